import { stepFrom } from '#libs/domain';
import { object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { content1 } from './document-1.shape.js';
import { directiveContent } from './document.shape.js';

/** The draft is replaced as a whole. */
export const directiveDraftRevised = storedEvent('DirectiveDraftRevised', 'directive-draft-revised', object({ content: directiveContent }), [
  { shape: object({ content: content1 }), upcast: stepFrom('DirectiveDraftRevised', 1) },
]);
