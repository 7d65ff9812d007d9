import { describe, expect, it } from '@jest/globals';
import { actorId, bodyId } from '#libs/domain';
import { ManualClock, MemoryCredentialStore } from '#libs/testing';
import type { Account } from '../ports/index.js';
import { accountOfIdentity } from './account-of-identity.js';

const account = (login: string, changes: Partial<Account> = {}): Account => ({ actorId: actorId(login), login, keptName: login, body: bodyId('b'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false, ...changes });
const ISSUER = 'https://id.example';

describe('accountOfIdentity', () => {
  it('finds the account by its login once, and by the subject alone from then on', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account('an'), account('binh'), account('mau', { sample: true }), account('tat', { disabled: true })]);
    const parts = { store, ids: { fresh: () => 'id' }, clock: new ManualClock(7) };
    const found = (subject: string, login: string | null, issuer = ISSUER): string | null => accountOfIdentity(parts, { issuer, subject, login })?.login ?? null;
    expect([found('s1', null), found('s1', 'nobody'), found('s1', 'mau'), found('s1', 'tat'), found('s1', 'an')]).toEqual([null, null, null, null, 'an']);
    // Whatever name the provider gives later, and whoever is given the name.
    expect([found('s1', 'binh'), found('s1', null), found('s2', 'an'), found('s2', 'an', 'https://other.example'), found('s2', 'binh')]).toEqual(['an', 'an', null, 'an', 'binh']);
    expect(store.actsToRecord().map(({ done }) => [done.type, done.data.account])).toEqual([['IdentityLinked', 'binh']]);
  });
});
