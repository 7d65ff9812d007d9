import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ManualClock, MemoryCredentialStore, MemoryPersonVault } from '#libs/testing';
import type { Account } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { Passkeys, type Site } from './passkeys.js';
import { SecondSteps } from './second-steps.js';

const account = (name: string): Account => ({ actorId: actorId(name), login: name, keptName: name, body: bodyId('b'), roles: [], delegations: [], passwordHash: 'x', disabled: false, sample: false });
const [AN, BINH] = [account('an'), account('binh')];
const SITE: Site = { host: 'dondoc.example', origin: 'https://dondoc.example' };

let store: MemoryCredentialStore;
const vault = new MemoryPersonVault();
let clock: ManualClock;
let steps: SecondSteps;
let passkeys: Passkeys;
beforeEach(() => {
  let ids = 0;
  const fresh = { fresh: () => `id-${ids++}` };
  store = new MemoryCredentialStore();
  clock = new ManualClock(1_700_000_000_000);
  store.saveAccounts([AN, BINH]);
  steps = new SecondSteps(store, clock, fresh, vault);
  passkeys = new Passkeys(store, clock, fresh, steps, vault);
});

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([bytes.length < 256 ? Buffer.from([0x58, bytes.length]) : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]), bytes]);

/** A device with one key: answers as WebAuthn says a device does. */
class Device {
  private readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  counter = 0;

  /** `site`: where the browser is, whatever the page asks. */
  make(challenge: string, site = SITE): object {
    const point = this.publicPoint(this.keys.publicKey);
    return this.made(Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), point.x, Buffer.from('225820', 'hex'), point.y]), challenge, site);
  }

  /** As a device does that knows RSA with keys of 2,048 bits only. */
  makeRsa(challenge: string): object {
    const modulus = Buffer.from(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
    return this.made(Buffer.concat([Buffer.from('a401030339010020590100', 'hex'), modulus, Buffer.from('2143010001', 'hex')]), challenge, SITE);
  }

  private made(cose: Buffer, challenge: string, site: Site): object {
    const data = Buffer.concat([sha256(site.host), Buffer.from([0x45]), this.count(), Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, cose]);
    const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'), cborBytes(data)]);
    return this.answer({ clientDataJSON: this.clientData('webauthn.create', challenge, site), attestationObject: attestation.toString('base64url') });
  }

  prove(challenge: string, site = SITE): object {
    const clientDataJSON = this.clientData('webauthn.get', challenge, site);
    const data = Buffer.concat([sha256(site.host), Buffer.from([0x05]), this.count()]);
    const signature = sign('sha256', Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]), this.keys.privateKey);
    return this.answer({ clientDataJSON, authenticatorData: data.toString('base64url'), signature: signature.toString('base64url') });
  }

  private answer(response: object): object {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  private count(): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.counter);
    return bytes;
  }

  private clientData(type: string, challenge: string, { origin }: Site): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  private publicPoint(key: KeyObject): { readonly x: Buffer; readonly y: Buffer } {
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    return { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }
}

const tagOf = async (work: Promise<unknown>): Promise<string> => work.then(() => 'none', (error: unknown) => (error instanceof ProblemError ? error.tag : String(error)));

async function added(device: Device, owner = AN): Promise<void> {
  const { ticket, options } = await passkeys.offer(owner, SITE);
  await passkeys.add(owner, ticket, 'Máy', device.make(options.challenge), SITE);
}

/** A half sign-in of the account, and what its devices are asked. */
async function asked(owner = AN): Promise<{ readonly ticket: string; readonly challenge: string; readonly allowed: number }> {
  const { ticket } = steps.halfOf(owner, 'show', null);
  const options = await passkeys.ask(owner, ticket, SITE);
  return { ticket, challenge: options?.challenge ?? '', allowed: options?.allowCredentials?.length ?? 0 };
}
const proves = (ticket: string, response: object, site = SITE): Promise<boolean> => passkeys.proves(steps.find(ticket), ticket, response, site);

describe('passkeys', () => {
  it('is asked for, and taken, of the strong kinds only', async () => {
    const { ticket, options } = await passkeys.offer(AN, SITE);
    expect(options.pubKeyCredParams).toEqual([{ alg: -8, type: 'public-key' }, { alg: -7, type: 'public-key' }]);
    expect(await tagOf(passkeys.add(AN, ticket, 'Máy', new Device().makeRsa(options.challenge), SITE))).toBe('passkey-refused');
    expect(passkeys.of(AN)).toEqual([]);
  });

  it('are added with the challenge of the ticket, at this site, once, and that is noted', async () => {
    const device = new Device();
    const { ticket, options } = await passkeys.offer(AN, SITE);
    expect(await tagOf(Promise.resolve().then(() => steps.find(ticket)))).toBe('second-step-ended'); // it signs nobody in
    const elsewhere = { host: 'dondoc.example', origin: 'https://dondoc.example.evil' };
    const wrong = [device.make('b3RoZXI'), device.make(options.challenge, elsewhere), device.make(options.challenge, { ...SITE, host: 'evil.example' }), {}, { id: 5, response: { clientDataJSON: [] } }];
    for (const response of wrong) expect(await tagOf(passkeys.add(AN, ticket, 'Máy', response, SITE))).toBe('passkey-refused');
    expect(await tagOf(passkeys.add(BINH, ticket, 'Máy', device.make(options.challenge), SITE))).toBe('second-step-ended');
    expect(await tagOf(passkeys.add(AN, ticket, 'Máy', device.make(options.challenge), SITE))).toBe('none');
    expect(await tagOf(passkeys.add(AN, ticket, 'Máy', device.make(options.challenge), SITE))).toBe('second-step-ended');
    expect([passkeys.of(AN).map(({ name, rpId }) => [name, rpId]), store.actsToRecord().map(({ done }) => done.type)]).toEqual([[['Máy', 'dondoc.example']], ['PasskeyAdded']]);
  });

  it('show the second factor by signing the challenge of that very half sign-in, at the site they were made for', async () => {
    const device = new Device();
    await added(device);
    const [one, other] = [await asked(), await asked()];
    expect([one.allowed, one.challenge === other.challenge]).toEqual([1, false]);
    expect(await proves(one.ticket, device.prove(one.challenge))).toBe(true);
    const wrong = [device.prove(other.challenge), device.prove(one.challenge, { ...SITE, origin: 'https://evil.example' }), device.prove(one.challenge, { ...SITE, host: 'evil.example' }), new Device().prove(one.challenge), {}, { id: null }];
    expect(await Promise.all(wrong.map((response) => proves(one.ticket, response)))).toEqual(wrong.map(() => false));
    expect([await passkeys.ask(AN, one.ticket, { host: 'other.example', origin: 'https://other.example' }), passkeys.of(AN)[0]?.lastUsedAt]).toEqual([null, clock.now()]);
  });

  it('of somebody else, removed ones, and copies that count less than was seen show nothing', async () => {
    const [device, theirs] = [new Device(), new Device()];
    device.counter = 5;
    await added(device);
    await added(theirs, BINH);
    const half = await asked();
    expect(await proves(half.ticket, theirs.prove(half.challenge))).toBe(false);
    device.counter = 7;
    expect(await proves(half.ticket, device.prove(half.challenge))).toBe(true);
    device.counter = 6;
    expect(await proves(half.ticket, device.prove(half.challenge))).toBe(false);
    device.counter = 8;
    expect(await proves(half.ticket, device.prove(half.challenge))).toBe(true);
    passkeys.remove(AN, passkeys.of(AN)[0]?.id ?? '');
    device.counter = 9;
    expect([await proves(half.ticket, device.prove(half.challenge)), (await asked()).allowed]).toEqual([false, 0]);
  });

  it('are ten an account at most', async () => {
    for (let count = 0; count < 10; count++) await added(new Device());
    expect(await tagOf(passkeys.offer(AN, SITE))).toBe('too-many-passkeys');
  });
});
