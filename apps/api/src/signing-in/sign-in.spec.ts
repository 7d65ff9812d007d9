import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, MemoryCredentialStore } from '#libs/testing';
import type { Account } from '#libs/application';
import { actorId, bodyId, type Role } from '#libs/domain';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import { visibilityOf } from './actor-of.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { freshToken, tokenHash } from './tokens.js';

const passwords = new Passwords();
const account = (changes: Partial<Account> = {}): Account => ({
  actorId: actorId('a'), login: 'an', displayName: 'An', body: bodyId('b'), roles: ['officer'], delegations: [], passwordHash: null, disabled: false, sample: false, ...changes,
}); // prettier-ignore

let store: MemoryCredentialStore;
let clock: ManualClock;
let sessions: Sessions;
let signIn: SignIn;
beforeEach(() => {
  store = new MemoryCredentialStore();
  clock = new ManualClock(1_700_000_000_000);
  sessions = new Sessions(store, clock, readConfiguration({}), { of: () => [] });
  signIn = new SignIn(store, clock, passwords, sessions);
});

const tagOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof ProblemError ? error.tag : String(error);
  }
};

describe('signing in', () => {
  it('takes the right password only, and no disabled account', async () => {
    const passwordHash = await passwords.hash('đúng mật khẩu');
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/);
    store.saveAccounts([account({ passwordHash }), account({ actorId: actorId('d'), login: 'tat', passwordHash, disabled: true }), account({ actorId: actorId('n'), login: 'moi' })]);
    const tags = await Promise.all(
      [['an', 'sai'], ['tat', 'đúng mật khẩu'], ['moi', ''], ['ai', 'đúng mật khẩu'], [' AN ', 'đúng mật khẩu']].map(([login = '', password = '']) => tagOf(signIn.withPassword(login, password, 'x'))),
    ); // prettier-ignore
    expect(tags).toEqual(['sign-in-failed', 'sign-in-failed', 'sign-in-failed', 'sign-in-failed', 'none']);
  });

  it('has to wait after ten failures, from that address only', async () => {
    for (let attempt = 0; attempt < 10; attempt++) await tagOf(signIn.withPassword('an', 'sai', 'here'));
    expect(await tagOf(signIn.withPassword('an', 'sai', 'here'))).toBe('too-many-attempts');
    expect(await tagOf(signIn.withPassword('an', 'sai', 'there'))).toBe('sign-in-failed');
    clock.advance(15 * 60_000);
    expect(await tagOf(signIn.withPassword('an', 'sai', 'here'))).toBe('sign-in-failed');
  });

  it('uses an invitation once, and ends the sessions of before', async () => {
    store.saveAccounts([account()]);
    const before = sessions.begin(account());
    const token = freshToken();
    store.saveInvitation({ tokenHash: tokenHash(token), actorId: actorId('a'), expiresAt: clock.now() + 1 });
    const begun = await signIn.withInvitation(token, 'a new long password');
    expect([sessions.caller(before.token), sessions.caller(begun.token)?.account.login]).toEqual([null, 'an']);
    expect(await tagOf(signIn.withInvitation(token, 'a new long password'))).toBe('invitation-not-usable');
    expect(await tagOf(signIn.withPassword('an', 'a new long password', 'x'))).toBe('none');
  });
});

describe('sessions', () => {
  it('end at once, when they expire, and soon after the account is disabled elsewhere', () => {
    store.saveAccounts([account()]);
    const [one, two, three] = [sessions.begin(account()), sessions.begin(account()), sessions.begin(account())];
    const login = (token: string): string | undefined => sessions.caller(token)?.account.login;
    expect([login(one.token), login(two.token), login(freshToken())]).toEqual(['an', 'an', undefined]);
    sessions.end(tokenHash(one.token));
    expect([login(one.token), login(two.token)]).toEqual([undefined, 'an']);
    store.saveAccounts([account({ disabled: true })]);
    clock.advance(2_000);
    expect([login(two.token), sessions.stands(tokenHash(two.token))]).toEqual([undefined, false]);
    store.saveAccounts([account()]);
    clock.advance(12 * 3_600_000);
    expect(login(three.token)).toBeUndefined();
  });
});

describe('visibilityOf', () => {
  const of = (...roles: Role[]) => visibilityOf({ ...account(), roles, delegations: [{ from: bodyId('c'), validFrom: '2020-01-01' as never, validTo: null }] }, 1_700_000_000_000);

  it('is everything for the supervising office and auditors, the own bodies for desks, nothing for administrators', () => {
    expect([of('supervising-officer'), of('auditor'), of('officer'), of('administrator'), of()]).toEqual([
      { kind: 'all' }, { kind: 'all' }, { kind: 'bodies', bodies: ['b', 'c'] }, { kind: 'bodies', bodies: [] }, { kind: 'bodies', bodies: [] },
    ]); // prettier-ignore
  });
});
