import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, MemoryCredentialStore, MemoryPersonVault } from '#libs/testing';
import type { Account } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import { TOTP } from 'otpauth';
import { readConfiguration } from '../configuration/read-configuration.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import type { Passwords } from '../signing-in/passwords.js';
import { Sessions } from '../signing-in/sessions.js';
import { SignIn, type BegunSession, type CompletedSignIn } from '../signing-in/sign-in.js';
import { SignInRecord } from '../signing-in/sign-in-record.js';
import { Passkeys } from './passkeys.js';
import { SecondSteps, type SecondStep } from './second-steps.js';

const AN = actorId('a');
const account: Account = { actorId: AN, login: 'an', keptName: 'An', body: bodyId('b'), roles: ['officer'], delegations: [], passwordHash: 'right', disabled: false, sample: false };
const from = (address: string) => ({ address, client: 'spec', sessionHash: null });

let ids = 0;
const fresh = { fresh: () => `id-${ids++}` };
let store: MemoryCredentialStore;
const vault = new MemoryPersonVault();
let clock: ManualClock;
let sessions: Sessions;
let signIn: SignIn;
beforeEach(() => {
  ids = 0;
  store = new MemoryCredentialStore();
  clock = new ManualClock(1_700_000_010_000);
  sessions = new Sessions(store, clock, fresh, readConfiguration({}), { of: () => [] }, { of: () => null });
  const passwords = { matches: async (passwordHash: string | null, password: string) => passwordHash === password } as unknown as Passwords;
  const steps = new SecondSteps(store, clock, fresh, vault);
  signIn = new SignIn(store, clock, passwords, sessions, steps, new Passkeys(store, clock, fresh, steps, vault), new SignInRecord(store, clock, fresh, { refused: () => undefined, letIn: () => undefined }), vault);
  store.saveAccounts([account, { ...account, actorId: actorId('s'), login: 'mau', sample: true }]);
});

const first = (login = 'an', password = 'right'): Promise<BegunSession | SecondStep> => signIn.withPassword(login, password, from('x'));
const step = async (): Promise<SecondStep> => (await first()) as SecondStep;
/** The code that an app shows so many steps from now. */
const codeOf = (secret: string, steps = 0): string => new TOTP({ secret }).generate({ timestamp: clock.now() + steps * 30_000 });
const tagOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof ProblemError ? error.tag : String(error);
  }
};
const show = (ticket: string, code: string, address = 'x'): string => tagOf(() => signIn.withCode(ticket, code, from(address)));
const holds = (token: string): boolean => sessions.caller(token) !== null;

/** The account with an authenticator, set up a while ago. */
async function enrolled(): Promise<{ readonly secret: string; readonly done: CompletedSignIn; readonly recoveryCodes: readonly string[] }> {
  const { ticket, enrolment } = await step();
  const secret = enrolment?.secret ?? '';
  const done = signIn.withCode(ticket, codeOf(secret), from('x'));
  clock.advance(300_000);
  return { secret, done, recoveryCodes: done.recoveryCodes ?? [] };
}

describe('the first sign-in', () => {
  it('sets an authenticator up before it opens anything, and tells recovery codes once', async () => {
    const { ticket, enrolment, expiresAt } = await step();
    expect([holds(ticket), enrolment?.secret.length, expiresAt]).toEqual([false, 32, clock.now() + 900_000]);
    expect(enrolment?.address).toBe(`otpauth://totp/%C4%90%C3%B4n%20%C4%90%E1%BB%91c:an?issuer=%C4%90%C3%B4n%20%C4%90%E1%BB%91c&secret=${enrolment?.secret}&algorithm=SHA1&digits=6&period=30`);
    expect(enrolment?.picture).toMatch(/^data:image\/svg\+xml,%3Csvg/);
    expect(show(ticket, '000000')).toBe('second-factor-failed');
    const { session, recoveryCodes } = signIn.withCode(ticket, codeOf(enrolment?.secret ?? ''), from('x'));
    expect([holds(session.token), recoveryCodes?.length, new Set(recoveryCodes).size]).toEqual([true, 10, 10]);
    expect(recoveryCodes?.every((code) => /^(?:[a-z2-7]{4}-){5}[a-z2-7]{4}$/u.test(code))).toBe(true);
    expect(((await first()) as SecondStep).enrolment).toBeNull();
  });

  it('of sample accounts needs nothing, until one sets an authenticator up', async () => {
    const begun = (await first('mau')) as BegunSession;
    const caller = sessions.caller(begun.token) as Caller;
    expect(tagOf(() => signIn.assertShows(caller, 'anything', 'x'))).toBe('none');
    const { ticket, enrolment } = new SecondSteps(store, clock, fresh, vault).setUp(caller.account);
    signIn.withCode(ticket, codeOf(enrolment?.secret ?? ''), from('x'));
    expect([holds(begun.token), ((await first('mau')) as SecondStep).enrolment]).toEqual([false, null]);
  });

  it('is noted for the log, and later changes too', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const renewed = new SecondSteps(store, clock, fresh, vault).renewRecoveryCodes(account);
    expect(show((await step()).ticket, recoveryCodes[3] ?? '')).toBe('second-factor-failed'); // others are in their place
    expect(show((await step()).ticket, renewed[0] ?? '')).toBe('none');
    expect([store.actsToRecord().map(({ actor, body, done }) => [actor, body, done.type]), secret.length]).toEqual([[[AN, 'b', 'AuthenticatorSetUp'], [AN, 'b', 'SignedIn'], [AN, 'b', 'RecoveryCodesRenewed'], [AN, 'b', 'RecoveryCodeUsed'], [AN, 'b', 'SignedIn']], 32]);
    expect(store.actsToRecord().slice(3).map(({ done: { data } }) => data)).toEqual([{ account: AN, left: 9 }, { account: AN, by: 'recovery-code', failedBefore: 1 }]);
  });

  it('ends the halves that others began before: the one who is quicker has the account', async () => {
    const [stranger, owner] = [await step(), await step()];
    signIn.withCode(owner.ticket, codeOf(owner.enrolment?.secret ?? ''), from('x'));
    expect(show(stranger.ticket, codeOf(stranger.enrolment?.secret ?? ''))).toBe('second-step-ended');
  });
});

describe('every later sign-in', () => {
  it('takes a code once, of now and of one step around, and no recovery code in place of the authenticator being set up', async () => {
    const { secret, recoveryCodes } = await enrolled();
    const tickets = await Promise.all(Array.from({ length: 6 }, step));
    const shown = [codeOf(secret, -2), codeOf(secret, 2), codeOf(secret, -1), codeOf(secret, -1), codeOf(secret), codeOf(secret, 1)];
    const addresses = ['a', 'b', 'c', 'd', 'e', 'f'];
    expect(tickets.map(({ ticket }, i) => show(ticket, shown[i] ?? '', addresses[i]))).toEqual(['second-factor-failed', 'second-factor-failed', 'none', 'second-factor-failed', 'none', 'none']);
    expect(show((await step()).ticket, codeOf(secret, -1))).toBe('second-factor-failed');
    const caller = { account } as Caller;
    const again = new SecondSteps(store, clock, fresh, vault).setUp(caller.account);
    expect(show(again.ticket, recoveryCodes[0] ?? '')).toBe('second-factor-failed');
  });

  it('takes each recovery code once, however it is typed, and leaves the authenticator', async () => {
    const { recoveryCodes, secret } = await enrolled();
    const [one = ''] = recoveryCodes;
    const typed = [one.toUpperCase().replaceAll('-', ' '), one, 'aaaa-bbbb', recoveryCodes[1] ?? ''];
    const outcomes: string[] = [];
    for (const code of typed) outcomes.push(show((await step()).ticket, code));
    expect([outcomes, store.secondFactors.recoveryCodesLeft(AN), show((await step()).ticket, codeOf(secret))]).toEqual([['none', 'second-factor-failed', 'second-factor-failed', 'none'], 8, 'none']);
  });

  it('keeps neither recovery codes nor tickets, only hashes of them, and the secret sealed', async () => {
    const { recoveryCodes, secret } = await enrolled();
    const { ticket } = await step();
    const kept = JSON.stringify(store.secondFactors.maps.map((map) => [...(map as Map<string, unknown>)].map(([key, value]) => [key, value instanceof Set ? [...value] : value])));
    expect([kept.includes(secret), recoveryCodes.some((code) => kept.includes(code) || kept.includes(code.replaceAll('-', ''))), kept.includes(ticket)]).toEqual([false, false, false]);
    expect(kept).toContain('sealed ');
  });

  it('ends after a quarter of an hour, when it is done, and with the account', async () => {
    const { secret } = await enrolled();
    const [late, done, ended] = [await step(), await step(), await step()];
    expect([show(done.ticket, codeOf(secret)), show(done.ticket, codeOf(secret, 1)), show('x', '1'), show('x'.repeat(43), '1')]).toEqual(['none', 'second-step-ended', 'second-step-ended', 'second-step-ended']);
    store.setDisabled(AN, true);
    expect(show(ended.ticket, codeOf(secret, 1))).toBe('second-step-ended');
    store.setDisabled(AN, false);
    clock.advance(900_000);
    expect(show(late.ticket, codeOf(secret))).toBe('second-step-ended');
  });

  it('has to wait after five wrong codes from an address, whatever tickets, and is as long as it is wrong told the same', async () => {
    const { secret } = await enrolled();
    const outcomes: string[] = [];
    for (let attempt = 0; attempt < 6; attempt++) outcomes.push(show((await step()).ticket, '000000', 'here'));
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'second-factor-failed'), 'too-many-attempts']);
    const { ticket } = await step();
    expect([show(ticket, codeOf(secret), 'here'), show(ticket, codeOf(secret), 'there')]).toEqual(['too-many-attempts', 'none']);
  });
});

describe('changing what the account shows', () => {
  it('is done within a quarter of an hour after signing in, not later in the same session', async () => {
    const { done, recoveryCodes } = await enrolled();
    const caller = sessions.caller(done.session.token) as Caller;
    expect(tagOf(() => signIn.assertShows(caller, recoveryCodes[0] ?? '', 'x'))).toBe('none');
    clock.advance(600_001); // five minutes of it have gone
    expect(tagOf(() => signIn.assertShows(caller, recoveryCodes[1] ?? '', 'x'))).toBe('sign-in-too-old');
    expect(tagOf(() => sessions.assertRecent(caller))).toBe('sign-in-too-old');
    const again = signIn.withCode((await step()).ticket, recoveryCodes[1] ?? '', from('x')); // it was not used up
    expect(tagOf(() => signIn.assertShows(sessions.caller(again.session.token) as Caller, recoveryCodes[2] ?? '', 'x'))).toBe('none');
  });

  it('needs the present factor, and ends every other session', async () => {
    const { secret, done } = await enrolled();
    const caller = sessions.caller(done.session.token) as Caller;
    expect([tagOf(() => signIn.assertShows(caller, '000000', 'x')), tagOf(() => signIn.assertShows(caller, codeOf(secret), 'x')), tagOf(() => signIn.assertShows(caller, codeOf(secret), 'x'))]).toEqual(['second-factor-failed', 'none', 'second-factor-failed']);
    const { ticket, enrolment } = new SecondSteps(store, clock, fresh, vault).setUp(account);
    const next = signIn.withCode(ticket, codeOf(enrolment?.secret ?? ''), from('x'));
    expect([holds(done.session.token), holds(next.session.token), next.recoveryCodes?.length]).toEqual([false, true, 10]);
    clock.advance(60_000);
    expect([show((await step()).ticket, codeOf(secret)), show((await step()).ticket, codeOf(enrolment?.secret ?? ''))]).toEqual(['second-factor-failed', 'none']);
  });
});
