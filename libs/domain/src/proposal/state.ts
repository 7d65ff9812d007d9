import type { ActorId } from '../kernel/index.js';
import type { ProposedAct } from './events.js';

export type ProposalState =
  | { readonly status: 'none' }
  /** `preparedBy`: whose draft it is as it stands; `revision`: of the event that holds it. */
  | ({ readonly status: 'open' | 'refused' | 'approved'; readonly preparedBy: ActorId; readonly revision: number; readonly events: number } & ProposedAct);

export const initialProposal: ProposalState = { status: 'none' };
