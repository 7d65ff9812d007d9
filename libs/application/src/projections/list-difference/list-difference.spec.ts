import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, inspectionId, localDate, type BodyId, type InspectionDecision, type InspectionEvent } from '#libs/domain';
import { appendPast, PAST, pastAct, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, STORED_NAMES } from '../../event-catalogue/index.js';
import { BodiesQuestion, DirectivesQuestion, type AsOf, type Asked, type QueryAnswer, type Visibility } from '../../queries/contract.js';
import { LeftBehindQuestion } from '../left-behind/left-behind.contract.js';
import { NoticesQuestion } from '../notices/notices.contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { WHOLE_LIST } from '../reading/paging.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { StandingDutiesQuestion } from '../standing-duties/standing-duties.contract.js';
import { ListDifferenceQuestion, type AskedList, type ListDifferenceAnswer } from './list-difference.contract.js';
import { askListDifference } from './list-difference.query.js';

const NOW = PAST.startAt + 900 * 86_400_000;
const ALL: Visibility = { kind: 'all' };
const [FIRST] = PAST.leads as [BodyId];
const EVERYWHERE = { office: null, body: null, state: null, due: false };

const opened: (() => void)[] = [];
const release = (): void => opened.splice(0).forEach((close) => close());
afterEach(release);

async function living(recorded: readonly PastEvent[]): Promise<ReadSide> {
  const log = new MemoryEventLog();
  await appendPast(log, recorded);
  const folder = mkdtempSync(join(tmpdir(), 'list-difference-'));
  const store = openSqliteReadModels({ folder });
  opened.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
  return new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });
}

function told<A>(answer: QueryAnswer<A>): A {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}

/** Lists, each with the keys and rows that its own question answers. */
const LISTS: readonly (readonly [AskedList, (side: ReadSide, asked: Asked) => Promise<ReadonlyMap<string, object>>])[] = [
  [{ of: 'notices', body: FIRST }, async (side, asked) => new Map(told(await side.notices(new NoticesQuestion(asked, FIRST, 'all', WHOLE_LIST))).notices.map((row) => [String(row.id), row]))],
  [{ of: 'standing-duties', narrow: EVERYWHERE }, async (side, asked) => new Map(told(await side.standingDuties(new StandingDutiesQuestion(asked, EVERYWHERE, WHOLE_LIST))).duties.map((row) => [row.assignmentId, row]))],
  [{ of: 'left-behind' }, async (side, asked) => new Map(told(await side.leftBehind(new LeftBehindQuestion(asked, WHOLE_LIST))).duties.map((row) => [row.assignmentId, row]))],
  [{ of: 'directives' }, async (side, asked) => new Map(told(await side.directives(new DirectivesQuestion(asked, WHOLE_LIST))).directives.map((row) => [row.directiveId, row]))],
  [{ of: 'bodies' }, async (side, asked) => new Map(told(await side.bodies(new BodiesQuestion(asked, null))).bodies.map((row) => [row.bodyId, row]))],
];

const compare = (side: ReadSide, list: AskedList, since: AsOf, asOf: AsOf, { visibility = ALL, cursor = null, limit = 200, seen = true }: { readonly visibility?: Visibility; readonly cursor?: string | null; readonly limit?: number; readonly seen?: boolean } = {}) =>
  side.ask(askListDifference, new ListDifferenceQuestion({ asOf, visibility }, since, list, null, { cursor, limit }, () => Promise.resolve(seen)));

const moments = fc.record({ recorded: randomPast, a: fc.nat(999), b: fc.nat(999) }).map(({ recorded, a, b }) => {
  const [from, to] = [1 + (a % recorded.length), 1 + (b % recorded.length)].toSorted((x, y) => x - y) as [number, number];
  return { recorded, since: { kind: 'index', index: from } as AsOf & { readonly kind: 'index' }, until: { kind: 'index', index: to } as AsOf & { readonly kind: 'index' } };
});

/** A row with every field that the difference names set as it was before. */
const isUndone = (change: ListDifferenceAnswer['changes'][number], before: object | undefined, after: object | undefined): boolean =>
  change.kind === 'appeared' ? before === undefined && after !== undefined : change.kind === 'vanished' ? before !== undefined && after === undefined : JSON.stringify(before) !== JSON.stringify(after);

describe('the difference of a list', () => {
  it('is what the list answers at both moments, row by row, with the acts in between', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(moments, async ({ recorded, since, until }) => {
        const side = await living(recorded);
        for (const [list, rowsOf] of LISTS) {
          const [was, is] = [await rowsOf(side, { asOf: since, visibility: ALL }), await rowsOf(side, { asOf: until, visibility: ALL })];
          const { changes, rows, kinds } = told(await compare(side, list, since, until));
          expect([list.of, rows]).toEqual([list.of, { before: was.size, after: is.size }]);
          expect([list.of, kinds.appeared - kinds.vanished]).toEqual([list.of, is.size - was.size]);
          for (const change of changes) {
            found += 1;
            expect([list.of, change.key, change.kind, isUndone(change, was.get(change.key), is.get(change.key))]).toEqual([list.of, change.key, change.kind, true]);
            expect(change.fields.length).toBeGreaterThan(0);
            for (const step of change.steps) {
              if (step.by !== 'act') throw new Error('a list tells acts only');
              const { event, act } = recorded[step.index - 1] as PastEvent;
              expect([step.index > since.index && step.index <= until.index, step.type, step.body]).toEqual([true, STORED_NAMES[event.type], act.body]);
            }
          }
          // What is not told has not changed.
          const changed = new Set(changes.map(({ key }) => key));
          if (changes.length < 200) for (const [key, row] of is) if (!changed.has(key)) expect([list.of, withoutRevision(row)]).toEqual([list.of, withoutRevision(was.get(key))]);
        }
      }).afterEach(release),
      { numRuns: 6 },
    );
    expect(found).toBeGreaterThan(0);
  }, 60_000);

  it('goes on page by page, tells no act that may not be seen, and refuses what is no place in it or moments in the wrong order', async () => {
    const recorded = fc.sample(randomPast, { numRuns: 1, seed: 7 })[0] as readonly PastEvent[];
    const side = await living(recorded);
    const [since, until] = [{ kind: 'index', index: 1 }, { kind: 'index', index: recorded.length }] as const;
    const list: AskedList = { of: 'notices', body: FIRST };
    const all = told(await compare(side, list, since, until));
    expect(all.changes.length).toBeGreaterThan(2);
    const paged: string[] = [];
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page: ListDifferenceAnswer = told(await compare(side, list, since, until, { cursor, limit: 2 }));
      paged.push(...page.changes.map(({ key }) => key));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all.changes.map(({ key }) => key));
    expect(all.changes.some(({ steps }) => steps.length > 0)).toBe(true);
    const unseen = told(await compare(side, list, since, until, { seen: false }));
    expect(unseen.changes.flatMap(({ steps }) => steps)).toEqual([]);
    expect(await compare(side, list, since, until, { cursor: Buffer.from('["nowhere"]').toString('base64url') })).toEqual({ ok: false, refusal: { kind: 'bad-cursor' } });
    expect(await compare(side, list, until, since)).toMatchObject({ ok: false, refusal: { kind: 'moments-reversed' } });
    expect(await compare(side, { of: 'receipts', directiveId: PAST.directive }, since, until, { visibility: { kind: 'bodies', bodies: [bodyId('stranger')] } })).toEqual({ ok: false, refusal: { kind: 'not-found' } });
  });

  it('tells of a thing that can be asked for by itself only the acts that made its row another one', async () => {
    const [office, directive] = (fc.sample(randomPast, { numRuns: 1, seed: 7 })[0] as readonly PastEvent[]).slice(0, 2) as [PastEvent, PastEvent];
    const at = (day: number, event: InspectionEvent): PastEvent => ({ stream: `inspection-${INSPECTION}`, act: pastAct(PAST.startAt + day * 86_400_000, PAST.issuer), event });
    const planned = (note: string): InspectionEvent => ({ type: 'InspectionPlanned', data: { visits: [], note } });
    const side = await living([office, directive, at(1, { type: 'InspectionDecided', data: decision }), at(2, planned('lần đầu')), at(3, planned('lần sau'))]);
    const list: AskedList = { of: 'inspections', narrow: { body: null, directiveId: null, stage: null } };
    const stepsSince = async (index: number) => told(await compare(side, list, { kind: 'index', index }, { kind: 'index', index: 5 })).changes.map(({ kind, steps }) => [kind, ...steps.map((step) => (step.by === 'act' ? step.index : step.day))]);
    expect([await stepsSince(2), await stepsSince(3), await stepsSince(4)]).toEqual([[['appeared', 3, 4]], [['changed', 4]], []]);
  });
});

const INSPECTION = inspectionId('00000000-0000-5000-8000-0000000000c1');
const decision: InspectionDecision = {
  inspectionId: INSPECTION, number: { issuer: PAST.issuer, kind: 'QĐ', year: 2021, number: 15, symbol: '15-QĐ/TU' }, date: localDate('2021-11-16'), signatory: { capacity: 'T/M', onBehalfOf: PAST.issuer, position: 'Chủ nhiệm' },
  basis: 'chương trình kiểm tra', inspectingBody: PAST.office, inspectedBodies: [FIRST], scope: { directiveId: PAST.directive, taskCodes: [], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-01-01'), periodTo: localDate('2021-10-31'),
  proposedBy: null,
}; // prettier-ignore

/** Bookkeeping, no fact. */
const withoutRevision = (row: object | undefined): object => ({ ...row, revision: null });
