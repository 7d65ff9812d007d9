import { answerOf, api, type Schemas } from '../api/client.js';
import { SHOWN } from '../difference/shown.js';
import { readMomentSearch, type MomentSearch } from '../shell/moment.js';

/** Boards whose numbers can be opened, as addresses call them. */
export const COUNTING = ['hop-viec', 'tong-hop', 'dang-giu', 'phoi-hop', 'bao-cao-dinh-ky', 'chi-tieu', 'xep-hang', 'van-ban', 'giao-viec', 'cap-nhat'] as const;
export type Counting = (typeof COUNTING)[number];

/** Where a number stands, in the address. */
export interface CountedIn {
  readonly bang: Counting;
  /** Whose board: the directive of `van-ban`, `giao-viec`, `cap-nhat`, the obligation of `bao-cao-dinh-ky`, the office of `xep-hang`. */
  readonly ma?: string | undefined;
  /** The period of `xep-hang`. */
  readonly ky?: string | undefined;
  /** Narrowed to a body, a directive. */
  readonly dv?: string | undefined;
  readonly vb?: string | undefined;
  /** Judged by original due days (`tong-hop`, `xep-hang`). */
  readonly han?: 'goc' | undefined;
  /** Groups are months instead of bodies (`tong-hop`, `dang-giu`). */
  readonly theo?: 'thang' | undefined;
  /** Of which days (`dang-giu`). */
  readonly tu?: string | undefined;
  readonly den?: string | undefined;
}

/** One number of it: `so` by the path of its field, `nhom` of one group, none for the total. */
export interface NumberSearch extends CountedIn, MomentSearch {
  readonly so: string;
  readonly nhom?: string | undefined;
}

const NARROWING = ['ma', 'ky', 'dv', 'vb', 'tu', 'den', 'nhom'] as const;

export function readNumberSearch(search: Readonly<Record<string, unknown>>): NumberSearch {
  const { bang, so, han, theo } = search;
  const narrowed = Object.fromEntries(NARROWING.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : [])));
  return {
    ...readMomentSearch(search), ...narrowed, bang: COUNTING.includes(bang as Counting) ? (bang as Counting) : 'tong-hop', so: typeof so === 'string' ? so : 'boxes.overdue',
    ...(han === 'goc' && { han }), ...(theo === 'thang' && { theo }),
  }; // prettier-ignore
}

/** What a number counts, with the root of the log that it was worked out from. */
export type Explanation = Pick<Schemas['CountedExplanation'], 'moment' | 'groupName' | 'count' | 'things' | 'nextCursor' | 'log'>;
export interface Part {
  readonly asOf?: string;
  readonly cursor?: string;
}

const against = ({ han }: CountedIn): 'original' | undefined => (han === undefined ? undefined : 'original');
const byMonth = ({ theo }: CountedIn): 'month' | undefined => (theo === undefined ? undefined : 'month');
/** The narrowing as the API wants it: what is undefined is not asked for. */
const custodyOf = ({ dv: body, tu: from, den: until, ...of }: CountedIn) => ({ by: byMonth(of), body, from, until });

/** A part of what a number counts. @throws ApiProblemError, UnreachableError */
export async function readExplanation(search: NumberSearch, part: Part): Promise<Explanation> {
  const { bang, so, nhom, ma = '', ky = '', dv: body, vb: directiveId } = search;
  // A name out of the address: each board has its own, and the program refuses one that it does not know.
  const number = so as never;
  const common = { ...part, group: nhom };
  const path = { id: ma };
  switch (bang) {
    case 'tong-hop':
      return ofBoard(await answerOf(api.GET('/api/boards/explanation', { params: { query: { ...common, number, body, directiveId, against: against(search), groupBy: byMonth(search) } } })));
    case 'hop-viec':
      return answerOf(api.GET('/api/inbox/explanation', { params: { query: { ...common, number, body } } }));
    case 'dang-giu':
      return answerOf(api.GET('/api/boards/custody/explanation', { params: { query: { ...common, number, ...custodyOf(search) } } }));
    case 'phoi-hop':
      return answerOf(api.GET('/api/boards/silent-coordinators/explanation', { params: { query: { ...common, number } } }));
    case 'bao-cao-dinh-ky':
      return answerOf(api.GET('/api/reporting/explanation', { params: { query: { ...common, number, obligation: search.ma, body } } }));
    case 'chi-tieu':
      return answerOf(api.GET('/api/indicators/explanation', { params: { query: { ...common, number, directiveId, body } } }));
    case 'xep-hang':
      return answerOf(api.GET('/api/rankings/{office}/{period}/live/explanation', { params: { path: { office: ma, period: ky }, query: { ...common, number, against: against(search) } } }));
    case 'van-ban':
      return answerOf(api.GET('/api/directives/{id}/explanation', { params: { path, query: { ...common, number } } }));
    case 'giao-viec':
      return answerOf(api.GET('/api/directives/{id}/fan-out/explanation', { params: { path, query: { ...common, number } } }));
    case 'cap-nhat':
      return answerOf(api.GET('/api/directives/{id}/update-rate/explanation', { params: { path, query: { ...common, number } } }));
  }
}

/** The board of duties tells each with the row of its list. */
function ofBoard({ duties, ...rest }: Schemas['BoardExplanation']): Explanation {
  const things = duties.map(({ duty: { assignmentId: id, period, taskCode: code, summary: title, directiveId, body, bodyName }, ...steps }) => ({
    subject: { kind: 'duty' as const, id, part: period?.key ?? null, code, title, directiveId }, side: { group: null, body, bodyName, counts: {}, facts: {} }, weight: 1, ...steps,
  })); // prettier-ignore
  return { ...rest, groupName: null, things };
}

/** What changed on a board since; that of duties (`tong-hop`) is told by its own page. @throws ApiProblemError, UnreachableError */
export function readDifference(board: CountedIn & { readonly bang: Exclude<Counting, 'tong-hop'> }, since: string): Promise<Schemas['CountedDifferenceAnswer']> {
  const { bang, ma = '', ky = '', dv: body, vb: directiveId } = board;
  const common = { since, limit: SHOWN };
  const ofDirective = { path: { id: ma }, query: common };
  switch (bang) {
    case 'hop-viec':
      return answerOf(api.GET('/api/inbox/difference', { params: { query: { ...common, body } } }));
    case 'dang-giu':
      return answerOf(api.GET('/api/boards/custody/difference', { params: { query: { ...common, ...custodyOf(board) } } }));
    case 'phoi-hop':
      return answerOf(api.GET('/api/boards/silent-coordinators/difference', { params: { query: common } }));
    case 'bao-cao-dinh-ky':
      return answerOf(api.GET('/api/reporting/difference', { params: { query: { ...common, obligation: board.ma, body } } }));
    case 'chi-tieu':
      return answerOf(api.GET('/api/indicators/difference', { params: { query: { ...common, directiveId, body } } }));
    case 'xep-hang':
      return answerOf(api.GET('/api/rankings/{office}/{period}/live/difference', { params: { path: { office: ma, period: ky }, query: { ...common, against: against(board) } } }));
    case 'van-ban':
      return answerOf(api.GET('/api/directives/{id}/difference', { params: ofDirective }));
    case 'giao-viec':
      return answerOf(api.GET('/api/directives/{id}/fan-out/difference', { params: ofDirective }));
    case 'cap-nhat':
      return answerOf(api.GET('/api/directives/{id}/update-rate/difference', { params: ofDirective }));
  }
}
