import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, PARTIES, specimenPart, specimenTerms } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent, type AssignmentState } from '../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../deadline/index.js';
import { assignmentId, bodyId, type Act, type AssignmentId, type Reaction } from '../kernel/index.js';
import { handPartToBody } from './hand-part-to-body/hand-part-to-body.js';
import type { ProcessMessage } from './messages.js';
import { actOfProcess } from './process.js';
import { reportPartToParent } from './report-part-to-parent/report-part-to-parent.js';
import { withdrawPartsOfWithdrawnAssignment } from './withdraw-parts-of-withdrawn-assignment/withdraw-parts-of-withdrawn-assignment.js';

/** A log of assignments with the processes between them, one event at a time. */
function house() {
  const states = new Map<AssignmentId, AssignmentState>();
  const stateOf = (id: AssignmentId): AssignmentState => states.get(id) ?? assignmentDecider.initialState;
  const react = (id: AssignmentId, event: AssignmentEvent, act: Act): readonly (readonly [string, Reaction<ProcessMessage>])[] => {
    const parts = [...stateOf(id).parts.keys()].map(stateOf);
    return [
      [handPartToBody.name, handPartToBody.react(event, act, { parent: stateOf(id), policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 })],
      [reportPartToParent.name, reportPartToParent.react(event, act, { part: stateOf(id) })],
      [withdrawPartsOfWithdrawnAssignment.name, withdrawPartsOfWithdrawnAssignment.react(event, act, { parts })],
    ];
  };
  const send = (to: AssignmentId, command: AssignmentCommand, act: Act): void => {
    const decision = assignmentDecider.decide(command, stateOf(to), act);
    if (!decision.ok) throw new Error(`${to} refuses ${command.type}: ${JSON.stringify(decision.rejection)}`);
    for (const event of decision.events) {
      states.set(to, assignmentDecider.evolve(stateOf(to), event, act));
      for (const [name, reaction] of react(to, event, act)) {
        for (const message of reaction.kind === 'send' ? reaction.commands : []) {
          if (message.to.kind === 'assignment') send(message.to.assignmentId, message.command as AssignmentCommand, actOfProcess(name, message, act, act.recordedAt));
        }
      }
    }
  };
  return { send, statuses: () => Object.fromEntries([...states].map(([id, { status }]) => [id, status])), stateOf };
}

const [top, middle, low, other] = ['top', 'middle', 'low', 'other'].map(assignmentId) as [AssignmentId, AssignmentId, AssignmentId, AssignmentId];
const by = (body: string, day: string): Act => actOf(body, day);
const acknowledge: AssignmentCommand = { type: 'AcknowledgeAssignment', receiptNumber: null, note: null };
const all = { by: 'all' } as const;

/** Tuyên giáo hands to A; A hands to B and C. Everybody completes by parts. */
function threeLevels() {
  const running = house();
  running.send(top, { type: 'AssignTask', terms: specimenTerms({ assignmentId: top, partsCompletion: all }) }, by(PARTIES.issuer, '2021-11-15'));
  running.send(top, acknowledge, by(PARTIES.lead, '2021-11-16'));
  running.send(top, { type: 'HandDownPart', part: specimenPart('middle', { body: bodyId('a'), partsCompletion: all }) }, by(PARTIES.lead, '2021-11-17'));
  running.send(middle, acknowledge, by('a', '2021-11-18'));
  running.send(middle, { type: 'HandDownPart', part: specimenPart('low', { body: bodyId('b') }) }, by('a', '2021-11-19'));
  running.send(middle, { type: 'HandDownPart', part: specimenPart('other', { body: bodyId('c') }) }, by('a', '2021-11-19'));
  for (const [id, body] of [[low, 'b'], [other, 'c']] as const) running.send(id, acknowledge, by(body, '2021-11-20'));
  return running;
}
const submit: AssignmentCommand = { type: 'SubmitResult', outputs: ['BC'], note: null };
const accept: AssignmentCommand = { type: 'AcceptResult', note: null };

describe('a cascade of three levels', () => {
  it('completes upwards with the latest submission, reopens upwards with a correction, and completes again', () => {
    const running = threeLevels();
    running.send(low, submit, by('b', '2021-12-01'));
    running.send(other, submit, by('c', '2021-12-03'));
    running.send(low, accept, by('a', '2021-12-05'));
    expect(running.statuses()).toStrictEqual({ top: 'acknowledged', middle: 'acknowledged', low: 'accepted', other: 'submitted' });
    running.send(other, accept, by('a', '2021-12-06'));
    expect(running.statuses()).toStrictEqual({ top: 'accepted', middle: 'accepted', low: 'accepted', other: 'accepted' });
    expect(running.stateOf(top).accepted?.at).toBe(by('c', '2021-12-03').recordedAt);
    running.send(other, { type: 'CorrectAct', act: 'acceptance', revision: 3, reason: 'nhầm' }, by('a', '2021-12-07'));
    expect(running.statuses()).toStrictEqual({ top: 'acknowledged', middle: 'acknowledged', low: 'accepted', other: 'submitted' });
    running.send(other, accept, by('a', '2021-12-08'));
    expect(running.statuses()).toStrictEqual({ top: 'accepted', middle: 'accepted', low: 'accepted', other: 'accepted' });
  });

  it('refuses a cycle at any depth', () => {
    const running = threeLevels();
    for (const body of [PARTIES.lead, 'a', 'b']) {
      expect(() => running.send(low, { type: 'HandDownPart', part: specimenPart('again', { body: bodyId(body) }) }, by('b', '2021-11-21'))).toThrow('cascade-cycle');
    }
  });

  it('withdraws downwards, leaving what is done', () => {
    const running = threeLevels();
    running.send(low, submit, by('b', '2021-12-01'));
    running.send(low, accept, by('a', '2021-12-02'));
    running.send(top, did.withdraw()[0], by(PARTIES.issuer, '2021-12-03'));
    expect(running.statuses()).toStrictEqual({ top: 'withdrawn', middle: 'withdrawn', low: 'accepted', other: 'withdrawn' });
  });
});
