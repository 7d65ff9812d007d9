import { stepFrom } from '#libs/domain';
import { object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { content1 } from './document-1.shape.js';
import { directiveContent } from './document.shape.js';

/** A clerk enters a directive as a draft. */
export const directiveDrafted = storedEvent('DirectiveDrafted', 'directive-drafted', object({ content: directiveContent }), [
  { shape: object({ content: content1 }), upcast: stepFrom('DirectiveDrafted', 1) },
]);
