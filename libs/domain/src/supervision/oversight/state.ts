import type { BodyId } from '../../kernel/index.js';
import type { EarlyWarning, Observation, OversightOpening } from './events.js';

/** One oversight, folded. Plain JSON values only, so that it is its own snapshot. */
export interface OversightState {
  readonly status: 'none' | 'open' | 'ended';
  readonly opening: OversightOpening | null;
  readonly observations: readonly Observation[];
  readonly warnings: readonly EarlyWarning[];
  readonly recommendations: readonly { readonly number: number; readonly to: readonly BodyId[]; readonly text: string }[];
  readonly proposals: readonly { readonly bodies: readonly BodyId[]; readonly reason: string }[];
  /** What was found on the whole; null before the end. */
  readonly summary: string | null;
}

export const initialOversight: OversightState = { status: 'none', opening: null, observations: [], warnings: [], recommendations: [], proposals: [], summary: null };
