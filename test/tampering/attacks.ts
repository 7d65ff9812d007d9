import { readCheckpoint } from '#libs/domain';
import type { FoundCheckpoint } from '../../apps/auditor/src/checks/notes-of-copy.js';
import type { Report } from '../../apps/auditor/src/report.js';
import { verify } from '../../apps/auditor/src/verify.js';
import { checkpointOf, forgeArchive, hexHash, keyPairOf, type Forged, type ForgedEvent } from './forger.js';
import { MemoryCopy } from './memory-copy.js';
import { bytesOf, idOf, OFFICE_KEY, ORIGIN, pastOf } from './office-archive.js';

/** What an attack was made on: the true log, the checkpoint that the auditor holds of it, and chance. */
interface Scene {
  readonly events: readonly ForgedEvent[];
  /** Events that the held checkpoint covers. */
  readonly held: number;
  readonly random: () => number;
}

/** What the attacker hands over, and the dense index of the first event that is not as it was; null = all events are. */
interface Attacked {
  readonly forged: Forged;
  readonly firstChanged: number | null;
}

const FILE = new Uint8Array(Buffer.from('Biên bản kiểm tra số 7'));
const below = (random: () => number, limit: number): number => Math.floor(random() * limit);

/** Gives every stream its numbers again, so that no gap tells of what was done. */
function renumbered(events: readonly ForgedEvent[]): readonly ForgedEvent[] {
  const revisions = new Map<string, number>();
  return events.map((event) => {
    const revision = (revisions.get(event.stream) ?? -1) + 1;
    revisions.set(event.stream, revision);
    return { ...event, revision };
  });
}

const byOffice = (events: readonly ForgedEvent[]): Forged => ({ events, signer: OFFICE_KEY, files: [{ bytes: FILE }] });

/** A place among the events but for the first, which names the key. */
const someEvent = ({ events, random }: Scene): number => 1 + below(random, events.length - 1);

/**
 * Twelve ways to tell another story, each done as well as somebody can who holds the log, the program and the office's
 * key: streams are numbered anew, every hash is computed again, and all is signed.
 */
export const ATTACKS: Readonly<Record<string, (scene: Scene) => Attacked>> = {
  'tail cut': (scene) => {
    const left = someEvent(scene);
    return { forged: byOffice(scene.events.slice(0, left)), firstChanged: left + 1 };
  },
  'middle removed': (scene) => {
    const at = someEvent(scene);
    return { forged: byOffice(renumbered(scene.events.toSpliced(at, 1 + below(scene.random, 3)))), firstChanged: at + 1 };
  },
  'inserted': (scene) => {
    const at = someEvent(scene);
    const stream = scene.events[someEvent(scene)]?.stream as string;
    return { forged: byOffice(renumbered(scene.events.toSpliced(at, 0, { stream, revision: 0, id: idOf(`inserted ${at}`), bytes: bytesOf('noted', at, 'chưa từng xảy ra') }))), firstChanged: at + 1 };
  },
  'swapped': (scene) => {
    const at = 1 + below(scene.random, scene.events.length - 2);
    const [a, b] = [scene.events[at] as ForgedEvent, scene.events[at + 1] as ForgedEvent];
    return { forged: byOffice(renumbered(scene.events.toSpliced(at, 2, b, a))), firstChanged: at + 1 };
  },
  'duplicated': (scene) => {
    const at = someEvent(scene);
    return { forged: byOffice(renumbered(scene.events.toSpliced(at + 1, 0, scene.events[at] as ForgedEvent))), firstChanged: at + 2 };
  },
  'rewritten with all hashes': (scene) => {
    const at = someEvent(scene);
    return { forged: byOffice(scene.events.with(at, { ...(scene.events[at] as ForgedEvent), bytes: bytesOf('noted', at, 'nội dung khác') })), firstChanged: at + 1 };
  },
  're-signed with another key': ({ events }) => ({ forged: { ...byOffice(events), signer: keyPairOf(ORIGIN, 'somebody else') }, firstChanged: 0 }),
  'fork': (scene) => {
    const at = someEvent(scene);
    const other = scene.events.slice(at).map((event, more) => ({ ...event, id: idOf(`fork ${at + more}`), bytes: bytesOf('noted', at + more, 'nhánh khác') }));
    return { forged: byOffice([...scene.events.slice(0, at), ...other]), firstChanged: at + 1 };
  },
  'rollback': (scene) => {
    const left = someEvent(scene);
    const events = scene.events.slice(0, left);
    return { forged: { ...byOffice(events), kept: [left] }, firstChanged: left + 1 };
  },
  'reordered streams': (scene) => {
    const at = 1 + below(scene.random, scene.events.length - 2);
    const rest = scene.events.slice(at);
    const streams = [...new Set(rest.map(({ stream }) => stream))];
    const sorted = streams.flatMap((stream) => rest.filter((event) => event.stream === stream));
    const first = sorted.findIndex((event, place) => event !== rest[place]);
    return { forged: byOffice([...scene.events.slice(0, at), ...sorted]), firstChanged: first < 0 ? null : at + first + 1 };
  },
  'replaced file': ({ events }) => ({ forged: { ...byOffice(events), files: [{ bytes: new Uint8Array(Buffer.from('Biên bản khác')), name: hexHash(FILE) }] }, firstChanged: 0 }),
  'back-dating': (scene) => {
    const at = someEvent(scene);
    const event = scene.events[at] as ForgedEvent;
    const text = Buffer.from(event.bytes).toString().replace(/"recordedAt":"[^"]+"/, '"recordedAt":"2021-11-14T01:00:00.000Z"');
    return { forged: byOffice(scene.events.with(at, { ...event, bytes: new Uint8Array(Buffer.from(text)) })), firstChanged: at + 1 };
  },
};

function heldCheckpoint(events: readonly ForgedEvent[], size: number): FoundCheckpoint {
  const signed = readCheckpoint(checkpointOf({ events, signer: OFFICE_KEY }, size));
  if (!signed.ok) throw new Error(signed.fault);
  return { file: 'held', signed: signed.value };
}

/** One attack, audited by somebody who holds one old checkpoint and nothing else. Null when it was told of as it must be, else what is wrong. */
export async function attempt(name: string, random: () => number): Promise<{ readonly problem: string | null; readonly covered: boolean; readonly report: Report }> {
  // Some have several tiles, and a level above them.
  const events = pastOf(below(random, 25) === 0 ? 250 + below(random, 300) : 8 + below(random, 40), below(random, 1 << 30));
  const held = 2 + below(random, events.length - 2);
  const { forged, firstChanged } = (ATTACKS[name] as (scene: Scene) => Attacked)({ events, held, random });
  const copy = new MemoryCopy(forgeArchive(forged));
  const report = await verify(copy, { brought: { keys: [], held: [heldCheckpoint(events, held)], policy: null } });
  const covered = firstChanged !== null && firstChanged <= held;
  return { problem: problemOf(report, covered, forged.events.length - held), covered, report };
}

/** What is covered must be found and placed; what is not must leave the copy sound, and be told by its size and age. */
function problemOf({ verdict, findings, tail, held }: Report, covered: boolean, uncovered: number): string | null {
  if (covered) {
    if (verdict === 'sound') return 'not found';
    return findings.some(({ file, event }) => file !== null || event !== null) ? null : 'not placed';
  }
  if (verdict !== 'sound') return `sound, but said to be ${verdict}: ${findings.map(({ code }) => code).join()}`;
  if (held === null || tail.events !== uncovered) return `a tail of ${tail.events}, not ${uncovered}`;
  return (tail.since === null) === (uncovered === 0) ? null : 'a tail without its age';
}
