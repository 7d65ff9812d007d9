import { askCountedDifference, askListDifference, BoardDifferenceQuestion, CHANGE_KINDS, CountedDifferenceQuestion, ListDifferenceQuestion, ROW_CHANGE_KINDS, THING_CHANGE_KINDS, type Asked, type AsOf, type BoardChange, type BoardDifferenceAnswer, type ChangeKind, type DutyRow, type FourBoxes } from '#libs/application';
import { asOfIn } from '../as-of.js';
import { UsageError } from '../command.js';
import { told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { BOARD_OPTION_HELP, BOARD_OPTIONS, boardGiven, oneOf, stepsText, type BoardGiven } from './board-words.js';
import { askedBoard, askedList, COMPARED_HELP, COMPARED_OPTIONS, comparedOf, isList, LISTS_HELP, type Compared } from './compared.js';
import { betweenText, rowChangesText, thingChangesText } from './difference-texts.js';

const KIND: Readonly<Record<ChangeKind, string>> = {
  'became-overdue': 'thành quá hạn / became overdue', 'no-longer-overdue': 'hết quá hạn / no longer overdue', finished: 'hoàn thành / finished', reopened: 'mở lại / reopened', assigned: 'mới / new',
  reassigned: 'đổi cơ quan / reassigned', 'due-moved': 'đổi hạn / due day moved', 'into-view': 'vào bảng / into view', 'out-of-view': 'ra khỏi bảng / out of view', moved: 'đổi chỗ / moved', marked: 'đổi ghi chú / marked',
}; // prettier-ignore
/** As many changes are printed as text; `--json` has no such limit but the page of 200. */
const PRINTED = 50;

export const differenceCommand = readingCommand({
  name: 'difference',
  summary: { vi: 'bảng hoặc danh sách khác gì giữa hai thời điểm', en: 'what changed on a board or in a list between two moments' },
  about: {
    vi: 'In điều thay đổi từ --since đến --as-of: số nào đổi, việc nào thành quá hạn, hoàn thành, đổi cơ quan, đổi hạn; dòng nào mới, mất, đổi ô nào; và do sự kiện nào hay do hết ngày.',
    en: 'Prints what changed from --since to --as-of: which numbers, which duties became overdue, were finished, passed on; which rows came, went or have another field; and by which act or day.',
  },
  options: { since: { type: 'string' }, ...COMPARED_OPTIONS, ...BOARD_OPTIONS, kind: { type: 'string' } },
  optionHelp: [
    '--since T     thời điểm trước, bắt buộc / the earlier moment, needed',
    ...COMPARED_HELP.slice(0, 1),
    ...LISTS_HELP,
    ...COMPARED_HELP.slice(1),
    ...BOARD_OPTION_HELP,
    `--kind K      duties: ${CHANGE_KINDS.join(', ')}`,
    `              ${THING_CHANGE_KINDS.join(', ')}`,
    `              danh sách / lists: ${ROW_CHANGE_KINDS.join(', ')}`,
  ],
  check: (given) => {
    const of = comparedOf(given);
    if (of === 'duties') wantedIn(given);
    else questionOf(of, NOW, given, PRINTED);
  },
  read: async (readings, asked, given) => {
    const [of, limit] = [comparedOf(given), given['json'] === true ? 200 : PRINTED];
    if (of !== 'duties') {
      const question = questionOf(of, asked, given, limit);
      if (question instanceof ListDifferenceQuestion) {
        const answer = await told(readings.ask(askListDifference, question));
        return { json: { ...answer }, text: rowChangesText(answer) };
      }
      const answer = await told(readings.ask(askCountedDifference, question));
      return { json: { ...answer }, text: thingChangesText(answer) };
    }
    const { since, by, against, narrow, kind } = wantedIn(given);
    const answer = await told(readings.boardDifference(new BoardDifferenceQuestion(asked, since, by, against, narrow, kind, { cursor: null, limit })));
    return { json: { ...answer }, text: differenceText(answer) };
  },
});

const NOW: Asked = { asOf: { kind: 'now' }, visibility: { kind: 'all' } };

/** @throws UsageError */
function questionOf(of: Exclude<Compared, 'duties'>, asked: Asked, given: Given, limit: number): ListDifferenceQuestion | CountedDifferenceQuestion {
  const [since, page] = [sinceIn(given), { cursor: null, limit }];
  if (isList(of)) return new ListDifferenceQuestion(asked, since, askedList(of, given), oneOf(given, 'kind', ROW_CHANGE_KINDS), page, () => Promise.resolve(true));
  return new CountedDifferenceQuestion(asked, since, askedBoard(of, given), oneOf(given, 'kind', THING_CHANGE_KINDS), page);
}

interface Wanted extends BoardGiven {
  readonly since: AsOf;
  readonly kind: ChangeKind | null;
}

/** @throws UsageError */
function wantedIn(given: Given): Wanted {
  return { ...boardGiven(given), since: sinceIn(given), kind: oneOf(given, 'kind', CHANGE_KINDS) };
}

/** @throws UsageError */
function sinceIn(given: Given): AsOf {
  const since = textOf(given['since']);
  if (since === undefined) throw new UsageError('--since: cần thời điểm trước / the earlier moment is needed');
  return asOfIn(since);
}

function differenceText({ since, moment, total, groups, kinds, changes, nextCursor }: BoardDifferenceAnswer): string {
  const numbers = (['done-on-time', 'done-late', 'in-time', 'overdue'] as const).map((box) => [box, total.before.boxes[box], total.after.boxes[box]] as const);
  const moved = (of: (boxes: FourBoxes) => number) => ({ before, after }: { readonly before: FourBoxes; readonly after: FourBoxes }): string => `${of(before)} → ${of(after)}`;
  return [
    betweenText(since, moment),
    tableText([{ heading: 'Số / number', cell: ([box]) => box }, { heading: 'Trước / before', right: true, cell: ([, was]) => was }, { heading: 'Sau / after', right: true, cell: ([, , is]) => is }, { heading: '±', right: true, cell: ([, was, is]) => is - was }], numbers),
    tableText([{ heading: 'Thay đổi / change', cell: ([kind]) => KIND[kind as ChangeKind] }, { heading: 'n', right: true, cell: ([, n]) => n }], Object.entries(kinds).filter(([, n]) => n > 0)),
    tableText([{ heading: 'Nhóm / group', cell: ({ name }) => name }, { heading: 'quá hạn / overdue', right: true, cell: moved(({ boxes }) => boxes.overdue) }, { heading: 'trong hạn / in time', right: true, cell: moved(({ boxes }) => boxes['in-time']) }, { heading: 'xong / done', right: true, cell: moved(({ boxes }) => boxes['done-on-time'] + boxes['done-late']) }], groups),
    tableText([{ heading: 'Việc / task', cell: (change) => shown(change).taskCode }, { heading: 'Cơ quan / body', cell: bodies }, { heading: 'Thay đổi / change', cell: ({ kinds: of }) => of.map((kind) => KIND[kind]).join('; ') }, { heading: 'Do / by', cell: ({ steps }) => stepsText(steps) }], changes),
    nextCursor === null ? '' : '… còn nữa, xem --kind, --body hoặc --json / there are more, see --kind, --body or --json\n',
  ].join('');
}

const shown = ({ before, after }: BoardChange): DutyRow => (after ?? before) as DutyRow;
const bodies = (change: BoardChange): string => {
  const { before, after } = change;
  return before !== null && after !== null && before.body !== after.body ? `${before.bodyName} → ${after.bodyName}` : shown(change).bodyName;
};
