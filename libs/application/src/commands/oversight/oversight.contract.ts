import type { BodyId, EarlyWarning, Observation, OversightEntry, OversightId, OversightOpening } from '#libs/domain';
import type { CommandContext } from '../contract.js';

/** What a client may ask of an oversight. */
export type OversightIntent =
  | { readonly type: 'OpenOversight'; readonly opening: Omit<OversightOpening, 'oversightId'> }
  | { readonly type: 'RecordObservation'; readonly observation: Omit<Observation, 'number'> }
  | { readonly type: 'GiveEarlyWarning'; readonly warning: Omit<EarlyWarning, 'number'> }
  | { readonly type: 'RecommendAfterOversight'; readonly to: readonly BodyId[]; readonly text: string }
  | { readonly type: 'ProposeInspection'; readonly bodies: readonly BodyId[]; readonly reason: string }
  | { readonly type: 'EndOversight'; readonly summary: string }
  | { readonly type: 'TakeBackOversightEntry'; readonly entry: OversightEntry; readonly number: number; readonly reason: string }
  | { readonly type: 'TakeBackOversightEnd'; readonly reason: string };

/** `oversightId` null with `OpenOversight` only: the id is then derived from the Idempotency-Key, or fresh without one. */
export class ActOnOversight {
  constructor(readonly oversightId: OversightId | null, readonly intent: OversightIntent, readonly context: CommandContext) {}
}
