import type { BodyId, GroupId, LocalDate } from '../kernel/index.js';
import { valueOn } from './dated.js';
import type { BodyKind, BodyLevel, GroupRule } from './events.js';
import type { OrganisationState, RegisteredBody } from './state.js';

/** One body as it stood on a day. */
export interface BodyOnDate {
  readonly bodyId: BodyId;
  readonly name: string;
  readonly parentId: BodyId | null;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly external: boolean;
}

export type BodyStanding = 'active' | 'ended' | 'unknown' | 'external';

const lives = (body: RegisteredBody, date: LocalDate): boolean => body.from <= date && (body.lastDay === null || date <= body.lastDay);

/** The body as of `date`; null when it is not registered, not yet founded or ended. */
export function bodyOn(state: OrganisationState, id: BodyId, date: LocalDate): BodyOnDate | null {
  const body = state.bodies.get(id);
  if (body === undefined || !lives(body, date)) return null;
  const { bodyId, kind, level, external } = body;
  return { bodyId, name: valueOn(body.names, date) ?? '', parentId: valueOn(body.parents, date), kind, level, external };
}

/** May it be given a duty on `date`? A body not yet founded is `unknown` on that day; an ended external body is `ended`. */
export function bodyStands(state: OrganisationState, id: BodyId, date: LocalDate): BodyStanding {
  const body = state.bodies.get(id);
  if (body === undefined || date < body.from) return 'unknown';
  if (body.lastDay !== null && date > body.lastDay) return 'ended';
  return body.external ? 'external' : 'active';
}

/**
 * The name it bore on `date`: after its end the last one, before its start the first one, so that history can always be
 * printed. Null when not registered.
 */
export function nameOn(state: OrganisationState, id: BodyId, date: LocalDate): string | null {
  const names = state.bodies.get(id)?.names;
  return names === undefined ? null : (valueOn(names, date) ?? names[0]?.value ?? null);
}

/** Is `body` below `ancestor`, at any depth, on `date`? A body is not within itself. */
export function isWithin(state: OrganisationState, body: BodyId, ancestor: BodyId, date: LocalDate): boolean {
  const seen = new Set<BodyId>([body]);
  let above = parentOn(state, body, date);
  while (above !== null && !seen.has(above)) {
    if (above === ancestor) return true;
    seen.add(above);
    above = parentOn(state, above, date);
  }
  return false;
}

const parentOn = (state: OrganisationState, id: BodyId, date: LocalDate): BodyId | null => valueOn(state.bodies.get(id)?.parents ?? [], date);

/**
 * The bodies that a group stands for on `date`, sorted by id. Named members count while they exist; a rule by kind
 * leaves out external bodies, which no order of the issuer reaches. Open, unknown and not yet defined groups: none.
 */
export function expandGroup(state: OrganisationState, id: GroupId, date: LocalDate): readonly BodyId[] {
  const group = state.groups.get(id);
  if (group === undefined || group.open) return [];
  const rule = valueOn(group.definitions, date);
  return rule === null ? [] : membersOf(state, rule, date).toSorted(byId);
}

function membersOf(state: OrganisationState, rule: GroupRule, date: LocalDate): BodyId[] {
  if (rule.by === 'members') return [...new Set(rule.members)].filter((member) => bodyOn(state, member, date) !== null);
  const { kinds, level, parentId, except } = rule;
  const members: BodyId[] = [];
  for (const body of state.bodies.values()) {
    if (body.external || !kinds.includes(body.kind) || (level !== null && body.level !== level)) continue;
    if (except.includes(body.bodyId) || !lives(body, date)) continue;
    if (parentId === null || isWithin(state, body.bodyId, parentId, date)) members.push(body.bodyId);
  }
  return members;
}

const byId = (a: BodyId, b: BodyId): number => (a < b ? -1 : a > b ? 1 : 0);

/** All predecessors of the body and all its successors, through any number of mergers and splits, without itself (R11, R12). */
export function lineageOf(state: OrganisationState, body: BodyId): ReadonlySet<BodyId> {
  return new Set([...predecessorsOf(state, body), ...successorsOf(state, body)]);
}

/** All bodies that the body continues, at any remove. */
export const predecessorsOf = (state: OrganisationState, body: BodyId): ReadonlySet<BodyId> => follow(state, body, 'predecessors');

/** All bodies that continue the body, at any remove. */
export const successorsOf = (state: OrganisationState, body: BodyId): ReadonlySet<BodyId> => follow(state, body, 'successors');

function follow(state: OrganisationState, start: BodyId, side: 'predecessors' | 'successors'): ReadonlySet<BodyId> {
  const found = new Set<BodyId>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of state.bodies.get(id)?.[side] ?? []) {
      if (next === start || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}
