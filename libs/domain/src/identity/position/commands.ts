import type { LocalDate } from '../../kernel/index.js';
import type { BodyStanding } from '../../organisation/index.js';
import type { PersonState } from '../person/index.js';
import type { PositionTerms } from './events.js';

export type PositionCommand =
  | {
      readonly type: 'AppointPerson';
      readonly terms: PositionTerms;
      /** Facts: of the register on the first day, and of the person now. */
      readonly stands: { readonly body: BodyStanding; readonly person: PersonState['status'] };
    }
  /** `from` null = today. */
  | { readonly type: 'EndPosition'; readonly positionId: string; readonly from: LocalDate | null; readonly reason: string };
