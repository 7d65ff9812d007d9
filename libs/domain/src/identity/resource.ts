import type { BodyId } from '../kernel/index.js';
import type { StateOfThing } from './state-rules.js';

/** What an action is asked of, with the bodies that stand in a relation to it, and its state as far as rights depend on it. */
export type Resource = Thing & { readonly state?: StateOfThing };

type Thing =
  | {
      readonly kind: 'assignment';
      readonly lead: BodyId;
      /** Who assigned it: the directive's issuer, or the lead of the parent. */
      readonly issuer: BodyId;
      readonly confirming: BodyId;
      readonly supervising: BodyId;
      readonly participants: readonly BodyId[];
      /** Lead bodies from the root of the cascade down to the parent. */
      readonly parentChainBodies: readonly BodyId[];
    }
  | {
      readonly kind: 'directive';
      readonly issuer: BodyId;
      readonly confirming: BodyId;
      readonly supervising: BodyId;
      /** Addressees and assigned bodies once it is issued; none while it is a draft. */
      readonly reached: ReadonlySet<BodyId> | readonly BodyId[];
    }
  | { readonly kind: 'receipt'; readonly addressee: BodyId; readonly issuer: BodyId }
  /** An obligation to report; `units` are those whose reports the action is about. */
  | { readonly kind: 'reporting'; readonly owner: BodyId; readonly consolidator: BodyId; readonly recipient: BodyId; readonly units: readonly BodyId[] }
  | { readonly kind: 'review'; readonly conductor: BodyId; readonly units: readonly BodyId[] }
  | { readonly kind: 'inspection'; readonly issuer: BodyId; readonly inspecting: BodyId; readonly inspected: readonly BodyId[]; /** Bodies with a member in the team. */ readonly team: readonly BodyId[]; /** Who may take it over, when nobody can go on with it (R12). */ readonly keepers: readonly BodyId[] }
  /** The list of an office for a period; `ranked`: bodies with a line in its newest edition. */
  | { readonly kind: 'ranking'; readonly office: BodyId; readonly ranked: readonly BodyId[] }
  | { readonly kind: 'oversight'; readonly overseeing: BodyId; readonly overseen: readonly BodyId[]; /** Who may end it, when it watches itself (R12). */ readonly keepers: readonly BodyId[] }
  /** `issuers`: the body that urged, or who stands in its place; `followers`: who assigned or supervises a duty that it is about. */
  | { readonly kind: 'urging'; readonly issuers: readonly BodyId[]; readonly addressees: readonly BodyId[]; readonly followers: readonly BodyId[] }
  | {
      readonly kind: 'indicator';
      readonly issuer: BodyId;
      readonly supervising: BodyId;
      /** Named by the issuer to measure for any body. */
      readonly reporters: readonly BodyId[];
      /** The body whose own figure it is about; null when it is about none that the directive reaches. */
      readonly measured: BodyId | null;
      /** Everybody whom the directive reaches. */
      readonly reached: ReadonlySet<BodyId> | readonly BodyId[];
    }
  | { readonly kind: 'inbox'; readonly body: BodyId }
  | { readonly kind: 'delegation'; readonly from: BodyId; readonly to: BodyId }
  /** Who holds which position of a body. */
  | { readonly kind: 'staff'; readonly body: BodyId }
  /** The drafts of a body, for its own heads. */
  | { readonly kind: 'proposal'; readonly body: BodyId }
  | { readonly kind: 'organisation' }
  /** `issuer`: whose policy it is; null = the one for all, and the calendar. */
  | { readonly kind: 'supervision-rules'; readonly issuer: BodyId | null }
  | { readonly kind: 'board' }
  | { readonly kind: 'system' };

/** How a body stands to a resource. Each belongs to one kind of resource; `…-anyone` holds for every body. */
export const RELATIONS = [
  'assignment-lead', 'assignment-issuer', 'assignment-confirming', 'assignment-supervising', 'assignment-participant', 'assignment-chain', 'assignment-anyone',
  'directive-issuer', 'directive-confirming', 'directive-supervising', 'directive-reached', 'directive-anyone',
  'receipt-addressee', 'receipt-issuer', 'receipt-anyone',
  'reporting-owner', 'reporting-consolidator', 'reporting-recipient', 'reporting-unit', 'reporting-anyone', 'review-conductor', 'review-unit', 'review-anyone',
  'urging-issuer', 'urging-addressee', 'urging-follower', 'urging-anyone',
  'inspection-issuer', 'inspection-inspecting', 'inspection-team', 'inspection-keeper', 'inspection-inspected', 'inspection-anyone', 'oversight-overseeing', 'oversight-keeper', 'oversight-overseen', 'oversight-anyone',
  'ranking-office', 'ranking-ranked', 'ranking-anyone',
  'indicator-issuer', 'indicator-supervising', 'indicator-reporter', 'indicator-measured', 'indicator-reached', 'indicator-anyone',
  'delegation-giver', 'delegation-receiver', 'delegation-anyone', 'staff-body', 'staff-anyone', 'proposal-body', 'proposal-anyone',
  'inbox-owner', 'inbox-anyone', 'organisation-anyone', 'supervision-rules-issuer', 'supervision-rules-anyone', 'board-anyone', 'system-anyone',
] as const;
export type Relation = (typeof RELATIONS)[number];

const contains = (bodies: ReadonlySet<BodyId> | readonly BodyId[], body: BodyId): boolean => ('has' in bodies ? bodies.has(body) : bodies.includes(body));

/** The first relation of `body` to the resource, in the order of RELATIONS, that `accepts` takes; null when none. */
export function findRelation(resource: Resource, body: BodyId, accepts: (relation: Relation) => boolean): Relation | null {
  switch (resource.kind) {
    case 'assignment':
      if (resource.lead === body && accepts('assignment-lead')) return 'assignment-lead';
      if (resource.issuer === body && accepts('assignment-issuer')) return 'assignment-issuer';
      if (resource.confirming === body && accepts('assignment-confirming')) return 'assignment-confirming';
      if (resource.supervising === body && accepts('assignment-supervising')) return 'assignment-supervising';
      if (accepts('assignment-participant') && contains(resource.participants, body)) return 'assignment-participant';
      if (accepts('assignment-chain') && contains(resource.parentChainBodies, body)) return 'assignment-chain';
      return accepts('assignment-anyone') ? 'assignment-anyone' : null;
    case 'directive':
      if (resource.issuer === body && accepts('directive-issuer')) return 'directive-issuer';
      if (resource.confirming === body && accepts('directive-confirming')) return 'directive-confirming';
      if (resource.supervising === body && accepts('directive-supervising')) return 'directive-supervising';
      if (accepts('directive-reached') && contains(resource.reached, body)) return 'directive-reached';
      return accepts('directive-anyone') ? 'directive-anyone' : null;
    case 'receipt':
      if (resource.addressee === body && accepts('receipt-addressee')) return 'receipt-addressee';
      if (resource.issuer === body && accepts('receipt-issuer')) return 'receipt-issuer';
      return accepts('receipt-anyone') ? 'receipt-anyone' : null;
    case 'inspection':
      if (resource.issuer === body && accepts('inspection-issuer')) return 'inspection-issuer';
      if (resource.inspecting === body && accepts('inspection-inspecting')) return 'inspection-inspecting';
      if (accepts('inspection-team') && contains(resource.team, body)) return 'inspection-team';
      if (accepts('inspection-keeper') && contains(resource.keepers, body)) return 'inspection-keeper';
      if (accepts('inspection-inspected') && contains(resource.inspected, body)) return 'inspection-inspected';
      return accepts('inspection-anyone') ? 'inspection-anyone' : null;
    case 'oversight':
      if (resource.overseeing === body && accepts('oversight-overseeing')) return 'oversight-overseeing';
      if (accepts('oversight-keeper') && contains(resource.keepers, body)) return 'oversight-keeper';
      if (accepts('oversight-overseen') && contains(resource.overseen, body)) return 'oversight-overseen';
      return accepts('oversight-anyone') ? 'oversight-anyone' : null;
    case 'ranking':
      if (resource.office === body && accepts('ranking-office')) return 'ranking-office';
      if (accepts('ranking-ranked') && contains(resource.ranked, body)) return 'ranking-ranked';
      return accepts('ranking-anyone') ? 'ranking-anyone' : null;
    case 'urging':
      if (accepts('urging-issuer') && resource.issuers.includes(body)) return 'urging-issuer';
      if (accepts('urging-addressee') && resource.addressees.includes(body)) return 'urging-addressee';
      if (accepts('urging-follower') && resource.followers.includes(body)) return 'urging-follower';
      return accepts('urging-anyone') ? 'urging-anyone' : null;
    case 'indicator':
      if (resource.issuer === body && accepts('indicator-issuer')) return 'indicator-issuer';
      if (resource.supervising === body && accepts('indicator-supervising')) return 'indicator-supervising';
      if (accepts('indicator-reporter') && contains(resource.reporters, body)) return 'indicator-reporter';
      if (resource.measured === body && accepts('indicator-measured')) return 'indicator-measured';
      if (accepts('indicator-reached') && contains(resource.reached, body)) return 'indicator-reached';
      return accepts('indicator-anyone') ? 'indicator-anyone' : null;
    case 'reporting':
      if (resource.owner === body && accepts('reporting-owner')) return 'reporting-owner';
      if (resource.consolidator === body && accepts('reporting-consolidator')) return 'reporting-consolidator';
      if (resource.recipient === body && accepts('reporting-recipient')) return 'reporting-recipient';
      if (accepts('reporting-unit') && contains(resource.units, body)) return 'reporting-unit';
      return accepts('reporting-anyone') ? 'reporting-anyone' : null;
    case 'review':
      if (resource.conductor === body && accepts('review-conductor')) return 'review-conductor';
      if (accepts('review-unit') && contains(resource.units, body)) return 'review-unit';
      return accepts('review-anyone') ? 'review-anyone' : null;
    case 'delegation':
      if (resource.from === body && accepts('delegation-giver')) return 'delegation-giver';
      if (resource.to === body && accepts('delegation-receiver')) return 'delegation-receiver';
      return accepts('delegation-anyone') ? 'delegation-anyone' : null;
    case 'staff':
      if (resource.body === body && accepts('staff-body')) return 'staff-body';
      return accepts('staff-anyone') ? 'staff-anyone' : null;
    case 'proposal':
      if (resource.body === body && accepts('proposal-body')) return 'proposal-body';
      return accepts('proposal-anyone') ? 'proposal-anyone' : null;
    case 'inbox':
      if (resource.body === body && accepts('inbox-owner')) return 'inbox-owner';
      return accepts('inbox-anyone') ? 'inbox-anyone' : null;
    case 'organisation':
      return accepts('organisation-anyone') ? 'organisation-anyone' : null;
    case 'supervision-rules':
      if (resource.issuer === body && accepts('supervision-rules-issuer')) return 'supervision-rules-issuer';
      return accepts('supervision-rules-anyone') ? 'supervision-rules-anyone' : null;
    case 'board':
      return accepts('board-anyone') ? 'board-anyone' : null;
    case 'system':
      return accepts('system-anyone') ? 'system-anyone' : null;
  }
}
