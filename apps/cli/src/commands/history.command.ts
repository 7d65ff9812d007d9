import { STORED_NAMES, type ActEntry, type FieldChange, type HistoryAnswer, type HistoryFilter, type Page } from '#libs/application';
import { actorId, parseLocalDate, type LocalDate } from '#libs/domain';
import { UsageError } from '../command.js';
import { told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

/** As many acts are printed unless `--limit` says otherwise. */
const USUAL = 200;

export const historyCommand = readingCommand({
  name: 'history',
  summary: { vi: 'lịch sử của bất cứ việc gì, hoặc của một người, một cơ quan', en: 'the history of anything, or of a person or a body' },
  about: {
    vi: 'In từng sự kiện: ai, cho ai, ngày nào, ghi lúc nào, đổi gì; của một việc (--stream), hoặc mọi việc của một người (--actor) hay cơ quan (--body).',
    en: 'Prints each act: who, for whom, on which day, recorded when, what it changed; of one thing (--stream), or all that a person (--actor) or body (--body) did.',
  },
  options: { stream: { type: 'string' }, actor: { type: 'string' }, body: { type: 'string' }, types: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, q: { type: 'string' }, limit: { type: 'string' } },
  optionHelp: [
    '--stream S    assignment-<id>, directive-<id>, inspection-<id>, organisation-register, …',
    '--actor A     mã người thực hiện / id of the person',
    '--body BODY   cơ quan thực hiện, hoặc được thay mặt / the body that acted, or was acted for',
    '--types T,T   loại việc / kinds of acts, such as result-submitted',
    '--from D --to D  theo ngày trên giấy / by the day on the paper, both included',
    '--q WORDS     từ trong nội dung / words in what was recorded',
    `--limit N     số dòng nhiều nhất / at most so many acts (default: ${USUAL})`,
  ],
  check: (given) => void wantedIn(given),
  read: async (readings, asked, given) => {
    const { stream, filter, limit } = wantedIn(given);
    const request = { asOf: asked.asOf, filter, mayBeSeen: () => Promise.resolve(true) };
    const ask = (page: Page): Promise<HistoryAnswer> => told(stream === null ? readings.historyOfWhoever({ ...request, page }) : readings.history({ ...request, stream, page }));
    const entries: ActEntry[] = [];
    let cursor: string | null = null;
    do {
      const answer: HistoryAnswer = await ask({ cursor, limit: Math.min(200, limit - entries.length) });
      entries.push(...answer.entries);
      cursor = answer.nextCursor;
    } while (cursor !== null && entries.length < limit);
    const more = cursor === null ? '' : '… còn nữa, xem --limit / there are more, see --limit\n';
    return { json: { entries, more: cursor !== null }, text: `${historyText(entries, stream === null)}${more}` };
  },
});

interface Wanted {
  /** Null = whatever somebody did. */
  readonly stream: string | null;
  readonly filter: HistoryFilter;
  readonly limit: number;
}

/** @throws UsageError */
function wantedIn(given: Given): Wanted {
  const [stream, actor, types] = [textOf(given['stream']), textOf(given['actor']), textOf(given['types'])?.split(',') ?? null];
  const body = bodyGiven(given, 'body');
  if (stream === undefined && actor === undefined && body === null) throw new UsageError('--stream, --actor, --body: cần một trong ba / one of the three is needed');
  const known = new Set<string>(Object.values(STORED_NAMES));
  for (const type of types ?? []) if (!known.has(type)) throw new UsageError(`--types: không có loại / there is no kind: ${type}`);
  const limit = Number(textOf(given['limit']) ?? USUAL);
  if (!Number.isSafeInteger(limit) || limit < 1) throw new UsageError(`--limit: ${String(given['limit'])}`);
  return { stream: stream ?? null, filter: { types, body, actor: actor === undefined ? null : actorId(actor), from: dayIn(given, 'from'), to: dayIn(given, 'to'), text: textOf(given['q']) ?? null }, limit };
}

/** @throws UsageError */
function dayIn(given: Given, option: string): LocalDate | null {
  const text = textOf(given[option]);
  const day = text === undefined ? null : parseLocalDate(text);
  if (text !== undefined && day === null) throw new UsageError(`--${option}: cần YYYY-MM-DD / must be YYYY-MM-DD: ${text}`);
  return day;
}

function historyText(entries: readonly ActEntry[], ofWhoever: boolean): string {
  const changed = (changes: readonly FieldChange[] | null): string => (changes ?? []).map(({ field, after }) => `${field} = ${JSON.stringify(after)}`).join('; ');
  return tableText(
    [
      { heading: 'Ngày / on', cell: ({ occurredOn }) => occurredOn },
      { heading: 'Ghi lúc / recorded', cell: ({ recordedAt }) => recordedAt },
      { heading: 'Việc / act', cell: ({ title }) => title.vi },
      { heading: 'Cơ quan / body', cell: ({ body, actingFor }) => (actingFor === null ? body : `${body} (thay mặt / for ${actingFor})`) },
      { heading: 'Người / person', cell: ({ actor }) => actor },
      ofWhoever ? { heading: 'Của / of', cell: ({ stream, revision }: ActEntry) => `${stream} ${revision}` } : { heading: 'Thay đổi / changes', cell: ({ changes }: ActEntry) => changed(changes) },
    ],
    entries,
  );
}
