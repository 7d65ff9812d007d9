import { endOfDay, unreachable, type Instant } from '../kernel/index.js';
import {
  footingOf,
  type Box,
  type DueReading,
  type DutyFacts,
  type Line,
  type Standing,
} from './standing.js';

/**
 * Small integers for columns. Codes 0–3 are the four boxes; 4–10 the lines of open duties; 11–17 the same lines when
 * the duty is done. Stored in read models only, which are rebuilt when their meaning changes.
 */
export const BOX_CODES = { 'done-on-time': 0, 'done-late': 1, 'in-time': 2, overdue: 3 } as const satisfies Record<
  Box,
  number
>;
export const LINE_CODES = {
  standing: 4,
  undated: 5,
  conditional: 6,
  suspended: 7,
  withdrawn: 8,
  external: 9,
  recurring: 10,
} as const satisfies Record<Line, number>;
/** Added to a line's code when the duty in it is done. */
export const DONE_LINE_OFFSET = 7;
/** One more than the largest code: the length of an array of counts. */
export const STANDING_CODE_COUNT = 18;

/** 0–17; see `BOX_CODES`, `LINE_CODES`, `DONE_LINE_OFFSET`. */
export type StandingCode = number;

export const standingCode = (standing: Standing): StandingCode =>
  standing.kind === 'box' ? BOX_CODES[standing.box] : lineCode(standing.line, standing.done);

/** The reverse of `standingCode`, without the marks. @throws RangeError for a number that is no code. */
export function standingOfCode(
  code: StandingCode,
): { kind: 'box'; box: Box } | { kind: 'line'; line: Line; done: boolean } {
  const box = (Object.keys(BOX_CODES) as Box[]).find((name) => BOX_CODES[name] === code);
  if (box !== undefined) return { kind: 'box', box };
  for (const line of Object.keys(LINE_CODES) as Line[]) {
    for (const done of [false, true]) if (lineCode(line, done) === code) return { kind: 'line', line, done };
  }
  throw new RangeError(`no standing has the code ${code}`);
}

/**
 * The status of a duty as a function of time, as long as nothing is recorded: it changes at most once, from in-time to
 * overdue, at the end of the due day. `codeAt` reads it. No policy has a say in it: what is due soon by one is found when
 * it is asked for, from the due day of a duty that still changes and the day of its assignment (`dueSoonWithin`).
 */
export interface StandingSteps {
  readonly before: StandingCode;
  /** The first instant that counts as `after`; null when the status does not depend on time. */
  readonly switchesAt: Instant | null;
  readonly after: StandingCode;
}

/** The whole timetable of `standingAt` for these facts: `codeAt(steps, t)` is the code of `standingAt(facts, t, …)`. */
export function standingSteps(facts: DutyFacts, against: DueReading): StandingSteps {
  const footing = footingOf(facts, against);
  switch (footing.kind) {
    case 'line':
      return constant(lineCode(footing.line, footing.done));
    case 'finished':
      return constant(footing.onTime ? BOX_CODES['done-on-time'] : BOX_CODES['done-late']);
    case 'held':
      return constant(BOX_CODES['in-time']);
    case 'running':
      return {
        before: BOX_CODES['in-time'],
        switchesAt: endOfDay(footing.due),
        after: BOX_CODES.overdue,
      };
    default:
      return unreachable(footing);
  }
}

/** The code at an instant: one comparison, for loops over many duties. */
export const codeAt = (steps: StandingSteps, at: Instant): StandingCode =>
  steps.switchesAt !== null && at >= steps.switchesAt ? steps.after : steps.before;

const constant = (code: StandingCode): StandingSteps => ({
  before: code,
  switchesAt: null,
  after: code,
});

const lineCode = (line: Line, done: boolean): StandingCode => LINE_CODES[line] + (done ? DONE_LINE_OFFSET : 0);
