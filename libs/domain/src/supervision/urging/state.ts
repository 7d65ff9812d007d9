import type { ActorId, BodyId, Instant, LocalDate } from '../../kernel/index.js';
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

/** When an answer was recorded, and whether its paper is older. */
export interface StandingAnswer {
  /** From 1. */
  readonly number: number;
  readonly at: Instant;
  readonly lateEntry: boolean;
}

/** What one addressee has done. Its texts stay in the events. */
export interface AddresseeState extends UrgingAddressee {
  readonly delivered: boolean;
  /** When the first answer that stands was recorded (R13); null = none stands. */
  readonly answeredAt: Instant | null;
  /** The first answer was entered later than its paper says ("ghi bổ sung"). */
  readonly answeredByLateEntry: boolean;
  /** Answers recorded, also those taken back. */
  readonly answers: number;
  /** Those that stand, oldest first. */
  readonly standing: readonly StandingAnswer[];
  readonly explanation: ExplanationState;
}

/** One urging, folded. Plain JSON values only, so that it is its own snapshot; its size depends on the paper and the number of answers alone. */
export interface UrgingState {
  readonly status: 'none' | 'issued' | 'withdrawn' | 'closed';
  readonly document: UrgingDocument | null;
  readonly duties: readonly UrgedDuty[];
  readonly leftOut: readonly LeftOutDuty[];
  readonly addressees: readonly AddresseeState[];
  /** Whose hands gave explanations, each once, in that order: they accept none. Read models, which know no hands, leave it empty. */
  readonly handedInBy: readonly ActorId[];
}

export const initialUrging: UrgingState = { status: 'none', document: null, duties: [], leftOut: [], addressees: [], handedInBy: [] };

/** The addressee of that id; undefined when the body is not addressed. */
export const urgedAddressee = ({ addressees }: UrgingState, body: BodyId): AddresseeState | undefined => addressees.find((each) => each.body === body);
