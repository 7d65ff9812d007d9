import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { assignmentDecider, bodyId, localDate, startOfDay, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type BodyId, type CorrectableAct } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import { DirectiveOverviewQuestion, FourBoxesQuestion, InboxQuestion, OverdueBoardQuestion, type AsOf, type InboxAnswer, type OverdueBoardAnswer, type QueryAnswer, type Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';

const LEAD = PAST.leads[0] as BodyId;
const HEIR = PAST.leads[1] as BodyId;
const TERMS = pastTerms(0, LEAD, null);
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;
const ALL: Visibility = { kind: 'all' };
const on = (day: string): AsOf => ({ kind: 'instant', at: noon(day) });
/** What the boards are answered from. */
const READ = readModelCatalogue().filter(({ name }) => ['moments', 'assignment-card', 'inbox', 'overdue-board', 'duty-periods', 'directive-overview', 'bodies', 'supervision-rules'].includes(name));
const NOWHERE = { body: null, directiveId: null };

let log: MemoryEventLog;
let folder: string;
let store: ReadModelStore;
let state: AssignmentState;
let recorded: number;
beforeEach(() => {
  log = new MemoryEventLog();
  folder = mkdtempSync(join(tmpdir(), 'periods-'));
  store = openSqliteReadModels({ folder });
  state = assignmentDecider.initialState;
  recorded = 0;
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Decided by the domain and stored. */
async function happens(day: string, body: BodyId, command: AssignmentCommand, lateEntry?: { readonly occurredOn: string }): Promise<void> {
  const act = lateEntry === undefined ? pastAct(noon(day), body) : { ...pastAct(noon(day), body), occurredOn: localDate(lateEntry.occurredOn), lateEntryBasis: 'sổ văn thư' };
  const decision = assignmentDecider.decide(command, state, act);
  if (!decision.ok) throw new Error(JSON.stringify(decision));
  const events = decision.events.map((event): PastEvent => ({ stream: `assignment-${TERMS.assignmentId}`, act, event }));
  for (const { event } of events) state = assignmentDecider.evolve(state, event as AssignmentEvent, act);
  await appendPast(log, events, recorded);
  recorded += events.length;
}
const takesBack = (day: string, body: BodyId, act: CorrectableAct): Promise<void> => happens(day, body, { type: 'CorrectAct', act, revision: state.undo[act]?.revision ?? 0, reason: 'nhầm' });
const files = (day: string, period: string, lateEntry?: { readonly occurredOn: string }): Promise<void> => happens(day, LEAD, { type: 'FilePeriodResult', period, note: 'BC', nil: false }, lateEntry);

/** Assigned on 15/11/2021 and acknowledged; every month is due on the 20th of the month after. */
async function recurring(due: boolean): Promise<void> {
  await happens('2021-11-15', PAST.issuer, { type: 'AssignTask', terms: TERMS });
  await happens('2021-11-16', LEAD, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
  await happens('2021-11-17', PAST.issuer, {
    type: 'SetRecurrence', calendar: 'thang-duong-lich', rhythms: null, due: due ? { by: 'day-of-month', monthOffset: 1, day: 20 } : null, basis: 'CV 1',
  }); // prettier-ignore
}

const feed = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: READ, lingerMs: 0 });
const side = (): ReadSide => new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => noon('2023-01-01') } });
function told<A>(answer: QueryAnswer<A>): A {
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
}
async function board(asOf: AsOf, groupBy: 'body' | 'directive' | 'month' = 'body', visibility = ALL, limit = 50, cursor: string | null = null): Promise<OverdueBoardAnswer> {
  return told(await side().overdueBoard(new OverdueBoardQuestion({ asOf, visibility }, groupBy, 'current', NOWHERE, { cursor, limit })));
}
async function desk(asOf: AsOf, filter: InboxQuestion['filter'] = 'all', body = LEAD): Promise<InboxAnswer> {
  return told(await side().inbox(new InboxQuestion({ asOf, visibility: ALL }, body, filter, { cursor: null, limit: 50 })));
}
const counted = ({ total: { boxes, lines, periods, total } }: OverdueBoardAnswer): unknown => [boxes, lines.recurring + lines.undated + lines.suspended + lines.withdrawn, [periods.withoutDueDay, periods.suspended, periods.lapsed], total];
const boxes = (onTime: number, late: number, inTime: number, overdue: number): unknown => ({ 'done-on-time': onTime, 'done-late': late, 'in-time': inTime, overdue });
const rows = (duties: OverdueBoardAnswer['overdue']): unknown => duties.map(({ period, currentDue, standing }) => [period?.key ?? null, currentDue, standing.kind === 'box' ? [standing.box, standing.daysOverdue] : standing.line]);

describe('the periods of a recurring duty on the boards (R3, R8)', () => {
  it('are a row each, overdue however many came after, and the duty itself is counted once, in its own line', async () => {
    await recurring(true);
    await files('2021-12-18', '2021-11');
    await files('2022-02-21', '2022-01');
    await feed().catchUp();
    // November in time, January late; December missing, February still running.
    const answer = await board(on('2022-02-22'));
    expect(counted(answer)).toEqual([boxes(1, 1, 1, 1), 1, [{ k: 0, n: 0 }, 0, 0], 5]);
    expect(answer.total.periods.boxes).toEqual(boxes(1, 1, 1, 1));
    expect([answer.total.completion, answer.total.onTime]).toEqual([{ k: 2, n: 3 }, { k: 1, n: 3 }]);
    expect(rows(answer.overdue)).toEqual([['2021-12', '2022-01-20', ['overdue', 33]]]);
    expect(answer.groups.map(({ key, boxes: of, total }) => [key, of, total])).toEqual([[LEAD, boxes(1, 1, 1, 1), 5]]);
    expect((await board(on('2022-02-22'), 'month')).groups.map(({ key, boxes: of, total }) => [key, of, total])).toEqual([
      ['2021-12', boxes(1, 0, 0, 0), 1], ['2022-01', boxes(0, 0, 0, 1), 1], ['2022-02', boxes(0, 1, 0, 0), 1], ['2022-03', boxes(0, 0, 1, 0), 1], ['none', boxes(0, 0, 0, 0), 1],
    ]); // prettier-ignore
    const inbox = await desk(on('2022-02-22'));
    expect(rows(inbox.duties)).toEqual([['2021-12', '2022-01-20', ['overdue', 33]], ['2022-02', '2022-03-20', ['in-time', 0]], [null, null, 'recurring']]);
    expect([inbox.counts.all, inbox.counts.recurring, inbox.counts.overdue, inbox.counts.undated]).toEqual([3, 3, 1, 0]);
  });

  it('turn overdue at the end of their due day without any event, and are due soon before it', async () => {
    await recurring(true);
    await feed().catchUp();
    const end = startOfDay(localDate('2021-12-21'));
    expect(counted(await board({ kind: 'instant', at: end - 1 }))).toEqual([boxes(0, 0, 2, 0), 1, [{ k: 0, n: 0 }, 0, 0], 3]);
    expect(counted(await board({ kind: 'instant', at: end }))).toEqual([boxes(0, 0, 1, 1), 1, [{ k: 0, n: 0 }, 0, 0], 3]);
    expect([await desk(on('2021-12-12'), 'due-soon'), await desk(on('2021-12-13'), 'due-soon')].map(({ duties }) => rows(duties))).toEqual([[], [['2021-11', '2021-12-20', ['in-time', 0]]]]);
  });

  it('answer for a past moment as it was: before the rhythm was set, before a filing, before it was taken back', async () => {
    await recurring(true);
    await files('2021-12-18', '2021-11');
    await takesBack('2021-12-22', LEAD, 'period-result');
    await feed().catchUp();
    const at = (index: number): Promise<OverdueBoardAnswer> => board({ kind: 'index', index });
    expect([counted(await at(2)), counted(await at(3)), counted(await at(4)), counted(await at(5))]).toEqual([
      [boxes(0, 0, 0, 0), 1, [{ k: 0, n: 0 }, 0, 0], 1],
      [boxes(0, 0, 1, 0), 1, [{ k: 0, n: 0 }, 0, 0], 2],
      [boxes(1, 0, 1, 0), 1, [{ k: 0, n: 0 }, 0, 0], 3],
      [boxes(0, 0, 1, 1), 1, [{ k: 0, n: 0 }, 0, 0], 3],
    ]);
    expect((await at(2)).total.lines).toMatchObject({ undated: 1, recurring: 0 });
  });

  it('rest with their duty, and lapse when it ends: what was filed stays done', async () => {
    await recurring(true);
    await files('2021-12-18', '2021-11');
    await happens('2022-01-25', PAST.issuer, { type: 'SuspendAssignment', basis: 'CV 2' });
    await happens('2022-02-10', PAST.issuer, { type: 'ResumeAssignment', basis: 'CV 3' });
    await happens('2022-03-05', PAST.issuer, { type: 'WithdrawAssignment', basis: 'CV 4' });
    await takesBack('2022-06-01', PAST.issuer, 'withdrawal');
    await feed().catchUp();
    const days = ['2022-01-24', '2022-01-26', '2022-02-11', '2022-05-30', '2022-06-02'];
    expect(await Promise.all(days.map(async (day) => counted(await board(on(day)))))).toEqual([
      [boxes(1, 0, 1, 1), 1, [{ k: 0, n: 0 }, 0, 0], 4],
      [boxes(1, 0, 0, 0), 1, [{ k: 0, n: 0 }, 2, 0], 2],
      [boxes(1, 0, 2, 1), 1, [{ k: 0, n: 0 }, 0, 0], 5],
      // December to March were missing when it ended, and none has begun since.
      [boxes(1, 0, 0, 0), 1, [{ k: 0, n: 0 }, 0, 4], 2],
      [boxes(1, 0, 2, 5), 1, [{ k: 0, n: 0 }, 0, 0], 9],
    ]);
    expect(rows((await desk(on('2022-01-26'))).duties)).toEqual([[null, null, 'suspended']]);
  });

  it('are never late without a due day, and are in no box', async () => {
    await recurring(false);
    await files('2022-01-05', '2021-11');
    await feed().catchUp();
    expect(counted(await board(on('2022-01-06')))).toEqual([boxes(0, 0, 0, 0), 1, [{ k: 1, n: 3 }, 0, 0], 1]);
    expect(rows((await desk(on('2022-01-06'))).duties)).toEqual([[null, null, 'recurring'], ['2021-12', null, 'recurring'], ['2022-01', null, 'recurring']]);
  });

  it('count apart what is late by its entry only (R13)', async () => {
    await recurring(true);
    await files('2021-12-27', '2021-11', { occurredOn: '2021-12-17' });
    await feed().catchUp();
    const { boxes: of, lateEntries } = told(await side().fourBoxes(new FourBoxesQuestion({ asOf: on('2021-12-28'), visibility: ALL }, 'current', NOWHERE))).total;
    expect([of, lateEntries]).toEqual([boxes(0, 1, 1, 0), 1]);
  });

  it('move with the open duty to its heir, and stay done under the name of who filed them (R11)', async () => {
    await recurring(true);
    await files('2021-12-18', '2021-11');
    await happens('2022-01-25', PAST.issuer, { type: 'TransferAssignment', to: HEIR, bodyStands: 'active', confirmingBody: PAST.office, acknowledgementDue: localDate('2022-02-10'), basis: 'CV 5' });
    await feed().catchUp();
    expect((await board(on('2022-01-26'))).groups.map(({ key, boxes: of }) => [key, of])).toEqual([[HEIR, boxes(0, 0, 1, 1)], [LEAD, boxes(1, 0, 0, 0)]]);
    expect([(await desk(on('2022-01-26'), 'overdue')).duties.length, (await desk(on('2022-01-26'), 'overdue', HEIR)).duties.length]).toEqual([0, 1]);
  });

  it('are paged through without one twice or missing, and hidden from who has no part in the duty', async () => {
    await recurring(true);
    await feed().catchUp();
    const keys: (string | undefined)[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page: OverdueBoardAnswer = await board(on('2022-05-25'), 'body', ALL, 2, cursor);
      keys.push(...page.overdue.map(({ period }) => period?.key));
      [cursor, more] = [page.nextCursor, page.nextCursor !== null];
    }
    expect(keys).toEqual(['2021-11', '2021-12', '2022-01', '2022-02', '2022-03', '2022-04']);
    const hidden = await board(on('2022-05-25'), 'body', { kind: 'bodies', bodies: [bodyId('nobody')] });
    expect([hidden.total.total, hidden.overdue]).toEqual([0, []]);
  });

  it('are the same fed live, fed again and rebuilt', async () => {
    await recurring(true);
    await files('2021-12-18', '2021-11');
    await feed().catchUp();
    await takesBack('2021-12-22', LEAD, 'period-result');
    await files('2021-12-23', '2021-11');
    await feed().catchUp();
    const asked = side();
    const question = new OverdueBoardQuestion({ asOf: on('2022-03-01'), visibility: ALL }, 'body', 'current', NOWHERE, { cursor: null, limit: 50 });
    const live = told(await asked.overdueBoard(question));
    expect(counted(live)).toEqual([boxes(0, 1, 2, 2), 1, [{ k: 0, n: 0 }, 0, 0], 6]);
    await feed().rebuild();
    expect(told(await asked.overdueBoard(question))).toEqual(live);
  });

  it('are in the numbers of their directive too', async () => {
    const [, drafted, issued] = fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] as readonly [PastEvent, PastEvent, PastEvent];
    await appendPast(log, [drafted, issued]);
    recorded = 2;
    await recurring(true);
    await feed().catchUp();
    const { total, tasks } = told(await side().directiveOverview(new DirectiveOverviewQuestion({ asOf: on('2022-01-26'), visibility: ALL }, PAST.directive)));
    expect([total.boxes, total.periods.boxes, tasks[0]?.boxes.boxes]).toEqual(Array(3).fill(boxes(0, 0, 1, 2)));
  });
});
