import { join } from 'node:path';
import { askCountedExplanation, BOARD_NUMBERS, BoardExplanationQuestion, CountedExplanationQuestion, LogProofs, type Asked, type AskedBoard, type Moment, type Page, type ReadSide } from '#libs/application';
import { FolderAuditTiles } from '#libs/adapters/audit-tiles-folder';
import { nodeCryptography } from '#libs/adapters/signer-node';
import { base64 } from '#libs/domain';
import { dataFolder } from '../arguments.js';
import { writtenMoment } from '../as-of.js';
import { UsageError } from '../command.js';
import { everyPage, told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { BOARD_OPTION_HELP, BOARD_OPTIONS, boardGiven, oneOf, stepsText } from './board-words.js';
import { askedBoard, boardOf, COMPARED_BOARDS, COMPARED_HELP, COMPARED_OPTIONS } from './compared.js';

export const explainCommand = readingCommand({
  name: 'explain',
  summary: { vi: 'một con số trên bảng gồm những việc nào, do đâu', en: 'what a number of a board counts, and why' },
  about: {
    vi: 'In các việc và kỳ làm nên một con số, mỗi việc với các sự kiện và ngày đã đưa nó tới đó, cùng gốc niêm phong của nhật ký. Hỏi lại đúng thời điểm đã in thì trả lời y như vậy.',
    en: 'Prints the duties and periods that a number counts, each with the acts and days that put it there, and the root of the log. Asked again for the moment printed, it answers the same.',
  },
  options: { number: { type: 'string' }, ...COMPARED_OPTIONS, ...BOARD_OPTIONS, group: { type: 'string' } },
  optionHelp: [`--number N    ${BOARD_NUMBERS.join(', ')}`, ...COMPARED_HELP, ...BOARD_OPTION_HELP, '--group KEY   chỉ nhóm này / this group only'],
  check: (given) => {
    const of = boardOf(given);
    numberGiven(given, COMPARED_BOARDS[of]);
    if (of === 'duties') boardGiven(given);
    else askedBoard(of, given);
  },
  read: async (readings, asked, given) => {
    const of = boardOf(given);
    const explained = of === 'duties' ? await dutiesBehind(readings, asked, given) : await thingsBehind(readings, asked, given, of);
    const head = await new LogProofs(new FolderAuditTiles(join(dataFolder(textOf(given['data'])), 'audit-trail')), nodeCryptography).rootAt(explained.json.moment.index);
    const log = head === null ? null : { size: head.size, root: base64(head.root) };
    const root = log === null ? 'chưa niêm phong / not signed for yet' : `${log.size} ${log.root}`;
    const { number, count, moment } = explained.json;
    return { json: { ...explained.json, log }, text: `${number} = ${count}\nHỏi lại / ask again: --as-of ${writtenMoment(moment)}\nGốc nhật ký / root of the log: ${root}\n${explained.table}` };
  },
});

interface Explained {
  readonly json: { readonly moment: Moment; readonly number: string; readonly count: number } & Readonly<Record<string, unknown>>;
  readonly table: string;
}

async function dutiesBehind(readings: ReadSide, asked: Asked, given: Given): Promise<Explained> {
  const { by, against, narrow } = boardGiven(given);
  const [number, key] = [numberGiven(given, BOARD_NUMBERS), textOf(given['group'])];
  const question = (page: Page): BoardExplanationQuestion => new BoardExplanationQuestion(asked, number, against, narrow, key === undefined ? null : { by, key }, page);
  const { moment, count } = await told(readings.boardExplanation(question({ cursor: null, limit: 1 })));
  const duties = await everyPage((page) => readings.boardExplanation(question(page)), (answer) => answer.duties);
  const table = tableText(
    [
      { heading: 'Việc / task', cell: ({ duty }) => duty.taskCode },
      { heading: 'Kỳ / period', cell: ({ duty }) => duty.period?.key ?? '' },
      { heading: 'Cơ quan / body', cell: ({ duty }) => duty.bodyName },
      { heading: 'Hạn / due', cell: ({ duty }) => duty.currentDue ?? '–' },
      { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) },
    ],
    duties,
  );
  return { json: { moment, number, count, duties }, table };
}

async function thingsBehind(readings: ReadSide, asked: Asked, given: Given, of: AskedBoard['of']): Promise<Explained> {
  const [number, group] = [numberGiven(given, COMPARED_BOARDS[of]), textOf(given['group']) ?? null];
  const question = (page: Page): CountedExplanationQuestion => new CountedExplanationQuestion(asked, askedBoard(of, given), number, group, page);
  const { moment, count } = await told(readings.ask(askCountedExplanation, question({ cursor: null, limit: 1 })));
  const things = await everyPage((page) => readings.ask(askCountedExplanation, question(page)), (answer) => answer.things);
  const table = tableText(
    [
      { heading: 'Mã / code', cell: ({ subject }) => subject.code },
      { heading: 'Kỳ, phần / part', cell: ({ subject }) => subject.part ?? '' },
      { heading: 'Cơ quan / body', cell: ({ side }) => side.bodyName ?? '' },
      { heading: 'n', right: true, cell: ({ weight }) => weight },
      { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) },
    ],
    things,
  );
  return { json: { moment, number, count, things }, table };
}

/** @throws UsageError */
function numberGiven<N extends string>(given: Given, numbers: readonly N[]): N {
  const number = oneOf(given, 'number', numbers);
  if (number === null) throw new UsageError(`--number: cần tên con số / the name of a number is needed: ${numbers.join(', ')}`);
  return number;
}
