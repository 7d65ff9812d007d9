import type { BodyId, LocalDate, Observation } from '#libs/domain';
import { evidence } from '../evidence.shape.js';
import { day, id, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Something was seen, or looked for in vain. */
export const oversightObserved = storedEvent('OversightObserved', 'oversight-observed', object<Observation>({
  number: wholeNumber,
  body: nullable(id<BodyId>()),
  date: day<LocalDate>(),
  text,
  evidence,
}));
