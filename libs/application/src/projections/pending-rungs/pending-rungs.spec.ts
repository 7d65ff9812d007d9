import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assignmentDecider, bodyId, evolveSupervisionRules, initialSupervisionRules, ladderPositions, localDate, nextReminderAt, reminderDays, SHIPPED_RULES, type AssignmentState, type ReminderDays,
} from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { SupervisionRulesInForce } from '../../commands/supervision-rules-in-force.js';
import { FoldedReminders } from '../../deadline-following/index.js';
import { decodeEvent, type DomainEvent } from '../../event-catalogue/index.js';
import { ReadModelMissingError } from '../reading/read-model-missing.error.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { pendingRungsProjection } from './pending-rungs.projection.js';
import { pendingReminders, type PendingReminder } from './pending-rungs.query.js';

const ISSUER = bodyId('ban-thuong-vu');

/** A policy for all, one for the issuer of the duties, and a year of the calendar with a week more off; some of them, at some place of the past. */
const { version: _version, name: _name, ...switches } = SHIPPED_RULES.policy;
const publications: readonly DomainEvent[] = [
  { type: 'PolicyPublished', data: { version: 101, issuer: null, basis: 'QĐ 1', switches: { ...switches, remindersAt: { hour: 9, minute: 0 } } } },
  { type: 'PolicyPublished', data: { version: 102, issuer: ISSUER, basis: 'QĐ 2', switches: { ...switches, reminderLadder: switches.reminderLadder.filter(({ id }) => !id.endsWith('1')) } } },
  {
    type: 'WorkingCalendarPublished',
    data: { version: 101, follows: SHIPPED_RULES.calendar.version, year: 2021, basis: 'QĐ 3', days: ['2021-12-01', '2021-12-02', '2021-12-03', '2021-12-06'].map((date) => ({ date: localDate(date), occasion: 'national-day', name: { vi: 'Nghỉ', en: 'Off' }, kind: 'holiday' })) },
  },
];
const published = fc.tuple(randomPast, fc.subarray([0, 1, 2]), fc.nat(99)).map(([past, which, where]): readonly PastEvent[] => {
  const at = 4 + (where % (past.length - 3));
  const act = pastAct(PAST.startAt, PAST.office);
  return [...past.slice(0, at), ...which.map((place) => ({ stream: 'supervision-rules', act, event: publications[place] as DomainEvent })), ...past.slice(at)];
});

/** The rules in force at the end of the past. */
function rulesAtEnd(past: readonly PastEvent[]): SupervisionRulesInForce {
  const rules = new SupervisionRulesInForce(SHIPPED_RULES);
  let state = initialSupervisionRules;
  for (const { event } of past) if (event.type === 'PolicyPublished' || event.type === 'WorkingCalendarPublished') state = evolveSupervisionRules(state, event);
  rules.adopt(state);
  return rules;
}

function daysAtEnd(past: readonly PastEvent[]): ReminderDays {
  const { policy, calendar } = rulesAtEnd(past).for(ISSUER);
  return reminderDays(policy, calendar);
}

/** When each duty next asks, as the domain folds it, soonest first. */
function folded(past: readonly PastEvent[]): readonly (readonly [string, number])[] {
  const days = daysAtEnd(past);
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of past) {
    if (stream.startsWith('assignment-')) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as never, act));
  }
  return [...states]
    .map(([stream, state]) => [stream.slice('assignment-'.length), nextReminderAt(ladderPositions(state), days)] as const)
    .filter((entry): entry is readonly [string, number] => entry[1] !== null)
    .toSorted(([, a], [, b]) => a - b);
}

describe('the read model of pending rungs', () => {
  it('knows when each duty next asks, page by page, fed in any batches or rebuilt, also by rules published meanwhile', async () => {
    const seen = { rows: 0, reminders: 0, published: 0 };
    await fc.assert(
      fc.asyncProperty(published, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 3 }), async (past, batch, page) => {
        const folder = mkdtempSync(join(tmpdir(), 'pending-rungs-'));
        const store = openSqliteReadModels({ folder });
        try {
          const log = new MemoryEventLog();
          const feeder = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: [pendingRungsProjection], lingerMs: 0 });
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
          const inMemory = new FoldedReminders(log, rulesAtEnd(past));
          await inMemory.catchUp();
          expect(byTime(inMemory.pending(Number.MAX_SAFE_INTEGER, null, 999))).toEqual(byTime(live));
          const middle = expected[expected.length >> 1]?.[1] ?? 0;
          expect(pendingReminders({ store }, middle, null, 99).length).toBe(expected.filter(([, at]) => at <= middle).length);
          const again = feeder();
          await again.catchUp();
          await again.rebuild();
          expect(all()).toEqual(live);
          seen.rows += live.length;
          seen.published += past.filter(({ stream }) => stream === 'supervision-rules').length;
          seen.reminders += past.filter(({ event }) => event.type === 'RungFired').length;
        } finally {
          store.close();
          rmSync(folder, { recursive: true, force: true });
        }
      }),
      { numRuns: 100 },
    );
    expect(Math.min(seen.rows, seen.reminders, seen.published)).toBeGreaterThan(0);
  }, 30_000);

  it('is said to be missing before it is built', () => {
    expect(() => pendingReminders({ store: { reader: () => null } as never }, 0, null, 1)).toThrow(ReadModelMissingError);
  });
});
