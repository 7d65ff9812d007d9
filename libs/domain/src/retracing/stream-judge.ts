import type { Act } from '../kernel/index.js';
import { RETRACE_ASSIGNMENT } from './retrace-assignment.js';
import { RETRACE_DIRECTIVE, RETRACE_DIRECTIVE_NUMBER, RETRACE_RECEIPT } from './retrace-directive.js';
import { RETRACE_ACCESS, RETRACE_ACCOUNT_ACTS, RETRACE_DELEGATION, RETRACE_FILE_WATCH, RETRACE_LOG_KEY, RETRACE_NOTICE_DESK, RETRACE_ORGANISATION, RETRACE_SUPERVISION_RULES } from './retrace-organisation.js';
import { RETRACE_HANDLING } from './retrace-handling.js';
import { RETRACE_PROPOSAL } from './retrace-proposal.js';
import { RETRACE_PERSON, RETRACE_POSITION } from './retrace-people.js';
import { RETRACE_PERIOD_REPORT, RETRACE_REPORTING, RETRACE_REVIEW } from './retrace-reporting.js';
import { RETRACE_INDICATOR, RETRACE_INSPECTION, RETRACE_OVERSIGHT, RETRACE_RANKING, RETRACE_URGING } from './retrace-supervision.js';
import { ruleOn, type JudgedBy, type Retraceable, type Ruling } from './retracing.js';

/** Every noun whose history can be judged. */
const NOUNS = [
  RETRACE_ASSIGNMENT, RETRACE_DIRECTIVE, RETRACE_DIRECTIVE_NUMBER, RETRACE_RECEIPT, RETRACE_ORGANISATION, RETRACE_DELEGATION, RETRACE_SUPERVISION_RULES, RETRACE_NOTICE_DESK, RETRACE_LOG_KEY, RETRACE_FILE_WATCH, RETRACE_ACCESS, RETRACE_ACCOUNT_ACTS,
  RETRACE_REPORTING, RETRACE_PERIOD_REPORT, RETRACE_REVIEW, RETRACE_URGING, RETRACE_INSPECTION, RETRACE_OVERSIGHT, RETRACE_INDICATOR, RETRACE_RANKING, RETRACE_PERSON, RETRACE_POSITION, RETRACE_PROPOSAL, RETRACE_HANDLING,
] as const; // prettier-ignore

/** An event as a noun knows it, in today's shape. */
export interface Fact {
  readonly type: string;
  readonly data: unknown;
}
type AnyNoun = Retraceable<unknown, unknown, Fact>;

/** To which noun an event belongs: to one each. */
const NOUN_OF: ReadonlyMap<string, AnyNoun> = new Map(NOUNS.flatMap((noun) => Object.keys(noun.retrace).map((type) => [type, noun as unknown as AnyNoun])));

/** Types of events that the judge knows. */
export const judgedTypes = (): readonly string[] => [...NOUN_OF.keys()];

/** An act of one stream: all events that one command recorded there. */
export interface StreamAct {
  readonly events: readonly Fact[];
  readonly act: Act;
}

/**
 * `lawful`, `refused`, `otherwise`, `untold`: what the rules say of the act. `foreign`: an event that does not belong in a
 * stream of this name. `impossible`: an event that cannot be folded. `unknown`: of a type that the judge does not know, or
 * behind one: what the stream had come to is not known.
 */
export type StreamRuling =
  | Ruling
  | { readonly kind: 'foreign'; readonly type: string }
  | { readonly kind: 'impossible'; readonly why: string }
  | { readonly kind: 'unknown'; readonly type: string };

/** The past of one stream, judged act by act. What is refused is folded all the same, since the log holds it. */
export class StreamJudge {
  private noun: AnyNoun | null = null;
  private folded: unknown = null;
  private lost = false;

  constructor(private readonly stream: string) {}

  /** What the stream has come to; null before its first event. */
  get state(): unknown {
    return this.folded;
  }

  /** One that has come to the same, and goes on by itself. */
  fork(): StreamJudge {
    const other = new StreamJudge(this.stream);
    [other.noun, other.folded, other.lost] = [this.noun, this.folded, this.lost];
    return other;
  }

  /** Acts in their order, each after those before it. Tries what stood around in turn, until the act is lawful: see `LogJudge`. */
  judge(recorded: StreamAct, around: readonly JudgedBy[]): StreamRuling {
    const first = recorded.events[0]?.type ?? '';
    const unknown = recorded.events.find(({ type }) => !NOUN_OF.has(type));
    if (this.lost || unknown !== undefined) {
      this.lost = true;
      return { kind: 'unknown', type: unknown?.type ?? first };
    }
    const noun = this.noun ?? (NOUN_OF.get(first) as AnyNoun);
    const foreign = recorded.events.find(({ type }) => NOUN_OF.get(type) !== noun || !noun.stream.test(this.stream));
    if (foreign !== undefined) return { kind: 'foreign', type: foreign.type };
    const before = this.noun === null ? noun.decider.initialState : this.folded;
    const ruling = rulingOf(noun, before, recorded, around);
    return this.fold(recorded) ?? ruling;
  }

  /** Takes an act in without judging it. Null, or why it cannot be folded. */
  fold({ events, act }: StreamAct): StreamRuling | null {
    const noun = this.noun ?? NOUN_OF.get(events[0]?.type ?? '') ?? null;
    if (this.lost || noun === null) {
      this.lost = true;
      return null;
    }
    try {
      this.folded = events.reduce((state, event) => noun.decider.evolve(state, event, act), this.noun === null ? noun.decider.initialState : this.folded);
      this.noun = noun;
      return null;
    } catch (error) {
      return { kind: 'impossible', why: String(error) }; // data of a form that no program writes
    }
  }
}

function rulingOf(noun: AnyNoun, before: unknown, recorded: StreamAct, around: readonly JudgedBy[]): StreamRuling {
  let first: StreamRuling | null = null;
  for (const by of around) {
    let ruling: StreamRuling;
    try {
      ruling = ruleOn(noun, before, recorded, by);
    } catch (error) {
      ruling = { kind: 'impossible', why: String(error) };
    }
    if (ruling.kind === 'lawful' || ruling.kind === 'untold') return ruling;
    first ??= ruling;
  }
  return first ?? { kind: 'untold' };
}
