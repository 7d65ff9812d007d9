import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES, specimenTerms } from '#libs/testing/domain';
import { bodyId, localDate, startOfDay } from '../kernel/index.js';
import { assignmentDecider, initialAssignmentState, type AssignmentCommand } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const [lead, issuer, confirming] = [bodyId(PARTIES.lead), bodyId(PARTIES.issuer), bodyId(PARTIES.confirming)];
const acknowledge: AssignmentCommand = { type: 'AcknowledgeAssignment', receiptNumber: '17', note: null };
const giveBack: AssignmentCommand = { type: 'ReturnToIssuer', reason: 'unclear', explanation: 'chưa rõ' };
const progress: AssignmentCommand = { type: 'ReportProgress', percent: 10, note: 'x', obstacles: null };
const submit: AssignmentCommand = { type: 'SubmitResult', outputs: ['BC'], note: null };
const transfer: Extract<AssignmentCommand, { type: 'TransferAssignment' }> = {
  type: 'TransferAssignment', to: bodyId('ban-to-chuc'), bodyStands: 'active', confirmingBody: confirming, acknowledgementDue: localDate('2021-12-01'), basis: 'CV 9',
};
const assigned = play(did.assign());
const acknowledged = play(did.assign(), did.acknowledge());
const working = play(did.assign(), did.acknowledge(), did.progress());
const submitted = play(did.assign(), did.acknowledge(), did.submit('2021-12-14'));
const accepted = play(did.assign(), did.acknowledge(), did.submit('2021-12-14'), did.accept('2021-12-20'));
const closed = play(did.assign(), did.acknowledge(), did.submit('2021-12-14'), did.accept('2021-12-20'), did.close('2021-12-21'));
const returned = play(did.assign(), did.giveBack());
const suspended = play(did.assign(), did.acknowledge(), did.suspend());
const withdrawn = play(did.assign(), did.withdraw());
const later = '2021-12-22';

describe('assigning', () => {
  it('records the terms and starts the duty', () => {
    const terms = specimenTerms();
    const then = given([]).when({ type: 'AssignTask', terms }, actOf(PARTIES.issuer, '2021-11-15'));
    then.thenRecords({ type: 'TaskAssigned', data: terms });
    const { due, participants, partsCompletion, points: _points, acknowledgementDue, ...kept } = terms;
    const at = startOfDay(localDate('2021-11-15')) + 9 * 3_600_000;
    then.thenState((state) => expect(state).toStrictEqual({
      ...initialAssignmentState, status: 'assigned', revision: 0, terms: kept, participants, partsCompletion, acknowledgementDue, deadlines: terms.deadlines,
      assignedAt: at, assignedOn: '2021-11-15', heldSince: at, originalDue: due, currentDue: due,
    }));
  });

  it('refuses an id in use, and every act on nothing', () => {
    given(assigned).when({ type: 'AssignTask', terms: specimenTerms() }, actOf(PARTIES.issuer, later)).thenRefuses('assignment-already-exists', { assignmentId: 'duty-1' });
    given([]).when(acknowledge, actOf(PARTIES.lead, later)).thenRefuses('assignment-unknown');
  });

  it('refuses a lead that stands above itself in the chain', () => {
    const terms = specimenTerms({ parent: { assignmentId: specimenTerms().assignmentId, chain: [lead], due: null } });
    given([]).when({ type: 'AssignTask', terms }, actOf(PARTIES.issuer, later)).thenRefuses('cascade-cycle', { body: lead });
  });

  it.each([
    ['the lead', specimenTerms({ confirmingBody: lead }), 'lead'],
    ['a coordinator', specimenTerms({ confirmingBody: bodyId(PARTIES.coordinator) }), 'coordinate'],
    ['a performer', specimenTerms({ participants: [{ role: 'perform', body: confirming, external: false }] }), 'perform'],
  ])('lets nobody confirm own work: %s (R12)', (_who, terms, as) => {
    given([]).when({ type: 'AssignTask', terms }, actOf(PARTIES.issuer, later)).thenRefuses('confirming-body-has-part', { confirmingBody: terms.confirmingBody, as });
  });

  it('lets a body confirm that only monitors or is reported to', () => {
    const terms = specimenTerms({ participants: [{ role: 'monitor', body: confirming, external: false }, { role: 'report-to', body: confirming, external: false }] });
    given([]).when({ type: 'AssignTask', terms }, actOf(PARTIES.issuer, later)).thenRecords({ type: 'TaskAssigned', data: terms });
  });
});

describe('dates of an act (R13)', () => {
  const on = actOf(PARTIES.lead, '2021-11-18');
  it('refuses a paper from the future', () => {
    given(assigned).when(acknowledge, { ...on, occurredOn: localDate('2021-11-19') }).thenRefuses('occurred-in-future', { occurredOn: '2021-11-19', recordedOn: '2021-11-18' });
  });
  it('asks for the proof of an older paper', () => {
    const facts = { occurredOn: '2021-11-17', recordedOn: '2021-11-18' };
    given(assigned).when(acknowledge, { ...on, occurredOn: localDate('2021-11-17') }).thenRefuses('late-entry-needs-basis', facts);
    given(assigned).when(acknowledge, { ...on, occurredOn: localDate('2021-11-17'), lateEntryBasis: '  ' }).thenRefuses('late-entry-needs-basis', facts);
    given(assigned).when(acknowledge, { ...on, occurredOn: localDate('2021-11-17'), lateEntryBasis: 'sổ công văn' }).thenRecords({ type: 'AssignmentAcknowledged', data: { receiptNumber: '17', note: null } });
  });
  it('counts midnight as the next day', () => {
    const midnight = startOfDay(localDate('2021-11-19'));
    given(assigned).when(acknowledge, { ...on, recordedAt: midnight - 1 }).thenRecords({ type: 'AssignmentAcknowledged', data: { receiptNumber: '17', note: null } });
    given(assigned).when(acknowledge, { ...on, recordedAt: midnight }).thenRefuses('late-entry-needs-basis', { occurredOn: '2021-11-18', recordedOn: '2021-11-19' });
  });
  it('refuses a paper older than the assignment', () => {
    given(assigned).when(acknowledge, { ...on, occurredOn: localDate('2021-11-14'), lateEntryBasis: 'sổ' }).thenRefuses('occurred-before-assignment', { occurredOn: '2021-11-14', assignedOn: '2021-11-15' });
  });
  it('judges lateness by the record and marks the late entry', () => {
    const act = { ...actOf(PARTIES.lead, '2021-12-17'), occurredOn: localDate('2021-12-14'), lateEntryBasis: 'dấu đến' };
    given(acknowledged).when(submit, act).thenState((state) => expect(state.pending).toStrictEqual({ round: 1, at: act.recordedAt, occurredOn: '2021-12-14', lateEntry: true, revision: 2 }));
  });
});

describe('acknowledging and giving back', () => {
  it('acknowledges, may refer to a receipt, once', () => {
    given(assigned).when(acknowledge, actOf(PARTIES.lead, later)).thenRecords({ type: 'AssignmentAcknowledged', data: { receiptNumber: '17', note: null } });
    given(acknowledged).when(acknowledge, actOf(PARTIES.lead, later)).thenRefuses('already-acknowledged', { status: 'acknowledged' });
  });
  it('gives back before work began, not after', () => {
    given(acknowledged).when(giveBack, actOf(PARTIES.lead, later)).thenRecords({ type: 'AssignmentReturnedToIssuer', data: { reason: 'unclear', explanation: 'chưa rõ' } });
    given(assigned).when({ ...giveBack, explanation: ' ' }, actOf(PARTIES.lead, later)).thenRefuses('reason-missing', { field: 'explanation' });
    given(working).when(giveBack, actOf(PARTIES.lead, later)).thenRefuses('work-has-begun', { status: 'in-progress' });
    given(play(did.assign(), did.acknowledge(), did.handDown('p1'))).when(giveBack, actOf(PARTIES.lead, later)).thenRefuses('work-has-begun', { parts: ['p1'] });
  });
  it('waits for the issuer, who insists: the duty is as before', () => {
    const insist: AssignmentCommand = { type: 'RefuseReturnToIssuer', explanation: 'đúng chức năng' };
    given(returned).when(acknowledge, actOf(PARTIES.lead, later)).thenRefuses('assignment-returned-to-issuer', { status: 'returned-to-issuer' });
    given(returned).when(insist, actOf(PARTIES.issuer, later)).thenState((state) => expect(state.status).toBe('assigned'));
    given(play(did.assign(), did.acknowledge(), did.giveBack())).when(insist, actOf(PARTIES.issuer, later)).thenState((state) => expect(state.status).toBe('acknowledged'));
    given(assigned).when(insist, actOf(PARTIES.issuer, later)).thenRefuses('not-returned-to-issuer', { status: 'assigned' });
  });
});

describe('who may act', () => {
  const stranger = actOf(PARTIES.stranger, later);
  const denied = (role: string) => ({ role, actingBody: PARTIES.stranger });
  it.each([
    [acknowledge, 'lead'], [giveBack, 'lead'], [progress, 'lead'], [submit, 'lead'],
    [{ type: 'RequestExtension', proposedDue: localDate('2022-01-10'), reason: 'x', progressSoFar: 'y', afterDue: true }, 'lead'],
    [did.handDown('p')[0], 'lead'],
    [{ type: 'RequestCoordination', coordinator: bodyId(PARTIES.coordinator), request: 'x', answerDue: null }, 'lead'],
    [{ type: 'AcceptResult', note: null }, 'confirming'], [{ type: 'ReturnResult', reasons: 'x' }, 'confirming'],
    [{ type: 'WaiveLateness', reason: 'x' }, 'confirming'], [{ type: 'CloseAssignment', note: null }, 'confirming'],
    [did.grantExtension(later)[0], 'issuer'], [{ type: 'RefuseExtension', reason: 'x' }, 'issuer'],
    [{ type: 'RefuseReturnToIssuer', explanation: 'x' }, 'issuer'], [{ type: 'ChangeDeadline', deadlines: [], basis: 'x' }, 'issuer'],
    [transfer, 'issuer'], [did.suspend()[0], 'issuer'], [did.resume()[0], 'issuer'], [did.withdraw()[0], 'issuer'],
    [{ type: 'CorrectAct', act: 'submission', revision: 2, reason: 'x' }, 'lead'],
    [{ type: 'CorrectAct', act: 'acceptance', revision: 2, reason: 'x' }, 'confirming'],
    [{ type: 'CorrectAct', act: 'withdrawal', revision: 2, reason: 'x' }, 'issuer'],
  ] satisfies [AssignmentCommand, string][])('%j belongs to the %s', (command, role) => {
    given(submitted).when(command, stranger).thenRefuses('body-does-not-hold-duty', denied(role));
  });
  it('counts an act for the body on whose behalf it is done', () => {
    given(assigned).when(did.withdraw()[0], actOf(PARTIES.confirming, later, PARTIES.issuer)).thenRecords({ type: 'AssignmentWithdrawn', data: { basis: 'CV 3' } });
    given(assigned).when(did.withdraw()[0], actOf(PARTIES.issuer, later, PARTIES.confirming)).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: confirming });
  });
});

describe('what a status allows', () => {
  it.each([
    [assigned, 'not-acknowledged', 'assigned'], [submitted, 'result-under-review', 'submitted'], [accepted, 'assignment-already-accepted', 'accepted'],
    [closed, 'assignment-closed', 'closed'], [returned, 'assignment-returned-to-issuer', 'returned-to-issuer'],
    [suspended, 'assignment-suspended', 'suspended'], [withdrawn, 'assignment-withdrawn', 'withdrawn'],
  ] as const)('refuses a report and a submission (%#)', (history, tag, status) => {
    given(history).when(progress, actOf(PARTIES.lead, later)).thenRefuses(tag, { status });
    given(history).when(submit, actOf(PARTIES.lead, later)).thenRefuses(tag, { status });
  });
  it('suspends and resumes where it was', () => {
    given(working).when(...did.suspend()).thenRecords({ type: 'AssignmentSuspended', data: { basis: 'CV 1' } });
    given(suspended).when(...did.suspend('2021-11-26')).thenRefuses('assignment-suspended', { status: 'suspended' });
    given(suspended).when(...did.resume()).thenState((state) => expect([state.status, state.resumeTo]).toStrictEqual(['acknowledged', null]));
    given(working).when(...did.resume()).thenRefuses('not-suspended', { status: 'in-progress' });
    given(suspended).when(...did.withdraw()).thenRecords({ type: 'AssignmentWithdrawn', data: { basis: 'CV 3' } });
    given(suspended).when({ type: 'WithdrawAssignment', basis: '' }, actOf(PARTIES.issuer, later)).thenRefuses('reason-missing', { field: 'basis' });
  });
  it('closes what is accepted, by whoever confirmed it', () => {
    given(accepted).when(...did.close('2021-12-21')).thenRecords({ type: 'AssignmentClosed', data: { note: null } });
    given(submitted).when(...did.close('2021-12-21')).thenRefuses('not-accepted', { status: 'submitted' });
    given(closed).when(...did.close(later)).thenRefuses('assignment-closed', { status: 'closed' });
    given(accepted).when(...did.withdraw(later)).thenRefuses('assignment-already-accepted', { status: 'accepted' });
  });
});

describe('changing the deadline', () => {
  const change = (day: string): AssignmentCommand => ({ type: 'ChangeDeadline', deadlines: [dueOn(day)], basis: 'KH 30' });
  it('keeps the original day for ever, also while suspended', () => {
    for (const history of [assigned, suspended]) {
      given(history).when(change('2021-12-30'), actOf(PARTIES.issuer, later)).thenState((state) => expect([state.originalDue, state.currentDue]).toStrictEqual(['2021-12-15', '2021-12-30']));
    }
  });
  it('gives an undated duty its first day as the original', () => {
    given(play(did.assign({ due: null, deadlines: [] }))).when(change('2021-12-30'), actOf(PARTIES.issuer, later)).thenState((state) => expect([state.originalDue, state.currentDue]).toStrictEqual(['2021-12-30', '2021-12-30']));
  });
  it('refuses a day before the assignment', () => {
    given(assigned).when(change('2021-11-14'), actOf(PARTIES.issuer, later)).thenRefuses('due-before-assignment', { due: '2021-11-14', day: '2021-11-15' });
  });
});

describe('transferring', () => {
  it('starts afresh for the new lead, who coordinates no longer', () => {
    const to = bodyId(PARTIES.coordinator);
    const act = actOf(PARTIES.issuer, '2021-11-26');
    const then = given(working).when({ ...transfer, to }, act);
    then.thenRecords({ type: 'AssignmentTransferred', data: { from: lead, to, confirmingBody: confirming, acknowledgementDue: localDate('2021-12-01'), basis: 'CV 9' } });
    const before = foldAll(working);
    then.thenState((state) => expect(state).toStrictEqual({
      ...before, revision: 3, status: 'assigned', terms: { ...before.terms, leadBody: to }, participants: [], acknowledgementDue: '2021-12-01',
      acknowledgedAt: null, heldSince: act.recordedAt, percent: null, lastProgressAt: null, extension: null, undo: {},
    }));
  });
  it.each([
    [{ ...transfer, bodyStands: 'unknown' }, 'body-unknown', { body: 'ban-to-chuc' }], [{ ...transfer, bodyStands: 'ended' }, 'body-ended', { body: 'ban-to-chuc' }],
    [{ ...transfer, bodyStands: 'external' }, 'body-external', { body: 'ban-to-chuc' }],
    [{ ...transfer, to: lead }, 'cascade-cycle', { body: lead, chain: [issuer, lead] }],
    [{ ...transfer, to: confirming }, 'confirming-body-has-part', { confirmingBody: confirming, as: 'lead' }],
    [{ ...transfer, confirmingBody: bodyId(PARTIES.coordinator) }, 'confirming-body-has-part', { confirmingBody: PARTIES.coordinator, as: 'coordinate' }],
    [{ ...transfer, basis: '' }, 'reason-missing', { field: 'basis' }],
  ] as const)('refuses %j', (command, tag, facts) => {
    given(working).when(command, actOf(PARTIES.issuer, later)).thenRefuses(tag, facts);
  });
  it('lets no bearer of a part confirm, unless the part was withdrawn (R12)', () => {
    const bearer = bodyId('body-of-p');
    const parts = [did.assign(), did.acknowledge(), did.handDown('p')] as const;
    given(play(...parts)).when({ ...transfer, confirmingBody: bearer }, actOf(PARTIES.issuer, later)).thenRefuses('confirming-body-has-part', { confirmingBody: bearer, as: 'part' });
    given(play(...parts, did.partCame('p', 'withdrawn', '2021-11-21'))).when({ ...transfer, confirmingBody: bearer }, actOf(PARTIES.issuer, later)).thenState((state) => expect(state.terms?.confirmingBody).toBe(bearer));
  });
  it('waits until a result under review is answered, and gives nothing to a bearer of a part', () => {
    given(submitted).when(transfer, actOf(PARTIES.issuer, later)).thenRefuses('result-under-review', { status: 'submitted' });
    given(play(did.assign(), did.acknowledge(), did.handDown('p', { body: transfer.to }))).when(transfer, actOf(PARTIES.issuer, later)).thenRefuses('cascade-cycle', { body: 'ban-to-chuc' });
  });
});
