import { ARCHIVE_LIST, trusting } from '#libs/domain';
import { verify } from '../../apps/auditor/src/verify.js';
import type { Report } from '../../apps/auditor/src/report.js';
import { forgeArchive } from './forger.js';
import { MemoryCopy } from './memory-copy.js';
import { OFFICE_KEY, pastOf } from './office-archive.js';

/** An archive of so many events with two kept checkpoints and two attachments. */
export function smallArchive(events: number): Map<string, Uint8Array> {
  return forgeArchive({
    events: pastOf(events, 7),
    signer: OFFICE_KEY,
    kept: [events >> 2, events >> 1],
    files: [{ bytes: new Uint8Array(Buffer.from('Biên bản kiểm tra')) }, { bytes: Uint8Array.from({ length: 200 }, (_, at) => (at * 37) & 255) }],
  });
}

/** An auditor who has written down the key of the office and nothing else. */
export const audit = (files: ReadonlyMap<string, Uint8Array>): Promise<Report> => verify(new MemoryCopy(files), { brought: { keys: [OFFICE_KEY.key], held: [], policy: trusting(OFFICE_KEY.key) } });

/** How many bits there are to flip, file by file. */
export const bitsOf = (files: ReadonlyMap<string, Uint8Array>): number => [...files.values()].reduce((sum, bytes) => sum + bytes.length * 8, 0);

/** The archive with one bit of all its bits, counted file by file, turned over; and the file it is in. */
export function flipped(files: ReadonlyMap<string, Uint8Array>, bit: number): { readonly file: string; readonly files: ReadonlyMap<string, Uint8Array> } {
  let left = bit;
  for (const [file, bytes] of files) {
    if (left >= bytes.length * 8) {
      left -= bytes.length * 8;
      continue;
    }
    const changed = bytes.slice();
    changed[left >> 3] = (changed[left >> 3] as number) ^ (1 << (left & 7));
    return { file, files: new Map(files).set(file, changed) };
  }
  throw new RangeError(`no bit ${bit}`);
}

/** What is wrong with how a flipped bit was told of; null when it was found, and the event or file named. */
export async function missed(files: ReadonlyMap<string, Uint8Array>, bit: number): Promise<string | null> {
  const turned = flipped(files, bit);
  const { verdict, findings } = await audit(turned.files);
  if (verdict === 'sound') return `${turned.file}, bit ${bit}: not found`;
  // A file and its line in the list speak against each other: which of the two was changed cannot be told.
  if (findings.some(({ file, event }) => file === turned.file || event !== null || (turned.file === ARCHIVE_LIST && file !== null))) return null;
  return `${turned.file}, bit ${bit}: named as ${findings.map(({ code, file }) => `${code} ${file}`).join('; ')}`;
}
