import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  askCountedDifference, askListDifference, BoardDifferenceQuestion, CountedDifferenceQuestion, CustodyBoardQuestion, decodeEvent, ListDifferenceQuestion, OverdueBoardQuestion, ReadSide,
  type AskedBoard, type AskedList, type QueryAnswer,
} from '#libs/application'; // prettier-ignore
import { SystemClock } from '#libs/adapters/clock-system';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { dataFolders } from '#libs/engine';
import { inFolder } from './folders.js';
import { Latencies, printResult, residentMegabytes, round } from './measure.js';
import { agency, SUPERVISOR } from './province.js';
import { EVENTS_A_DUTY, seededPlan, seedLog } from './seed.js';
import { rebuildAll } from './rebuild.js';


type Moment = OverdueBoardQuestion['asked']['asOf'];

/** Its duties go on for weeks, while those of others are done within the hour; see `PACES` of the seed. */
const BUSY = agency(4);
const EVERYTHING = { body: null, from: null, until: null };
const asking = (asOf: Moment): OverdueBoardQuestion['asked'] => ({ asOf, visibility: { kind: 'all' } });
const numberOf = <A>(answer: QueryAnswer<A>, number: (answer: A) => number): number => {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return number(answer.answer);
};

/** What changed on a board that is compared as the things that it counts, with its first fifty; 0 for one that there was not yet. */
async function differenceOf(side: ReadSide, board: AskedBoard, moment: Moment, earlier: Moment): Promise<number> {
  const answer = await side.ask(askCountedDifference, new CountedDifferenceQuestion(asking(moment), earlier, board, null, { cursor: null, limit: 50 }));
  return answer.ok ? Object.values(answer.answer.kinds).reduce((sum, n) => sum + n, 0) : 0;
}

/** What changed in a list that is asked for whole at both moments, with its first fifty and the acts on them; 0 for one that there was not yet. */
async function listDifferenceOf(side: ReadSide, list: AskedList, moment: Moment, earlier: Moment): Promise<number> {
  const answer = await side.ask(askListDifference, new ListDifferenceQuestion(asking(moment), earlier, list, null, { cursor: null, limit: 50 }, () => Promise.resolve(true)));
  return answer.ok ? Object.values(answer.answer.kinds).reduce((sum, n) => sum + n, 0) : 0;
}

/** Boards over all duties as of a moment (and, for a difference, of an earlier one), each with a number of its answer, so that it is plain that something was counted. */
const BOARDS: Readonly<Record<string, (side: ReadSide, moment: Moment, earlier: Moment) => Promise<number>>> = {
  // By body, with its first fifty rows.
  overdue: async (side, moment) => numberOf(await side.overdueBoard(new OverdueBoardQuestion(asking(moment), 'body', 'current', { body: null, directiveId: null }, { cursor: null, limit: 50 })), ({ total }) => total.boxes.overdue),
  // Every group's numbers at both moments, and the first fifty changes with what moved them.
  difference: async (side, moment, earlier) =>
    numberOf(await side.boardDifference(new BoardDifferenceQuestion(asking(moment), earlier, 'body', 'current', { body: null, directiveId: null }, null, { cursor: null, limit: 50 })), ({ kinds }) => Object.values(kinds).reduce((sum, n) => sum + n, 0)),
  'difference of custody': (side, moment, earlier) => differenceOf(side, { of: 'custody', by: 'body', narrow: EVERYTHING }, moment, earlier),
  'difference of an inbox': (side, moment, earlier) => differenceOf(side, { of: 'inbox', body: BUSY }, moment, earlier),
  'difference of a ranking': (side, moment, earlier) => differenceOf(side, { of: 'ranking', office: SUPERVISOR, period: '2022', against: 'current' }, moment, earlier),
  'difference of coordinators': (side, moment, earlier) => differenceOf(side, { of: 'coordinators' }, moment, earlier),
  'difference of periodic reports': (side, moment, earlier) => differenceOf(side, { of: 'reports', obligationId: null, body: null }, moment, earlier),
  'difference of a directive': (side, moment, earlier) => differenceOf(side, { of: 'directive', directiveId: seededPlan(0) }, moment, earlier),
  'difference of an update rate': (side, moment, earlier) => differenceOf(side, { of: 'update-rate', directiveId: seededPlan(0) }, moment, earlier),
  'difference of the notices of a body': (side, moment, earlier) => listDifferenceOf(side, { of: 'notices', body: BUSY }, moment, earlier),
  'custody by body': async (side, moment) => numberOf(await side.custodyBoard(new CustodyBoardQuestion(asking(moment), 'body', EVERYTHING)), ({ total }) => total.workingDays),
  'custody by month': async (side, moment) => numberOf(await side.custodyBoard(new CustodyBoardQuestion(asking(moment), 'month', EVERYTHING)), ({ total }) => total.workingDays),
};

/** Boards as of random moments: half of them instants, half event numbers. Processor time is that of the whole process. */
export async function asOf({ events, data, only, questions }: { readonly events: number; readonly data: string | undefined; readonly only: string | undefined; readonly questions: number }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events, { supervised: true });
    const folders = dataFolders(folder);
    if (!existsSync(folders.readModels)) await rebuildAll(folders);
    const log = openSqliteEventLogReader({ folder: folders.log });
    const store = openSqliteReadModels({ folder: folders.readModels });
    const side = new ReadSide({ store, log, decode: decodeEvent, clock: new SystemClock() });
    const [from, to] = [Date.UTC(2021, 10, 15), Date.UTC(2021, 10, 15) + (events / EVENTS_A_DUTY) * 600_000];
    for (const [board, ask] of Object.entries(BOARDS)) {
      if (only !== undefined && !board.includes(only)) continue;
      const firstFrom = performance.now();
      await ask(side, { kind: 'now' }, { kind: 'index', index: 1 });
      const firstMs = performance.now() - firstFrom;
      const [times, spent] = [new Latencies(), new Latencies()];
      let counted = 0;
      let chance = 42;
      for (let turn = 0; turn < questions; turn++) {
        chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff;
        const share = chance / 0x7fffffff;
        const at = (part: number): Moment => (turn % 2 === 0 ? { kind: 'instant', at: Math.round(from + part * (to - from)) } : { kind: 'index', index: 1 + Math.floor(part * (events - 1)) });
        // From next to nothing in between to nearly the whole log.
        const earlier = Math.max(1e-4, share * ((turn * 37) % 101) / 101);
        const [began, used] = [performance.now(), process.cpuUsage()];
        counted += await ask(side, at(share), at(earlier));
        times.add(performance.now() - began);
        const { user, system } = process.cpuUsage(used);
        spent.add((user + system) / 1000);
      }
      printResult({
        peer: 'dondoc', workload: 'as-of', board, events, duties: Math.ceil(events / EVENTS_A_DUTY), questions, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99),
        cpuP50ms: spent.percentile(0.5), cpuP99ms: spent.percentile(0.99), firstMs: round(firstMs), meanCounted: Math.round(counted / questions), rssClientMB: residentMegabytes(),
      });
    }
    await log.close();
    store.close();
  });
}
