import { describe, expect, it } from '@jest/globals';
import { actOf, PARTIES } from '#libs/testing/domain';
import { assignmentId, bodyId } from '../kernel/index.js';
import { actOfProcess } from './process.js';


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
