import { directiveContent } from './document.shape.js';
import { object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The draft is replaced as a whole. */
export const directiveDraftRevised = storedEvent('DirectiveDraftRevised', 'directive-draft-revised', object({
  content: directiveContent,
}));
