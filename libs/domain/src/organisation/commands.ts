import type { BodyId, GroupId, LocalDate } from '../kernel/index.js';
import type { AllottedDuty, BodyEntry, GroupRule } from './events.js';

export type OrganisationCommand =
  | { readonly type: 'RegisterBodies'; readonly bodies: readonly BodyEntry[] }
  | { readonly type: 'RenameBody'; readonly bodyId: BodyId; readonly name: string; readonly from: LocalDate; readonly basis: string }
  | { readonly type: 'MoveBody'; readonly bodyId: BodyId; readonly parentId: BodyId | null; readonly from: LocalDate; readonly basis: string }
  | { readonly type: 'EndBody'; readonly bodyId: BodyId; readonly lastDay: LocalDate; readonly basis: string; /** Who keeps its open duties (R11); null for an external body only. */ readonly keeper: BodyId | null }
  | { readonly type: 'SucceedBodies'; readonly predecessors: readonly BodyId[]; readonly successors: readonly BodyId[]; readonly newBodies: readonly BodyEntry[]; readonly on: LocalDate; readonly basis: string; /** Takes what is not allotted; null = the only successor. */ readonly keeper: BodyId | null; readonly allotment: readonly AllottedDuty[] }
  /** For a body that ended with nobody named to take over from it (R11). */
  | { readonly type: 'OrderHandOver'; readonly bodyId: BodyId; readonly keeper: BodyId; readonly allotment: readonly AllottedDuty[]; readonly basis: string }
  /** Sent by the sweep: what was ordered for a day that has come. */
  | { readonly type: 'BeginDueHandOvers' }
  | { readonly type: 'DefineGroup'; readonly groupId: GroupId; readonly name: string; readonly rule: GroupRule; readonly from: LocalDate; readonly open: boolean };
