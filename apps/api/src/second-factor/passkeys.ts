import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { CLOCK, CREDENTIAL_STORE, IDS, noting, PERSON_VAULT, shownName, type Account, type Clock, type CredentialStore, type Ids, type Passkey, type SecretSealer } from '#libs/application';
import { ProblemError } from '../problems/problem.error.js';
import { SecondSteps, type FoundHalf } from './second-steps.js';

/** Ed25519 and ES256, both of 128 bits of strength; the RSA keys of some devices have 112 (ASVS V11.2.3). By their COSE numbers. */
const STRONG_KEYS = [-8, -7] as const;

/** Where the browser is: passkeys are made for a host name and answer to no other. */
export interface Site {
  readonly host: string;
  readonly origin: string;
}

export interface PasskeyOffer {
  readonly ticket: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON;
}

const NAME = 'Đôn Đốc';
/** Enough for every device of a person, few enough to look through. */
const MOST = 10;

/** Each half sign-in has one challenge, which whoever lacks its ticket cannot foresee; it is used up with the ticket. */
const challengeOf = (ticket: string): string => hash('sha256', `passkey ${ticket}`, 'base64url');

/** Passkeys as a second factor, beside the authenticator app (ADR 0075). */
@Injectable()
export class Passkeys {
  constructor(
    @Inject(CREDENTIAL_STORE) readonly store: CredentialStore,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(IDS) readonly ids: Pick<Ids, 'fresh'>,
    @Inject(SecondSteps) private readonly steps: SecondSteps,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /** What a browser at this site is asked, so that a passkey shows the second factor; null when the account has none for it. */
  async ask(account: Pick<Account, 'actorId'>, ticket: string, { host }: Site): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
    const usable = this.of(account).filter(({ rpId }) => rpId === host);
    if (usable.length === 0) return null;
    return generateAuthenticationOptions({
      rpID: host,
      allowCredentials: usable.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
      challenge: bytesOf(challengeOf(ticket)),
      userVerification: 'preferred',
    });
  }

  /** Whether the device has signed the challenge of this half sign-in with a passkey of its account; false for whatever else it sent. */
  async proves({ account }: FoundHalf, ticket: string, response: object, { host, origin }: Site): Promise<boolean> {
    const answer = response as AuthenticationResponseJSON;
    const passkey = this.of(account).find(({ credentialId, rpId }) => rpId === host && credentialId === answer.id);
    if (passkey === undefined) return false;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: answer, expectedChallenge: challengeOf(ticket), expectedOrigin: origin, expectedRPID: host, requireUserVerification: false,
        credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter },
      }); // prettier-ignore
      if (verified) this.store.secondFactors.notePasskeyUse(passkey.credentialId, authenticationInfo.newCounter, this.clock.now());
      return verified;
    } catch {
      return false; // the library throws for each fault of what was sent
    }
  }

  /** @throws ProblemError `too-many-passkeys`. */
  async offer(account: Account, { host }: Site): Promise<PasskeyOffer> {
    const known = this.of(account);
    if (known.length >= MOST) throw new ProblemError('too-many-passkeys', { most: MOST });
    const { ticket } = this.steps.halfOf(account, 'add-passkey', null);
    const options = await generateRegistrationOptions({
      rpName: NAME, rpID: host, userName: account.login, userDisplayName: shownName(this.sealer, account), userID: new TextEncoder().encode(account.actorId),
      challenge: bytesOf(challengeOf(ticket)), attestationType: 'none', authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      supportedAlgorithmIDs: [...STRONG_KEYS],
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports: [...transports] })),
    }); // prettier-ignore
    return { ticket, options };
  }

  /** Keeps the passkey that the device has made. @throws ProblemError `second-step-ended` or `passkey-refused`. */
  async add(account: Account, ticket: string, name: string, response: object, { host, origin }: Site): Promise<void> {
    const found = this.steps.findFor(ticket, (purpose) => purpose === 'add-passkey');
    if (found.account.actorId !== account.actorId) throw new ProblemError('second-step-ended');
    const credential = await credentialIn(response as RegistrationResponseJSON, ticket, { host, origin });
    if (credential === null) throw new ProblemError('passkey-refused');
    const now = this.clock.now();
    noting(this, account, (note) => {
      if (this.store.secondFactors.takeHalf(found.half.tokenHash, now) === null) throw new ProblemError('second-step-ended');
      this.store.secondFactors.savePasskey({ ...credential, id: this.ids.fresh(), actorId: account.actorId, rpId: host, name, addedAt: now, lastUsedAt: null });
      note({ type: 'PasskeyAdded', data: { account: account.actorId } });
    });
  }

  /** @throws ProblemError `not-found`. */
  remove(account: Account, id: string): void {
    noting(this, account, (note) => {
      if (!this.store.secondFactors.removePasskey(account.actorId, id)) throw new ProblemError('not-found');
      note({ type: 'PasskeyRemoved', data: { account: account.actorId } });
    });
  }

  of({ actorId }: Pick<Account, 'actorId'>): readonly Passkey[] {
    return this.store.secondFactors.passkeysOf(actorId);
  }
}

/** The new key in a device's answer; null when it is none for this ticket and site. */
async function credentialIn(response: RegistrationResponseJSON, ticket: string, { host, origin }: Site): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'> | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({ response, expectedChallenge: challengeOf(ticket), expectedOrigin: origin, expectedRPID: host, requireUserVerification: false, supportedAlgorithmIDs: [...STRONG_KEYS] });
    if (!verified) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { credentialId: id, publicKey, counter, transports: transports.filter((transport) => typeof transport === 'string').slice(0, 10) };
  } catch {
    return null; // the library throws for each fault of what was sent
  }
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64url, 'base64url'));
