import type { AssignmentState, BodyId, DirectiveState, DirectiveStub, Resource } from '#libs/domain';

const OF_ASSIGNMENT = new WeakMap<object, Resource>();

/** What `can()` must know of an assignment; null before it was assigned. */
export function assignmentResource(state: AssignmentState): Resource | null {
  const parties = partiesOf(state);
  const { status, handedInBy } = state;
  const stage = status === 'suspended' ? status : status === 'closed' || status === 'withdrawn' ? 'over' : null;
  return parties === null || (stage === null && handedInBy.length === 0) ? parties : { ...parties, state: { stage, handedInBy } };
}

/** Kept beside the terms, since most acts leave them as they are. */
function partiesOf({ terms, participants, coordination }: AssignmentState): Resource | null {
  if (terms === null) return null;
  const asked = coordination.size;
  const known = asked === 0 ? OF_ASSIGNMENT.get(terms) : undefined;
  if (known !== undefined) return known;
  const named: BodyId[] = participants.map(({ body }) => body);
  const resource: Resource = {
    kind: 'assignment',
    lead: terms.leadBody,
    issuer: terms.issuer,
    confirming: terms.confirmingBody,
    supervising: terms.supervisingBody,
    participants: asked === 0 ? named : [...named, ...coordination.keys()],
    parentChainBodies: terms.parent?.chain ?? [],
  };
  if (asked === 0) OF_ASSIGNMENT.set(terms, resource);
  return resource;
}

const OF_DIRECTIVE = new WeakMap<DirectiveState, Resource>();

/** What `can()` must know of a directive; null before it was drafted. A draft reaches nobody, a stub its holder. */
export function directiveResource(state: DirectiveState): Resource | null {
  const { content, stub } = state;
  if (content === null) return stub === null ? null : stubResource(stub);
  const known = OF_DIRECTIVE.get(state);
  if (known !== undefined) return known;
  const resource: Resource = {
    kind: 'directive',
    issuer: content.number.issuer,
    confirming: content.confirmingBody,
    supervising: content.supervisingBody,
    reached: new Set<BodyId>([...state.addressees, ...state.planned.map(({ leadBody }) => leadBody)]),
  };
  OF_DIRECTIVE.set(state, resource);
  return resource;
}

/** A stub has no duties: nobody confirms or supervises but who issued it. */
export const stubResource = ({ number: { issuer }, holder }: Pick<DirectiveStub, 'number' | 'holder'>): Resource => ({ kind: 'directive', issuer, confirming: issuer, supervising: issuer, reached: new Set([holder]) });
