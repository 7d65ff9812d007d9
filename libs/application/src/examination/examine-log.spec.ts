import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actorId, bodyId, dateAt, localDate, startOfDay, type BodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { appendPast, PARTIES, randomPast, specimenTerms } from '#libs/testing';
import { encodeEvent, type DomainEvent } from '../event-catalogue/index.js';
import { START, type LoggedEvent } from '../ports/index.js';
import { examineLog } from './examine-log.js';

const LEAD = bodyId(PARTIES.lead);
const DAY = startOfDay(localDate('2021-11-15'));

async function logOf(...acts: readonly (readonly [stream: string, event: DomainEvent | string, body: BodyId])[]): Promise<MemoryEventLog> {
  const log = new MemoryEventLog();
  for (const [place, [stream, event, body]] of acts.entries()) {
    const recordedAt = DAY + place * 3_600_000;
    const id = `00000000-0000-5000-8000-${String(place).padStart(12, '0')}`;
    const act = { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('a'), body, actingFor: null };
    const bytes = typeof event === 'string' ? Buffer.from(event) : encodeEvent(event, { act, commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 }).bytes;
    await log.append(stream, await log.streamRevision(stream), [{ id, bytes }]);
  }
  return log;
}

const DUTY = 'assignment-duty-1';
const assigned: DomainEvent = { type: 'TaskAssigned', data: specimenTerms() };
const acknowledged: DomainEvent = { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } };
const accepted: DomainEvent = { type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } };

describe('a log that is examined', () => {
  it('is lawful when it was lived', async () => {
    expect(await examineLog(await logOf([DUTY, assigned, bodyId(PARTIES.issuer)], [DUTY, acknowledged, LEAD]))).toEqual({ events: 2, streams: 1, lawful: 2, notJudged: {}, counts: {}, complaints: [] });
  });

  it('names what the rules refuse, what belongs elsewhere, what cannot be read', async () => {
    const log = await logOf(
      [DUTY, assigned, bodyId(PARTIES.issuer)],
      [DUTY, accepted, LEAD],
      ['directive-x', acknowledged, LEAD],
      ['assignment-y', '{"type":"task-assigned","version":9,"data":{},"meta":{}}', LEAD],
    );
    const { counts, complaints } = await examineLog(log);
    expect(counts).toEqual({ 'rule-broken': 1, 'event-out-of-place': 1, 'event-unreadable': 1 });
    expect(complaints.map(({ kind, event, stream }) => [kind, event, stream]).toSorted()).toEqual([
      ['event-out-of-place', 3, 'directive-x'], ['event-unreadable', 4, 'assignment-y'], ['rule-broken', 2, DUTY],
    ]); // prettier-ignore
  });

  it('is found to be the same when hardly a stream is remembered', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, fc.constantFrom(1, 3), async (recorded, remembered) => {
        const log = new MemoryEventLog();
        await appendPast(log, recorded);
        const all = await log.readAll(START, 1_000);
        const whole = await examineLog(log);
        const rereadings: string[] = [];
        const reread = (stream: string): readonly LoggedEvent[] => {
          rereadings.push(stream);
          return all.filter((event) => event.stream === stream);
        };
        expect(await examineLog(log, { reread, remembered })).toEqual(whole);
        expect(rereadings.length > 0).toBe(whole.streams > remembered);
      }),
      { numRuns: 20 },
    );
  });

  it('names a stream that does not count on', async () => {
    const log = await logOf([DUTY, assigned, bodyId(PARTIES.issuer)], [DUTY, acknowledged, LEAD]);
    const torn = { readAll: async (after: string, limit: number) => (await log.readAll(after, limit)).map((event) => (event.revision === 1 ? { ...event, revision: 2 } : event)) };
    expect((await examineLog(torn)).complaints).toEqual([{ kind: 'stream-gap', event: 2, stream: DUTY, revision: 2, type: '', detail: 'revision 2, expected 1' }]);
  });
});
