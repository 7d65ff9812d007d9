import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import type { BodyId } from '#libs/domain';
import { appendPast, PAST, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, STORED_NAMES } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import { OverdueBoardQuestion, type AsOf, type FourBoxes, type QueryAnswer, type Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { BoardExplanationQuestion, type BoardExplanationAnswer, type CountedDuty } from './board-explanation.contract.js';
import { BOARD_NUMBERS, type BoardNumber } from './board-numbers.js';

const { leads: LEADS, startAt: START_AT } = PAST;
const NOW = START_AT + 900 * 86_400_000;
const ALL: Visibility = { kind: 'all' };
const READ = readModelCatalogue().filter(({ name }) => ['moments', 'assignment-card', 'overdue-board', 'duty-periods', 'directive-overview', 'bodies', 'supervision-rules'].includes(name));

const opened: { readonly store: ReadModelStore; readonly folder: string }[] = [];
function release(): void {
  for (const { store, folder } of opened.splice(0)) {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
afterEach(release);

/** A read side over the first events, and a way to let the others happen. */
async function living(recorded: readonly PastEvent[], first: number): Promise<{ readonly side: ReadSide; readonly goOn: () => Promise<void> }> {
  const log = new MemoryEventLog();
  await appendPast(log, recorded.slice(0, first));
  const folder = mkdtempSync(join(tmpdir(), 'explanation-'));
  const store = openSqliteReadModels({ folder });
  opened.push({ store, folder });
  const feed = (): Promise<unknown> => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: READ, lingerMs: 0 }).catchUp();
  await feed();
  const goOn = async (): Promise<void> => {
    await appendPast(log, recorded.slice(first), first);
    await feed();
  };
  return { side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } }), goOn };
}

function told<A>(answer: QueryAnswer<A>): A {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}
interface Asking {
  readonly visibility: Visibility;
  readonly narrow: OverdueBoardQuestion['narrow'];
  readonly by: OverdueBoardQuestion['groupBy'];
  readonly against: 'current' | 'original';
}
const EVERYTHING: Asking = { visibility: ALL, narrow: { body: null, directiveId: null }, by: 'body', against: 'current' };
async function explained(side: ReadSide, asOf: AsOf, number: BoardNumber, { visibility, narrow, against, by }: Asking, key: string | null, limit = 200): Promise<{ readonly answer: BoardExplanationAnswer; readonly duties: readonly CountedDuty[] }> {
  const duties: CountedDuty[] = [];
  for (let cursor: string | null = null; ; ) {
    const answer: BoardExplanationAnswer = told(await side.boardExplanation(new BoardExplanationQuestion({ asOf, visibility }, number, against, narrow, key === null ? null : { by, key }, { cursor, limit })));
    duties.push(...answer.duties);
    cursor = answer.nextCursor;
    if (cursor === null) return { answer, duties };
  }
}
/** The number at the path that names it. */
const numberAt = (boxes: FourBoxes, number: BoardNumber): unknown => number.split('.').reduce<unknown>((value, field) => (value as Readonly<Record<string, unknown>>)[field], boxes);

/** Paths of every number in an answer. */
const pathsIn = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'number' ? [path] : Object.entries(value as object).flatMap(([field, each]) => pathsIn(each, path === '' ? field : `${path}.${field}`));

const asking: fc.Arbitrary<Asking> = fc.record({
  visibility: fc.constantFrom<Visibility>(ALL, { kind: 'bodies', bodies: [LEADS[0] as BodyId] }), narrow: fc.constantFrom({ body: null, directiveId: null }, { body: LEADS[1] as BodyId, directiveId: null }),
  by: fc.constantFrom('body', 'directive', 'month'), against: fc.constantFrom('current', 'original'),
}); // prettier-ignore
const pasts = fc.record({ recorded: randomPast, to: fc.nat(99) }).map(({ recorded, to }) => ({ recorded, index: 4 + (to % (recorded.length - 3)) }));

describe('every number of the board', () => {
  it('is named, and none beside', async () => {
    const { side } = await living((fc.sample(randomPast, { numRuns: 1, seed: 3 })[0] as readonly PastEvent[]).slice(0, 8), 8);
    const { total } = told(await side.overdueBoard(new OverdueBoardQuestion({ asOf: { kind: 'now' }, visibility: ALL }, 'body', 'current', EVERYTHING.narrow, { cursor: null, limit: 1 })));
    expect([...BOARD_NUMBERS].sort()).toEqual([...pathsIn(total)].sort());
  });

  it('counts exactly the duties and periods that explain it, in total and in each group', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, asking, async ({ recorded, index }, how) => {
        const { side } = await living(recorded, recorded.length);
        const asOf: AsOf = { kind: 'index', index };
        const board = told(await side.overdueBoard(new OverdueBoardQuestion({ asOf, visibility: how.visibility }, how.by, how.against, how.narrow, { cursor: null, limit: 200 })));
        for (const number of BOARD_NUMBERS) {
          for (const [key, boxes] of [[null, board.total] as const, ...board.groups.map((group) => [group.key, group] as const)]) {
            const { answer, duties } = await explained(side, asOf, number, how, key, 2);
            expect([number, key, answer.count, duties.length, answer.moment]).toEqual([number, key, numberAt(boxes, number), answer.count, board.moment]);
          }
        }
        const overdue = (await explained(side, asOf, 'boxes.overdue', how, null)).duties.map(({ duty }) => duty);
        expect(overdue).toEqual(board.overdue);
      }).afterEach(release),
      { numRuns: 12 },
    );
  });

  it('names the acts that put each duty where it stands, as the log has them', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, index }) => {
        const { side } = await living(recorded, recorded.length);
        const { duties } = await explained(side, { kind: 'index', index }, 'total', EVERYTHING, null);
        for (const { duty, steps } of duties) {
          const acts = steps.flatMap((step) => (step.by === 'act' ? [step] : []));
          if (duty.period === null) expect(acts[0]?.type).toBe('task-assigned');
          for (const act of acts) {
            const { stream, event, act: by } = recorded[act.index - 1] as PastEvent;
            expect([act.index <= index, act.type, stream, act.recordedAt]).toEqual([true, STORED_NAMES[event.type], `assignment-${duty.assignmentId}`, new Date(by.recordedAt).toISOString()]);
          }
        }
      }).afterEach(release),
      { numRuns: 8 },
    );
  });

  it('is explained just the same when more has happened, asked for the moment that the first answer names', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, asking, async ({ recorded, index }, how) => {
        const { side, goOn } = await living(recorded, index);
        const first = await Promise.all(BOARD_NUMBERS.map((number) => explained(side, { kind: 'now' }, number, how, null)));
        await goOn();
        const again = await Promise.all(BOARD_NUMBERS.map((number, place) => explained(side, { kind: 'pinned', ...(first[place]?.answer.moment as { index: number; at: number }) }, number, how, null)));
        expect(again).toEqual(first);
      }).afterEach(release),
      { numRuns: 10 },
    );
  });

  it('is not explained for a moment that could still change, or that there never was', async () => {
    const recorded = fc.sample(randomPast, { numRuns: 1, seed: 3 })[0] as readonly PastEvent[];
    const { side } = await living(recorded, recorded.length);
    const kindOf = async (asOf: AsOf): Promise<unknown> => {
      const answer = await side.boardExplanation(new BoardExplanationQuestion({ asOf, visibility: ALL }, 'total', 'current', EVERYTHING.narrow, null, { cursor: null, limit: 5 }));
      return answer.ok ? 'answered' : answer.refusal.kind;
    };
    const tomorrow = NOW + 86_400_000;
    expect([await kindOf({ kind: 'instant', at: tomorrow }), await kindOf({ kind: 'pinned', index: 1, at: tomorrow }), await kindOf({ kind: 'instant', at: START_AT - 1 }), await kindOf({ kind: 'pinned', index: 0, at: START_AT - 1 })]).toEqual([
      'moment-in-future', 'moment-in-future', 'moment-before-beginning', 'moment-before-beginning',
    ]); // prettier-ignore
    expect([await kindOf({ kind: 'pinned', index: recorded.length + 1, at: NOW }), await kindOf({ kind: 'pinned', index: 1, at: START_AT - 1 }), await kindOf({ kind: 'pinned', index: 1, at: START_AT })]).toEqual(['moment-in-future', 'moment-unknown', 'answered']);
  });
});
