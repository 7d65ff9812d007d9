import { describe, expect, it } from '@jest/globals';
import { actorId, bodyId } from '#libs/domain';
import { ManualClock, MemoryCredentialStore } from '#libs/testing';
import type { Account } from '../ports/index.js';
import { resetAccess } from './access-reset.js';

const AN = actorId('an');
const account: Account = { actorId: AN, login: 'an', keptName: 'An', body: bodyId('b'), roles: ['clerk'], delegations: [], passwordHash: '$argon2id$x', disabled: true, sample: false };

describe('resetAccess', () => {
  it('leaves nothing of before but who it is, makes an administrator of it, gives a link, and keeps a note', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account]);
    store.secondFactors.enrol({ actorId: AN, secret: 'KRSXG5A', lastTimeStep: 1, enrolledAt: 1 }, ['r1']);
    store.saveSession({ id: 's', tokenHash: 's1', actorId: AN, createdAt: 1, lastUsedAt: 1, expiresAt: 1e9, client: null });
    store.saveToken({ id: 't', tokenHash: 't1', actorId: AN, name: 'Máy', scope: [], createdAt: 1, lastUsedAt: null, expiresAt: 1e9 });
    store.saveInvitation({ tokenHash: 'i1', actorId: AN, expiresAt: 1e9 });
    const keeper = { actorId: actorId('cli:local'), body: bodyId('quan-tri') };
    const link = resetAccess({ store, ids: { fresh: () => 'id' }, clock: new ManualClock(7) }, keeper, account, { token: 'ticket', tokenHash: 'hash' });
    expect(link).toEqual({ path: '/invitations/ticket', expiresAt: 7 + 7 * 86_400_000 });
    expect(store.accountById(AN)).toEqual({ ...account, roles: ['clerk', 'administrator'], passwordHash: null, disabled: false });
    expect([store.secondFactors.authenticatorOf(AN), store.secondFactors.recoveryCodesLeft(AN), store.session('s1', 8), store.token('t1', 8), store.invitation('i1', 8), store.invitation('hash', 8)?.actorId]).toEqual([null, 0, null, null, null, AN]);
    expect(store.actsToRecord()).toEqual([{ id: 'id', actor: 'cli:local', body: 'quan-tri', at: 7, done: { type: 'AccessReset', data: { account: AN, body: 'b', roles: ['clerk', 'administrator'] } } }]);
  });
});
