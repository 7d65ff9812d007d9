import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { isForAuditorsAlone } from '../access-log/index.js';
import { actorId, bodyId } from '../kernel/index.js';
import { accountActsDecider, accountStreamOf, type AccountEvent } from './account-acts.js';

const { given, play } = deciderSpecification(accountActsDecider);
const account = actorId('a');
const administrator = actOf('quan-tri', '2026-11-29');
const entered: AccountEvent = { type: 'AccountEntered', data: { account, body: bodyId('ban-tuyen-giao'), roles: ['clerk'] } };

describe('acts on accounts', () => {
  it('are recorded as they were done, the same one again too', () => {
    given([]).when({ type: 'NoteAccountAct', done: entered }, administrator).thenRecords(entered);
    const invited: AccountEvent = { type: 'AccountInvited', data: { account } };
    given(play([{ type: 'NoteAccountAct', done: entered }, administrator], [{ type: 'NoteAccountAct', done: invited }, administrator])).when({ type: 'NoteAccountAct', done: invited }, administrator).thenRecords(invited);
  });

  it('have a stream for each account, which auditors alone read', () => {
    expect(accountStreamOf(account)).toBe('account-a');
    expect(['account-a', 'access-a-2026-11', 'assignment-a', 'organisation-register'].map(isForAuditorsAlone)).toEqual([true, true, false, false]);
  });
});
