import type { BodyId, DirectiveId, LocalDate } from '../kernel/index.js';
import type { ArrivalNumber } from './events.js';

/** The receiver's own entry, as last corrected. */
export interface Arrival {
  readonly number: ArrivalNumber;
  readonly date: LocalDate;
  /** "Chuyển": left null when the stamp leaves it blank. */
  readonly passedTo: string | null;
}

/** One receipt, folded (R14). A registered arrival proves delivery, whether or not it was confirmed. */
export interface ReceiptState {
  readonly status: 'none' | 'sent' | 'delivered' | 'registered';
  readonly directiveId: DirectiveId | null;
  readonly addressee: BodyId | null;
  readonly channel: string | null;
  /** Null before registration. */
  readonly arrival: Arrival | null;
  readonly corrections: number;
}

export const initialReceipt: ReceiptState = { status: 'none', directiveId: null, addressee: null, channel: null, arrival: null, corrections: 0 };

/** A number on the stamp that could not be read: kept raw, to be checked, never guessed. */
export const arrivalNumberNeedsChecking = (number: ArrivalNumber): boolean => number.readable === null;
