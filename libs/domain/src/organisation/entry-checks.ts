import { parseLocalDate, reject, REGISTER_KEY, type BodyId, type Decision, type LocalDate } from '../kernel/index.js';
import type { BodyEntry } from './events.js';
import { withBodies } from './evolve.js';
import type { OrganisationRejection } from './rejections.js';
import type { OrganisationState, RegisteredBody } from './state.js';

export type Refusal = Extract<Decision<never, OrganisationRejection>, { ok: false }>;
export const refuse = (tag: OrganisationRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** Text as it is stored: composed (NFC), without blanks around it. */
export const composedName = (name: string): string => name.normalize('NFC').trim();

/** The entries with their names composed. */
export const composed = (bodies: readonly BodyEntry[]): readonly BodyEntry[] => bodies.map((entry) => ({ ...entry, name: composedName(entry.name) }));

export const nameFault = (id: string, name: string): Refusal | null => (name === '' || name.length > 300 ? refuse('name-invalid', { id }) : null);

export const dateFault = (date: LocalDate): Refusal | null => (parseLocalDate(date) === null ? refuse('date-invalid', { date }) : null);

export const basisFault = (basis: string): Refusal | null => (basis.trim() === '' ? refuse('basis-missing') : null);

/** A dated change needs a registered body that exists on the day, a real day and a basis. */
export function changeFault(state: OrganisationState, bodyId: BodyId, on: LocalDate, basis: string): Refusal | null {
  const body = state.bodies.get(bodyId);
  if (body === undefined) return refuse('unknown-body', { bodyId });
  const fault = dateFault(on) ?? basisFault(basis);
  if (fault !== null) return fault;
  if (on < body.from) return refuse('body-not-yet-founded', { bodyId, from: body.from });
  return body.lastDay !== null && body.lastDay < on ? refuse('body-already-ended', { bodyId, lastDay: body.lastDay }) : null;
}

/** The first thing wrong with entering these bodies together, or null. Names arrive composed. */
export function entriesFault(state: OrganisationState, entries: readonly BodyEntry[]): Refusal | null {
  const batch = new Map<BodyId, BodyEntry>();
  for (const entry of entries) {
    const { bodyId, name, from } = entry;
    if (!REGISTER_KEY.test(bodyId)) return refuse('id-malformed', { id: bodyId });
    if (state.bodies.has(bodyId)) return refuse('body-id-taken', { bodyId });
    if (batch.has(bodyId)) return refuse('body-repeated', { bodyId });
    const fault = nameFault(bodyId, name) ?? dateFault(from);
    if (fault !== null) return fault;
    batch.set(bodyId, entry);
  }
  for (const entry of entries) {
    const fault = parentFault(state, batch, entry);
    if (fault !== null) return fault;
  }
  return namesFault(withBodies(state, entries), new Set(batch.keys()));
}

function parentFault(state: OrganisationState, batch: ReadonlyMap<BodyId, BodyEntry>, entry: BodyEntry): Refusal | null {
  const { bodyId, parentId, from } = entry;
  if (parentId === null) return null;
  const parent = state.bodies.get(parentId);
  if (parent === undefined && !batch.has(parentId)) return refuse('unknown-parent', { bodyId, parentId });
  const lastDay = parent?.lastDay ?? null;
  if (lastDay !== null && lastDay < from) return refuse('parent-ended', { bodyId, parentId, lastDay });
  const seen = new Set<BodyId>();
  for (let above: BodyId | null = parentId; above !== null && !seen.has(above); above = batch.get(above)?.parentId ?? null) {
    if (above === bodyId) return refuse('parent-cycle', { bodyId, parentId });
    seen.add(above);
  }
  return null;
}

interface Bearer {
  readonly body: RegisteredBody;
  readonly name: string;
  readonly from: LocalDate;
  /** First day on which it no longer bears the name; null while it does. */
  readonly until: LocalDate | null;
  /** Last day of the body; null while it lives. */
  readonly lastDay: LocalDate | null;
}

function* bearings(body: RegisteredBody): Generator<Bearer> {
  for (const [i, { from, value }] of body.names.entries()) {
    yield { body, name: value, from, until: body.names[i + 1]?.from ?? null, lastDay: body.lastDay };
  }
}

const startsBeforeEndOf = (a: Bearer, b: Bearer): boolean => (b.until === null || a.from < b.until) && (b.lastDay === null || a.from <= b.lastDay);

/**
 * Would one of `ids` bear a name that another body of its level bears on a common day? Names of communes and of base
 * units repeat from one parent to the next ("Chi bộ 1"), so there only the bodies that share the parent count. One name
 * at different times, or at different levels, is no fault: "Thành ủy Huế" was a district's until 2025, a province's since.
 */
export function namesFault(state: OrganisationState, ids: ReadonlySet<BodyId>): Refusal | null {
  const wanted = new Set<string>();
  for (const id of ids) for (const { value } of state.bodies.get(id)?.names ?? []) wanted.add(value);
  const bearers = new Map<string, Bearer[]>();
  for (const body of state.bodies.values()) {
    for (const bearing of bearings(body)) {
      if (!wanted.has(bearing.name)) continue;
      const key = `${body.level}/${bearing.name}/${body.level === 'commune' || body.level === 'grassroots' ? (body.parents.at(-1)?.value ?? '') : ''}`;
      const others = bearers.get(key) ?? [];
      const clash = others.find((other) => other.body !== body && (ids.has(body.bodyId) || ids.has(other.body.bodyId)) && startsBeforeEndOf(bearing, other) && startsBeforeEndOf(other, bearing));
      if (clash !== undefined) {
        const [bodyId, heldBy] = ids.has(body.bodyId) ? [body.bodyId, clash.body.bodyId] : [clash.body.bodyId, body.bodyId];
        return refuse('name-taken', { bodyId, name: bearing.name, heldBy });
      }
      bearers.set(key, [...others, bearing]);
    }
  }
  return null;
}
