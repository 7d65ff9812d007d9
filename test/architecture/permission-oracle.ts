import { dateAt, type Actor, type BodyId, type Instant, type Permission, type Resource } from '#libs/domain';

/** One row of a table of `docs/permissions.md`. */
export interface Allowance {
  readonly relation: string;
  readonly roles: readonly string[];
  readonly actions: readonly string[];
}

/** Reads the tables as a person would. */
export const allowancesIn = (page: string): readonly Allowance[] =>
  [...page.matchAll(/^\| `([a-z-]+)` [^|]*\| ([^|]+) \| ([^|]+) \|$/gm)].map(([, relation = '', roles = '', actions = '']) => ({ relation, roles: roles.split(', '), actions: actions.split(', ').map((action) => action.replaceAll('`', '')) }));

export const processOnlyIn = (page: string): readonly string[] => [...(/^4\. Only processes .*$/m.exec(page)?.[0] ?? '').matchAll(/`(\w+)`/g)].map(([, action = '']) => action);

const named = (text: string | undefined): readonly string[] => [...(text ?? '').matchAll(/`([A-Za-z.]+)`/g)].map(([, name = '']) => name);

/** What the page says of states. */
const stoppedIn = (page: string, stage: string): readonly string[] => named(new RegExp(`^\\| \`${stage}\` [^|]*\\| ([^|]+) \\|$`, 'm').exec(page)?.[1]);
const confirmingIn = (page: string): readonly string[] => named(/never does, for whichever body: (.+)\.$/m.exec(page)?.[1]);
const approvingIn = (page: string): readonly string[] => (/others draft: ([a-z, ]+)\./.exec(page)?.[1] ?? '').split(', ');
const insideIn = (page: string): readonly string[] => named(/what stays inside: (.+)\.$/m.exec(page)?.[1]);

/** Decides by the page alone, in the plainest way; shares no code with `can`. */
export class PermissionOracle {
  private readonly allowances: readonly Allowance[];
  private readonly processOnly: readonly string[];
  private readonly stopped: Readonly<Record<string, readonly string[]>>;
  private readonly confirming: readonly string[];
  private readonly approving: readonly string[];
  private readonly inside: readonly string[];

  constructor(page: string) {
    this.allowances = allowancesIn(page);
    this.processOnly = processOnlyIn(page);
    this.stopped = { suspended: stoppedIn(page, 'suspended'), over: stoppedIn(page, 'over') };
    this.confirming = confirmingIn(page);
    this.approving = approvingIn(page);
    this.inside = insideIn(page);
  }

  decide(actor: Actor, action: string, resource: Resource, at: Instant, actingFor: BodyId | null): Permission {
    const body = actingFor ?? actor.body;
    const roles = rolesHeld(actor, body, action, at);
    if (roles === 'none') {
      const atHome = positionsOf(actor, at).flatMap(({ of, as }) => (of === actor.body ? [as] : []));
      return { allowed: false, reason: 'delegation-not-in-force', mayKnow: atHome.length > 0 && this.sees(atHome, resource, actor.body) };
    }
    const mayKnow = roles.length > 0 && this.sees(roles, resource, body);
    if (positionsOf(actor, at).some(({ as }) => as === 'auditor') && !isLook(action)) return { allowed: false, reason: 'read-only-role', mayKnow };
    const relations = relationsOf(resource, body);
    const allowing = relations.find((relation) => this.allows(relation, roles, action));
    if (allowing !== undefined) {
      const { stage, handedInBy = [], throughHead = false } = resource.state ?? {};
      if (this.stopped[String(stage)]?.includes(action) === true) return { allowed: false, reason: 'state-forbids', mayKnow };
      if (this.confirming.includes(action) && handedInBy.some((hand) => hand === actor.actorId)) return { allowed: false, reason: 'own-work', mayKnow };
      if (!throughHead || isLook(action) || this.inside.includes(action)) return { allowed: true, relation: allowing } as Permission;
      const out = relations.find((relation) => this.allows(relation, roles.filter((role) => this.approving.includes(role)), action));
      return out === undefined ? { allowed: false, reason: 'needs-approval', mayKnow } : ({ allowed: true, relation: out } as Permission);
    }
    if (roles.length === 0) return { allowed: false, reason: 'no-role', mayKnow: false };
    if (this.processOnly.includes(action)) return { allowed: false, reason: 'process-only', mayKnow };
    if (relations.some((relation) => this.allowances.some((row) => row.relation === relation && row.actions.includes(action)))) return { allowed: false, reason: 'role-lacks-action', mayKnow };
    return { allowed: false, reason: this.sees(roles, resource, body) ? 'relation-lacks-action' : 'not-party', mayKnow };
  }

  private allows(relation: string, roles: readonly string[], action: string): boolean {
    return this.allowances.some((row) => row.relation === relation && row.actions.includes(action) && row.roles.some((role) => roles.includes(role)));
  }

  private sees(roles: readonly string[], resource: Resource, body: BodyId): boolean {
    if (['organisation', 'supervision-rules', 'board', 'system'].includes(resource.kind)) return true;
    return relationsOf(resource, body).some((relation) => this.allows(relation, roles, `${resource.kind}.read`));
  }
}

const isLook = (action: string): boolean => action.endsWith('.read') || ['search', 'events.follow', 'export'].includes(action);

function rolesHeld(actor: Actor, body: BodyId, action: string, at: Instant): readonly string[] | 'none' {
  const today = dateAt(at);
  const all = positionsOf(actor, at);
  const here = all.filter(({ of }) => of === body);
  const own = (actor.positions ?? null) === null ? actor.body === body : here.length > 0;
  const given = actor.delegations.filter(
    ({ from, validFrom, validTo, actions }) =>
      from === body && today >= validFrom && (validTo === null || today <= validTo) && ((actions ?? null) === null || ((actions ?? []) as readonly string[]).includes(action)) && (own || (action !== 'DelegatePower' && action !== 'RevokeDelegation')),
  );
  if (!own && given.length === 0) return 'none';
  return [...here.map(({ as }) => as), ...given.flatMap(({ position = null }) => (position === null ? all.map(({ as }) => as) : [position]))];
}

/** In which body as what, on that day: by appointment, or where there never was one by the account. */
function positionsOf({ body, roles, positions }: Actor, at: Instant): readonly { readonly of: BodyId; readonly as: string }[] {
  if (positions === undefined || positions === null) return roles.map((as) => ({ of: body, as }));
  const today = dateAt(at);
  return positions.filter(({ validFrom, validUntil }) => today >= validFrom && !(validUntil !== null && today >= validUntil)).map(({ body: of, role: as }) => ({ of, as }));
}

/** Every relation in which the body stands to the resource, the nearest first. */
function relationsOf(resource: Resource, body: BodyId): readonly string[] {
  const among = (bodies: Iterable<BodyId>): boolean => [...bodies].includes(body);
  const standing = (of: readonly (readonly [name: string, stands: boolean])[]): readonly string[] => [...of.flatMap(([name, stands]) => (stands ? [`${resource.kind}-${name}`] : [])), `${resource.kind}-anyone`];
  switch (resource.kind) {
    case 'assignment':
      return standing([['lead', resource.lead === body], ['issuer', resource.issuer === body], ['confirming', resource.confirming === body], ['supervising', resource.supervising === body], ['participant', among(resource.participants)], ['chain', among(resource.parentChainBodies)]]);
    case 'directive':
      return standing([['issuer', resource.issuer === body], ['confirming', resource.confirming === body], ['supervising', resource.supervising === body], ['reached', among(resource.reached)]]);
    case 'receipt':
      return standing([['addressee', resource.addressee === body], ['issuer', resource.issuer === body]]);
    case 'reporting':
      return standing([['owner', resource.owner === body], ['consolidator', resource.consolidator === body], ['recipient', resource.recipient === body], ['unit', among(resource.units)]]);
    case 'review':
      return standing([['conductor', resource.conductor === body], ['unit', among(resource.units)]]);
    case 'inspection':
      return standing([['issuer', resource.issuer === body], ['inspecting', resource.inspecting === body], ['team', among(resource.team)], ['keeper', among(resource.keepers)], ['inspected', among(resource.inspected)]]);
    case 'ranking':
      return standing([['office', resource.office === body], ['ranked', among(resource.ranked)]]);
    case 'oversight':
      return standing([['overseeing', resource.overseeing === body], ['keeper', among(resource.keepers)], ['overseen', among(resource.overseen)]]);
    case 'urging':
      return standing([['issuer', among(resource.issuers)], ['addressee', among(resource.addressees)], ['follower', among(resource.followers)]]);
    case 'indicator':
      return standing([['issuer', resource.issuer === body], ['supervising', resource.supervising === body], ['reporter', among(resource.reporters)], ['measured', resource.measured === body], ['reached', among(resource.reached)]]);
    case 'proposal':
    case 'staff':
      return standing([['body', resource.body === body]]);
    case 'inbox':
      return standing([['owner', resource.body === body]]);
    case 'delegation':
      return standing([['giver', resource.from === body], ['receiver', resource.to === body]]);
    case 'supervision-rules':
      return standing([['issuer', resource.issuer === body]]);
    case 'organisation':
    case 'board':
    case 'system':
      return standing([]);
  }
}
