import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, specimenTerms } from '#libs/testing';
import { addDays, bodyId, dateAt, localDate, startOfDay, type Act, type Instant, type LocalDate } from '../kernel/index.js';
import { isWorkingDay, WORKING_CALENDAR_V1, workingDaysBetween, type WorkingCalendar } from '../deadline/index.js';
import { assignmentDecider, custodyDays, custodyOf, sameCustody, workingDaysOf, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type CustodyFrom } from './index.js';

/** `FC_SEED` gives the same cases again. */
const SEED = Number(process.env['FC_SEED'] ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);
const RUNS = 10_000;
const { decide, evolve, initialState } = assignmentDecider;
const { play } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
type Happened = { readonly event: AssignmentEvent; readonly act: Act };

function recordsOf(history: readonly Happened[]): readonly CustodyFrom[] {
  const records: CustodyFrom[] = [];
  let state = initialState;
  let at = Number.NEGATIVE_INFINITY;
  for (const { event, act } of history) {
    state = evolve(state, event, act);
    at = Math.max(at, act.recordedAt);
    const custody = custodyOf(state);
    const last = records.at(-1);
    if (custody !== null && (last === undefined || !sameCustody(last.custody, custody))) records.push({ from: at, custody });
  }
  return records;
}

const ask = (answerDue: string, day: string, whom: string = PARTIES.coordinator): Step => [{ type: 'RequestCoordination', coordinator: bodyId(whom), request: 'góp ý', answerDue: localDate(answerDue) }, actOf(PARTIES.lead, day)];
const answer = (day: string): Step => [{ type: 'AnswerCoordination', answer: 'opinion-sent', note: null }, actOf(PARTIES.coordinator, day)];
const noon = (day: string): Instant => startOfDay(localDate(day)) + 12 * 3_600_000;
const begun = [did.assign(), did.acknowledge()] as const;

describe('with whom the days of a duty are', () => {
  const spansOf = (steps: readonly Step[], day: string) => {
    const { until, ended, spans } = custodyDays(recordsOf(play(...steps)), noon(day));
    return [spans.map((span) => `${span.party} ${span.body ?? '–'} ${span.first}…${span.last}: ${workingDaysOf(span, WORKING_CALENDAR_V1)}`), until, ended];
  };
  it.each([
    ['the lead, from the day after the assignment', [did.assign()], '2021-11-19', ['lead ban-tuyen-giao 2021-11-16…2021-11-19: 4'], '2021-11-19', false],
    ['nobody on the day of the assignment', [did.assign()], '2021-11-15', [], '2021-11-15', false],
    ['the approver while a result is under review', [...begun, did.submit('2021-12-14'), did.accept('2021-12-20'), did.close('2021-12-22')], '2022-01-05',
      ['lead ban-tuyen-giao 2021-11-16…2021-12-14: 21', 'confirming vptu 2021-12-15…2021-12-20: 4'], '2021-12-20', true],
    ['the issuer while it decides on a return', [did.assign(), did.giveBack('2021-11-16')], '2021-11-22', ['lead ban-tuyen-giao 2021-11-16…2021-11-16: 1', 'issuer btv-tinh-uy 2021-11-17…2021-11-22: 4'], '2021-11-22', false],
    ['the issuer while it decides on an extension asked in time', [...begun, did.askExtension('2021-12-10'), did.refuseExtension('2021-12-14')], '2021-12-15',
      ['lead ban-tuyen-giao 2021-11-16…2021-12-10: 19', 'issuer btv-tinh-uy 2021-12-11…2021-12-14: 2', 'lead ban-tuyen-giao 2021-12-15…2021-12-15: 1'], '2021-12-15', false],
    ['the lead all the same when it asked late', [...begun, did.askExtension('2021-12-16', '2021-12-30', true)], '2021-12-20', ['lead ban-tuyen-giao 2021-11-16…2021-12-20: 25'], '2021-12-20', false],
    ['the coordinator until it answers', [...begun, ask('2021-11-26', '2021-11-17'), answer('2021-11-22')], '2021-11-23',
      ['lead ban-tuyen-giao 2021-11-16…2021-11-17: 2', 'coordinator ban-dan-van 2021-11-18…2021-11-22: 3', 'lead ban-tuyen-giao 2021-11-23…2021-11-23: 1'], '2021-11-23', false],
    ['the coordinator no longer than its day', [...begun, ask('2021-11-19', '2021-11-17')], '2021-11-23',
      ['lead ban-tuyen-giao 2021-11-16…2021-11-17: 2', 'coordinator ban-dan-van 2021-11-18…2021-11-19: 2', 'lead ban-tuyen-giao 2021-11-20…2021-11-23: 2'], '2021-11-23', false],
    ['one coordinator after the other, oldest request first', [...begun, ask('2021-11-19', '2021-11-17'), ask('2021-11-23', '2021-11-17', 'so-a')], '2021-11-24',
      ['lead ban-tuyen-giao 2021-11-16…2021-11-17: 2', 'coordinator ban-dan-van 2021-11-18…2021-11-19: 2', 'coordinator so-a 2021-11-20…2021-11-23: 2', 'lead ban-tuyen-giao 2021-11-24…2021-11-24: 1'], '2021-11-24', false],
    ['nobody while it is suspended', [...begun, did.suspend('2021-11-25'), did.resume('2021-11-29')], '2021-11-30',
      ['lead ban-tuyen-giao 2021-11-16…2021-11-25: 8', 'suspended – 2021-11-26…2021-11-29: 2', 'lead ban-tuyen-giao 2021-11-30…2021-11-30: 1'], '2021-11-30', false],
    ['the approver until its acceptance is taken back', [...begun, did.submit('2021-12-13'), did.accept('2021-12-14'), [{ type: 'CorrectAct', act: 'acceptance', revision: 3, reason: 'nhầm' }, actOf(PARTIES.confirming, '2021-12-17')]] as readonly Step[], '2021-12-20',
      ['lead ban-tuyen-giao 2021-11-16…2021-12-13: 20', 'confirming vptu 2021-12-14…2021-12-20: 5'], '2021-12-20', false],
  ] as const)('%s', (_what, steps, day, ...expected) => {
    expect(spansOf(steps, day)).toEqual(expected);
  });
  it('goes over to the body that takes over the lead', () => {
    const history = play(...begun, [{ type: 'HandOverAssignment', moves: [{ as: 'lead', from: bodyId(PARTIES.lead), to: bodyId('ban-tgdv'), why: 'succession', partId: null, changeId: 'c', basis: 'NQ 4' }] }, actOf(PARTIES.issuer, '2021-11-18')]);
    expect(custodyDays(recordsOf(history), noon('2021-11-19')).spans.map(({ body, first, last }) => [body, first, last])).toEqual([[PARTIES.lead, '2021-11-16', '2021-11-18'], ['ban-tgdv', '2021-11-19', '2021-11-19']]);
  });
  it('is judged at the beginning of the day, also by what came at that very instant', () => {
    const [submit, act] = did.submit('2021-11-18');
    const spans = (recordedAt: Instant) => custodyDays(recordsOf(play(...begun, [submit, { ...act, recordedAt }])), noon('2021-11-19')).spans.map(({ party, last }) => [party, last]);
    expect(spans(startOfDay(localDate('2021-11-18')))).toEqual([['lead', '2021-11-17'], ['confirming', '2021-11-19']]);
    expect(spans(startOfDay(localDate('2021-11-18')) + 1)).toEqual([['lead', '2021-11-18'], ['confirming', '2021-11-19']]);
  });
  it('has no answer before the assignment', () => {
    expect(custodyOf(initialState)).toBeNull();
    expect(() => custodyDays([], 0)).toThrow(RangeError);
  });
});

type By = 'lead' | 'issuer' | 'confirming' | 'coordinator' | 'second';
const BODY = { ...PARTIES, second: 'so-a' } as const;
const START = startOfDay(localDate('2021-11-15')) + 8 * 3_600_000;
const COMMANDS: readonly (readonly [By, (state: AssignmentState, on: LocalDate) => AssignmentCommand])[] = [
  ['lead', () => ({ type: 'AcknowledgeAssignment', receiptNumber: null, note: null })],
  ['lead', () => ({ type: 'SubmitResult', outputs: ['BC'], note: null })],
  ['confirming', () => ({ type: 'AcceptResult', note: null })],
  ['confirming', () => ({ type: 'ReturnResult', reasons: 'thiếu' })],
  ['confirming', () => ({ type: 'CloseAssignment', note: null })],
  ['lead', (_state, on) => ({ type: 'RequestExtension', proposedDue: addDays(on, 60), reason: 'r', progressSoFar: 'p', afterDue: true })],
  ['issuer', () => ({ type: 'RefuseExtension', reason: 'r' })],
  ['issuer', (_state, on) => ({ type: 'GrantExtension', newDue: addDays(on, 90), note: null, maxExtensions: 99, beyondCap: false })],
  ['lead', () => ({ type: 'ReturnToIssuer', reason: 'unclear', explanation: 'e' })],
  ['issuer', () => ({ type: 'RefuseReturnToIssuer', explanation: 'e' })],
  ['issuer', () => ({ type: 'SuspendAssignment', basis: 'b' })],
  ['issuer', () => ({ type: 'ResumeAssignment', basis: 'b' })],
  ['issuer', () => ({ type: 'WithdrawAssignment', basis: 'b' })],
  ['lead', (_state, on) => ({ type: 'RequestCoordination', coordinator: bodyId(BODY.coordinator), request: 'r', answerDue: addDays(on, 4) })],
  ['lead', (_state, on) => ({ type: 'RequestCoordination', coordinator: bodyId(BODY.second), request: 'r', answerDue: addDays(on, 9) })],
  ['coordinator', () => ({ type: 'AnswerCoordination', answer: 'opinion-sent', note: null })],
  ['second', () => ({ type: 'AnswerCoordination', answer: 'received', note: null })],
  ['lead', ({ terms }) => ({ type: 'HandOverAssignment', moves: [{ as: 'lead', from: terms?.leadBody ?? bodyId('x'), to: bodyId(terms?.leadBody === PARTIES.lead ? 'ban-tgdv' : PARTIES.coordinator), why: 'succession', partId: null, changeId: null, basis: 'b' }] })],
  ['confirming', ({ undo }) => ({ type: 'CorrectAct', act: 'acceptance', revision: undo['acceptance']?.revision ?? 0, reason: 'r' })],
  ['issuer', ({ undo }) => ({ type: 'CorrectAct', act: 'withdrawal', revision: undo['withdrawal']?.revision ?? 0, reason: 'r' })],
];
const step = fc.tuple(fc.nat(COMMANDS.length - 1), fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 120 }) }, fc.constantFrom(16, -20)));

function historyOf(steps: readonly (readonly [number, number])[]): { readonly history: readonly Happened[]; readonly at: Instant } {
  const history: Happened[] = [];
  let state = initialState;
  let at = START;
  const tryOut = (command: AssignmentCommand, body: string): void => {
    const act: Act = { ...actOf(body, dateAt(at)), recordedAt: at };
    const decision = decide(command, state, act);
    if (!decision.ok) return;
    for (const event of decision.events) {
      state = evolve(state, event, act);
      history.push({ event, act });
    }
  };
  tryOut({ type: 'AssignTask', terms: specimenTerms() }, PARTIES.issuer);
  for (const [which, hours] of steps) {
    at = Math.max(START, at + hours * 3_600_000);
    const [by, command] = COMMANDS[which] as (typeof COMMANDS)[number];
    tryOut(command(state, dateAt(at)), by === 'lead' ? (state.terms?.leadBody ?? PARTIES.lead) : BODY[by]);
  }
  return { history, at };
}

/** The same, day by day and without spans. */
function countedByHand(history: readonly Happened[], at: Instant, calendar: WorkingCalendar): { readonly counts: Map<string, number>; readonly until: LocalDate } {
  let [state, running, endedOn] = [initialState, Number.NEGATIVE_INFINITY, null as LocalDate | null];
  const states = history.map(({ event, act }) => {
    const wasEnded = ['accepted', 'closed', 'withdrawn'].includes(state.status);
    state = evolve(state, event, act);
    running = Math.max(running, act.recordedAt);
    if (!['accepted', 'closed', 'withdrawn'].includes(state.status)) endedOn = null;
    else if (!wasEnded) endedOn = dateAt(running - 1);
    return { state, from: running };
  });
  const assignedOn = dateAt(history[0]?.act.recordedAt ?? 0);
  const wanted = endedOn ?? dateAt(Math.max(at, running));
  const until = wanted < assignedOn ? assignedOn : wanted;
  const counts = new Map<string, number>();
  for (let day = addDays(assignedOn, 1); day <= until; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const held = states.findLast(({ from }) => from <= startOfDay(day))?.state as AssignmentState;
    const custody = custodyOf(held);
    const awaited = custody?.waitsFor.find(({ answerDue }) => answerDue >= day);
    const key = awaited === undefined ? `${custody?.party} ${custody?.body}` : `coordinator ${awaited.body}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return { counts, until };
}

describe(`the days of a duty (${RUNS} cases, seed ${SEED})`, () => {
  it('are exactly the working days gone by, whatever happened and by any calendar', () => {
    const calendars = fc.record({ off: fc.array(fc.nat(90), { maxLength: 12 }), worked: fc.array(fc.nat(90), { maxLength: 12 }) }).map(({ off, worked }): WorkingCalendar => {
      const entry = (place: number, kind: 'holiday' | 'swapped-worked') => [addDays(localDate('2021-11-10'), place), { date: addDays(localDate('2021-11-10'), place), kind, occasion: null, name: 'x' }] as const;
      return { ...WORKING_CALENDAR_V1, daysOff: new Map(off.map((place) => entry(place, 'holiday'))), workedDays: new Map(worked.map((place) => entry(place, 'swapped-worked'))) } as unknown as WorkingCalendar;
    });
    const parties = new Set<string>();
    fc.assert(
      fc.property(fc.array(step, { maxLength: 22 }), fc.nat(200), calendars, (steps, later, calendar) => {
        const { history, at } = historyOf(steps);
        const records = recordsOf(history);
        const asked = Math.max(at, ...history.map(({ act }) => act.recordedAt)) + later * 3_600_000;
        const { assignedOn, until, spans } = custodyDays(records, asked);
        const counts = new Map<string, number>();
        let sum = 0;
        for (const span of spans) {
          const days = workingDaysOf(span, calendar);
          sum += days;
          if (days > 0) counts.set(`${span.party} ${span.body}`, (counts.get(`${span.party} ${span.body}`) ?? 0) + days);
          parties.add(span.party);
        }
        expect(sum).toBe(workingDaysBetween(assignedOn, until, calendar));
        const byHand = countedByHand(history, asked, calendar);
        expect({ counts, until }).toEqual(byHand);
      }),
      { numRuns: RUNS, seed: SEED },
    );
    expect([...parties].toSorted()).toEqual(['confirming', 'coordinator', 'issuer', 'lead', 'suspended']);
  }, 120_000);
});
