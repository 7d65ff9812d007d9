import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import { POLICY_V1, standingAt } from '../deadline/index.js';
import { assignmentId, localDate, startOfDay } from '../kernel/index.js';
import { assignmentDecider, dutyFactsOf } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const begun = [did.assign(), did.acknowledge()] as const;
const at = (day: string): number => actOf('x', day).recordedAt;

const boxOn = (history: ReturnType<typeof play>, day: string): unknown => {
  const standing = standingAt(dutyFactsOf(foldAll(history)), startOfDay(localDate(day)) + 12 * 3_600_000, 'current', POLICY_V1);
  return standing.kind === 'box' ? [standing.box, standing.daysOverdue, standing.extensionPending] : standing.line;
};

describe('asking for more time (R5), due 15/12', () => {
  it('asks on the due day itself', () => {
    given(play(...begun)).when(...did.askExtension('2021-12-15')).thenRecords({
      type: 'ExtensionRequested',
      data: { requestNumber: 1, proposedDue: localDate('2021-12-25'), reason: 'chờ số liệu', progressSoFar: 'xong dự thảo', filedLate: false, hindrances: [] },
    });
  });
  it('refuses one day later, unless it is marked as asked after the due day', () => {
    given(play(...begun)).when(...did.askExtension('2021-12-16')).thenRefuses('extension-after-due', { due: '2021-12-15', filedOn: '2021-12-16' });
    given(play(...begun)).when(...did.askExtension('2021-12-16', '2021-12-25', true)).thenRecords({
      type: 'ExtensionRequested',
      data: { requestNumber: 1, proposedDue: localDate('2021-12-25'), reason: 'chờ số liệu', progressSoFar: 'xong dự thảo', filedLate: true, hindrances: [] },
    });
  });
  it('judges the filing by the record, not by the paper (R13)', () => {
    const [command, act] = did.askExtension('2021-12-16');
    given(play(...begun)).when(command, { ...act, occurredOn: localDate('2021-12-14'), lateEntryBasis: 'sổ' }).thenRefuses('extension-after-due', { due: '2021-12-15', filedOn: '2021-12-16' });
  });
  it('does not call a request late that is in time, whatever the mark', () => {
    given(play(...begun)).when(...did.askExtension('2021-12-15', '2021-12-25', true)).thenState((state) => expect(state.extension?.filedLate).toBe(false));
  });
  it.each([
    ['not after the due day', did.askExtension('2021-12-10', '2021-12-15'), 'extension-not-later', { day: '2021-12-15', currentDue: '2021-12-15', filedOn: '2021-12-10' }],
    ['not after the filing', did.askExtension('2021-12-20', '2021-12-20', true), 'extension-not-later', { day: '2021-12-20', currentDue: '2021-12-15', filedOn: '2021-12-20' }],
  ] as const)('refuses a day %s', (_what, step, tag, facts) => {
    given(play(...begun)).when(...step).thenRefuses(tag, facts);
  });
  it('needs a due day, its words, and that no request waits', () => {
    given(play(did.assign({ due: null, deadlines: [] }))).when(...did.askExtension('2021-12-10')).thenRefuses('duty-not-dated');
    const [command, act] = did.askExtension('2021-12-10');
    if (command.type !== 'RequestExtension') throw new Error('not a request');
    given(play(...begun)).when({ ...command, reason: '' }, act).thenRefuses('reason-missing', { field: 'reason' });
    given(play(...begun)).when({ ...command, progressSoFar: ' ' }, act).thenRefuses('reason-missing', { field: 'progressSoFar' });
    given(play(...begun, did.askExtension('2021-12-10'))).when(...did.askExtension('2021-12-11')).thenRefuses('extension-pending', { requestNumber: 1 });
    given(play(...begun, did.submit('2021-12-10'))).when(...did.askExtension('2021-12-11')).thenRefuses('result-under-review', { status: 'submitted' });
  });
});

describe('deciding', () => {
  const asked = play(...begun, did.askExtension('2021-12-14'));
  it('grants the exact day; another one than proposed, too', () => {
    given(asked).when(...did.grantExtension('2021-12-17', '2021-12-20')).thenRecords({ type: 'ExtensionGranted', data: { requestNumber: 1, newDue: localDate('2021-12-20'), note: null, beyondCap: false, afterParent: false } });
    given(asked).when(...did.grantExtension('2021-12-17', '2021-12-15')).thenRefuses('extension-not-later', { day: '2021-12-15', currentDue: '2021-12-15', filedOn: '2021-12-14' });
    given(play(...begun)).when(...did.grantExtension('2021-12-17')).thenRefuses('no-extension-pending');
    given(play(...begun)).when(...did.refuseExtension('2021-12-17')).thenRefuses('no-extension-pending');
  });
  it('refuses with a reason', () => {
    given(asked).when(...did.refuseExtension('2021-12-17')).thenRecords({ type: 'ExtensionRefused', data: { requestNumber: 1, reason: 'không đủ căn cứ' } });
    given(asked).when({ type: 'RefuseExtension', reason: '' }, actOf(PARTIES.issuer, '2021-12-17')).thenRefuses('reason-missing', { field: 'reason' });
  });
  it('stops at the cap unless the Standing Committee decides', () => {
    const twice = play(...begun, did.askExtension('2021-12-10'), did.grantExtension('2021-12-11', '2021-12-20'), did.askExtension('2021-12-18', '2021-12-28'), did.grantExtension('2021-12-19', '2021-12-28'), did.askExtension('2021-12-26', '2022-01-10'));
    given(twice).when(...did.grantExtension('2021-12-27', '2022-01-10')).thenRefuses('extension-cap-reached', { granted: 2, maxExtensions: 2 });
    given(twice).when(...did.grantExtension('2021-12-27', '2022-01-10', true)).thenRecords({ type: 'ExtensionGranted', data: { requestNumber: 3, newDue: localDate('2022-01-10'), note: null, beyondCap: true, afterParent: false } });
  });
  it('warns when a part comes to be due after its parent', () => {
    const part = play(did.assign({ parent: { assignmentId: assignmentId('p'), chain: [], due: localDate('2021-12-20') } }), did.acknowledge(), did.askExtension('2021-12-14'));
    given(part).when(...did.grantExtension('2021-12-15', '2021-12-21')).thenRecords({ type: 'ExtensionGranted', data: { requestNumber: 1, newDue: localDate('2021-12-21'), note: null, beyondCap: false, afterParent: true } });
  });
  it('is still possible after the acceptance, and due before closing', () => {
    const done = play(...begun, did.askExtension('2021-12-14', '2021-12-20'), did.submit('2021-12-18'), did.accept('2021-12-19'));
    given(done).when(...did.close('2021-12-21')).thenRefuses('extension-pending', { requestNumber: 1 });
    expect(boxOn(done, '2021-12-22')).toStrictEqual(['done-late', 3, false]);
    given(done).when(...did.grantExtension('2021-12-21', '2021-12-20')).thenState((state) => expect(dutyFactsOf(state).currentDue).toBe('2021-12-20'));
  });
});

describe('what the decision does to the status', () => {
  const inTime = [...begun, did.askExtension('2021-12-14')] as const;
  const oneDayLate = [...begun, did.askExtension('2021-12-16', '2021-12-25', true)] as const;
  it('counts an undecided request as overdue from the original day, marked', () => {
    expect(boxOn(play(...inTime), '2021-12-17')).toStrictEqual(['overdue', 2, true]);
  });
  it('asked in time and granted afterwards: the new day holds, those days are overdue no longer', () => {
    const granted = play(...inTime, did.grantExtension('2021-12-18'));
    expect(boxOn(granted, '2021-12-18')).toStrictEqual(['in-time', 0, false]);
    expect(boxOn(granted, '2021-12-26')).toStrictEqual(['overdue', 1, false]);
    expect(foldAll(granted).originalDue).toBe('2021-12-15');
  });
  it('asked in time and refused: overdue from the original day', () => {
    expect(boxOn(play(...inTime, did.refuseExtension('2021-12-18')), '2021-12-18')).toStrictEqual(['overdue', 3, false]);
  });
  it('asked one day late and granted: the overdue already incurred stays', () => {
    const granted = play(...oneDayLate, did.grantExtension('2021-12-18'));
    const state = foldAll(granted);
    expect([state.currentDue, state.overdueIncurred]).toStrictEqual(['2021-12-25', { due: '2021-12-15', until: at('2021-12-16') }]);
    expect(dutyFactsOf(state).currentDue).toBe('2021-12-15');
    expect(boxOn(play(...oneDayLate, did.grantExtension('2021-12-18'), did.submit('2021-12-20'), did.accept('2021-12-21')), '2021-12-22')).toStrictEqual(['done-late', 5, false]);
  });
  it('is judged by the new day alone once the issuer changes the deadline', () => {
    const late = play(...oneDayLate, did.grantExtension('2021-12-18'));
    given(late).when({ type: 'ChangeDeadline', deadlines: [dueOn('2022-01-31')], basis: 'KH 30' }, actOf(PARTIES.issuer, '2021-12-19')).thenState((state) => {
      expect([state.overdueIncurred, dutyFactsOf(state).currentDue, state.originalDue]).toStrictEqual([null, '2022-01-31', '2021-12-15']);
    });
  });
});
