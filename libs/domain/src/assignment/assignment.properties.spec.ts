import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, dueOn, PARTIES, specimenPart, specimenTerms, type Happened } from '#libs/testing';
import { addDays, assignmentId, bodyId, localDate, type Act } from '../kernel/index.js';
import {
  assignmentDecider, assignmentStateFromJson, assignmentStateToJson, dutyFactsOf, holdingsOf,
  type AssignmentCommand, type AssignmentEvent, type AssignmentState, type CorrectableAct,
} from './index.js';

const { decide, evolve, initialState } = assignmentDecider;
const CORRECTABLE: readonly CorrectableAct[] = ['acknowledgement', 'progress', 'submission', 'acceptance', 'return-for-rework', 'lateness-waiver', 'closure', 'extension-decision', 'extension-request', 'suspension', 'withdrawal', 'return-to-issuer'];
const START = localDate('2021-11-15');

/** A command, with the party that would do it; a correction aims at the act that stands, if any. */
interface Move {
  readonly by: keyof typeof PARTIES;
  readonly command: (state: AssignmentState) => AssignmentCommand;
}
const move = (by: Move['by'], command: AssignmentCommand): Move => ({ by, command: () => command });
const AUTHOR = (act: CorrectableAct): Move['by'] =>
  ['acceptance', 'return-for-rework', 'lateness-waiver', 'closure'].includes(act) ? 'confirming' : ['extension-decision', 'suspension', 'withdrawal'].includes(act) ? 'issuer' : 'lead';

const text = fc.constantFrom('', 'lý do', 'x', 'y');
const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays(START, days));
const partId = fc.constantFrom('a', 'b', 'c');
const likely = <T>(value: T): fc.Arbitrary<T> => fc.constant(value);
const moves: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom({ by: 'all' } as const, { by: 'quorum', percent: 50 } as const, { by: 'first' } as const, { by: 'lead-report' } as const).map((partsCompletion) => move('issuer', { type: 'AssignTask', terms: specimenTerms({ partsCompletion }) })),
  { weight: 4, arbitrary: likely(move('lead', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null })) },
  text.map((explanation) => move('lead', { type: 'ReturnToIssuer', reason: 'overlap', explanation })),
  text.map((explanation) => move('issuer', { type: 'RefuseReturnToIssuer', explanation })),
  { weight: 2, arbitrary: fc.option(fc.integer({ min: -5, max: 105 })).map((percent) => move('lead', { type: 'ReportProgress', percent, note: 'n', obstacles: null })) },
  { weight: 3, arbitrary: fc.array(text, { maxLength: 2 }).map((outputs) => move('lead', { type: 'SubmitResult', outputs, note: null })) },
  { weight: 4, arbitrary: text.map((reasons) => move('confirming', { type: 'ReturnResult', reasons })) },
  { weight: 3, arbitrary: likely(move('confirming', { type: 'AcceptResult', note: null })) },
  { weight: 4, arbitrary: text.map((reason) => move('confirming', { type: 'WaiveLateness', reason })) },
  { weight: 4, arbitrary: likely(move('confirming', { type: 'CloseAssignment', note: null })) },
  { weight: 2, arbitrary: fc.tuple(day, fc.boolean()).map(([proposedDue, afterDue]) => move('lead', { type: 'RequestExtension', proposedDue, reason: 'r', progressSoFar: 'p', afterDue })) },
  { weight: 2, arbitrary: fc.tuple(day, fc.boolean()).map(([newDue, beyondCap]) => move('issuer', { type: 'GrantExtension', newDue, note: null, maxExtensions: 1, beyondCap })) },
  { weight: 3, arbitrary: text.map((reason) => move('issuer', { type: 'RefuseExtension', reason })) },
  day.map((due) => move('issuer', { type: 'ChangeDeadline', deadlines: [dueOn(due)], basis: 'b' })),
  fc.constantFrom('ban-to-chuc', 'ban-tuyen-giao').map((to) => move('issuer', { type: 'TransferAssignment', to: bodyId(to), bodyStands: 'active', confirmingBody: bodyId(PARTIES.confirming), acknowledgementDue: addDays(START, 20), basis: 'b' })),
  text.map((basis) => move('issuer', { type: 'SuspendAssignment', basis })),
  { weight: 2, arbitrary: likely(move('issuer', { type: 'ResumeAssignment', basis: 'b' })) },
  fc.constantFrom('', '', 'x').map((basis) => move('issuer', { type: 'WithdrawAssignment', basis })),
  { weight: 3, arbitrary: fc.tuple(partId, day).map(([id, due]) => move('lead', { type: 'HandDownPart', part: specimenPart(id, { deadlines: [dueOn(due)] }) })) },
  { weight: 4, arbitrary: fc.tuple(partId, fc.constantFrom('accepted', 'reopened', 'withdrawn', 'reinstated'), day).map(([id, outcome, on]) =>
    move('lead', { type: 'RecordPartOutcome', partId: assignmentId(id), outcome, doneOn: outcome === 'accepted' ? on : null, doneAt: outcome === 'accepted' ? actOf('x', on).recordedAt : null })) },
  likely(move('lead', { type: 'RequestCoordination', coordinator: bodyId(PARTIES.coordinator), request: 'r', answerDue: null })),
  fc.constantFrom('received', 'opinion-sent', 'no-opinion', 'not-competent').map((answer) => move('coordinator', { type: 'AnswerCoordination', answer, note: null })),
  { weight: 6, arbitrary: fc.tuple(fc.constantFrom(...CORRECTABLE), fc.integer({ min: 0, max: 4 })).map(([act, off]): Move => ({
    by: AUTHOR(act), command: (state) => ({ type: 'CorrectAct', act, revision: (state.undo[act]?.revision ?? 0) + (off === 4 ? 1 : 0), reason: 'r' }) })) },
);
/** A few moves to try until one is allowed, mostly by the right party on a later day, sometimes by a stranger or on an older paper. */
interface Step {
  readonly tries: readonly Move[];
  readonly wait: number;
  readonly stray: number;
}
const script: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ tries: fc.array(moves, { minLength: 1, maxLength: 4, size: 'max' }), wait: fc.integer({ min: 0, max: 2 }), stray: fc.integer({ min: 0, max: 30 }) }),
  { maxLength: 40, size: 'max' },
);
const opening: readonly Move[] = [move('issuer', { type: 'AssignTask', terms: specimenTerms({ partsCompletion: { by: 'all' } }) }), move('lead', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null })];

interface Run {
  readonly history: readonly Happened<AssignmentEvent>[];
  readonly states: readonly AssignmentState[];
}

function run(steps: readonly Step[], assigned: boolean): Run {
  const history: Happened<AssignmentEvent>[] = [];
  const states: AssignmentState[] = [initialState];
  let [state, today] = [initialState, START];
  for (const { tries, wait, stray } of [...(assigned ? opening.map((one) => ({ tries: [one], wait: 0, stray: 9 })) : []), ...steps]) {
    today = addDays(today, wait);
    for (const { by, command } of tries) {
      const lead = by === 'lead' && state.terms !== null ? state.terms.leadBody : PARTIES[by];
      const act: Act = { ...actOf(stray === 0 ? PARTIES.stranger : lead, today), ...(stray === 1 ? { occurredOn: addDays(today, -1) } : {}) };
      const decision = decide(command(state), state, act);
      if (!decision.ok) continue;
      for (const event of decision.events) {
        state = evolve(state, event, act);
        history.push({ event, act });
        states.push(state);
      }
      break;
    }
  }
  return { history, states };
}

const fold = (from: AssignmentState, history: readonly Happened<AssignmentEvent>[]): AssignmentState => history.reduce((state, { event, act }) => evolve(state, event, act), from);
/** Takes the place of an event without changing anything: it corrects an act that is not there. */
const NOTHING: AssignmentEvent = { type: 'ActCorrected', data: { act: 'progress', revision: -1, reason: '' } };
/** Whose hands were in it stays known, whatever was taken back. */
const factual = ({ revision: _revision, undo: _undo, handedInBy: _handedInBy, ...rest }: AssignmentState): unknown => rest;
const scripts = fc.tuple(script, fc.integer({ min: 0, max: 9 }).map((n) => n > 0));

describe('any sequence of commands', () => {
  it('never throws, folds the same in two halves, through text, and within bounds', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(scripts, fc.nat(), ([steps, assigned], cut) => {
        const { history, states } = run(steps, assigned);
        const last = states.at(-1) ?? initialState;
        for (const { event } of history) seen.set(event.type, (seen.get(event.type) ?? 0) + 1);
        const at = history.length === 0 ? 0 : cut % history.length;
        const half = fold(initialState, history.slice(0, at));
        const revived = assignmentStateFromJson(JSON.parse(JSON.stringify(assignmentStateToJson(half))));
        expect(revived).toStrictEqual(half);
        expect(fold(revived, history.slice(at))).toStrictEqual(last);
        expect(last.revision).toBe(history.length - 1);
        expect(Object.keys(last.undo).length).toBeLessThanOrEqual(CORRECTABLE.length + 1);
        for (const entry of Object.values(last.undo)) expect(Object.keys(entry.before)).not.toContain('undo');
      }),
      { numRuns: 700 },
    );
    // A generator that never reaches an event proves nothing about it.
    expect([...seen.keys()].toSorted()).toStrictEqual(
      ['ActCorrected', 'AssignmentAcknowledged', 'AssignmentClosed', 'AssignmentResumed', 'AssignmentReturnedToIssuer', 'AssignmentSuspended', 'AssignmentTransferred', 'AssignmentWithdrawn', 'CompletedByParts', 'CoordinationAnswered', 'CoordinationRequested', 'DeadlineChanged', 'ExtensionGranted', 'ExtensionRefused', 'ExtensionRequested', 'LatenessWaived', 'PartHandedDown', 'PartOutcomeRecorded', 'ProgressReported', 'ResultAccepted', 'ResultReturned', 'ResultSubmitted', 'ReturnToIssuerRefused', 'TaskAssigned'],
    );
  });

  it('keeps what must always hold', () => {
    fc.assert(
      fc.property(scripts, ([steps, assigned]) => {
        for (const state of run(steps, assigned).states) {
          if (state.terms === null) continue;
          const facts = dutyFactsOf(state);
          const course = state.status === 'suspended' ? state.resumeTo : state.status;
          if (course !== 'withdrawn') expect(state.pending !== null).toBe(course === 'submitted');
          expect(facts.condition === 'done').toBe(state.status === 'accepted' || state.status === 'closed');
          expect(facts.acceptedSubmissionAt !== null).toBe(facts.condition === 'done');
          expect(facts.originalDue).not.toBeNull();
          if (course !== 'withdrawn') expect(state.resumeTo !== null).toBe(state.status === 'suspended');
          expect(holdingsOf(state).filter(({ as }) => as === 'confirming').length).toBe(state.status === 'submitted' ? 1 : 0);
          expect(state.terms.confirmingBody).not.toBe(state.terms.leadBody);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes an act back as if it had never happened', () => {
    const corrected = new Map<CorrectableAct, number>();
    fc.assert(
      fc.property(scripts, ([steps, assigned]) => {
        const { history, states } = run(steps, assigned);
        const last = states.at(-1) ?? initialState;
        for (const act of CORRECTABLE) {
          const revision = last.undo[act]?.revision;
          if (revision === undefined || last.terms === null) continue;
          const holder = { lead: last.terms.leadBody, confirming: last.terms.confirmingBody, issuer: last.terms.issuer, coordinator: '', stranger: '' }[AUTHOR(act)];
          const by = actOf(holder, '2022-12-01');
          const decision = decide({ type: 'CorrectAct', act, revision, reason: 'r' }, last, by);
          if (!decision.ok) continue;
          // What the parts complete afterwards, or undo, is a matter of its own.
          if (decision.events.length > 1 || last.completedByParts || [...last.parts.values()].some((part) => part.afterCompletion)) continue;
          const without = history.map((one, at) => (at === revision ? { ...one, event: NOTHING } : one));
          const after = decision.events.reduce((state, event) => evolve(state, event, by), last);
          const imagined = fold(initialState, without);
          // A resumption, or a refused return, counts the holder's time anew; before it, the older count comes back.
          const counted = history.some(({ event: { type } }) => type === 'AssignmentResumed' || type === 'ReturnToIssuerRefused');
          expect(factual(after)).toStrictEqual(factual(counted ? { ...imagined, heldSince: after.heldSince } : imagined));
          corrected.set(act, (corrected.get(act) ?? 0) + 1);
        }
      }),
      { numRuns: 700 },
    );
    expect([...corrected.keys()].toSorted()).toStrictEqual(CORRECTABLE.toSorted());
  });
});
