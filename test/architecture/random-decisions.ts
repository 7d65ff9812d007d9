import { actorId, addDays, bodyId, can, CONFIRMING, localDate, POLICY, PROCESS_ONLY, RELATIONS, ROLES, STAGES, startOfDay, STOPPED, type Action, type Actor, type BodyId, type Instant, type Permission, type Resource } from '#libs/domain';
import type { PermissionOracle } from './permission-oracle.js';

const BODIES = ['a', 'b', 'c', 'd', 'e'].map(bodyId);
const KINDS = ['assignment', 'directive', 'receipt', 'reporting', 'review', 'inspection', 'ranking', 'oversight', 'urging', 'indicator', 'inbox', 'delegation', 'staff', 'proposal', 'organisation', 'supervision-rules', 'board', 'system'] as const satisfies readonly Resource['kind'][];
const DAY = localDate('2026-11-29');
const ACTIONS: readonly Action[] = [...new Set([...Object.values(POLICY).flatMap((rules) => rules.flatMap(([, actions]) => [...actions])), ...PROCESS_ONLY])];

/** Those that the policy names for a kind of thing: most questions are about one of them. */
const ACTIONS_OF: ReadonlyMap<Resource['kind'], readonly Action[]> = new Map(KINDS.map((kind) => [kind, [...new Set(RELATIONS.filter((relation) => relation.startsWith(`${kind}-`)).flatMap((relation) => POLICY[relation].flatMap(([, actions]) => [...actions])))]]));

/** Those whose answer may hang on the state of a duty. */
const OF_STATE: readonly Action[] = [...new Set([...STAGES.flatMap((stage) => STOPPED[stage]), ...CONFIRMING])];

export interface Asked {
  readonly actor: Actor;
  readonly action: Action;
  readonly resource: Resource;
  readonly at: Instant;
  readonly actingFor: BodyId | null;
}

/** mulberry32: the same seed, the same decisions. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Somebody asks for something of something: few bodies, so that they often meet. */
export function randomAsked(chance: () => number): Asked {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(chance() * values.length)] as T;
  const some = <T>(values: readonly T[], share: number): readonly T[] => values.filter(() => chance() < share);
  const body = (): BodyId => pick(BODIES);
  const day = () => addDays(DAY, Math.floor(chance() * 5) - 2);
  const delegations = Array.from({ length: chance() < 0.5 ? 0 : 1 + Math.floor(chance() * 2) }, () => ({
    from: body(), validFrom: day(), validTo: chance() < 0.4 ? null : day(), ...(chance() < 0.6 && { position: chance() < 0.3 ? null : pick(ROLES) }), ...(chance() < 0.6 && { actions: chance() < 0.3 ? null : some(ACTIONS, 0.5) }),
  })); // prettier-ignore
  const positions = chance() < 0.5 ? null : Array.from({ length: Math.floor(chance() * 4) }, () => ({ body: body(), role: pick(ROLES), validFrom: day(), validUntil: chance() < 0.4 ? null : day() }));
  const actor: Actor = { actorId: actorId('x'), body: body(), roles: some(ROLES, chance() < 0.8 ? 0.2 : 0.5), delegations, ...(chance() < 0.8 && { positions }) };
  const thing = resourceBy(pick, body, () => some(BODIES, 0.3));
  const state = { ...(chance() < 0.5 && { stage: pick([null, ...STAGES]) }), ...(chance() < 0.5 && { handedInBy: some([actor.actorId, actorId('y')], 0.5) }), ...(chance() < 0.5 && { throughHead: chance() < 0.5 }) };
  const resource: Resource = chance() < 0.5 ? thing : { ...thing, state };
  const action = pick(resource.kind === 'assignment' && chance() < 0.5 ? OF_STATE : chance() < 0.8 ? (ACTIONS_OF.get(resource.kind) ?? ACTIONS) : ACTIONS);
  return { actor, action, resource, at: startOfDay(DAY) + Math.floor(chance() * 86_400_000), actingFor: chance() < 0.5 ? null : body() };
}

function resourceBy(pick: <T>(values: readonly T[]) => T, body: () => BodyId, bodies: () => readonly BodyId[]): Resource {
  const assignment = (): Resource => ({ kind: 'assignment', lead: body(), issuer: body(), confirming: body(), supervising: body(), participants: bodies(), parentChainBodies: bodies() });
  return pick<() => Resource>([
    ...Array.from({ length: 5 }, () => assignment), // more of them: their state counts
    () => ({ kind: 'directive', issuer: body(), confirming: body(), supervising: body(), reached: pick([bodies(), new Set(bodies())]) }),
    () => ({ kind: 'receipt', addressee: body(), issuer: body() }),
    () => ({ kind: 'reporting', owner: body(), consolidator: body(), recipient: body(), units: bodies() }),
    () => ({ kind: 'review', conductor: body(), units: bodies() }),
    () => ({ kind: 'inspection', issuer: body(), inspecting: body(), inspected: bodies(), team: bodies(), keepers: bodies() }),
    () => ({ kind: 'ranking', office: body(), ranked: bodies() }),
    () => ({ kind: 'oversight', overseeing: body(), overseen: bodies(), keepers: bodies() }),
    () => ({ kind: 'urging', issuers: bodies(), addressees: bodies(), followers: bodies() }),
    () => ({ kind: 'indicator', issuer: body(), supervising: body(), reporters: bodies(), measured: pick([null, body()]), reached: pick([bodies(), new Set(bodies())]) }),
    () => ({ kind: 'inbox', body: body() }),
    () => ({ kind: 'delegation', from: body(), to: body() }),
    () => ({ kind: 'staff', body: body() }),
    () => ({ kind: 'proposal', body: body() }),
    () => ({ kind: 'organisation' }),
    () => ({ kind: 'supervision-rules', issuer: pick([null, body()]) }),
    () => ({ kind: 'board' }),
    () => ({ kind: 'system' }),
  ])();
}

/** What was compared, and where the two disagree: the first few. */
export interface Comparison {
  readonly allowed: number;
  readonly reasons: ReadonlySet<string>;
  readonly kinds: ReadonlySet<string>;
  readonly disagreements: readonly { readonly asked: Asked; readonly can: Permission; readonly oracle: Permission }[];
}

/** When to stop looking. */
export interface Looking {
  /** At so many disagreements; three when not told. */
  readonly mostShown?: number;
  /** Not before so many reasons were given, within `MOST_TIMES` as many decisions: the rarest is given in a few of 20,000. */
  readonly reasons?: number;
}

const MOST_SHOWN = 3;
const MOST_TIMES = 10;

/** Decides `count` random cases by both. */
export function compareDecisions(oracle: PermissionOracle, count: number, seed: number, { mostShown = MOST_SHOWN, reasons: wanted = 0 }: Looking = {}): Comparison {
  const chance = chanceOf(seed);
  const [reasons, kinds] = [new Set<string>(), new Set<string>()];
  const disagreements: Comparison['disagreements'][number][] = [];
  let allowed = 0;
  for (let made = 0; (made < count || (reasons.size < wanted && made < MOST_TIMES * count)) && disagreements.length < mostShown; made++) {
    const asked = randomAsked(chance);
    const { actor, action, resource, at, actingFor } = asked;
    const [decided, expected] = [can(actor, action, resource, at, actingFor), oracle.decide(actor, action, resource, at, actingFor)];
    if (JSON.stringify(sorted(decided)) !== JSON.stringify(sorted(expected))) disagreements.push({ asked, can: decided, oracle: expected });
    if (decided.allowed) allowed++;
    else reasons.add(decided.reason);
    kinds.add(resource.kind);
  }
  return { allowed, reasons, kinds, disagreements };
}

const sorted = (permission: Permission): unknown => Object.entries(permission).toSorted(([one], [other]) => (one < other ? -1 : 1));
