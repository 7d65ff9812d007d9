import type { BodyId } from '../../kernel/index.js';
import type { EarlyWarning, Observation, OversightEntry, OversightOpening } from './events.js';

/** One oversight, folded. Plain JSON values only, so that it is its own snapshot. */
export interface OversightState {
  readonly status: 'none' | 'open' | 'ended';
  readonly opening: OversightOpening | null;
  readonly observations: readonly Observation[];
  readonly warnings: readonly EarlyWarning[];
  readonly recommendations: readonly { readonly number: number; readonly to: readonly BodyId[]; readonly text: string }[];
  readonly proposals: readonly { readonly bodies: readonly BodyId[]; readonly reason: string }[];
  /** What no longer stands, though it can be read (R15). */
  readonly takenBack: readonly { readonly entry: OversightEntry; readonly number: number }[];
  /** What was found on the whole; null before the end. */
  readonly summary: string | null;
}

export const initialOversight: OversightState = { status: 'none', opening: null, observations: [], warnings: [], recommendations: [], proposals: [], takenBack: [], summary: null };

/** Whether the entry with that number of its kind was taken back. */
export const isTakenBack = ({ takenBack }: Pick<OversightState, 'takenBack'>, entry: OversightEntry, number: number): boolean => takenBack.some((one) => one.entry === entry && one.number === number);
