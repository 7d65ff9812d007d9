import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pastAct, PAST, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent, type AssignmentState } from '../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../deadline/index.js';
import { localDate, startOfDay, type BodyId } from '../kernel/index.js';
import { deviationsOf, type Deviation, type TracedAct } from './deviations.js';
import { Durations, FlowGraph } from './flow-graph.js';

const RULES = { policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 };
const LEAD = PAST.leads[0] as BodyId;
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;

/** A duty lived command by command; due on 15/12/2021, to be acknowledged by 20/11. */
class Lived {
  readonly acts: TracedAct[] = [];
  private state: AssignmentState = assignmentDecider.initialState;

  constructor() {
    this.does('2021-11-15', PAST.issuer, { type: 'AssignTask', terms: pastTerms(0, LEAD, localDate('2021-12-15')) });
  }

  does(day: string, body: BodyId, command: AssignmentCommand): this {
    const act = pastAct(noon(day), body);
    const decision = assignmentDecider.decide(command, this.state, act);
    if (!decision.ok) throw new Error(JSON.stringify(decision));
    for (const event of decision.events) this.holds(event, act);
    return this;
  }

  /** Whether or not the rules allow it. */
  holds(event: AssignmentEvent, act = pastAct(noon('2021-11-16'), LEAD)): this {
    this.acts.push({ revision: this.acts.length, event, act, rules: RULES });
    this.state = assignmentDecider.evolve(this.state, event, act);
    return this;
  }

  on(day: string): readonly (readonly unknown[])[] {
    return deviationsOf(this.acts, noon(day)).map(({ kind, body, revision, on }: Deviation) => [kind, body, revision, on]);
  }
}

const acknowledge: AssignmentCommand = { type: 'AcknowledgeAssignment', receiptNumber: null, note: null };
const submit: AssignmentCommand = { type: 'SubmitResult', outputs: ['Báo cáo'], note: null };
const accept: AssignmentCommand = { type: 'AcceptResult', note: null };
const { office: OFFICE, issuer: ISSUER } = PAST;

describe('a duty against the process as it should run', () => {
  it('has nothing to tell when it went as it should', () => {
    expect(new Lived().does('2021-11-18', LEAD, acknowledge).does('2021-12-10', LEAD, submit).does('2021-12-13', OFFICE, accept).does('2021-12-14', OFFICE, { type: 'CloseAssignment', note: null }).on('2022-03-01')).toEqual([]);
  });

  it('misses its limits, each on the day after it', () => {
    expect(new Lived().on('2021-11-20')).toEqual([]);
    expect(new Lived().on('2021-11-21')).toEqual([['not-acknowledged', LEAD, null, '2021-11-20']]);
    const late = new Lived().does('2021-11-22', LEAD, acknowledge);
    expect([late.on('2021-12-15'), late.on('2021-12-16')]).toEqual([[['acknowledged-late', LEAD, 1, '2021-11-22']], [['acknowledged-late', LEAD, 1, '2021-11-22'], ['overdue', LEAD, null, '2021-12-15']]]);
  });

  it('is late for its result or for the answer to it, whoever’s that is', () => {
    const done = (submitted: string, accepted: string): Lived => new Lived().does('2021-11-18', LEAD, acknowledge).does(submitted, LEAD, submit).does(accepted, OFFICE, accept);
    expect(done('2021-12-17', '2021-12-20').on('2022-01-01')).toEqual([['finished-late', LEAD, 3, '2021-12-20']]);
    // Five working days from Friday 10/12.
    expect([done('2021-12-10', '2021-12-17').on('2022-01-01'), done('2021-12-10', '2021-12-18').on('2022-01-01')]).toEqual([[], [['answered-late', OFFICE, 3, '2021-12-18']]]);
    const waiting = new Lived().does('2021-11-18', LEAD, acknowledge).does('2021-12-10', LEAD, submit);
    expect([waiting.on('2021-12-17'), waiting.on('2021-12-18')]).toEqual([[], [['answer-overdue', OFFICE, null, '2021-12-17']]]);
  });

  it('was done again, given back, extended, corrected', () => {
    const lived = new Lived().does('2021-11-16', LEAD, acknowledge).does('2021-12-01', LEAD, submit).does('2021-12-03', OFFICE, { type: 'ReturnResult', reasons: 'thiếu' });
    lived.does('2021-12-17', LEAD, { type: 'RequestExtension', proposedDue: localDate('2022-02-15'), reason: 'r', progressSoFar: 'p', afterDue: true });
    expect(lived.on('2021-12-22')).toEqual([['returned-for-rework', LEAD, 3, '2021-12-03'], ['extension-asked-late', LEAD, 4, '2021-12-17'], ['overdue', LEAD, null, '2021-12-15']]);
    expect(lived.on('2021-12-23').at(-1)).toEqual(['extension-undecided', ISSUER, null, '2021-12-22']);
    lived.does('2021-12-23', ISSUER, { type: 'GrantExtension', newDue: localDate('2022-02-10'), note: null, maxExtensions: 0, beyondCap: true });
    expect(lived.on('2021-12-24').slice(2, 4)).toEqual([['extension-decided-late', ISSUER, 5, '2021-12-23'], ['extended-beyond-cap', ISSUER, 5, '2021-12-23']]);
    expect(new Lived().does('2021-11-16', LEAD, { type: 'ReturnToIssuer', reason: 'overlap', explanation: 'e' }).on('2021-11-17')).toEqual([['returned-to-issuer', LEAD, 1, '2021-11-16']]);
    expect(new Lived().does('2021-11-16', LEAD, acknowledge).does('2021-11-17', LEAD, { type: 'CorrectAct', act: 'acknowledgement', revision: 1, reason: 'nhầm' }).on('2021-11-18')).toEqual([['act-taken-back', LEAD, 2, '2021-11-17']]);
  });

  it('shows what no office could have lived, in a history that somebody forged', () => {
    const forged = new Lived().holds({ type: 'ResultSubmitted', data: { round: 1, outputs: ['x'], note: null, unansweredCoordinators: [] } });
    expect(forged.on('2021-11-17')).toEqual([['out-of-order', LEAD, 1, '2021-11-16']]);
  });

  it('is never out of order as long as the rules decided it', () => {
    fc.assert(
      fc.property(randomPast, (recorded: readonly PastEvent[]) => {
        const duties = Map.groupBy(recorded.filter(({ stream }) => stream.startsWith('assignment-')), ({ stream }) => stream);
        for (const events of duties.values()) {
          const found = deviationsOf(events.map(({ event, act }, revision): TracedAct => ({ revision, event: event as AssignmentEvent, act, rules: RULES })), noon('2023-01-01'));
          expect(found.filter(({ kind }) => kind === 'out-of-order')).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('what directly follows what', () => {
  it('is counted duty by duty, with the time in between', () => {
    const graph = new FlowGraph();
    const at = (...steps: readonly (readonly [string, number])[]) => steps.map(([type, minutes]) => ({ type, at: minutes * 60_000 }));
    graph.add(at(['a', 0], ['b', 10], ['b', 30], ['c', 40]));
    graph.add(at(['a', 0], ['c', 5]));
    graph.add(at(['a', 7]));
    graph.add([]);
    expect(graph.allActivities()).toEqual([{ type: 'a', count: 3, starts: 3, ends: 1, place: 0 }, { type: 'b', count: 2, starts: 0, ends: 0, place: 1.5 }, { type: 'c', count: 2, starts: 0, ends: 2, place: 2 }]);
    expect(graph.allFlows().map(({ from, to, count, times }) => [from, to, count, times.min, times.max])).toEqual([['a', 'b', 1, 600_000, 600_000], ['a', 'c', 1, 300_000, 300_000], ['b', 'b', 1, 1_200_000, 1_200_000], ['b', 'c', 1, 600_000, 600_000]]);
  });

  it('has a median and a ninth tenth that are right to one part in a hundred, however many there are', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10 ** 10 }), { minLength: 1, maxLength: 200 }), (spans) => {
        const durations = new Durations();
        for (const span of spans) durations.add(span);
        const sorted = spans.toSorted((a, b) => a - b);
        const exact = (part: number): number => sorted[Math.ceil(part * sorted.length) - 1] as number;
        const { min, median, mean, p90, max } = durations.figures();
        expect([min, max, mean]).toEqual([sorted[0], sorted.at(-1), Math.round(spans.reduce((sum, span) => sum + span, 0) / spans.length)]);
        for (const [told, real] of [[median, exact(0.5)], [p90, exact(0.9)]] as const) expect(Math.abs(told - real)).toBeLessThanOrEqual(real * 0.0101 + 1);
      }),
    );
    expect(new Durations().figures()).toEqual({ min: 0, median: 0, mean: 0, p90: 0, max: 0 });
  });
});
