import type { Act, Instant } from '../kernel/index.js';
import { emptyRegister, type OrganisationState } from '../organisation/index.js';
import { calendarOfVersion, initialSupervisionRules, policyOfVersion, type SupervisionRules, type SupervisionRulesState } from '../supervision-rules/index.js';
import type { JudgedBy } from './retracing.js';
import { StreamJudge, type Fact, type StreamRuling } from './stream-judge.js';

/** An event of the log in today's shape, with what is known beside it. */
export interface JudgedEvent {
  /** Dense index. */
  readonly index: number;
  readonly stream: string;
  readonly event: Fact;
  readonly act: Act;
  readonly commandId: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** One act and what the rules say of it; `first`: its first event. */
export interface JudgedAct<E extends JudgedEvent = JudgedEvent> {
  readonly first: E;
  readonly ruling: StreamRuling;
}

export interface LogJudgeOptions<E extends JudgedEvent> {
  readonly heard: (judged: JudgedAct<E>) => void;
  /** How many streams are remembered at most; those not met for long are folded anew from `reread` when they go on. */
  readonly remembered?: number;
  /** The events of a stream before that one, in order. Needed with `remembered`. */
  readonly reread?: (stream: string, before: number) => readonly JudgedEvent[];
  /** For how long what a command has read may have been outlived when its act is recorded; a minute when absent. */
  readonly raceMs?: number;
}

const REGISTER = 'organisation-register';
const RULES = 'supervision-rules';

/** Streams that acts of other streams are judged by: who owes a report, and to whom; who is known, and holds which position. */
export const isAskedByOthers = (stream: string): boolean => /^(?:reporting-|person-|positions$)/.test(stream);
/** Streams that whoever judges a part of the streams has to follow beside them: those, and the register and the rules, by which every act is judged. */
export const isFollowedByAll = (stream: string): boolean => stream === REGISTER || stream === RULES || isAskedByOthers(stream);
/** Those of them that are handed over while reminders of them go out. */
const RACED = /^reporting-/;

/**
 * A command reads the register, and streams beside its own, before its act is stored: another act may have come between. What
 * was there so long before is tried too, before an act is called unlawful.
 */
const RACE_MS = 60_000;
const MOST_RACED = 8;

/** What stood until another act was recorded. */
interface Outlived<S> {
  readonly state: S;
  readonly until: Instant;
}

/** The whole log judged in its order, act by act: every stream by its own past and by the register and rules as they stood. */
export class LogJudge<E extends JudgedEvent = JudgedEvent> {
  /** The register and the rules, which every act is judged by. */
  private readonly lasting = new Map<string, StreamJudge>();
  /** Streams met lately; when they are half of those remembered they become the older ones, whose place they take. */
  private recent = new Map<string, StreamJudge>();
  private older: ReadonlyMap<string, StreamJudge> = new Map();
  private readonly earlierRegisters: Outlived<OrganisationState>[] = [];
  private readonly earlierStates = new Map<string, Outlived<unknown>[]>();
  private lastOutlived: Instant = -Infinity;
  private pending: E[] = [];
  private known: { readonly policy: number; readonly calendar: number; readonly rules: SupervisionRules | null } | null = null;

  private readonly raceMs: number;

  constructor(private readonly options: LogJudgeOptions<E>) {
    this.raceMs = options.raceMs ?? RACE_MS;
  }

  /** Events in the order of the log. */
  take(event: E): void {
    const last = this.pending[0];
    if (last !== undefined && (last.stream !== event.stream || last.commandId !== event.commandId)) this.end();
    this.pending.push(event);
  }

  /** Judges what has not been judged, since the last act may have gone on. */
  end(): void {
    const [first] = this.pending;
    if (first === undefined) return;
    const { stream, act } = first;
    const events = this.pending.map(({ event }) => event);
    this.pending = [];
    const judge = this.judgeOf(stream, first.index);
    const register = this.register();
    const stood = judge.state;
    const ruling = judge.judge({ events, act }, this.around(first));
    if (stream === REGISTER) remember(this.earlierRegisters, register, act.recordedAt);
    if (RACED.test(stream) && stood !== null) this.outlived(stream, stood, act.recordedAt);
    if (stream === RULES) this.known = null;
    this.options.heard({ first, ruling });
  }

  private judgeOf(stream: string, before: number): StreamJudge {
    const known = this.recent.get(stream) ?? this.lasting.get(stream);
    if (known !== undefined) return known;
    const { remembered = Infinity, reread } = this.options;
    const judge = this.older.get(stream) ?? this.foldedAnew(stream, before, reread);
    if (stream === REGISTER || stream === RULES) this.lasting.set(stream, judge);
    else this.recent.set(stream, judge);
    if (this.recent.size > remembered / 2) [this.older, this.recent] = [this.recent, new Map()];
    return judge;
  }

  private foldedAnew(stream: string, before: number, reread: LogJudgeOptions<E>['reread']): StreamJudge {
    const judge = new StreamJudge(stream);
    for (const { event, act } of reread?.(stream, before) ?? []) judge.fold({ events: [event], act });
    return judge;
  }

  private register(): OrganisationState {
    return (this.lasting.get(REGISTER)?.state as OrganisationState | null | undefined) ?? emptyRegister;
  }

  private outlived(stream: string, state: unknown, until: Instant): void {
    const earlier = this.earlierStates.get(stream) ?? [];
    remember(earlier, state, until);
    this.earlierStates.set(stream, earlier);
    this.lastOutlived = Math.max(this.lastOutlived, until);
  }

  /** What stood around the act, and what had stood shortly before. */
  private around({ act, index, policyVersion, calendarVersion }: JudgedEvent): readonly JudgedBy[] {
    const rules = this.rulesOf(policyVersion, calendarVersion);
    const raced = <S>(earlier: readonly Outlived<S>[]): readonly Outlived<S>[] => (earlier.length === 0 ? earlier : earlier.filter(({ until }) => act.recordedAt - until <= this.raceMs));
    const registers = [this.register(), ...raced(this.earlierRegisters).map(({ state }) => state)];
    const steps = act.recordedAt - this.lastOutlived > this.raceMs ? 0 : Math.max(...[...this.earlierStates.values()].map((earlier) => raced(earlier).length));
    if (steps === 0) return registers.map((register) => ({ register, rules, stateOf: (stream) => this.asked(stream, index) }));
    return Array.from({ length: steps + 1 }, (_, back) => back).flatMap((back) => {
      const stateOf = (stream: string): unknown => raced(this.earlierStates.get(stream) ?? []).slice(0, back).at(-1)?.state ?? this.asked(stream, index);
      return registers.map((register) => ({ register, rules, stateOf }));
    });
  }

  private asked(stream: string, before: number): unknown {
    if (!isAskedByOthers(stream)) throw new RangeError(`no stream that others are judged by: ${stream}`);
    return this.judgeOf(stream, before).state;
  }

  /** Versions hardly change from act to act. */
  private rulesOf(policy: number, calendar: number): SupervisionRules | null {
    if (this.known !== null && this.known.policy === policy && this.known.calendar === calendar) return this.known.rules;
    const state = (this.lasting.get(RULES)?.state as SupervisionRulesState | null | undefined) ?? initialSupervisionRules;
    const found = { policy: policyOfVersion(state, policy), calendar: calendarOfVersion(state, calendar) };
    const rules = found.policy === null || found.calendar === null ? null : { policy: found.policy, calendar: found.calendar };
    this.known = { policy, calendar, rules };
    return rules;
  }
}

function remember<S>(earlier: Outlived<S>[], state: S, until: Instant): void {
  earlier.unshift({ state, until });
  earlier.length = Math.min(earlier.length, MOST_RACED);
}
