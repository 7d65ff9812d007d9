import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, assignmentSteps, dueOn, PARTIES, specimenTerms } from '#libs/testing';
import { assignmentDecider, PROCESS_ACTOR, reminderAnchors, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type FireRung } from '../../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1, type ReminderSubject } from '../../deadline/index.js';
import { actorId, addDays, bodyId, dateAt, endOfDay, localDate, startOfDay, type Act, type Instant, type LocalDate } from '../../kernel/index.js';
import { ladderPositions, nextReminderAt, reminderDays, remindOfDeadline } from './index.js';

const { decide, evolve, initialState } = assignmentDecider;
const days = reminderDays(POLICY_V1, WORKING_CALENDAR_V1);
const BEGIN = localDate('2021-11-15');
const REMINDER_TIME = 7.5 * 3_600_000;

/**
 * One thing that happens: time passes (the clock may also go back), somebody acts, the system looks at the duty, or an old
 * message about a rung arrives once more.
 */
type Happening =
  | { readonly kind: 'time'; readonly hours: number }
  | { readonly kind: 'act'; readonly which: number; readonly day: number }
  | { readonly kind: 'look' }
  | { readonly kind: 'again'; readonly message: number };

const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: -80, max: 3000 })).map((hours): Happening => ({ kind: 'time', hours })) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('act' as const), which: fc.nat(15), day: fc.integer({ min: -5, max: 80 }) }) },
    { weight: 6, arbitrary: fc.constant<Happening>({ kind: 'look' }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('again' as const), message: fc.nat(20) }) },
  ),
  { minLength: 5, maxLength: 30, size: 'max' },
);

/** The acts that can move a ladder, as who would do them on that day. */
function acts(state: AssignmentState, day: LocalDate): readonly (readonly [who: string, command: AssignmentCommand])[] {
  const { lead, issuer, confirming } = PARTIES;
  const holder = state.terms?.leadBody ?? lead;
  const corrected = (['extension-decision', 'submission', 'return-for-rework', 'suspension', 'acceptance'] as const).map(
    (act, place) => [[issuer, holder, confirming, issuer, confirming][place] as string, { type: 'CorrectAct', act, revision: state.undo[act]?.revision ?? 0, reason: 'r' }] as const,
  );
  return [
    [holder, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }],
    [holder, { type: 'SubmitResult', outputs: ['BC'], note: null }],
    [confirming, { type: 'ReturnResult', reasons: 'r' }],
    [confirming, { type: 'AcceptResult', note: null }],
    [holder, { type: 'RequestExtension', proposedDue: day, reason: 'r', progressSoFar: 'p', afterDue: true }],
    [issuer, { type: 'GrantExtension', newDue: day, note: null, maxExtensions: 9, beyondCap: true }],
    [issuer, { type: 'ChangeDeadline', deadlines: [dueOn(day)], basis: 'b' }],
    [issuer, { type: 'SuspendAssignment', basis: 'b' }],
    [issuer, { type: 'ResumeAssignment', basis: 'b' }],
    [issuer, { type: 'TransferAssignment', to: bodyId('ban-to-chuc'), bodyStands: 'active', confirmingBody: bodyId(confirming), acknowledgementDue: day, basis: 'b' }],
    [issuer, { type: 'WithdrawAssignment', basis: 'b' }],
    ...corrected,
  ];
}

const CAN_ACT: Readonly<Record<ReminderSubject, readonly AssignmentState['status'][]>> = { due: ['assigned', 'acknowledged', 'in-progress'], acknowledgement: ['assigned'], approval: ['submitted'] };

interface Fired {
  readonly event: Extract<AssignmentEvent, { type: 'RungFired' }>;
  readonly at: Instant;
  readonly before: AssignmentState;
}

/** Plays the happenings; every look and every repeated message goes through the decider, as on the duty's own stream. */
function played(what: readonly Happening[]): { readonly fired: readonly Fired[]; readonly assignedAt: Instant } {
  const assignedAt = startOfDay(BEGIN) + 9 * 3_600_000;
  const fired: Fired[] = [];
  const messages: FireRung[] = [];
  let clock = assignedAt;
  let recordedAt = assignedAt;
  let state = initialState;
  const tell = (command: AssignmentCommand, by: string): void => {
    recordedAt = Math.max(recordedAt, clock);
    const act: Act = { ...actOf(by, dateAt(recordedAt)), recordedAt, ...(command.type === 'FireRung' ? { actor: actorId(`${PROCESS_ACTOR}remind-of-deadline`) } : {}) };
    const decision = decide(command, state, act);
    if (!decision.ok) return;
    for (const event of decision.events) {
      if (event.type === 'RungFired') fired.push({ event, at: recordedAt, before: state });
      state = evolve(state, event, act);
    }
  };
  tell(assignmentSteps.assign({ ...specimenTerms() })[0], PARTIES.issuer);
  for (const one of what) {
    if (one.kind === 'time') clock += one.hours * 3_600_000;
    else if (one.kind === 'act') {
      const all = acts(state, addDays(dateAt(Math.max(recordedAt, clock)), one.day));
      const [who, command] = all[one.which % all.length] as (typeof all)[number];
      tell(command, who);
    } else if (one.kind === 'look') {
      const reaction = remindOfDeadline(state, days, clock);
      if (reaction.kind !== 'fire') continue;
      messages.push(...reaction.rungs);
      for (const rung of reaction.rungs) tell(rung, PARTIES.coordinator);
    } else {
      const message = messages[one.message % Math.max(1, messages.length)];
      if (message !== undefined) tell(message, PARTIES.coordinator);
    }
  }
  return { fired, assignedAt };
}

/** Printed with the name; the same again with fast-check's global `seed`. */
const SEED = fc.readConfigureGlobal().seed ?? (fc.sample(fc.noBias(fc.nat()), 1)[0] as number);

describe(`the reminders of any history (seed ${SEED})`, () => {
  it('are never doubled, never early, never from before the assignment, and never to a body that cannot act', () => {
    let [firings, withSkipped, moved] = [0, 0, 0];
    const reached = new Set<string>();
    fc.assert(
      fc.property(happenings, (what) => {
        const { fired, assignedAt } = played(what);
        const seen = new Set<string>();
        const faults: string[] = []; // one expectation a case: a million of them would take longer than all the rest
        for (const { event: { data }, at, before } of fired) {
          const limit = `${data.about} ${data.forDue} ${data.round}`;
          for (const rung of [data.rung, ...data.skipped]) {
            if (seen.has(`${rung} ${limit}`)) faults.push(`twice: ${rung} ${limit}`);
            seen.add(`${rung} ${limit}`);
          }
          const instant = startOfDay(data.dueOn) + REMINDER_TIME;
          if (at < instant) faults.push(`early: ${data.rung} ${limit}`);
          if (instant < assignedAt) faults.push(`before the assignment: ${data.rung} ${limit}`);
          if (data.rung.includes('+') && at < endOfDay(data.forDue)) faults.push(`not missed yet: ${data.rung} ${limit}`);
          if (!CAN_ACT[data.about].includes(before.status)) faults.push(`to one that cannot act: ${data.rung} ${before.status}`);
          if (data.about === 'due' && before.currentDue !== data.forDue) faults.push(`for another day: ${data.rung} ${limit}`);
          firings += 1;
          withSkipped += data.skipped.length > 0 ? 1 : 0;
          moved += data.forDue === specimenTerms().due ? 0 : 1;
          reached.add(data.rung);
        }
        expect(faults).toEqual([]);
      }),
      { numRuns: 10_000, seed: SEED },
    );
    // A generator that never gets there proves nothing.
    expect([...reached].toSorted()).toEqual(POLICY_V1.reminderLadder.map(({ id }) => id).toSorted());
    expect(Math.min(firings, withSkipped, moved)).toBeGreaterThan(1000);
  }, 120_000);

  it('are all sent, highest first come first, to a duty that nobody touches, whenever the system looks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 60 }), (due, waits) => {
        let state = initialState;
        const terms = specimenTerms({ due: addDays(BEGIN, due), deadlines: [dueOn(addDays(BEGIN, due))] });
        const told: string[] = [];
        let at = startOfDay(BEGIN) + 9 * 3_600_000;
        const tell = (command: AssignmentCommand): void => {
          const act = { ...actOf(PARTIES.issuer, dateAt(at)), recordedAt: at, actor: actorId(`${PROCESS_ACTOR}x`) };
          const decision = decide(command, state, act);
          if (!decision.ok) throw new Error(decision.rejection.tag);
          for (const event of decision.events) {
            state = evolve(state, event, act);
            if (event.type === 'RungFired') told.push(...event.data.skipped, event.data.rung);
          }
        };
        tell({ type: 'AssignTask', terms });
        for (const hours of [...waits, 24 * 900]) {
          const next = nextReminderAt(ladderPositions(state), days);
          at += hours * 3_600_000;
          const reaction = remindOfDeadline(state, days, at);
          if ((reaction.kind === 'fire') !== (next !== null && next <= at)) throw new Error(`asked at ${next}, ${reaction.kind} at ${at}`);
          if (reaction.kind === 'schedule' && reaction.at !== next) throw new Error(`scheduled ${reaction.at}, not ${next}`);
          if (reaction.kind === 'fire') for (const rung of reaction.rungs) tell(rung);
        }
        const assignedAt = state.assignedAt ?? 0;
        const expected = reminderAnchors(state).flatMap((anchor) => days.rungsOf(anchor).rungs.filter((rung) => rung.at >= assignedAt).map(({ rung }) => rung.id));
        expect(told.toSorted()).toEqual(expected.toSorted());
        expect(nextReminderAt(ladderPositions(state), days)).toBeNull();
      }),
      { numRuns: 1_000, seed: SEED },
    );
  }, 60_000);
});
