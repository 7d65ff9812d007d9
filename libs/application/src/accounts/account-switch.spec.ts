import { describe, expect, it } from '@jest/globals';
import { actorId, bodyId, type AccountEvent, type Role } from '#libs/domain';
import { MemoryCredentialStore } from '#libs/testing';
import type { Account } from '../ports/index.js';
import { switchAccount } from './account-switch.js';

const account = (login: string, roles: readonly Role[], passwordHash: string | null = '$argon2id$x'): Account => ({
  actorId: actorId(login), login, keptName: login, body: bodyId('b'), roles, delegations: [], passwordHash, disabled: false, sample: false,
}); // prettier-ignore

describe('switchAccount', () => {
  it('shuts an account out and lets it in again, however often it is said', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account('an', ['officer']), account('quantri', ['administrator'])]);
    const noted: string[] = [];
    const note = ({ type }: AccountEvent): void => void noted.push(type);
    const outcomes = [true, true, false, false].map((disabled) => [switchAccount(store, actorId('an'), disabled, note), store.accountByLogin('an')?.disabled]);
    expect([outcomes, switchAccount(store, actorId('nobody'), true, note)]).toEqual([[['done', true], ['done', true], ['done', false], ['done', false]], 'unknown-account']);
    expect(noted).toEqual(['AccountDisabled', 'AccountEnabled']);
  });

  it('leaves the last administrator who can sign in', () => {
    const store = new MemoryCredentialStore();
    store.saveAccounts([account('one', ['administrator']), account('two', ['officer', 'administrator']), account('invited', ['administrator'], null)]);
    expect(['one', 'two', 'invited'].map((login) => switchAccount(store, actorId(login), true, () => undefined))).toEqual(['done', 'last-administrator', 'done']);
    switchAccount(store, actorId('one'), false, () => undefined);
    expect(switchAccount(store, actorId('two'), true, () => undefined)).toBe('done');
  });
});
