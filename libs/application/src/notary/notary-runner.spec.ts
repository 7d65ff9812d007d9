import { describe, expect, it } from '@jest/globals';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { localDate, startOfDay, verifierKeyText } from '#libs/domain';
import { ManualClock, MemoryAuditTiles, SeededSignerKeys } from '#libs/testing';
import { LOG_KEY_STREAM } from '../commands/index.js';
import { encodeEvent, type EventMetadata } from '../event-catalogue/index.js';
import { NO_STREAM } from '../ports/index.js';
import { CHECKPOINT_PATH, DEFAULT_NOTARY_OPTIONS, type Round } from './notary.js';
import { NotaryRunner } from './notary-runner.js';

const METADATA = {
  act: { recordedAt: startOfDay(localDate('2021-11-15')), occurredOn: localDate('2021-11-15'), lateEntryBasis: null, actor: 'a', body: 'b', actingFor: null },
  commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
} as unknown as EventMetadata; // prettier-ignore
const OPTIONS = { ...DEFAULT_NOTARY_OPTIONS, everyMs: 5, retryAfterMs: 1 };
const uuid = (n: number): string => `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`;

/** A log with a key and so many events, and a runner that tells what it did. */
async function office(events: number): Promise<{ readonly log: MemoryEventLog; readonly tiles: MemoryAuditTiles; readonly heard: string[]; readonly runner: NotaryRunner; readonly said: (word: string) => Promise<void> }> {
  const [log, tiles, keys] = [new MemoryEventLog(), new MemoryAuditTiles(), new SeededSignerKeys()];
  const key = verifierKeyText(keys.generate('tinh-uy.example/log', 'log').key);
  await log.append(LOG_KEY_STREAM, NO_STREAM, [{ id: uuid(0), bytes: encodeEvent({ type: 'LogKeyIntroduced', data: { key } }, METADATA).bytes }]);
  for (let n = 1; n < events; n++) await log.append(`duty-${n}`, NO_STREAM, [{ id: uuid(n), bytes: Buffer.from(String(n)) }]);
  const heard: string[] = [];
  const waiting = new Map<string, () => void>();
  const hear = (word: string): void => {
    heard.push(word);
    waiting.get(word)?.();
  };
  const runner = new NotaryRunner({ log, tiles, keys, clock: ManualClock.on('2021-11-15') }, { ...OPTIONS, eventsARound: 100 }, {
    round: (round: Round) => hear(round.kind === 'signed' ? `signed ${round.signed.checkpoint.size}` : round.kind),
    faulted: (error, final) => hear(`${error instanceof Error ? error.message.split(':')[0] : ''} ${final}`),
  });
  const said = (word: string): Promise<void> => new Promise((resolve) => (heard.includes(word) ? resolve() : waiting.set(word, resolve)));
  return { log, tiles, heard, runner, said };
}

describe('the runner of the notary', () => {
  it('goes through a long log without waiting, then looks again and again', async () => {
    const { heard, runner, said } = await office(250);
    runner.start();
    await said('quiet');
    await runner.stop();
    expect(heard.slice(0, 4)).toEqual(['signed 100', 'signed 200', 'signed 250', 'quiet']);
  });

  it('covers before it stops what was stored until then', async () => {
    const { log, heard, runner, said } = await office(5);
    runner.start();
    await said('signed 5');
    await log.append('duty', NO_STREAM, [{ id: uuid(900), bytes: Buffer.from('x') }]);
    await runner.stop();
    expect(heard).toContain('signed 6');
    await runner.stop();
  });

  it('tries again after a passing fault', async () => {
    const { tiles, heard, runner, said } = await office(5);
    const publish = tiles.publish.bind(tiles);
    let failures = 3;
    tiles.publish = (path, bytes) => (path === CHECKPOINT_PATH && failures-- > 0 ? Promise.reject(new Error('disk full')) : publish(path, bytes));
    runner.start();
    await said('signed 5');
    await runner.stop();
    expect(heard.slice(0, 4)).toEqual(['disk full false', 'disk full false', 'disk full false', 'signed 5']);
  });

  it('stops for good when the log is not what was signed for', async () => {
    const { tiles, heard, runner, said } = await office(5);
    await tiles.publish(CHECKPOINT_PATH, Buffer.from(`o\n9\n${'A'.repeat(43)}=\n\n\u2014 o AAAAAAAA\n`));
    runner.start();
    await said('log-shorter-than-checkpoint true');
    await runner.stop();
    expect(heard).toEqual(['log-shorter-than-checkpoint true']);
  });
});
