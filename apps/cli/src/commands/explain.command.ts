import { join } from 'node:path';
import { BOARD_NUMBERS, BoardExplanationQuestion, LogProofs, type Page } from '#libs/application';
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

export const explainCommand = readingCommand({
  name: 'explain',
  summary: { vi: 'một con số trên bảng gồm những việc nào, do đâu', en: 'what a number of the board counts, and why' },
  about: {
    vi: 'In các việc và kỳ làm nên một con số, mỗi việc với các sự kiện và ngày đã đưa nó tới đó, cùng gốc niêm phong của nhật ký. Hỏi lại đúng thời điểm đã in thì trả lời y như vậy.',
    en: 'Prints the duties and periods that a number counts, each with the acts and days that put it there, and the root of the log. Asked again for the moment printed, it answers the same.',
  },
  options: { number: { type: 'string' }, ...BOARD_OPTIONS, group: { type: 'string' } },
  optionHelp: [`--number N    ${BOARD_NUMBERS.join(', ')}`, ...BOARD_OPTION_HELP, '--group KEY   chỉ nhóm này của --by / this group of --by only'],
  check: (given) => {
    numberGiven(given);
    boardGiven(given);
  },
  read: async (readings, asked, given) => {
    const { by, against, narrow } = boardGiven(given);
    const [number, key] = [numberGiven(given), textOf(given['group'])];
    const question = (page: Page): BoardExplanationQuestion => new BoardExplanationQuestion(asked, number, against, narrow, key === undefined ? null : { by, key }, page);
    const { moment, count } = await told(readings.boardExplanation(question({ cursor: null, limit: 1 })));
    const duties = await everyPage((page) => readings.boardExplanation(question(page)), (answer) => answer.duties);
    const head = await new LogProofs(new FolderAuditTiles(join(dataFolder(textOf(given['data'])), 'audit-trail')), nodeCryptography).rootAt(moment.index);
    const log = head === null ? null : { size: head.size, root: base64(head.root) };
    const text = tableText(
      [
        { heading: 'Việc / task', cell: ({ duty }) => duty.taskCode },
        { heading: 'Kỳ / period', cell: ({ duty }) => duty.period?.key ?? '' },
        { heading: 'Cơ quan / body', cell: ({ duty }) => duty.bodyName },
        { heading: 'Hạn / due', cell: ({ duty }) => duty.currentDue ?? '–' },
        { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) },
      ],
      duties,
    );
    const root = log === null ? 'chưa niêm phong / not signed for yet' : `${log.size} ${log.root}`;
    return { json: { moment, number, count, duties, log }, text: `${number} = ${count}\nHỏi lại / ask again: --as-of ${writtenMoment(moment)}\nGốc nhật ký / root of the log: ${root}\n${text}` };
  },
});

/** @throws UsageError */
function numberGiven(given: Given): (typeof BOARD_NUMBERS)[number] {
  const number = oneOf(given, 'number', BOARD_NUMBERS);
  if (number === null) throw new UsageError('--number: cần tên con số, ví dụ boxes.overdue / the name of a number is needed, such as boxes.overdue');
  return number;
}
