import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { POLICY_V1, standingAt, type Standing } from '../deadline/index.js';
import { bodyId, endOfDay, localDate } from '../kernel/index.js';
import { acknowledgementStanding, assignmentDecider, dutyFactsOf, reminderAnchors, type AssignmentCommand, type AssignmentState } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const outside = did.assign({ external: true, acknowledgementDue: null });
const record: AssignmentCommand = { type: 'RecordExternalResult', outputs: ['BC 7-TLĐ', ' '], note: 'Nhận báo cáo của Tổng LĐLĐ' };
const office = actOf(PARTIES.coordinator, '2022-01-10');
const longAfter = endOfDay(localDate('2023-01-01'));
const standing = (state: AssignmentState): Standing => standingAt(dutyFactsOf(state), longAfter, 'current', POLICY_V1);

describe('a duty of an external lead (feature 9)', () => {
  it('stands in a line of its own, never late, never reminded, with nothing to acknowledge', () => {
    const state = foldAll(play(outside));
    expect(standing(state)).toEqual({ kind: 'line', line: 'external', done: false });
    expect([reminderAnchors(state), acknowledgementStanding(state, longAfter)]).toEqual([[], 'not-needed']);
    expect(foldAll(play(did.assign())).terms?.external).toBe(false);
  });

  it('ends with what the office learned of it, which the office can take back', () => {
    given(play(outside)).when(record, office).thenRecords({ type: 'ExternalResultRecorded', data: { outputs: ['BC 7-TLĐ'], note: 'Nhận báo cáo của Tổng LĐLĐ' } });
    const ended = play(outside, [record, office]);
    expect(standing(foldAll(ended))).toEqual({ kind: 'line', line: 'external', done: true });
    given(ended).when(record, office).thenRefuses('assignment-closed', { status: 'closed' });
    given(ended).when({ type: 'CorrectAct', act: 'external-result', revision: 1, reason: 'nhầm' }, office).thenState(({ status }) => expect(status).toBe('assigned'));
    given(play(outside)).when({ ...record, note: ' ' }, office).thenRefuses('reason-missing', { field: 'note' });
    given(play(outside)).when(record, actOf(PARTIES.lead, '2022-01-10')).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    given(play(did.assign())).when(record, office).thenRefuses('duty-not-external', { leadBody: PARTIES.lead });
  });

  it('is never extended', () => {
    given(play(outside)).when(...did.askExtension('2021-12-01')).thenRefuses('duty-external', { leadBody: PARTIES.lead });
  });

  it('is an ordinary duty once it went to a body under the authority', () => {
    const to = bodyId(PARTIES.stranger);
    const moved = foldAll(play(outside, [{ type: 'TransferAssignment', to, bodyStands: 'active', confirmingBody: bodyId(PARTIES.confirming), acknowledgementDue: localDate('2022-01-13'), basis: 'CV 9' }, actOf(PARTIES.issuer, '2022-01-10')]));
    expect([moved.terms?.external, moved.terms?.leadBody, standing(moved)]).toEqual([false, to, expect.objectContaining({ box: 'overdue' })]);
    expect(reminderAnchors(moved).map(({ about }) => about)).toEqual(['acknowledgement', 'due']);
  });
});
