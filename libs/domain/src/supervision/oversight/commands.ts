import type { OrganisationState } from '../../organisation/index.js';
import type { BodyId } from '../../kernel/index.js';
import type { EarlyWarning, Observation, OversightEntry, OversightOpening } from './events.js';

/** Every command names the act it asks for; the register is filled in by the handler. */
export type OversightCommand = OversightAct & { readonly register: OrganisationState };

export type OversightAct =
  | { readonly type: 'OpenOversight'; readonly opening: OversightOpening }
  | { readonly type: 'RecordObservation'; readonly observation: Omit<Observation, 'number'> }
  | { readonly type: 'GiveEarlyWarning'; readonly warning: Omit<EarlyWarning, 'number'> }
  | { readonly type: 'RecommendAfterOversight'; readonly to: readonly BodyId[]; readonly text: string }
  | { readonly type: 'ProposeInspection'; readonly bodies: readonly BodyId[]; readonly reason: string }
  /** `keepers`: who ends it when the overseeing body came to be one with an overseen one, first choice first (R12). */
  | { readonly type: 'EndOversight'; readonly summary: string; readonly keepers: readonly BodyId[] }
  | { readonly type: 'TakeBackOversightEntry'; readonly entry: OversightEntry; readonly number: number; readonly reason: string }
  | { readonly type: 'TakeBackOversightEnd'; readonly reason: string };
