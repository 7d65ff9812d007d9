import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyId, dateAt, localDate, SHIPPED_RULES, startOfDay, type AssignmentEvent } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { RemindersQuestion, type RemindersAnswer } from './reminders.contract.js';

const ALL: Visibility = { kind: 'all' };
const DUTY = pastTerms(0, PAST.leads[0] as (typeof PAST.leads)[number], null).assignmentId;

/** Asks about the first duty of a past, as of each of the moments; null = refused. */
async function asked(past: readonly PastEvent[], moments: readonly AsOf[], visibility: Visibility = ALL): Promise<readonly (RemindersAnswer | null)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'reminders-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    await appendPast(log, past);
    await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => PAST.startAt + 400 * 86_400_000 } });
    const answers: (RemindersAnswer | null)[] = [];
    for (const asOf of moments) {
      const answer = await side.reminders(new RemindersQuestion({ asOf, visibility }, DUTY));
      answers.push(answer.ok ? answer.answer : null);
    }
    return answers;
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const assigned = (due: string): PastEvent => ({
  stream: `assignment-${DUTY}`, act: pastAct(PAST.startAt, PAST.issuer), event: { type: 'TaskAssigned', data: pastTerms(0, PAST.leads[0] as (typeof PAST.leads)[number], localDate(due)) },
});
const at = startOfDay(localDate('2021-12-08')) + 9 * 3_600_000;
const fired: AssignmentEvent = {
  type: 'RungFired',
  data: { rung: 'due-7', about: 'due', grade: 'notice', to: 'lead', body: PAST.leads[0] as (typeof PAST.leads)[number], forDue: localDate('2021-12-15'), dueOn: localDate('2021-12-08'), round: 0, period: null, skipped: [] },
};

describe('the reminders of a duty', () => {
  it('are those sent, and those to come by the rules in force at the moment', async () => {
    const { version: _version, name: _name, ...switches } = SHIPPED_RULES.policy;
    const ladder = switches.reminderLadder.filter(({ id }) => id === 'due' || id === 'due+30');
    const past: readonly PastEvent[] = [
      assigned('2021-12-15'),
      { stream: `assignment-${DUTY}`, act: pastAct(PAST.startAt + 3_600_000, PAST.leads[0] as (typeof PAST.leads)[number]), event: { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } } },
      { stream: `assignment-${DUTY}`, act: pastAct(at, PAST.office), event: fired },
      { stream: 'supervision-rules', act: pastAct(at, PAST.office), event: { type: 'PolicyPublished', data: { version: 101, issuer: PAST.issuer, basis: 'QĐ 1', switches: { ...switches, reminderLadder: ladder, slipColours: { ...switches.slipColours, remind: 'cam' } } } } },
    ];
    const [sent, ruled] = await asked(past, [{ kind: 'index', index: 3 }, { kind: 'index', index: 4 }]);
    expect(sent?.fired.map(({ rung, colour, on, firedAt, revision, policyVersion }) => [rung, colour, on, firedAt, revision, policyVersion])).toEqual([['due-7', null, '2021-12-08', at, 2, 1]]);
    expect(sent?.coming.map(({ rung, colour, on }) => [rung, colour, on])).toEqual([
      ['due-3', null, '2021-12-10'], ['due-1', null, '2021-12-14'], ['due', 'xanh', '2021-12-15'], ['due+1', 'xanh', '2021-12-16'], ['due+5', 'cam', '2021-12-22'], ['due+15', 'đỏ', '2022-01-06'], ['due+30', 'đỏ', '2022-01-27'],
    ]);
    expect(sent?.coming[0]?.at).toBe(startOfDay(localDate('2021-12-10')) + 7.5 * 3_600_000);
    expect(ruled?.coming.map(({ rung, colour, body }) => [rung, colour, body])).toEqual([['due', 'cam', PAST.leads[0]], ['due+30', 'đỏ', PAST.issuer]]);
    expect(dateAt(sent?.moment.at ?? 0)).toBe('2021-12-08');
  });

  it('are nobody’s who may not see the duty', async () => {
    const [answer] = await asked([assigned('2021-12-15')], [{ kind: 'now' }], { kind: 'bodies', bodies: [bodyId('nobody')] });
    expect(answer).toBeNull();
  });

  it('of every past moment are what a log that ended there tells', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, fc.nat(30), async (past, place) => {
        const index = 1 + (place % past.length);
        const [then] = await asked(past, [{ kind: 'index', index }]);
        const [cut] = await asked(past.slice(0, index), [{ kind: 'index', index }]);
        expect(then).toEqual(cut);
      }),
      { numRuns: 6 },
    );
  });
});
