import { describe, expect, it } from '@jest/globals';
import { assignmentSteps as did, deciderSpecification, dueOn, PARTIES, processSpecification, specimenTerms } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentState } from '../../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../../deadline/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../../kernel/index.js';
import { actOfProcess } from '../process.js';
import { handPartToBody } from './hand-part-to-body.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const last = (...steps: readonly Step[]) => play(...steps).at(-1)!;
const begun = [did.assign({ partsCompletion: { by: 'all' } }), did.acknowledge()] as const;
const parentLink = { assignmentId: assignmentId('parent'), chain: [bodyId('up')], due: localDate('2021-12-20') };
const handed = last(...begun, did.handDown('p1'));

describe('handing a part to a body', () => {
  const { given } = processSpecification(handPartToBody);
  const context = (parent: AssignmentState) => ({ parent, policy: POLICY_V1, calendar: WORKING_CALENDAR_V1 });
  const terms = {
    ...specimenTerms(), assignmentId: assignmentId('p1'), summary: 'phần p1', expectedOutputs: [], leadBody: bodyId('body-of-p1'), issuer: bodyId(PARTIES.lead), confirmingBody: bodyId(PARTIES.lead),
    participants: [], deadlines: [dueOn('2021-12-10')], due: localDate('2021-12-10'), acknowledgementDue: localDate('2021-11-24'), partsCompletion: { by: 'lead-report' } as const,
    parent: { assignmentId: assignmentId('duty-1'), chain: [bodyId(PARTIES.lead)], due: localDate('2021-12-15') },
  };
  const message = { to: { kind: 'assignment', assignmentId: assignmentId('p1') } as const, onBehalfOf: bodyId(PARTIES.lead), command: { type: 'AssignTask' as const, terms } };
  it('assigns it, linked to its parent, confirmed by the body that handed it down', () => {
    given(context(fold(...begun, did.handDown('p1')))).when(handed.event, handed.act).thenSends(message);
    const decision = assignmentDecider.decide(message.command, assignmentDecider.initialState, actOfProcess(handPartToBody.name, message, handed.act, handed.act.recordedAt));
    expect(decision).toStrictEqual({ ok: true, events: [{ type: 'TaskAssigned', data: terms }] });
  });
  it('grows the chain from level to level, so that no cycle closes', () => {
    const deep = fold(did.assign({ parent: parentLink }), did.acknowledge(), did.handDown('p1'));
    given(context(deep)).when(handed.event, handed.act).thenSends({ ...message, command: { type: 'AssignTask', terms: { ...terms, parent: { ...terms.parent, chain: [bodyId('up'), bodyId(PARTIES.lead)] } } } });
  });
  it('ignores by name', () => {
    given(context(assignmentDecider.initialState)).when(handed.event, handed.act).thenIgnores('parent-unknown');
    given(context(fold(...begun))).when(last(...begun).event, handed.act).thenIgnores('not-for-this-process');
  });
});
