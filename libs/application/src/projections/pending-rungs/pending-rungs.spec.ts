import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignmentDecider, nextReminderAt, reminderDays, type AssignmentState } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, randomPast, type PastEvent } from '#libs/testing';
import { SUPERVISION_RULES_V1 } from '../../commands/supervision-rules.js';
import { decodeEvent } from '../../event-catalogue/index.js';
import { ReadModelMissingError } from '../reading/read-model-missing.error.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { pendingRungsProjection } from './pending-rungs.projection.js';
import { pendingReminders, type PendingReminder } from './pending-rungs.query.js';

const days = reminderDays(SUPERVISION_RULES_V1.policy, SUPERVISION_RULES_V1.calendar);

/** When each duty next asks, as the domain folds it, soonest first. */
function folded(past: readonly PastEvent[]): readonly (readonly [string, number])[] {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of past) {
    if (stream.startsWith('assignment-')) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as never, act));
  }
  return [...states]
    .map(([stream, state]) => [stream.slice('assignment-'.length), nextReminderAt(state, days)] as const)
    .filter((entry): entry is readonly [string, number] => entry[1] !== null)
    .toSorted(([, a], [, b]) => a - b);
}

describe('the read model of pending rungs', () => {
  it('knows when each duty next asks, page by page, fed in any batches or rebuilt', async () => {
    const seen = { rows: 0, reminders: 0 };
    await fc.assert(
      fc.asyncProperty(randomPast, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3 }), async (past, batch, page) => {
        const folder = mkdtempSync(join(tmpdir(), 'pending-rungs-'));
        const store = openSqliteReadModels({ folder });
        try {
          const log = new MemoryEventLog();
          const feeder = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: [pendingRungsProjection()], lingerMs: 0 });
          let fed = feeder();
          for (let from = 0; from < past.length; from += batch) {
            await appendPast(log, past.slice(from, from + batch), from);
            if (from % 2 === 0) fed = feeder();
            await fed.catchUp();
          }
          const all = (): readonly PendingReminder[] => {
            const found: PendingReminder[] = [];
            for (let next: readonly PendingReminder[]; (next = pendingReminders({ store }, Number.MAX_SAFE_INTEGER, found.at(-1) ?? null, page)).length > 0;) found.push(...next);
            return found;
          };
          const byTime = (found: readonly PendingReminder[]): unknown => new Set(found.map(({ assignmentId, at }) => `${assignmentId} ${at}`));
          const expected = folded(past);
          const live = all();
          expect(byTime(live)).toEqual(new Set(expected.map(([id, at]) => `${id} ${at}`)));
          expect(live.map(({ at }) => at)).toEqual(expected.map(([, at]) => at));
          const middle = expected[expected.length >> 1]?.[1] ?? 0;
          expect(pendingReminders({ store }, middle, null, 99).length).toBe(expected.filter(([, at]) => at <= middle).length);
          const again = feeder();
          await again.catchUp();
          await again.rebuild();
          expect(all()).toEqual(live);
          seen.rows += live.length;
          seen.reminders += past.filter(({ event }) => event.type === 'RungFired').length;
        } finally {
          store.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 25 },
    );
    expect(Math.min(seen.rows, seen.reminders)).toBeGreaterThan(0);
  }, 30_000);

  it('is said to be missing before it is built', () => {
    expect(() => pendingReminders({ store: { reader: () => null } as never }, 0, null, 1)).toThrow(ReadModelMissingError);
  });
});
