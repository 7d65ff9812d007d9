import type { AssignmentId, BodyId, GroupId, LocalDate } from '../kernel/index.js';

/** Kinds of body, named as in the glossary. */
export const BODY_KINDS = [
  'standingCommittee', 'standingMembers', 'partyCommittee', 'grassrootsPartyOrg', 'partyBoard', 'inspectionCommission',
  'committeeOffice', 'partyCaucus', 'partyAffairsCommittee', 'directPartyCommittee', 'districtPartyCommittee',
  'peoplesCommittee', 'peoplesCouncil', 'department', 'fatherlandFront', 'socioPoliticalOrg', 'youthUnionCommittee',
  'provincialLabourFederation', 'generalConfederation', 'grassrootsUnion', 'managementBoard', 'centralBody', 'other',
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

export const BODY_LEVELS = ['central', 'province', 'district', 'commune', 'grassroots'] as const;
export type BodyLevel = (typeof BODY_LEVELS)[number];

/** What the register keeps of one body when it is entered. `external`: outside the issuer's authority (R2 of receipt; never reminded, never late). */
export interface BodyEntry {
  readonly bodyId: BodyId;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly parentId: BodyId | null;
  readonly name: string;
  readonly external: boolean;
  /** First day on which the body exists. */
  readonly from: LocalDate;
}

/** Which bodies a group stands for: named members, or every body of some kinds (optionally below one parent). */
export type GroupRule =
  | { readonly by: 'members'; readonly members: readonly BodyId[] }
  | { readonly by: 'kind'; readonly kinds: readonly BodyKind[]; readonly level: BodyLevel | null; readonly parentId: BodyId | null; readonly except: readonly BodyId[] };

/** One duty that a split gives to a certain successor. */
export interface AllottedDuty {
  readonly assignmentId: AssignmentId;
  readonly body: BodyId;
}

/** Who takes over the open duties of bodies that end, and from which day (R11). */
export interface HandOverOrder {
  /** Names the change in every act of hand-over that follows from it. */
  readonly changeId: string;
  /** The bodies that end. */
  readonly bodies: readonly BodyId[];
  /** Takes every duty that is not allotted: the successor, or who keeps the duties of a body that ends without one. */
  readonly keeper: BodyId;
  readonly allotment: readonly AllottedDuty[];
  /** The day from which they take over: the first on which the bodies are no more, or that of the order where it came later. */
  readonly on: LocalDate;
  readonly basis: string;
  /** Who entered the change; the hand-over is carried out in its name. */
  readonly orderedBy: BodyId;
}

/**
 * The register of bodies is one aggregate (ARCHITECTURE invariant 3): a merger is one event. Stream `organisation-register`.
 * Dates are business dates: from when the name, the parent, the end holds.
 */
export type OrganisationEvent =
  | { readonly type: 'BodiesRegistered'; readonly data: { readonly bodies: readonly BodyEntry[] } }
  | { readonly type: 'BodyRenamed'; readonly data: { readonly bodyId: BodyId; readonly name: string; readonly from: LocalDate; readonly basis: string } }
  | { readonly type: 'BodyMoved'; readonly data: { readonly bodyId: BodyId; readonly parentId: BodyId | null; readonly from: LocalDate; readonly basis: string } }
  | { readonly type: 'BodyEnded'; readonly data: { readonly bodyId: BodyId; readonly lastDay: LocalDate; readonly basis: string } }
  /** Predecessors end on the eve of `on`; successors (already registered, or entered here) continue them. One predecessor and several successors is a split. */
  | { readonly type: 'BodiesSucceeded'; readonly data: { readonly predecessors: readonly BodyId[]; readonly successors: readonly BodyId[]; readonly newBodies: readonly BodyEntry[]; readonly on: LocalDate; readonly basis: string } }
  /** Stands beside the end of bodies, in the same batch; alone where a keeper is named after the end. */
  | { readonly type: 'HandOverOrdered'; readonly data: HandOverOrder }
  /** The day of that change has come: the open duties move now. */
  | { readonly type: 'HandOverFellDue'; readonly data: { readonly changeId: string } }
  | { readonly type: 'GroupDefined'; readonly data: { readonly groupId: GroupId; readonly name: string; readonly rule: GroupRule; readonly from: LocalDate; readonly open: boolean } };
