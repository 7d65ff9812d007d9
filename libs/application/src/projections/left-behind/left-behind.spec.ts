import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignmentDecider, isOpenDuty, localDate, type AssignmentEvent, type AssignmentState, type BodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { isAssignmentEvent } from '../running/folded-duties.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { LeftBehindQuestion, type LeftBehindAnswer } from './left-behind.contract.js';

const LEFT = PAST.leads[2] as BodyId;
const NOW = PAST.startAt + 400 * 86_400_000;
const ended: PastEvent = { stream: 'organisation-register', act: pastAct(NOW, PAST.office), event: { type: 'BodyEnded', data: { bodyId: LEFT, lastDay: localDate('2022-06-30'), basis: 'QĐ 1' } } };
const ordered: PastEvent = {
  stream: 'organisation-register',
  act: pastAct(NOW, PAST.office),
  event: { type: 'HandOverOrdered', data: { changeId: 'keeper:2022-12-20:huyen-uy-a', bodies: [LEFT], keeper: PAST.office, allotment: [], on: localDate('2022-12-20'), basis: 'QĐ 2', orderedBy: PAST.office } },
};

async function asking<A>(past: readonly PastEvent[], questions: (ask: (asOf: AsOf, visibility?: Visibility, cursor?: string | null, limit?: number) => Promise<LeftBehindAnswer>) => Promise<A>): Promise<A> {
  const folder = mkdtempSync(join(tmpdir(), 'left-behind-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    await appendPast(log, past);
    await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });
    return await questions(async (asOf, visibility = { kind: 'all' }, cursor = null, limit = 200) => {
      const answer = await side.leftBehind(new LeftBehindQuestion({ asOf, visibility }, { cursor, limit }));
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.answer;
    });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Told from the folded states: every open duty in which the body has a place. */
function leftIn(past: readonly PastEvent[], body: BodyId): readonly string[] {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of past) if (isAssignmentEvent(event.type)) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as AssignmentEvent, act));
  return [...states.values()]
    .filter((state) => isOpenDuty(state) && (state.terms?.leadBody === body || state.participants.some((each) => each.body === body) || state.coordination.has(body)))
    .map(({ terms }) => String(terms?.assignmentId))
    .toSorted();
}

describe('the duties of a body that ended with nobody to take over', () => {
  it('are exactly the open ones in which it has a place, from its end until somebody is named, page by page', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(randomPast, async (past) => {
        const whole = [...past, ended, ordered];
        const expected = leftIn(past, LEFT);
        seen += expected.length;
        await asking(whole, async (ask) => {
          const left = await ask({ kind: 'index', index: whole.length - 1 });
          expect(left.duties.map(({ assignmentId }) => String(assignmentId)).toSorted()).toEqual(expected);
          expect(left.bodies).toEqual(expected.length === 0 ? [] : [{ body: LEFT, bodyName: 'Đảng uỷ huyen-uy-a', lastDay: '2022-06-30', duties: expected.length }]);
          const pages: string[] = [];
          for (let cursor: string | null = null, more = true; more; ) {
            const page = await ask({ kind: 'index', index: whole.length - 1 }, { kind: 'all' }, cursor, 1);
            pages.push(...page.duties.map(({ assignmentId }) => String(assignmentId)));
            cursor = page.nextCursor;
            more = cursor !== null;
          }
          expect(pages).toEqual(left.duties.map(({ assignmentId }) => String(assignmentId)));
          for (const index of [whole.length - 2, whole.length]) expect((await ask({ kind: 'index', index })).duties).toEqual([]);
          const mine = await ask({ kind: 'index', index: whole.length - 1 }, { kind: 'bodies', bodies: [PAST.leads[0] as BodyId] });
          expect(mine.duties.every(({ body, ended: gone }) => body === PAST.leads[0] && gone.includes(LEFT))).toBe(true);
        });
      }),
      { numRuns: 8 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
