import { cosignedMessage, hexadecimal, judgeCosigning, readCosigningRequest, signatureLine, timedSignature, writeNote, type CosigningRequest, type CosigningVerdict, type VerifierKey } from '#libs/domain';
import type { Clock, Cryptography, Signer, WitnessRecords } from '../ports/index.js';

/** What is answered to a log: its cosignature line, or why not; `size` of what was cosigned last, for a `conflict`. */
export type WitnessAnswer =
  | { readonly kind: 'cosigned'; readonly origin: string; readonly size: number; readonly line: string }
  | { readonly kind: 'refused'; readonly why: Exclude<CosigningVerdict, 'cosign'> | 'request-malformed'; readonly origin: string | null; readonly size: number };

/**
 * A witness: cosigns a checkpoint when it is shown to continue what it has cosigned before, with its own key and time, and
 * remembers it before it answers. It never cosigns a fork or a rollback, whoever asks and however often.
 */
export class Witness {
  constructor(
    private readonly records: WitnessRecords,
    private readonly signer: Signer,
    /** Keys of the logs that it watches; the name of a key is the origin of its log. */
    private readonly logs: readonly VerifierKey[],
    private readonly cryptography: Cryptography,
    private readonly clock: Clock,
  ) {}

  /** `text`: the body of an `add-checkpoint` request. Everything happens before another request is looked at. @throws what the records throw. */
  answer(text: string): WitnessAnswer {
    const request = readCosigningRequest(text);
    if (!request.ok) return { kind: 'refused', why: 'request-malformed', origin: null, size: 0 };
    const { origin } = request.value.signed.checkpoint;
    const last = this.records.load(origin);
    const verdict = judgeCosigning(request.value, this.logs, last, this.cryptography.sha256, this.cryptography.verify);
    if (verdict === 'cosign') return this.cosign(request.value);
    if (verdict === 'inconsistent') this.records.keepEvidence(origin, this.clock.now(), text);
    return { kind: 'refused', why: verdict, origin, size: last?.size ?? 0 };
  }

  /** The last checkpoint cosigned of the log whose origin has this SHA-256 hash, in hexadecimal; null when there is none. */
  latest(originHash: string): string | null {
    const origins = [...new Set(this.logs.map(({ name }) => name))];
    const origin = origins.find((name) => hexadecimal(this.cryptography.sha256(new TextEncoder().encode(name))) === originHash);
    return origin === undefined ? null : (this.records.load(origin)?.note ?? null);
  }

  private cosign({ signed: { checkpoint, note } }: CosigningRequest): WitnessAnswer {
    const { origin, size, root } = checkpoint;
    const time = Math.floor(this.clock.now() / 1000);
    const { key, sign } = this.signer;
    const own = { name: key.name, keyId: key.id, signature: timedSignature(time, sign(cosignedMessage(note.text, time))) };
    const byLog = note.signatures.filter(({ name, keyId }) => this.logs.some((log) => log.name === name && log.id === keyId));
    this.records.save(origin, { size, root, note: writeNote({ text: note.text, signatures: [...byLog, own] }) });
    return { kind: 'cosigned', origin, size, line: signatureLine(own) };
  }
}
