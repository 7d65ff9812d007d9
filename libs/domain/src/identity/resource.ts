import type { BodyId } from '../kernel/index.js';

/** What an action is asked of, with the bodies that stand in a relation to it. */
export type Resource =
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
  | { readonly kind: 'inbox'; readonly body: BodyId }
  | { readonly kind: 'organisation' }
  | { readonly kind: 'board' }
  | { readonly kind: 'system' };

/** How a body stands to a resource. Each belongs to one kind of resource; `…-anyone` holds for every body. */
export const RELATIONS = [
  'assignment-lead', 'assignment-issuer', 'assignment-confirming', 'assignment-supervising', 'assignment-participant', 'assignment-chain', 'assignment-anyone',
  'directive-issuer', 'directive-confirming', 'directive-supervising', 'directive-reached', 'directive-anyone',
  'receipt-addressee', 'receipt-issuer', 'receipt-anyone',
  'inbox-owner', 'inbox-anyone', 'organisation-anyone', 'board-anyone', 'system-anyone',
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
    case 'inbox':
      if (resource.body === body && accepts('inbox-owner')) return 'inbox-owner';
      return accepts('inbox-anyone') ? 'inbox-anyone' : null;
    case 'organisation':
      return accepts('organisation-anyone') ? 'organisation-anyone' : null;
    case 'board':
      return accepts('board-anyone') ? 'board-anyone' : null;
    case 'system':
      return accepts('system-anyone') ? 'system-anyone' : null;
  }
}
