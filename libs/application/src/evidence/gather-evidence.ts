import {
  base64, leafHash, manyInclusionPath, readEntry, rootByManyInclusions, sameBytes, tileWidth, TILE_WIDTH, writeEntry, writeNote, type BodyId, type Instant, type LogEntry,
} from '#libs/domain'; // prettier-ignore
import { entryOf, lastCheckpoint, NotaryFaultError, TreeReader } from '../notary/index.js';
import type { AuditTiles, Cryptography, EventLogReader, LoggedEvent } from '../ports/index.js';
import type { Evidence, EvidenceSubject } from './evidence.js';

export interface EvidenceSources {
  readonly log: Pick<EventLogReader, 'readStream'>;
  readonly tiles: AuditTiles;
  readonly cryptography: Cryptography;
}

export interface EvidenceRequest {
  readonly subject: EvidenceSubject;
  /** Whether an event belongs in the package, by its entry. */
  readonly belongs: (entry: LogEntry) => boolean;
  readonly madeAt: Instant;
  /** Verifier keys that the log names. */
  readonly keys: readonly string[];
  /** What bodies are called. */
  readonly names: ReadonlyMap<BodyId, string>;
  /** Hears the part that is done, 0 to 1. */
  readonly progress?: (part: number) => void;
}

/** Why there is no package. */
export type EvidenceRefusal = { readonly kind: 'log-not-signed' } | { readonly kind: 'nothing-covered' } | { readonly kind: 'too-many-events'; readonly most: number };

/** What a browser can still show in one page. */
export const MOST_EVIDENCE_EVENTS = 20_000;
const decoder = new TextDecoder();

/**
 * Gathers the events of a subject that the newest checkpoint covers, with one proof for all of them. What the notary wrote is
 * compared with what the log holds, and the proof is tried, before anybody takes it away.
 * @throws NotaryFaultError when the log holds something else than was signed for, or tiles are missing; what log and tiles throw.
 */
export async function gatherEvidence({ log, tiles, cryptography }: EvidenceSources, { subject, belongs, madeAt, keys, names, progress = () => undefined }: EvidenceRequest): Promise<Evidence | EvidenceRefusal> {
  const signed = await lastCheckpoint(tiles);
  if (signed === null) return { kind: 'log-not-signed' };
  const { size, root } = signed.checkpoint;
  const { sha256 } = cryptography;
  const reader = new TreeReader(tiles, size, sha256);
  const entries: LogEntry[] = [];
  for (let index = 0; tileWidth(0, index, size) > 0; index++) {
    for (const bytes of await reader.entries(index)) {
      const entry = readEntry(bytes);
      if (entry === null || !belongs(entry)) continue;
      if (entries.length === MOST_EVIDENCE_EVENTS) return { kind: 'too-many-events', most: MOST_EVIDENCE_EVENTS };
      entries.push(entry);
    }
    progress(Math.min(1, ((index + 1) * TILE_WIDTH) / size));
  }
  if (entries.length === 0) return { kind: 'nothing-covered' };
  const stored = await storedOf(log, entries);
  const leaves = new Map<number, Uint8Array>();
  const events = entries.map((entry) => {
    const event = stored.get(placeOf(entry));
    const text = event === undefined ? null : writeEntry(entryOf(event, entry.index, cryptography));
    if (event === undefined || text === null || !sameBytes(text, writeEntry(entry))) throw new NotaryFaultError('log-unlike-checkpoint', { size, index: entry.index });
    leaves.set(entry.index - 1, leafHash(text, sha256));
    return { entry: decoder.decode(text), stored: decoder.decode(event.bytes) };
  });
  const path = await reader.ask((nodes) => manyInclusionPath([...leaves.keys()], size, nodes, sha256));
  const reached = rootByManyInclusions(leaves, size, path, sha256);
  if (reached === null || !sameBytes(reached, root)) throw new NotaryFaultError('log-unlike-checkpoint', { size, index: entries[0]?.index ?? 0 });
  return {
    format: 'dondoc-evidence', version: 1, subject, madeAt: new Date(madeAt).toISOString(), checkpoint: writeNote(signed.note), keys, path: path.map(base64), events,
    names: Object.fromEntries([...names].filter(([id]) => events.some((event) => event.stored.includes(`"${id}"`)))),
  }; // prettier-ignore
}

const placeOf = ({ stream, revision }: { readonly stream: string; readonly revision: number }): string => `${revision} ${stream}`;

/** The events that the entries are about, each stream read once. */
async function storedOf(log: EvidenceSources['log'], entries: readonly LogEntry[]): Promise<ReadonlyMap<string, LoggedEvent>> {
  const ranges = new Map<string, { from: number; to: number }>();
  for (const { stream, revision } of entries) {
    const range = ranges.get(stream);
    if (range === undefined) ranges.set(stream, { from: revision, to: revision });
    else [range.from, range.to] = [Math.min(range.from, revision), Math.max(range.to, revision)];
  }
  const found = new Map<string, LoggedEvent>();
  for (const [stream, { from, to }] of ranges) {
    for (const event of await log.readStream(stream, { fromRevision: from, limit: to - from + 1 })) found.set(placeOf(event), event);
  }
  return found;
}
