import type { CitedEvent, Evidence, LocalDate } from '#libs/domain';
import { day, id, listOf, object, oneOf, taggedBy, text, wholeNumber } from './shape.js';

const citedEvent = object<CitedEvent>({ stream: id(), revision: wholeNumber });

/** What a finding or an observation rests on, version 1. */
export const evidence = taggedBy<'by', Evidence>('by', {
  events: object({ by: oneOf(['events']), events: listOf(citedEvent) }),
  documents: object({ by: oneOf(['documents']), documents: listOf(text) }),
  absence: object({ by: oneOf(['absence']), soughtFor: text, until: day<LocalDate>() }),
});
