import { STATE_SECRECIES, type BodyId, type DirectiveId, type DirectiveStub, type LocalDate } from '#libs/domain';
import { day, id, object, oneOf } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { documentNumber } from './document.shape.js';

const stub = object<DirectiveStub>({ directiveId: id<DirectiveId>(), number: documentNumber, date: day<LocalDate>(), secrecy: oneOf(STATE_SECRECIES), holder: id<BodyId>() });

/** A paper that is a state secret: that it exists, and who has it. The shape has no place for words of it. */
export const directiveStubEntered = storedEvent('DirectiveStubEntered', 'directive-stub-entered', object({ stub }));
