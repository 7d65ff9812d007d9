import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES, processSpecification, specimenTerms } from '#libs/testing';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type PartOutcome } from '../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../deadline/index.js';
import { initialDirective } from '../directive/index.js';
import { assignmentId, bodyId, localDate, type Act } from '../kernel/index.js';
import { handPartToBody } from './hand-part-to-body/hand-part-to-body.js';
import { actOfProcess } from './process.js';
import { reportPartToParent } from './report-part-to-parent/report-part-to-parent.js';
import { sendDirectiveToLateLead } from './send-directive-to-late-lead/send-directive-to-late-lead.js';
import { withdrawPartsOfWithdrawnAssignment } from './withdraw-parts-of-withdrawn-assignment/withdraw-parts-of-withdrawn-assignment.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const fold = (...steps: readonly Step[]): AssignmentState => foldAll(play(...steps));
const last = (...steps: readonly Step[]) => play(...steps).at(-1)!;
const begun = [did.assign({ partsCompletion: { by: 'all' } }), did.acknowledge()] as const;
const parentLink = { assignmentId: assignmentId('parent'), chain: [bodyId('up')], due: localDate('2021-12-20') };
const part = [did.assign({ parent: parentLink, assignmentId: assignmentId('part') }), did.acknowledge()] as const;
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

describe('reporting a part to its parent', () => {
  const { given } = processSpecification(reportPartToParent);
  const told = (outcome: PartOutcome, doneDay: string | null = null) => ({
    to: { kind: 'assignment', assignmentId: assignmentId('parent') } as const,
    onBehalfOf: bodyId(PARTIES.issuer),
    command: { type: 'RecordPartOutcome' as const, partId: assignmentId('part'), outcome, doneOn: doneDay === null ? null : localDate(doneDay), doneAt: doneDay === null ? null : actOf('x', doneDay).recordedAt },
  });
  const hear = (...steps: readonly Step[]) => given({ part: fold(...steps) }).when(last(...steps).event, last(...steps).act);
  const correct = (act: 'acceptance' | 'closure' | 'withdrawal' | 'submission', revision: number, by: keyof typeof PARTIES): Step => [{ type: 'CorrectAct', act, revision, reason: 'nhầm' }, actOf(PARTIES[by], '2021-12-22')];
  const accepted = [...part, did.submit('2021-12-14'), did.accept('2021-12-20')] as const;
  it('tells when it was handed in, not when it was accepted', () => hear(...accepted).thenSends(told('accepted', '2021-12-14')));
  it('tells a withdrawal, and that it was a mistake', () => {
    hear(...part, did.withdraw()).thenSends(told('withdrawn'));
    hear(...part, did.withdraw(), correct('withdrawal', 2, 'issuer')).thenSends(told('reinstated'));
  });
  it('tells that an acceptance was a mistake', () => hear(...accepted, correct('acceptance', 3, 'confirming')).thenSends(told('reopened')));
  it('tells a completion by parts of its own, and its undoing from below', () => {
    const below = [did.assign({ parent: parentLink, assignmentId: assignmentId('part'), partsCompletion: { by: 'all' } }), did.acknowledge(), did.handDown('p1'), did.partAccepted('p1', '2021-12-01', '2021-12-03')] as const;
    hear(...below).thenSends(told('accepted', '2021-12-01'));
    hear(...below, did.partCame('p1', 'reopened', '2021-12-04')).thenSends(told('reopened'));
    given({ part: fold(...below) }).when({ type: 'PartOutcomeRecorded', data: { partId: assignmentId('p1'), outcome: 'accepted', doneOn: null, doneAt: null } }, actOf('x', '2021-12-05')).thenIgnores('outcome-unchanged');
  });
  it('ignores by name', () => {
    hear(...accepted, did.close('2021-12-21'), correct('closure', 4, 'confirming')).thenIgnores('still-done');
    hear(...part, did.submit('2021-12-14'), correct('submission', 2, 'lead')).thenIgnores('outcome-unchanged');
    given({ part: fold(...part) }).when(last(...accepted).event, last(...accepted).act).thenIgnores('taken-back-since');
    hear(...begun, did.withdraw()).thenIgnores('no-parent');
    hear(...part).thenIgnores('not-for-this-process');
  });
});

describe('withdrawing the parts of a withdrawn duty', () => {
  const { given } = processSpecification(withdrawPartsOfWithdrawnAssignment);
  const gone: AssignmentEvent = { type: 'AssignmentWithdrawn', data: { basis: 'CV 3' } };
  const act = actOf(PARTIES.issuer, '2021-12-22');
  it('takes the open ones along, on behalf of whoever issued them', () => {
    given({ parts: [fold(...part), fold(...part, did.submit('2021-12-14'), did.accept('2021-12-20')), fold(...part, did.withdraw()), assignmentDecider.initialState] }).when(gone, act).thenSends({
      to: { kind: 'assignment', assignmentId: assignmentId('part') }, onBehalfOf: bodyId(PARTIES.issuer), command: { type: 'WithdrawAssignment', basis: 'CV 3' },
    });
  });
  it('ignores by name', () => {
    given({ parts: [] }).when(gone, act).thenIgnores('no-open-part');
    given({ parts: [fold(...part)] }).when({ type: 'AssignmentClosed', data: { note: null } }, act).thenIgnores('not-for-this-process');
  });
});

describe('a late lead gets a copy', () => {
  const { given } = processSpecification(sendDirectiveToLateLead);
  const { directiveId } = specimenTerms();
  const assigned = (addedReason: string | null): AssignmentEvent => ({ type: 'TaskAssigned', data: specimenTerms({ addedReason }) });
  const act = actOf(PARTIES.issuer, '2021-12-22');
  it('unless it is an addressee, or was planned', () => {
    const addressee = bodyId(PARTIES.lead);
    given({ directive: initialDirective }).when(assigned('bỏ sót'), act).thenSends({
      to: { kind: 'receipt', directiveId, addressee }, onBehalfOf: bodyId(PARTIES.issuer), command: { type: 'SendDirective', directiveId, addressee, channel: 'don-doc' },
    });
    given({ directive: { ...initialDirective, addressees: [addressee] } }).when(assigned('bỏ sót'), act).thenIgnores('already-an-addressee');
    given({ directive: initialDirective }).when(assigned(null), act).thenIgnores('planned-with-the-directive');
    given({ directive: initialDirective }).when({ type: 'AssignmentClosed', data: { note: null } }, act).thenIgnores('not-for-this-process');
  });
});

describe('the act of a process', () => {
  const message = { to: { kind: 'assignment', assignmentId: assignmentId('a') }, onBehalfOf: bodyId('b'), command: { type: 'CloseAssignment', note: null } } as const;
  const cause = actOf(PARTIES.issuer, '2021-12-22');
  it('is dated as its cause, with a basis when that day is over', () => {
    const act = { occurredOn: '2021-12-22', actor: 'process:p', body: 'b', actingFor: null };
    expect(actOfProcess('p', message, cause, cause.recordedAt)).toStrictEqual({ ...act, recordedAt: cause.recordedAt, lateEntryBasis: null });
    const next = cause.recordedAt + 86_400_000;
    expect(actOfProcess('p', message, cause, next)).toStrictEqual({ ...act, recordedAt: next, lateEntryBasis: 'process:p' });
    expect(actOfProcess('p', message, { ...cause, lateEntryBasis: 'sổ' }, next)).toStrictEqual({ ...act, recordedAt: next, lateEntryBasis: 'sổ' });
  });
});
