import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { assignmentDecider, dutyFactsOf, endOfDay, localDate, POLICY_V1, standingAt, type AssignmentState, type BodyId, type Standing } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, STORED_NAMES } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/read-model-store.js';
import { OverdueBoardQuestion, type AsOf, type FourBoxes, type OverdueBoardAnswer, type OverdueGroup, type QueryAnswer, type Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { BoardDifferenceQuestion, CHANGE_KINDS, type BoardChange, type BoardDifferenceAnswer, type ChangeKind } from './board-difference.contract.js';

const { leads: LEADS, issuer: ISSUER, startAt: START_AT } = PAST;
const DAY = 86_400_000;
const NOW = START_AT + 900 * DAY;
const ALL: Visibility = { kind: 'all' };
const NOWHERE = { body: null, directiveId: null };
const READ = readModelCatalogue().filter(({ name }) => ['moments', 'assignment-card', 'overdue-board', 'duty-periods', 'directive-overview', 'bodies', 'supervision-rules'].includes(name));

const opened: { readonly store: ReadModelStore; readonly folder: string }[] = [];
function release(): void {
  for (const { store, folder } of opened.splice(0)) {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
afterEach(release);

async function sideOf(recorded: readonly PastEvent[]): Promise<ReadSide> {
  const log = new MemoryEventLog();
  await appendPast(log, recorded);
  const folder = mkdtempSync(join(tmpdir(), 'difference-'));
  const store = openSqliteReadModels({ folder });
  opened.push({ store, folder });
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: READ, lingerMs: 0 }).catchUp();
  return new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } });
}

function told<A>(answer: QueryAnswer<A>): A {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer;
}
interface Asking {
  readonly visibility?: Visibility;
  readonly narrow?: OverdueBoardQuestion['narrow'];
  readonly by?: OverdueBoardQuestion['groupBy'];
  readonly against?: 'current' | 'original';
  readonly kind?: ChangeKind;
  readonly limit?: number;
  readonly cursor?: string | null;
}
const ask = (side: ReadSide, since: AsOf, asOf: AsOf, { visibility = ALL, narrow = NOWHERE, by = 'body', against = 'current', kind, limit = 200, cursor = null }: Asking = {}): Promise<QueryAnswer<BoardDifferenceAnswer>> =>
  side.boardDifference(new BoardDifferenceQuestion({ asOf, visibility }, since, by, against, narrow, kind ?? null, { cursor, limit }));
const boardAt = async (side: ReadSide, asOf: AsOf, { visibility = ALL, narrow = NOWHERE, by = 'body', against = 'current' }: Asking): Promise<OverdueBoardAnswer> =>
  told(await side.overdueBoard(new OverdueBoardQuestion({ asOf, visibility }, by, against, narrow, { cursor: null, limit: 200 })));

/** The duties as the domain folds them from the first `index` events. */
function folded(recorded: readonly PastEvent[], index: number): ReadonlyMap<string, AssignmentState> {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of recorded.slice(0, index)) {
    if (stream.startsWith('assignment-')) states.set(stream.slice('assignment-'.length), assignmentDecider.evolve(states.get(stream.slice('assignment-'.length)) ?? assignmentDecider.initialState, event as never, act));
  }
  return states;
}
const standingIn = (state: AssignmentState | undefined, at: number): Standing | null => (state === undefined ? null : standingAt(dutyFactsOf(state), at, 'current', POLICY_V1));
const isLate = (standing: Standing | null): boolean => standing?.kind === 'box' && standing.box === 'overdue';
const isDone = (standing: Standing | null): boolean => standing !== null && (standing.kind === 'box' ? standing.box.startsWith('done-') : standing.done);
/** Running maximum of the instants at which the first `index` events were recorded (R13). */
const instantOf = (recorded: readonly PastEvent[], index: number): number => Math.max(...recorded.slice(0, index).map(({ act }) => act.recordedAt));

/** What the domain says happened to each duty, by kind. */
function expected(recorded: readonly PastEvent[], [since, until]: readonly [number, number]): Partial<Record<ChangeKind, readonly string[]>> {
  const [was, is] = [folded(recorded, since), folded(recorded, until)];
  const ids = (fits: (was: AssignmentState | undefined, is: AssignmentState, before: Standing | null, after: Standing | null) => boolean): readonly string[] =>
    [...is].filter(([id, state]) => fits(was.get(id), state, standingIn(was.get(id), instantOf(recorded, since)), standingIn(state, instantOf(recorded, until)))).map(([id]) => id).sort();
  return {
    'became-overdue': ids((_, __, before, after) => isLate(after) && !isLate(before)),
    'no-longer-overdue': ids((_, __, before, after) => isLate(before) && !isLate(after)),
    finished: ids((_, __, before, after) => isDone(after) && !isDone(before)),
    reopened: ids((_, __, before, after) => isDone(before) && !isDone(after)),
    assigned: ids((before) => before === undefined),
    reassigned: ids((before, after) => before !== undefined && before.terms?.leadBody !== after.terms?.leadBody),
  };
}
/** A group without its key and name. */
const numbersIn = ({ boxes, awaitingConfirmation, extended, lateEntries, lines, completion, onTime, periods, total }: OverdueGroup): FourBoxes => ({ boxes, awaitingConfirmation, extended, lateEntries, lines, completion, onTime, periods, total });

function mayBeShown(recorded: readonly PastEvent[], index: number, row: BoardChange['before'], { visibility = ALL }: Asking): boolean {
  if (row === null || visibility.kind === 'all') return true;
  const duty = folded(recorded, index).get(row.assignmentId);
  return visibility.bodies.some((body) => body === duty?.terms?.leadBody || duty?.participants.some((one) => one.body === body) === true);
}
const dutiesOf = (changes: readonly BoardChange[], kind: ChangeKind): readonly string[] =>
  changes.flatMap(({ kinds, before, after }) => ((after ?? before)?.period === null && kinds.includes(kind) ? [(after ?? before)?.assignmentId as string] : [])).sort();

const pasts = fc.record({ recorded: randomPast, from: fc.nat(99), to: fc.nat(99) }).map(({ recorded, from, to }) => {
  const [a, b] = [1 + (from % recorded.length), 1 + (to % recorded.length)];
  return { recorded, span: [Math.min(a, b), Math.max(a, b)] as const };
});

describe('the difference of the board between two moments', () => {
  it('is what the board says at both, and names the duties that the domain judges otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(pasts, async ({ recorded, span }) => {
        const side = await sideOf(recorded);
        const [since, until] = span.map((index): AsOf => ({ kind: 'index', index })) as [AsOf, AsOf];
        const answer = told(await ask(side, since, until));
        const wanted = expected(recorded, span);
        expect(Object.fromEntries(Object.keys(wanted).map((kind) => [kind, dutiesOf(answer.changes, kind as ChangeKind)]))).toEqual(wanted);
        for (const { steps } of answer.changes) {
          for (const step of steps) {
            if (step.by !== 'act') continue;
            const { event, stream, act } = recorded[step.index - 1] as PastEvent;
            expect([step.index > span[0] && step.index <= span[1], stream.startsWith('assignment-'), step.type, step.body, step.recordedAt]).toEqual([true, true, STORED_NAMES[event.type], act.body, new Date(act.recordedAt).toISOString()]);
          }
        }
        // A duty has got to another place by an act or by a day, never by itself.
        const unexplained = answer.changes.filter(({ kinds, after, steps }) => after !== null && !kinds.includes('into-view') && steps.length === 0);
        expect(unexplained).toEqual([]);
      }).afterEach(release),
      { numRuns: 15 },
    );
  });

  it('has the numbers of the board at both moments for every asker, narrowing, grouping and reading', async () => {
    const asking: fc.Arbitrary<Asking> = fc.record({
      visibility: fc.constantFrom<Visibility>(ALL, { kind: 'bodies', bodies: [LEADS[0] as BodyId] }, { kind: 'bodies', bodies: [LEADS[2] as BodyId] }),
      narrow: fc.constantFrom({ body: null, directiveId: null }, { body: LEADS[0] as BodyId, directiveId: null }, { body: LEADS[1] as BodyId, directiveId: PAST.directive }),
      by: fc.constantFrom('body', 'directive', 'month'), against: fc.constantFrom('current', 'original'),
    }); // prettier-ignore
    await fc.assert(
      fc.asyncProperty(pasts, asking, async ({ recorded, span }, how) => {
        const side = await sideOf(recorded);
        const [since, until] = span.map((index): AsOf => ({ kind: 'index', index })) as [AsOf, AsOf];
        const [answer, before, after] = [told(await ask(side, since, until, how)), await boardAt(side, since, how), await boardAt(side, until, how)];
        expect([answer.since, answer.moment, answer.total]).toEqual([before.moment, after.moment, { before: before.total, after: after.total }]);
        const numbers = ({ groups }: OverdueBoardAnswer): ReadonlyMap<string, unknown> => new Map(groups.map((group) => [group.key, numbersIn(group)]));
        const [was, is] = [numbers(before), numbers(after)];
        const moved = [...new Set([...was.keys(), ...is.keys()])].filter((key) => JSON.stringify(was.get(key)) !== JSON.stringify(is.get(key))).sort();
        const zeros = answer.groups.flatMap((group) => [group.before, group.after]).find(({ total }) => total === 0);
        expect(answer.groups.map(({ key, before: of, after: then }) => [key, of, then])).toEqual(moved.map((key) => [key, was.get(key) ?? zeros, is.get(key) ?? zeros]));
        const { kinds } = answer;
        // Every number that moved is moved by what is listed.
        expect(kinds['became-overdue'] - kinds['no-longer-overdue']).toBe(after.total.boxes.overdue - before.total.boxes.overdue);
        const inPeriods = ({ periods: { boxes, withoutDueDay, suspended, lapsed } }: OverdueBoardAnswer['total']): number => Object.values(boxes).reduce((sum, n) => sum + n, 0) + withoutDueDay.n + suspended + lapsed;
        const counted = (total: OverdueBoardAnswer['total']): number => Object.values(total.lines).reduce((sum, n) => sum + n, 0) + Object.values(total.boxes).reduce((sum, n) => sum + n, 0) - Object.values(total.periods.boxes).reduce((sum, n) => sum + n, 0) + inPeriods(total);
        expect(kinds.assigned + kinds['into-view'] - kinds['out-of-view']).toBe(counted(after.total) - counted(before.total));
        expect(answer.changes.length).toBe((await everyPage(side, since, until, how)).length);
        // Neither side shows what the asker could not have been shown at that moment.
        const hidden = answer.changes.filter(({ before: of, after: then }) => !mayBeShown(recorded, span[0], of, how) || !mayBeShown(recorded, span[1], then, how));
        expect(hidden).toEqual([]);
      }).afterEach(release),
      { numRuns: 30 },
    );
  });

  const everyPage = async (side: ReadSide, since: AsOf, asOf: AsOf, how: Asking): Promise<readonly BoardChange[]> => {
    const changes: BoardChange[] = [];
    for (let cursor: string | null = null, more = true; more; ) {
      const page: BoardDifferenceAnswer = told(await ask(side, since, asOf, { ...how, limit: 2, cursor }));
      changes.push(...page.changes);
      [cursor, more] = [page.nextCursor, page.nextCursor !== null];
    }
    return changes;
  };

  const duties = (...dues: readonly string[]): readonly PastEvent[] =>
    dues.map((due, place): PastEvent => {
      const data = pastTerms(place, LEADS[place] as BodyId, localDate(due));
      return { stream: `assignment-${data.assignmentId}`, act: pastAct(START_AT + place, ISSUER), event: { type: 'TaskAssigned', data } };
    });

  it('tells of a duty that became overdue by time alone, on which day', async () => {
    const side = await sideOf(duties('2021-12-15', '2022-03-31'));
    const end = endOfDay(localDate('2021-12-15'));
    const at = (instant: number): AsOf => ({ kind: 'instant', at: instant });
    const answer = told(await ask(side, at(end - 1), at(end)));
    expect(answer.kinds).toEqual({ ...Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, 0])), 'became-overdue': 1 });
    expect(answer.changes.map(({ kinds, steps, before, after }) => [kinds, steps, before?.standing, after?.standing])).toMatchObject([[['became-overdue'], [{ by: 'time', day: '2021-12-15' }], { box: 'in-time' }, { box: 'overdue', daysOverdue: 1 }]]);
    expect(answer.groups.map(({ key, name, before, after }) => [key, name, before.boxes.overdue, after.boxes.overdue])).toEqual([[LEADS[0], LEADS[0], 0, 1]]);
    expect(told(await ask(side, at(end), at(end + DAY))).changes).toEqual([]);
    expect(told(await ask(side, at(end - 1), at(end), { kind: 'finished' })).changes).toEqual([]);
  });

  it('shows a duty that was passed on to both bodies, and to an asker only as far as it was theirs to know', async () => {
    const [was, heir] = [LEADS[0] as BodyId, LEADS[1] as BodyId];
    const [assigned] = duties('2021-12-15') as [PastEvent];
    const by = pastAct(START_AT + 20 * DAY, ISSUER);
    const command = { type: 'TransferAssignment', to: heir, bodyStands: 'active', confirmingBody: PAST.office, acknowledgementDue: localDate('2022-01-10'), basis: 'CV 5' } as const;
    const decision = assignmentDecider.decide(command, assignmentDecider.evolve(assignmentDecider.initialState, assigned.event as never, assigned.act), by);
    if (!decision.ok) throw new Error(JSON.stringify(decision));
    const side = await sideOf([assigned, ...decision.events.map((event) => ({ stream: assigned.stream, act: by, event }))]);
    const seen = async (how: Asking): Promise<unknown> => told(await ask(side, { kind: 'index', index: 1 }, { kind: 'index', index: 2 }, how)).changes.map(({ kinds, before, after, steps }) => [kinds, before?.body ?? null, after?.body ?? null, steps.length]);
    const of = (body: BodyId): Asking => ({ narrow: { body, directiveId: null } });
    const sees = (body: BodyId): Asking => ({ visibility: { kind: 'bodies', bodies: [body] } });
    expect([await seen({}), await seen(of(was)), await seen(of(heir))]).toEqual([[[['reassigned'], was, heir, 1]], [[['reassigned', 'out-of-view'], was, heir, 1]], [[['reassigned', 'into-view'], was, heir, 1]]]);
    expect([await seen(sees(was)), await seen(sees(heir)), await seen(sees(PAST.office))]).toEqual([[[['out-of-view'], was, null, 0]], [[['into-view'], null, heir, 1]], [[['reassigned'], was, heir, 1]]]);
  });

  it('refuses moments that lie before the log, in the future, or the wrong way round', async () => {
    const side = await sideOf(duties('2021-12-15', '2022-03-31'));
    const kindOf = async (since: AsOf, asOf: AsOf): Promise<unknown> => {
      const answer = await ask(side, since, asOf);
      return answer.ok ? 'answered' : answer.refusal.kind;
    };
    const [early, late]: readonly AsOf[] = [{ kind: 'instant', at: START_AT - 1 }, { kind: 'instant', at: NOW + 2 * DAY }];
    const [first, second]: readonly AsOf[] = [{ kind: 'index', index: 1 }, { kind: 'index', index: 2 }];
    expect([await kindOf(early as AsOf, second as AsOf), await kindOf(first as AsOf, late as AsOf), await kindOf(second as AsOf, first as AsOf), await kindOf(first as AsOf, { kind: 'index', index: 3 }), await kindOf(first as AsOf, { kind: 'now' })]).toEqual([
      'moment-before-beginning', 'moment-in-future', 'moments-reversed', 'moment-in-future', 'answered',
    ]);
  });
});
