import type { BodyId, Instant, LocalDate } from '../../kernel/index.js';
import type { LeftOutDuty, UrgedDuty, UrgingAddressee, UrgingDocument } from './document.js';

/** The explanation of one addressee. `due` moves when it is asked again. */
export interface ExplanationState {
  readonly status: 'not-asked' | 'asked' | 'given' | 'accepted';
  /** Explanations given so far. */
  readonly round: number;
  readonly due: LocalDate | null;
  /** When the latest one was given; null before that. */
  readonly givenAt: Instant | null;
}

/** What one addressee has done. Its texts stay in the events. */
export interface AddresseeState extends UrgingAddressee {
  readonly delivered: boolean;
  /** When the first answer was recorded (R13); null = none was. */
  readonly answeredAt: Instant | null;
  /** The first answer was entered later than its paper says ("ghi bổ sung"). */
  readonly answeredByLateEntry: boolean;
  readonly answers: number;
  readonly explanation: ExplanationState;
}

/** One urging, folded. Plain JSON values only, so that it is its own snapshot; its size depends on the paper alone. */
export interface UrgingState {
  readonly status: 'none' | 'issued' | 'withdrawn' | 'closed';
  readonly document: UrgingDocument | null;
  readonly duties: readonly UrgedDuty[];
  readonly leftOut: readonly LeftOutDuty[];
  readonly addressees: readonly AddresseeState[];
}

export const initialUrging: UrgingState = { status: 'none', document: null, duties: [], leftOut: [], addressees: [] };

/** The addressee of that id; undefined when the body is not addressed. */
export const urgedAddressee = ({ addressees }: UrgingState, body: BodyId): AddresseeState | undefined => addressees.find((each) => each.body === body);
