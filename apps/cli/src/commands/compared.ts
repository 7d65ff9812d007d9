import { BOARD_NUMBERS, COORDINATOR_NUMBERS, CUSTODY_NUMBERS, DIRECTIVE_NUMBERS, FAN_OUT_NUMBERS, INBOX_NUMBERS, MILESTONE_NUMBERS, RANKING_NUMBERS, REPORT_NUMBERS, UPDATE_RATE_NUMBERS, type AskedBoard, type AskedList } from '#libs/application';
import { rankingPeriod, type BodyId, type DirectiveId } from '#libs/domain';
import { UsageError } from '../command.js';
import { textOf, type Given } from '../reading/reading-command.js';
import { boardGiven, oneOf } from './board-words.js';
import { bodyGiven } from './urgings.command.js';

/** Boards whose numbers are compared and explained, each with its numbers. `duties`: the board of duties. */
export const COMPARED_BOARDS = {
  duties: BOARD_NUMBERS, inbox: INBOX_NUMBERS, custody: CUSTODY_NUMBERS, coordinators: COORDINATOR_NUMBERS, reports: REPORT_NUMBERS, indicators: MILESTONE_NUMBERS, ranking: RANKING_NUMBERS, directive: DIRECTIVE_NUMBERS,
  'fan-out': FAN_OUT_NUMBERS, 'update-rate': UPDATE_RATE_NUMBERS,
} as const satisfies Readonly<Record<AskedBoard['of'] | 'duties', readonly string[]>>; // prettier-ignore

/** Lists that are compared row by row. */
export const COMPARED_LISTS = [
  'urgings', 'urging-inbox', 'inspections', 'oversights', 'reviews', 'notices', 'standing-duties', 'left-behind', 'directives', 'stubs', 'receipts', 'rankings', 'delegations', 'proposals', 'bodies',
] as const satisfies readonly AskedList['of'][]; // prettier-ignore

export type Compared = keyof typeof COMPARED_BOARDS | AskedList['of'];

const BOARDS = Object.keys(COMPARED_BOARDS) as readonly (keyof typeof COMPARED_BOARDS)[];

export const COMPARED_OPTIONS = { of: { type: 'string' }, office: { type: 'string' }, period: { type: 'string' } } as const;
export const COMPARED_HELP = [
  `--of WHAT     ${BOARDS.join(', ')}`,
  '              (default: duties)',
  '--office BODY --period K   bảng xếp hạng của ai, kỳ nào / whose ranking, of which period, such as 2022-Q1',
] as const;
export const LISTS_HELP = [`              ${COMPARED_LISTS.slice(0, 8).join(', ')},`, `              ${COMPARED_LISTS.slice(8).join(', ')}`] as const;

/** What `--of` names among boards, or among boards and lists. @throws UsageError */
export const boardOf = (given: Given): keyof typeof COMPARED_BOARDS => oneOf(given, 'of', BOARDS) ?? 'duties';
export const comparedOf = (given: Given): Compared => oneOf<Compared>(given, 'of', [...BOARDS, ...COMPARED_LISTS]) ?? 'duties';

export const isList = (of: Compared): of is AskedList['of'] => COMPARED_LISTS.some((list) => list === of);

/** The board, narrowed by the options that it knows. @throws UsageError for one that it cannot do without. */
export function askedBoard(of: AskedBoard['of'], given: Given): AskedBoard {
  const { against, narrow } = boardGiven(given);
  switch (of) {
    case 'inbox':
      return { of, body: needed(narrow.body, 'body') };
    case 'custody':
      return { of, by: oneOf(given, 'by', ['body', 'month'] as const) ?? 'body', narrow: { body: narrow.body, from: null, until: null } };
    case 'coordinators':
      return { of };
    case 'reports':
      return { of, obligationId: null, body: narrow.body };
    case 'indicators':
      return { of, narrow };
    case 'ranking': {
      const period = textOf(given['period']);
      if (period === undefined || rankingPeriod(period) === null) throw new UsageError('--period: 2022-Q1, 2022-H1, 2022');
      return { of, office: needed(bodyGiven(given, 'office'), 'office'), period, against };
    }
    case 'directive':
    case 'fan-out':
    case 'update-rate':
      return { of, directiveId: needed(narrow.directiveId, 'directive') };
  }
}

/** The list, narrowed by the options that it knows. @throws UsageError for one that it cannot do without. */
export function askedList(of: AskedList['of'], given: Given): AskedList {
  const { body, directiveId } = boardGiven(given).narrow;
  const office: BodyId | null = bodyGiven(given, 'office');
  switch (of) {
    case 'urgings':
      return { of, narrow: { issuer: office, addressee: body, directiveId, grade: null } };
    case 'urging-inbox':
      return { of, body: needed(body, 'body'), filter: 'all' };
    case 'inspections':
      return { of, narrow: { body, directiveId, stage: null } };
    case 'oversights':
      return { of, narrow: { body, directiveId } };
    case 'notices':
      return { of, body: needed(body, 'body') };
    case 'standing-duties':
      return { of, narrow: { office, body, state: null, due: false } };
    case 'receipts':
      return { of, directiveId: needed<DirectiveId>(directiveId, 'directive') };
    case 'rankings':
      return { of, office };
    case 'delegations':
      return { of, narrow: { body, inForce: false } };
    case 'proposals':
      return { of, narrow: { body, subjectId: null, open: false } };
    case 'reviews':
    case 'left-behind':
    case 'directives':
    case 'stubs':
    case 'bodies':
      return { of };
  }
}

function needed<V>(value: V | null, option: string): V {
  if (value === null) throw new UsageError(`--${option}: bảng này cần / this one needs it`);
  return value;
}
