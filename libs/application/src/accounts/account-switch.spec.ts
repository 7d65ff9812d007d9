import { describe, expect, it } from '@jest/globals';
import { actorId, bodyId, type Role } from '#libs/domain';
import { MemoryCredentialStore } from '#libs/testing';
import type { Account } from '../ports/index.js';
import { switchAccount } from './account-switch.js';

const account = (login: string, roles: readonly Role[], passwordHash: string | null = '$argon2id$x'): Account => ({
  actorId: actorId(login), login, displayName: login, body: bodyId('b'), roles, delegations: [], passwordHash, disabled: false, sample: false,
}); // prettier-ignore

describe('switchAccount', () => {
  it('shuts an account out and lets it in again, however often it is said', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account('an', ['officer']), account('quantri', ['administrator'])]);
    const outcomes = [true, true, false, false].map((disabled) => [switchAccount(store, actorId('an'), disabled), store.accountByLogin('an')?.disabled]);
    expect([outcomes, switchAccount(store, actorId('nobody'), true)]).toEqual([[['done', true], ['done', true], ['done', false], ['done', false]], 'unknown-account']);
  });

  it('leaves the last administrator who can sign in', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account('one', ['administrator']), account('two', ['officer', 'administrator']), account('invited', ['administrator'], null)]);
    expect(['one', 'two', 'invited'].map((login) => switchAccount(store, actorId(login), true))).toEqual(['done', 'last-administrator', 'done']);
    switchAccount(store, actorId('one'), false);
    expect(switchAccount(store, actorId('two'), true)).toBe('done');
  });
});
