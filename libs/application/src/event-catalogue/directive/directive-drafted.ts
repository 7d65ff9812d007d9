import { directiveContent } from './document.shape.js';
import { object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A clerk enters a directive as a draft. */
export const directiveDrafted = storedEvent('DirectiveDrafted', 'directive-drafted', object({
  content: directiveContent,
}));
