import { createHash } from 'node:crypto';
import { randomFrom } from '../proofs/our-trees.js';
import { keyPairOf, type ForgedEvent } from './forger.js';

export const ORIGIN = 'tinh-uy.example/log';
export const OFFICE_KEY = keyPairOf(ORIGIN, 'the office');

const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị';
const BEGIN = Date.parse('2021-11-15T01:00:00.000Z');

/** A UUID that follows from its number. */
export function idOf(seed: string | number): string {
  const hex = createHash('sha256').update(String(seed)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The bytes of an event as the program would store them, `at` minutes after the beginning. */
export function bytesOf(type: string, at: number, note = NOTE): Uint8Array {
  const recordedAt = new Date(BEGIN + at * 60_000).toISOString();
  return new Uint8Array(Buffer.from(`{"type":"${type}","version":1,"data":{"note":"${note}"},"meta":{"recordedAt":"${recordedAt}","occurredOn":"${recordedAt.slice(0, 10)}","actor":"a","body":"ban-tuyen-giao","commandId":"${idOf(at)}","policy":1,"calendar":1}}`));
}

/** So many events: the key of the log first, then acts on a few duties turn about. */
export function pastOf(count: number, seed: number): readonly ForgedEvent[] {
  const random = randomFrom(seed);
  const revisions = new Map<string, number>();
  const key = `{"type":"log-key-introduced","version":1,"data":{"key":"${keyText}"},"meta":{"recordedAt":"${new Date(BEGIN).toISOString()}","occurredOn":"2021-11-15","actor":"process:introduce-log-key","body":"quan-tri","commandId":"${idOf('key')}","policy":1,"calendar":1}}`;
  const events: ForgedEvent[] = [{ stream: 'log-key', revision: 0, id: idOf('key'), bytes: new Uint8Array(Buffer.from(key)) }];
  for (let at = 1; at < count; at++) {
    const stream = `assignment-${idOf(`duty ${Math.floor(random() * Math.max(2, count / 6))}`)}`;
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    events.push({ stream, revision, id: idOf(`${seed} ${at}`), bytes: bytesOf('noted', at, `${NOTE} ${at}`) });
  }
  return events;
}

const keyText = `${OFFICE_KEY.key.name}+${OFFICE_KEY.key.id}+${Buffer.from([1, ...OFFICE_KEY.key.publicKey]).toString('base64')}`;
