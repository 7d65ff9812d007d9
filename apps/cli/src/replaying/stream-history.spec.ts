import { describe, expect, it } from '@jest/globals';
import { encodeEvent, type LoggedEvent } from '#libs/application';
import { bodyId, localDate } from '#libs/domain';
import { pastAct } from '#libs/testing';
import { FoldedLog } from './folded-log.js';
import { streamHistory } from './stream-history.js';

const at = (text: string): number => Date.parse(text);
const HERE = 'organisation-register';
const ELSEWHERE = 'organisation-other';

/** A log of renamings, each recorded at the given instant in the given stream. */
function logOf(...entries: readonly (readonly [stream: string, recordedAt: string])[]): readonly LoggedEvent[] {
  const revisions = new Map<string, number>();
  return entries.map(([stream, recordedAt], place) => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const id = `00000000-0000-5000-9000-${String(place).padStart(12, '0')}`;
    const act = pastAct(at(recordedAt), bodyId('van-phong'));
    const metadata = { act, commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 };
    const event = { type: 'BodyRenamed', data: { bodyId: bodyId('so-y-te'), name: `Sở ${place}`, from: localDate('2021-01-01'), basis: 'QĐ' } } as const;
    return { stream, revision, position: `p${place}`, id, ...encodeEvent(event, metadata) };
  });
}

const seen = async (log: readonly LoggedEvent[], asOf: string): Promise<readonly string[]> =>
  (await streamHistory(log, log.filter(({ stream }) => stream === HERE), at(asOf))).seen.map(({ position }) => position);

describe('the history of a stream as of a moment', () => {
  const backwards = logOf([HERE, '2021-11-15T08:00Z'], [ELSEWHERE, '2021-11-20T08:00Z'], [HERE, '2021-11-16T08:00Z'], [HERE, '2021-11-21T08:00Z']);

  it('counts an event as no older than what was recorded before it in any stream', async () => {
    expect(await seen(backwards, '2021-11-15T07:59Z')).toEqual([]);
    expect(await seen(backwards, '2021-11-17T00:00Z')).toEqual(['p0']); // p2 says the 16th, but stands after one of the 20th
    expect(await seen(backwards, '2021-11-20T08:00Z')).toEqual(['p0', 'p2']);
    expect(await seen(backwards, '2021-11-21T08:00Z')).toEqual(['p0', 'p2', 'p3']);
  });

  it('agrees with the replay of the whole log at every moment', async () => {
    for (const { recordedAt } of ['15', '16', '17', '20', '21'].map((day) => ({ recordedAt: `2021-11-${day}T08:00Z` }))) {
      const folded = new FoldedLog();
      const taken = backwards.filter((logged) => folded.take(logged, at(recordedAt)));
      expect(await seen(backwards, recordedAt)).toEqual(taken.filter(({ stream }) => stream === HERE).map(({ position }) => position));
    }
  });

  it('reads the log no further than the last event of the stream', async () => {
    const log = logOf([HERE, '2021-11-15T08:00Z'], [ELSEWHERE, '2021-11-16T08:00Z'], [ELSEWHERE, '2021-11-17T08:00Z']);
    let read = 0;
    const counting = function* (): Generator<LoggedEvent> {
      for (const logged of log) {
        read += 1;
        yield logged;
      }
    };
    expect((await streamHistory(counting(), log.slice(0, 1), at('2021-12-01T00:00Z'))).seen).toHaveLength(1);
    expect(read).toBe(1);
  });

  it('tells a stream without events from one whose events came later', async () => {
    expect(await streamHistory(backwards, [], at('2021-12-01T00:00Z'))).toEqual({ exists: false, seen: [] });
    expect(await streamHistory(backwards, backwards.slice(0, 1), at('2021-11-01T00:00Z'))).toEqual({ exists: true, seen: [] });
  });
});
