import { describe, expect, it } from '@jest/globals';
import { assignmentDecider, localDate, type AssignmentCommand, type AssignmentState, type BodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { appendPast, PAST, pastAct, pastTerms, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import { START } from '../../ports/event-log.js';
import { FoldedDuties } from './folded-duties.js';

const LEAD = PAST.leads[0] as BodyId;
const terms = pastTerms(0, LEAD, localDate('2021-12-10'));
const stream = `assignment-${terms.assignmentId}`;

/** What the domain records when these bodies do that, one after another. */
function played(...steps: readonly (readonly [BodyId, AssignmentCommand])[]): readonly PastEvent[] {
  let state = assignmentDecider.initialState;
  return steps.flatMap(([body, command], place) => {
    const act = pastAct(PAST.startAt + place, body);
    const decision = assignmentDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(decision.rejection.tag);
    return decision.events.map((event) => {
      state = assignmentDecider.evolve(state, event, act);
      return { stream, event, act };
    });
  });
}

describe('folded duties', () => {
  it.each<readonly [string, readonly (readonly [BodyId, AssignmentCommand])[], AssignmentState['status']]>([
    ['a withdrawal', [[PAST.issuer, { type: 'WithdrawAssignment', basis: 'nhầm' }], [PAST.issuer, { type: 'CorrectAct', act: 'withdrawal', revision: 1, reason: 'nhầm' }]], 'assigned'],
    [
      'a closure',
      [
        [LEAD, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }], [LEAD, { type: 'SubmitResult', outputs: ['Báo cáo'], note: null }], [PAST.office, { type: 'AcceptResult', note: null }],
        [PAST.office, { type: 'CloseAssignment', note: null }], [PAST.office, { type: 'CorrectAct', act: 'closure', revision: 4, reason: 'nhầm' }],
      ],
      'accepted',
    ],
  ])('given a finished duty that was forgotten, when %s is taken back, then it lives again', async (_, after, status) => {
    const log = new MemoryEventLog();
    await appendPast(log, played([PAST.issuer, { type: 'AssignTask', terms }], ...after));
    const duties = new FoldedDuties(log, decodeEvent);
    const steps: unknown[] = [];
    for (const recorded of (await log.readAll(START, 100)).map(decodeEvent)) {
      let step = duties.advance(recorded);
      if (step === null) {
        await duties.load(recorded);
        step = duties.advance(recorded);
      }
      steps.push(step?.after.status);
    }
    expect(steps.at(-1)).toBe(status);
    expect(steps).not.toContain(undefined);
  });
}); // prettier-ignore
