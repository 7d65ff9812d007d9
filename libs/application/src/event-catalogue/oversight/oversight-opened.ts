import { OVERSIGHT_KINDS, OVERSIGHT_MODES, type BodyId, type DirectiveId, type LocalDate, type OversightId, type OversightOpening } from '#libs/domain';
import { day, id, listOf, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An oversight (giám sát) is opened. */
export const oversightOpened = storedEvent('OversightOpened', 'oversight-opened', object<OversightOpening>({
  oversightId: id<OversightId>(),
  kind: oneOf(OVERSIGHT_KINDS),
  mode: oneOf(OVERSIGHT_MODES),
  overseeingBody: id<BodyId>(),
  overseenBodies: listOf(id<BodyId>()),
  subject: text,
  basis: text,
  directiveId: nullable(id<DirectiveId>()),
  from: day<LocalDate>(),
  to: nullable(day<LocalDate>()),
}));
