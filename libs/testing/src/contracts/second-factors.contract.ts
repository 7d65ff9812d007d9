import { expect, it } from '@jest/globals';
import type { Authenticator, CredentialStore, HalfSignIn, Passkey } from '#libs/application';
import { actorId, type ActorId } from '#libs/domain';

const [AN, BINH] = [actorId('actor-an'), actorId('actor-binh')];
const authenticator = (of: ActorId, changes: Partial<Authenticator> = {}): Authenticator => ({ actorId: of, secret: 'JBSWY3DPEHPK3PXP', lastTimeStep: 100, enrolledAt: 1, ...changes });
const half = (tokenHash: string, of: ActorId, changes: Partial<HalfSignIn> = {}): HalfSignIn => ({ tokenHash, actorId: of, createdAt: 1, expiresAt: 9, purpose: 'show', freshSecret: null, ...changes });

const passkey = (id: string, of: ActorId, changes: Partial<Passkey> = {}): Passkey => ({
  id, actorId: of, credentialId: `credential-${id}`, publicKey: Uint8Array.from([1, 2, 255]), counter: 0, transports: ['internal', 'hybrid'], rpId: 'dondoc.example', name: 'Máy tính cơ quan', addedAt: 1, lastUsedAt: null, ...changes,
}); // prettier-ignore

/** What every store of second factors must do; part of the contract of credential stores. `opened` gives the store of the running test. */
export function secondFactorsContract(opened: () => CredentialStore): void {
  it('keeps one authenticator an account, with its recovery codes, until it is removed', () => {
    const { secondFactors } = opened();
    expect([secondFactors.authenticatorOf(AN), secondFactors.recoveryCodesLeft(AN), secondFactors.remove(AN)]).toEqual([null, 0, false]);
    secondFactors.enrol(authenticator(AN), ['r1', 'r2', 'r3']);
    secondFactors.enrol(authenticator(BINH), ['r1']);
    secondFactors.enrol(authenticator(AN, { secret: 'KRSXG5A', enrolledAt: 2 }), ['r4', 'r5']);
    expect([secondFactors.authenticatorOf(AN), secondFactors.recoveryCodesLeft(AN), secondFactors.useRecoveryCode(AN, 'r1')]).toEqual([authenticator(AN, { secret: 'KRSXG5A', enrolledAt: 2 }), 2, false]);
    secondFactors.saveHalf(half('h1', AN));
    expect([secondFactors.remove(AN), secondFactors.authenticatorOf(AN), secondFactors.recoveryCodesLeft(AN), secondFactors.half('h1', 1)]).toEqual([true, null, 0, null]);
    expect([secondFactors.authenticatorOf(BINH), secondFactors.recoveryCodesLeft(BINH)]).toEqual([authenticator(BINH), 1]);
  });

  it('puts other texts in place of secrets, of those being set up too, and leaves the rest', () => {
    const { secondFactors } = opened();
    secondFactors.enrol(authenticator(AN), ['r1']);
    secondFactors.enrol(authenticator(BINH, { secret: 'kept' }), []);
    secondFactors.saveHalf(half('h1', AN, { purpose: 'set-up', freshSecret: 'KRSXG5A' }));
    secondFactors.saveHalf(half('h2', AN));
    const seen: string[] = [];
    const changed = secondFactors.changeSecrets((of, secret) => (seen.push(`${of} ${secret}`), secret === 'kept' ? null : `${secret}!`));
    expect([changed, seen.toSorted()]).toEqual([2, [`${AN} JBSWY3DPEHPK3PXP`, `${AN} KRSXG5A`, `${BINH} kept`]]);
    expect([secondFactors.authenticatorOf(AN), secondFactors.authenticatorOf(BINH)?.secret, secondFactors.half('h1', 1)?.freshSecret, secondFactors.half('h2', 1)?.freshSecret]).toEqual([authenticator(AN, { secret: 'JBSWY3DPEHPK3PXP!' }), 'kept', 'KRSXG5A!', null]);
    expect(secondFactors.recoveryCodesLeft(AN)).toBe(1);
  });

  it('takes the code of a time step once, and none of an earlier step', () => {
    const { secondFactors } = opened();
    secondFactors.enrol(authenticator(AN), []);
    expect([100, 99, 101, 101, 100, 103, 102].map((step) => secondFactors.useTimeStep(AN, step))).toEqual([false, false, true, false, false, true, false]);
    expect([secondFactors.useTimeStep(BINH, 200), secondFactors.authenticatorOf(AN)?.lastTimeStep]).toEqual([false, 103]);
  });

  it('takes a recovery code once, of its own account only', () => {
    const { secondFactors } = opened();
    secondFactors.enrol(authenticator(AN), ['r1', 'r2']);
    expect([secondFactors.useRecoveryCode(BINH, 'r1'), secondFactors.useRecoveryCode(AN, 'r1'), secondFactors.useRecoveryCode(AN, 'r1'), secondFactors.recoveryCodesLeft(AN)]).toEqual([false, true, false, 1]);
    secondFactors.replaceRecoveryCodes(AN, ['r3', 'r4', 'r5']);
    expect([secondFactors.recoveryCodesLeft(AN), secondFactors.useRecoveryCode(AN, 'r2'), secondFactors.authenticatorOf(AN)]).toEqual([3, false, authenticator(AN)]);
  });

  it('keeps passkeys, each of one account, until they are removed or the account\'s factors are', () => {
    const { secondFactors } = opened();
    for (const one of [passkey('p1', AN), passkey('p2', AN, { addedAt: 2 }), passkey('p3', BINH)]) secondFactors.savePasskey(one);
    expect(() => secondFactors.savePasskey(passkey('p4', BINH, { credentialId: 'credential-p1' }))).toThrow();
    secondFactors.notePasskeyUse('credential-p1', 7, 5);
    expect(secondFactors.passkeysOf(AN)).toEqual([passkey('p2', AN, { addedAt: 2 }), passkey('p1', AN, { counter: 7, lastUsedAt: 5 })]);
    expect([secondFactors.removePasskey(BINH, 'p1'), secondFactors.removePasskey(AN, 'p1'), secondFactors.removePasskey(AN, 'p1')]).toEqual([false, true, false]);
    secondFactors.remove(AN);
    expect([secondFactors.passkeysOf(AN), secondFactors.passkeysOf(BINH)]).toEqual([[], [passkey('p3', BINH)]]);
  });

  it('lets a half sign-in be used once, before it expires', () => {
    const { secondFactors } = opened();
    for (const one of [half('h1', AN), half('h2', AN, { purpose: 'set-up', freshSecret: 'KRSXG5A' }), half('h3', AN, { expiresAt: 20 })]) secondFactors.saveHalf(one);
    expect([secondFactors.half('h2', 8), secondFactors.half('h2', 9), secondFactors.half('unknown', 1)]).toEqual([half('h2', AN, { purpose: 'set-up', freshSecret: 'KRSXG5A' }), null, null]);
    expect([secondFactors.takeHalf('h1', 8), secondFactors.takeHalf('h1', 8), secondFactors.takeHalf('h2', 9), secondFactors.half('h3', 8)]).toEqual([half('h1', AN), null, null, expect.anything()]);
  });

  it('ends half sign-ins with the sessions of their account, and when it is disabled', () => {
    const store = opened();
    for (const end of [() => store.endSessionsOf(AN), () => store.setDisabled(AN, true)]) {
      store.saveAccounts([{ actorId: AN, login: 'an', keptName: 'An', body: 'b' as never, roles: [], delegations: [], passwordHash: null, disabled: false, sample: false }]);
      store.secondFactors.saveHalf(half('h1', AN));
      store.secondFactors.saveHalf(half('h2', BINH));
      end();
      expect([store.secondFactors.half('h1', 1), store.secondFactors.takeHalf('h2', 1)]).toEqual([null, half('h2', BINH)]);
    }
  });
}
