import { describe, expect, it } from '@jest/globals';
import { actorId } from '#libs/domain';
import { MemoryPersonVault, MemorySecondFactors } from '#libs/testing';
import { openedSecret, sealedSecret, sealSecrets } from './authenticator-secrets.js';

const [AN, BINH] = [actorId('an'), actorId('binh')];
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

describe('secrets of authenticators', () => {
  it('open for their account alone', () => {
    const vault = new MemoryPersonVault();
    const sealed = sealedSecret(vault, AN, SECRET);
    expect([openedSecret(vault, AN, sealed), sealed.includes(SECRET)]).toEqual([SECRET, false]);
    expect(() => openedSecret(vault, BINH, sealed)).toThrow('vault-damaged');
  });

  it('of a version before are sealed once, those being set up too', () => {
    const [vault, factors] = [new MemoryPersonVault(), new MemorySecondFactors()];
    factors.enrol({ actorId: AN, secret: SECRET, lastTimeStep: 7, enrolledAt: 1 }, ['r1']);
    factors.enrol({ actorId: BINH, secret: sealedSecret(vault, BINH, SECRET), lastTimeStep: 8, enrolledAt: 2 }, []);
    factors.saveHalf({ tokenHash: 'h', actorId: AN, createdAt: 1, expiresAt: 9, purpose: 'set-up', freshSecret: SECRET });
    factors.saveHalf({ tokenHash: 'i', actorId: AN, createdAt: 1, expiresAt: 9, purpose: 'show', freshSecret: null });
    expect([sealSecrets(factors, vault), sealSecrets(factors, vault)]).toEqual([2, 0]);
    const kept = [factors.authenticatorOf(AN)?.secret, factors.half('h', 2)?.freshSecret].map((sealed) => [sealed === SECRET, openedSecret(vault, AN, sealed ?? '')]);
    expect([kept, factors.authenticatorOf(AN)?.lastTimeStep, factors.recoveryCodesLeft(AN), factors.half('i', 2)?.freshSecret, openedSecret(vault, BINH, factors.authenticatorOf(BINH)?.secret ?? '')]).toEqual([[[false, SECRET], [false, SECRET]], 7, 1, null, SECRET]);
  });
});
