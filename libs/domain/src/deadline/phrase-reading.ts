import type { LocalDate } from '../kernel/index.js';
import type { Deadline } from './deadline.js';
import type { DeadlinePolicy } from './policy.js';
import type { WorkingCalendar } from './working-calendar.js';

/** What a phrase is read against. */
export interface PhraseContext {
  /** The day the directive was issued; years and months that were not written are inferred from it (R2). */
  readonly issuedOn: LocalDate;
  /** 1-based line of the source text, null when not known. */
  readonly sourceLine: number | null;
  readonly policy: DeadlinePolicy;
  readonly calendar: WorkingCalendar;
}

/** What a phrase means, apart from where it stands and who confirmed it. */
export type Reading = Pick<Deadline, 'kind' | 'start' | 'due' | 'boundary' | 'confidence' | 'flags'>;

/** A reading with nothing dated in it, to be filled in. */
export const reading = (kind: Reading['kind'], rest: Partial<Reading> = {}): Reading => ({
  kind,
  start: null,
  due: null,
  boundary: null,
  confidence: 'high',
  flags: [],
  ...rest,
});

/** Not understood, or open to several readings: a person must read it; nothing is guessed. */
export const UNREADABLE: Reading = reading('unspecified', { confidence: 'low', flags: ['needs-clerk'] });

/** Understood, but setting no date: only the issuer can. */
export const UNSPECIFIED: Reading = reading('unspecified', { flags: ['ask-issuer'] });
