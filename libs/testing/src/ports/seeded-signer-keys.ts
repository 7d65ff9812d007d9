import { createPrivateKey, createPublicKey, hash, sign } from 'node:crypto';
import type { Signer, SignerKeys } from '#libs/application';
import { verifierKey, verifierKeyText, type KeyKind } from '#libs/domain';
import { nodeCryptography } from '#libs/adapters/signer-node';

const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_HEAD_BYTES = 12;

/** Keys in memory that follow from a seed: the same in every run. `lose` is a key whose private half is gone. */
export class SeededSignerKeys implements SignerKeys {
  readonly sha256 = nodeCryptography.sha256;
  readonly sha256Into = nodeCryptography.sha256Into;
  readonly sha256Hex = nodeCryptography.sha256Hex;
  readonly verify = nodeCryptography.verify;
  private readonly signers = new Map<string, Signer>();

  constructor(private readonly seed = 'keys') {}

  find(key: string): Signer | null {
    return this.signers.get(key) ?? null;
  }

  generate(name: string, kind: KeyKind): Signer {
    const secretBytes = hash('sha256', `${this.seed} ${this.signers.size} ${name} ${kind}`, 'buffer');
    const secret = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secretBytes]), format: 'der', type: 'pkcs8' });
    const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD_BYTES));
    const signer: Signer = { key: verifierKey(name, kind, publicKey, this.sha256), sign: (message) => new Uint8Array(sign(null, message, secret)) };
    this.signers.set(verifierKeyText(signer.key), signer);
    return signer;
  }

  lose(key: string): void {
    this.signers.delete(key);
  }
}
