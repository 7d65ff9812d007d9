import { base64 } from './base64.js';
import { readCheckpoint, type SignedCheckpoint } from './checkpoint.js';
import { provesConsistency, type TreeHead } from './consistency.js';
import { emptyRoot, sameBytes, type Sha256 } from './hashing.js';
import { readHashes } from './proof-text.js';
import { read, unread, wholeNumberOf, type Reading } from './reading.js';
import { endorsements, writeNote } from './signed-note.js';
import type { Ed25519Verify, VerifierKey } from './verifier-key.js';

/** What a log asks of a witness: to cosign a checkpoint that continues the last one it has cosigned (c2sp.org/tlog-witness). */
export interface CosigningRequest {
  /** Size of the last checkpoint that the witness has cosigned; 0 = none. */
  readonly old: number;
  readonly path: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
}

/** More lines than a proof of consistency can have. */
const MOST_PATH_LINES = 63;

export const writeCosigningRequest = ({ old, path, signed }: CosigningRequest): string =>
  `${[`old ${old}`, ...path.map(base64), ''].join('\n')}\n${writeNote(signed.note)}`;

export function readCosigningRequest(text: string): Reading<CosigningRequest, 'request-malformed'> {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = end < 0 ? [] : text.slice(0, end).split('\n');
  const old = first.startsWith('old ') ? wholeNumberOf(first.slice('old '.length)) : null;
  const path = readHashes(lines, MOST_PATH_LINES);
  const signed = readCheckpoint(text.slice(end + 2));
  return old === null || path === null || !signed.ok ? unread('request-malformed') : read({ old, path, signed: signed.value });
}

/**
 * What a witness answers, in the order in which the specification asks: `untrusted` = no good signature of a trusted
 * key; `old-too-large` = larger than the checkpoint itself; `conflict` = the witness has cosigned another size, named in
 * its answer; `inconsistent` = not shown to continue what it has cosigned: a fork, a rollback, or a wrong proof.
 */
export type CosigningVerdict = 'cosign' | 'origin-unknown' | 'untrusted' | 'old-too-large' | 'conflict' | 'inconsistent';

/** `cosigned`: the last head that the witness has cosigned for that origin; null when none. `keys`: those trusted for the origin. */
export function judgeCosigning(request: CosigningRequest, keys: readonly VerifierKey[], cosigned: TreeHead | null, sha256: Sha256, verify: Ed25519Verify): CosigningVerdict {
  const { old, path, signed } = request;
  const { checkpoint, note } = signed;
  const trusted = keys.filter(({ name }) => name === checkpoint.origin);
  if (trusted.length === 0) return 'origin-unknown';
  if ((endorsements(note, trusted, verify)?.length ?? 0) === 0) return 'untrusted';
  if (old > checkpoint.size) return 'old-too-large';
  if (old !== (cosigned?.size ?? 0)) return 'conflict';
  if (checkpoint.size === 0 && !sameBytes(checkpoint.root, emptyRoot(sha256))) return 'inconsistent';
  const before = cosigned ?? { size: 0, root: emptyRoot(sha256) };
  return provesConsistency(before, checkpoint, path, sha256) ? 'cosign' : 'inconsistent';
}
