import {
  endorsements, keptCheckpointPath, quorumMet, readSignatureLines, wholeNumberOf, writeCosigningRequest, writeNote, type NoteSignature, type PolicyWitness, type SignedCheckpoint, type TrustPolicy,
} from '#libs/domain'; // prettier-ignore
import type { AuditTiles, Clock, Cryptography, WitnessClient, WitnessReply } from '../ports/index.js';
import type { Companion } from './companion.js';
import { TreeReader } from './tree-reader.js';

/** What became of asking: who cosigned, by their names in the policy, and whether that is enough. */
export interface CosigningRound {
  readonly size: number;
  readonly witnessed: readonly string[];
  readonly enough: boolean;
}

/** The newest checkpoint that enough witnesses have cosigned, below the prefix of the log. */
export const COSIGNED_PATH = 'checkpoint.cosigned';

const CONFLICT = 409;
const SIZE_TYPE = 'text/x.tlog.size';

export interface CosigningOptions {
  /** At most so often, ms. */
  readonly everyMs: number;
  /** A cosigned checkpoint is kept for good when none was for so many milliseconds. */
  readonly keepEveryMs: number;
}

/** Asks the witnesses of a policy to cosign, each from the size that it has cosigned last, and publishes what is enough. */
export class Cosigning implements Companion {
  /** The size that each has cosigned last, as far as is known. */
  private readonly sizes = new Map<string, number>();
  private keptAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ports: { readonly tiles: AuditTiles; readonly cryptography: Cryptography; readonly client: WitnessClient; readonly clock: Clock },
    private readonly policy: TrustPolicy,
    private readonly options: CosigningOptions,
    private readonly heard: (round: CosigningRound) => void = () => undefined,
  ) {}

  get everyMs(): number {
    return this.options.everyMs;
  }

  /** @throws what the tiles throw. */
  async attend(signed: SignedCheckpoint): Promise<void> {
    const { tiles, cryptography, clock } = this.ports;
    const { size } = signed.checkpoint;
    const reader = new TreeReader(tiles, size, cryptography.sha256);
    const asked = this.policy.witnesses.filter(({ url }) => url !== null);
    const lines = await Promise.all(asked.map(async (witness) => ({ witness, line: await this.askOne(witness, signed, reader) })));
    const good = lines.flatMap(({ witness, line }) => (line === null ? [] : [{ witness, line }]));
    const witnessed = good.map(({ witness }) => witness.name);
    const enough = witnessed.length > 0 && quorumMet(this.policy, new Set(witnessed));
    if (enough) {
      const note = new TextEncoder().encode(writeNote({ text: signed.note.text, signatures: [...signed.note.signatures, ...good.map(({ line }) => line)] }));
      await tiles.publish(COSIGNED_PATH, note);
      if (clock.now() - this.keptAt >= this.options.keepEveryMs) {
        await tiles.publish(keptCheckpointPath(size), note);
        this.keptAt = clock.now();
      }
    }
    this.heard({ size, witnessed, enough });
  }

  /** The good cosignature of one witness; null when it gives none. A witness that knows another size is asked once more, from there. */
  private async askOne(witness: PolicyWitness, signed: SignedCheckpoint, reader: TreeReader): Promise<NoteSignature | null> {
    const { size } = signed.checkpoint;
    for (let attempt = 0; attempt < 2; attempt++) {
      const old = this.sizes.get(witness.name) ?? 0;
      if (old > size) return null; // it has seen more than we have: never asked for an older tree
      const path = await reader.consistencyWith(old);
      const reply = await this.ports.client.ask(witness.url as string, writeCosigningRequest({ old, path, signed }));
      if (reply === null) return null;
      const known = sizeOf(reply);
      if (known === null) return this.cosignatureIn(reply, witness, signed);
      this.sizes.set(witness.name, known);
    }
    return null;
  }

  private cosignatureIn({ status, body }: WitnessReply, witness: PolicyWitness, signed: SignedCheckpoint): NoteSignature | null {
    const lines = status === 200 ? readSignatureLines(body) : null;
    const own = lines?.find(({ name, keyId }) => name === witness.key.name && keyId === witness.key.id);
    if (own === undefined) return null;
    const good = endorsements({ text: signed.note.text, signatures: [own] }, [witness.key], this.ports.cryptography.verify);
    if (good === null || good.length === 0) return null;
    this.sizes.set(witness.name, signed.checkpoint.size);
    return own;
  }
}

/** The size that a witness says it has cosigned last; null when that is not what it says. */
function sizeOf({ status, contentType, body }: WitnessReply): number | null {
  if (status !== CONFLICT || contentType?.split(';')[0]?.trim() !== SIZE_TYPE) return null;
  return wholeNumberOf(body.replace(/\n$/, ''));
}
