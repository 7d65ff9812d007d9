import type { Act, Decider } from '../kernel/index.js';
import type { OrganisationState } from '../organisation/index.js';
import type { SupervisionRules } from '../supervision-rules/index.js';

/** The rules and the register by which an act was judged when it was recorded. */
export interface JudgedBy {
  /** As the log has it up to there. */
  readonly register: OrganisationState;
  /** Of the versions that the events name; null when one of them is known neither to the program nor to the log. */
  readonly rules: SupervisionRules | null;
  /** What another stream had come to; null when the log has none of that name. */
  stateOf(stream: string): unknown;
}

/** One act as it was recorded: all events of one command, in order; at least one. */
export interface RecordedAct<E> {
  readonly events: readonly E[];
  readonly act: Act;
}

/** What a command is told from: its first event, and what stood around it. */
export interface Told<S, E> extends JudgedBy, RecordedAct<E> {
  /** Before the act. */
  readonly state: S;
}

type Tagged = { readonly type: string; readonly data: unknown };
type DataOf<E extends Tagged, T extends E['type']> = Extract<E, { readonly type: T }>['data'];

/**
 * The command that was asked for, told from the first event that it led to; null for an event of which its own stream
 * does not tell that much. A new event of the noun does not compile without an entry.
 */
export type Retrace<C, S, E extends Tagged> = { readonly [T in E['type']]: ((data: DataOf<E, T>, told: Told<S, E>) => C | null) | null };

/** A noun whose history can be judged anew. */
export interface Retraceable<C, S, E extends Tagged> {
  /** The names of its streams. */
  readonly stream: RegExp;
  readonly decider: Decider<C, S, E>;
  readonly retrace: Retrace<C, S, E>;
}

/**
 * What today's rules say of a recorded act. `lawful`: asked again, the decider records exactly these events. `refused`:
 * it refuses. `otherwise`: it records something else; `at` is the first difference, such as `1.data.due`. `untold`: the
 * command cannot be told from the events.
 */
export type Ruling =
  | { readonly kind: 'lawful' }
  | { readonly kind: 'refused'; readonly tag: string; readonly facts: Readonly<Record<string, unknown>> }
  | { readonly kind: 'otherwise'; readonly at: string }
  | { readonly kind: 'untold' };

/** Judges one act, given the state before it. @throws what `decide` throws for data that no program has written. */
export function ruleOn<C, S, E extends Tagged>({ decider, retrace }: Retraceable<C, S, E>, state: S, recorded: RecordedAct<E>, by: JudgedBy): Ruling {
  const first = recorded.events[0];
  const tell = first === undefined ? null : (retrace[first.type as E['type']] as ((data: unknown, told: Told<S, E>) => C | null) | null);
  const command = tell?.(first?.data, { state, ...recorded, ...by }) ?? null;
  if (command === null) return { kind: 'untold' };
  const decision = decider.decide(command, state, recorded.act);
  if (!decision.ok) return { kind: 'refused', tag: decision.rejection.tag, facts: decision.rejection.facts };
  const at = difference(decision.events, recorded.events);
  return at === null ? { kind: 'lawful' } : { kind: 'otherwise', at };
}

/** Path of the first difference of two values of plain JSON, `.` for the values themselves; null when there is none. An absent field and one that is undefined are the same. */
export function difference(a: unknown, b: unknown): string | null {
  if (a === b || (typeof a === 'number' && typeof b === 'number' && Object.is(a, b))) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return '.';
  const [ours, theirs] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  for (const key of Object.keys(ours)) {
    const found = difference(ours[key], theirs[key]);
    if (found !== null) return found === '.' ? key : `${key}.${found}`;
  }
  for (const key of Object.keys(theirs)) if (theirs[key] !== undefined && !Object.hasOwn(ours, key)) return key;
  return null;
}
