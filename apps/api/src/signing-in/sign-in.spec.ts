import { beforeEach, describe, expect, it } from '@jest/globals';
import { hash, verify } from '@node-rs/argon2';
import { ManualClock, MemoryCredentialStore, MemoryPersonVault } from '#libs/testing';
import type { Account } from '#libs/application';
import { actorId, bodyId, type Role } from '#libs/domain';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import { visibilityOf } from './actor-of.js';
import type { Caller } from './caller.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignInRecord } from './sign-in-record.js';
import { Passkeys } from '../second-factor/passkeys.js';
import { SecondSteps } from '../second-factor/second-steps.js';
import { SignIn, type BegunSession } from './sign-in.js';
import { freshToken, tokenHash } from './tokens.js';
import { UseBook } from './use-book.js';

/** Passwords given to the one function that checks them. */
const verified: string[] = [];
const passwords = new Passwords({ hash, verify: (passwordHash, password) => (verified.push(password), verify(passwordHash, password)) });
const from = (address: string, sessionHash: string | null = null) => ({ address, client: 'spec', sessionHash });
const account = (changes: Partial<Account> = {}): Account => ({
  actorId: actorId('a'), login: 'an', keptName: 'An', body: bodyId('b'), roles: ['officer'], delegations: [], passwordHash: null, disabled: false, sample: true, ...changes,
}); // prettier-ignore

let ids = 0;
const fresh = { fresh: () => `id-${ids++}` };
let store: MemoryCredentialStore;
const vault = new MemoryPersonVault();
let clock: ManualClock;
/** Lines of the server's log. */
const lines: string[] = [];
const log = { refused: (what: string, facts: object) => void lines.push(JSON.stringify({ what, ...facts })), letIn: (what: string, facts: object) => void lines.push(JSON.stringify({ what, ...facts })) };
const secondFactors = (): readonly [SecondSteps, Passkeys, SignInRecord] => {
  const steps = new SecondSteps(store, clock, fresh, vault);
  return [steps, new Passkeys(store, clock, fresh, steps, vault), new SignInRecord(store, clock, fresh, log)];
};
let sessions: Sessions;
let signIn: SignIn;
beforeEach(() => {
  ids = 0;
  store = new MemoryCredentialStore();
  clock = new ManualClock(1_700_000_000_000);
  verified.length = lines.length = 0;
  sessions = new Sessions(store, clock, fresh, readConfiguration({}), { of: () => [] }, { of: () => null });
  signIn = new SignIn(store, clock, passwords, sessions, ...secondFactors(), vault);
});

/** Of sample accounts, which show nothing after the password. */
const begun = async (first: ReturnType<SignIn['withPassword']>): Promise<BegunSession> => (await first) as BegunSession;

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
      [['an', 'sai'], ['tat', 'đúng mật khẩu'], ['moi', ''], ['ai', 'đúng mật khẩu'], [' AN ', 'đúng mật khẩu']].map(([login = '', password = '']) => tagOf(signIn.withPassword(login, password, from('x')))),
    ); // prettier-ignore
    expect(tags).toEqual(['sign-in-failed', 'sign-in-failed', 'sign-in-failed', 'sign-in-failed', 'none']);
    for (const almost of ['Đúng mật khẩu', ' đúng mật khẩu', 'đúng mật khẩu ', 'đúng mật khẩ']) expect(await tagOf(signIn.withPassword('an', almost, from('x')))).toBe('sign-in-failed');
    // One verification each: whose account it is, and whether there is one, shows in no answer's time.
    expect(verified.slice(0, 5).toSorted()).toEqual(['', 'sai', 'đúng mật khẩu', 'đúng mật khẩu', 'đúng mật khẩu']);
  });

  it('has to wait after ten failures, from that address only', async () => {
    for (let attempt = 0; attempt < 10; attempt++) await tagOf(signIn.withPassword('an', 'sai', from('here')));
    expect(await tagOf(signIn.withPassword('an', 'sai', from('here')))).toBe('too-many-attempts');
    expect(await tagOf(signIn.withPassword('an', 'sai', from('there')))).toBe('sign-in-failed');
    clock.advance(15 * 60_000);
    expect(await tagOf(signIn.withPassword('an', 'sai', from('here')))).toBe('sign-in-failed');
  });

  it('writes each failure into the log of the server, and puts on record who came in, after how many, and that the next has to wait', async () => {
    const plain = { matches: async (passwordHash: string | null, password: string) => passwordHash === password } as unknown as Passwords;
    signIn = new SignIn(store, clock, plain, sessions, ...secondFactors(), vault);
    store.saveAccounts([account({ passwordHash: 'đúng mật khẩu', sample: false }), account({ actorId: actorId('s'), login: 'mau', passwordHash: 'đúng mật khẩu' })]);
    const noted = (): unknown => store.actsToRecord().map(({ actor, done: { type, data } }) => [actor, type, data]);
    for (const login of ['ai', 'mau', 'an']) await tagOf(signIn.withPassword(login, 'sai', from('here')));
    expect([lines, noted()]).toEqual([[null, 's', 'a'].map((who) => JSON.stringify({ what: 'password-wrong', account: who, address: 'here' })), []]);
    await signIn.withPassword('mau', 'đúng mật khẩu', from('here'));
    expect([lines.at(-1), noted()]).toEqual([JSON.stringify({ what: 'signed-in', account: 's', address: 'here', by: 'password', failedBefore: 1 }), []]); // nobody's
    for (let attempt = 0; attempt < 12; attempt++) await tagOf(signIn.withPassword('an', 'sai', from('there')));
    await new Promise(setImmediate);
    const throttled = ['anybody', 'SignInThrottled', { account: 'a', guessed: 'password' }];
    expect([noted(), lines.at(-1)]).toEqual([[throttled], JSON.stringify({ what: 'too-many-attempts', account: 'a', address: 'there', guessed: 'password', seconds: 900 })]);
    clock.advance(15 * 60_000);
    for (let attempt = 0; attempt < 12; attempt++) await tagOf(signIn.withPassword('an', 'sai', from('there')));
    await new Promise(setImmediate);
    expect(noted()).toEqual([throttled, throttled]);
    expect(lines.some((line) => line.includes('sai'))).toBe(false);
  });

  it('puts on record that a password was set, and by what', async () => {
    store.saveAccounts([account({ sample: false })]);
    store.saveInvitation({ tokenHash: tokenHash('x'.repeat(43)), actorId: actorId('a'), expiresAt: clock.now() + 1 });
    await signIn.withInvitation('x'.repeat(43), 'một câu dài dễ nhớ', from('x'));
    await signIn.changePassword({ account: store.accountById(actorId('a')) as Account } as Caller, 'một câu dài dễ nhớ', 'một câu khác cũng dài', from('x'));
    expect(store.actsToRecord().map(({ actor, done: { type, data } }) => [actor, type, data])).toEqual([['a', 'PasswordSet', { account: 'a', by: 'link' }], ['a', 'PasswordSet', { account: 'a', by: 'present-password' }]]);
  });

  it('counts nothing against anybody while the server is too busy to check', async () => {
    const busy = new SignIn(store, clock, { matches: () => Promise.reject(new ProblemError('busy')) } as unknown as Passwords, sessions, ...secondFactors(), vault);
    const tags = new Set<string>();
    for (let attempt = 0; attempt < 60; attempt++) tags.add(await tagOf(busy.withPassword('an', 'x', from('here'))));
    expect([...tags]).toEqual(['busy']);
  });

  it('ends the session that the browser came with', async () => {
    store.saveAccounts([account({ passwordHash: await passwords.hash('đúng mật khẩu') })]);
    const first = await begun(signIn.withPassword('an', 'đúng mật khẩu', from('x')));
    const second = await begun(signIn.withPassword('an', 'đúng mật khẩu', from('x', tokenHash(first.token))));
    expect([sessions.caller(first.token), sessions.caller(second.token)?.account.login, first.token === second.token]).toEqual([null, 'an', false]);
  });

  it('uses an invitation once, not for a password that anybody would guess, and ends the sessions of before', async () => {
    store.saveAccounts([account()]);
    const before = sessions.begin(account(), null);
    const token = freshToken();
    store.saveInvitation({ tokenHash: tokenHash(token), actorId: actorId('a'), expiresAt: clock.now() + 1 });
    for (const guessed of ['matkhau@2026', 'Chesterfield', 'q1w2e3r4t5y6']) expect(await tagOf(signIn.withInvitation(token, guessed, from('x')))).toBe('password-refused');
    const accepted = await begun(signIn.withInvitation(token, 'một câu dài dễ nhớ', from('x')));
    expect([sessions.caller(before.token), sessions.caller(accepted.token)?.account.login]).toEqual([null, 'an']);
    expect(await tagOf(signIn.withInvitation(token, 'một câu dài dễ nhớ', from('x')))).toBe('invitation-not-usable');
    expect(await tagOf(signIn.withPassword('an', 'một câu dài dễ nhớ', from('x')))).toBe('none');
  });

  it('changes the password of whoever knows the present one, and ends all sessions of before', async () => {
    store.saveAccounts([account({ passwordHash: await passwords.hash('đúng mật khẩu') })]);
    const before = await begun(signIn.withPassword('an', 'đúng mật khẩu', from('x')));
    const caller = sessions.caller(before.token) as Caller;
    const tags = [await tagOf(signIn.changePassword(caller, 'sai', 'một câu dài dễ nhớ', from('x'))), await tagOf(signIn.changePassword(caller, 'đúng mật khẩu', 'matkhau@2026', from('x')))];
    expect([tags, sessions.caller(before.token)?.account.login]).toEqual([['present-password-wrong', 'password-refused'], 'an']);
    const after = await signIn.changePassword(caller, 'đúng mật khẩu', 'một câu dài dễ nhớ', from('x'));
    expect([sessions.caller(before.token), sessions.caller(after.token)?.account.login]).toEqual([null, 'an']);
    expect([await tagOf(signIn.withPassword('an', 'đúng mật khẩu', from('x'))), await tagOf(signIn.withPassword('an', 'một câu dài dễ nhớ', from('x')))]).toEqual(['sign-in-failed', 'none']);
  });
});

describe('sessions', () => {
  it('end at once, when they expire, and soon after the account is disabled elsewhere', () => {
    store.saveAccounts([account()]);
    const [one, two, three] = [sessions.begin(account(), null), sessions.begin(account(), null), sessions.begin(account(), null)];
    const login = (token: string): string | undefined => sessions.caller(token)?.account.login;
    expect([login(one.token), login(two.token), login(freshToken())]).toEqual(['an', 'an', undefined]);
    sessions.end(tokenHash(one.token));
    expect([login(one.token), login(two.token)]).toEqual([undefined, 'an']);
    store.saveAccounts([account({ disabled: true })]);
    clock.advance(1_000);
    expect([login(two.token), sessions.stands({ tokenHash: tokenHash(two.token), scope: null })]).toEqual([undefined, false]);
    store.saveAccounts([account()]);
    for (let hour = 0; hour < 11; hour++) expect([login(three.token), clock.advance(3_600_000)]).toEqual(['an', undefined]);
    clock.advance(3_600_000);
    expect(login(three.token)).toBeUndefined();
  });

  it('end when they are not used for two hours, whatever connections stay open; each use puts it off', () => {
    store.saveAccounts([account()]);
    const { token } = sessions.begin(account(), null);
    const minutes = (count: number): void => clock.advance(count * 60_000);
    for (let use = 0; use < 3; use++) {
      minutes(119);
      expect(sessions.caller(token)?.account.login).toBe('an');
    }
    minutes(119);
    expect(sessions.stands({ tokenHash: tokenHash(token), scope: null })).toBe(true);
    minutes(1);
    expect([sessions.stands({ tokenHash: tokenHash(token), scope: null }), sessions.of(actorId('a')), sessions.caller(token)]).toEqual([false, [], null]);
  });

  it('are noted as used once a minute at most, many with one write', () => {
    const written: (readonly string[])[] = [];
    const book = new UseBook({ noteUse: (hashes) => void written.push(hashes) });
    for (let i = 0; i < 100; i++) book.note(`h${i % 50}`, 0, 60_000 + i);
    book.note('h50', 59_999, 61_000);
    expect([written.map((hashes) => hashes.length), book.latestOf('h7')]).toEqual([[1, 50], 0]);
  });

  it('go on while their use cannot be written, and count as used', () => {
    let full = true;
    const written: (readonly string[])[] = [];
    const book = new UseBook({
      noteUse: (hashes) => {
        if (full) throw new Error('database or disk is full');
        written.push(hashes);
      },
    });
    book.note('h', 0, 60_000);
    expect(book.latestOf('h')).toBe(60_000);
    full = false;
    book.note('other', 60_999, 61_000);
    expect([written, book.latestOf('h')]).toEqual([[['h']], 0]);
  });

  it('are listed to their owner, the newest first, with the last use', () => {
    store.saveAccounts([account()]);
    const first = sessions.begin(account(), 'Firefox');
    clock.advance(90_000);
    sessions.begin(account(), null);
    sessions.caller(first.token);
    const at = clock.now();
    expect(sessions.of(actorId('a')).map(({ id, client, createdAt, lastUsedAt }) => [id, client, createdAt, lastUsedAt])).toEqual([['id-1', null, at, at], ['id-0', 'Firefox', at - 90_000, at]]);
    sessions.endOthers(sessions.caller(first.token) as Caller);
    expect(sessions.of(actorId('a')).map(({ id }) => id)).toEqual(['id-0']);
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
