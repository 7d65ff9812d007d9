/** Name of the manifest; it is written last, so a backup without one was never finished. */
export const MANIFEST = 'manifest.json';
const FORMAT = 'dondoc-backup';
const VERSION = 1;

/** One file of a backup: its path below the folder with `/`, its bytes and their SHA-256 in hexadecimal. */
export interface BackedUpFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where a log stands: how many events, and the last one; null in an empty log. */
export interface LogFacts {
  readonly events: number;
  readonly head: { readonly index: number; readonly id: string; readonly stream: string; readonly revision: number } | null;
}

export interface Manifest {
  readonly madeAt: string;
  readonly log: LogFacts;
  readonly files: readonly BackedUpFile[];
  /** What the data folder held and the backup does not: it is built again, or belongs to that folder alone. */
  readonly leftOut: readonly string[];
}

export const manifestText = (manifest: Manifest): string => `${JSON.stringify({ format: FORMAT, version: VERSION, ...manifest }, null, 2)}\n`;

/** Why a manifest cannot be used: it is none of ours, or a newer program wrote it. */
export type ManifestFault = 'foreign' | 'newer';

/** Reads a manifest strictly: whatever is not exactly as `manifestText` writes it is foreign. */
export function readManifest(text: string): Manifest | ManifestFault {
  const value = jsonOf(text);
  if (!isRecord(value) || value['format'] !== FORMAT || typeof value['version'] !== 'number') return 'foreign';
  if (value['version'] > VERSION) return 'newer';
  const { madeAt, log, files, leftOut } = value;
  const whole = typeof madeAt === 'string' && isFacts(log) && Array.isArray(files) && files.every(isFile) && Array.isArray(leftOut) && leftOut.every((name) => typeof name === 'string');
  return whole ? { madeAt, log, files, leftOut } : 'foreign';
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isFacts(value: unknown): value is LogFacts {
  if (!isRecord(value) || !isCount(value['events'])) return false;
  const { head, events } = value;
  if (head === null) return events === 0;
  return isRecord(head) && isCount(head['index']) && isCount(head['revision']) && typeof head['id'] === 'string' && typeof head['stream'] === 'string';
}

/** Plain names only: a path must never lead out of the folder. */
const PATH = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^/\\\0]+(?:\/[^/\\\0]+)*$/;

function isFile(value: unknown): value is BackedUpFile {
  return isRecord(value) && typeof value['path'] === 'string' && PATH.test(value['path']) && isCount(value['bytes']) && /^[0-9a-f]{64}$/.test(String(value['sha256']));
}
