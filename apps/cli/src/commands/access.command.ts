import { AccessRecordsQuestion, type AccessFilter, type AccessRecordRow } from '#libs/application';
import { ACCESS_KINDS, actorId, bodyId, parseLocalDate, type AccessKind, type LocalDate } from '#libs/domain';
import { UsageError } from '../command.js';
import { told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';

const KIND: Readonly<Record<AccessKind, string>> = { read: 'xem / read', export: 'xuất / export', refused: 'bị từ chối / refused' };
const MOST = 200;

export const accessCommand = readingCommand({
  name: 'access',
  summary: { vi: 'ai đã xem gì của cơ quan khác, ai bị từ chối', en: 'who looked at what of others, and who was refused' },
  about: {
    vi: `In ${MOST} lượt xem, xuất, bị từ chối gần nhất hợp với các điều kiện.`,
    en: `Prints the newest ${MOST} looks, exports and refusals that fit.`,
  },
  options: { actor: { type: 'string' }, body: { type: 'string' }, thing: { type: 'string' }, kind: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  optionHelp: [
    '--actor ID    mã người xem / who looked',
    '--body ID     cơ quan được xem, hoặc của người xem / whose data, or whose person',
    '--thing ID    nhiệm vụ, văn bản, tài khoản / duty, directive, account',
    `--kind K      ${ACCESS_KINDS.join(', ')}`,
    '--from, --to  ngày ghi / day of recording, YYYY-MM-DD',
  ],
  check: (given) => void filterOf(given),
  read: async (readings, asked, given) => {
    const { records } = await told(readings.accessRecords(new AccessRecordsQuestion(asked, filterOf(given), { cursor: null, limit: MOST })));
    const text = tableText<AccessRecordRow>(
      [
        { heading: 'Lúc / at', cell: ({ at }) => at },
        { heading: 'Ai / who', cell: ({ actor }) => actor },
        { heading: 'Của / of', cell: ({ body }) => body },
        { heading: 'Việc / kind', cell: ({ kind }) => KIND[kind] },
        { heading: 'Yêu cầu / asked', cell: ({ asked: address }) => address },
        { heading: 'Cơ quan / bodies', cell: ({ bodies }) => bodies.join(' ') },
        { heading: 'Về / about', cell: ({ things }) => things.join(' ') },
        { heading: 'Vì / why not', cell: ({ reason }) => reason ?? '' },
      ],
      records,
    );
    return { json: { records }, text };
  },
});

/** @throws UsageError for a kind or a day that is none. */
function filterOf(given: Given): AccessFilter {
  const [actor, body, thing, kind] = ['actor', 'body', 'thing', 'kind'].map((option) => textOf(given[option]) ?? null);
  if (kind !== null && !ACCESS_KINDS.includes(kind as AccessKind)) throw new UsageError(`--kind: ${ACCESS_KINDS.join(', ')}`);
  return {
    actor: actor === null ? null : actorId(actor as string), body: body === null ? null : bodyId(body as string), thing: thing ?? null,
    kind: (kind ?? null) as AccessKind | null, from: dayIn(given, 'from'), to: dayIn(given, 'to'),
  }; // prettier-ignore
}

function dayIn(given: Given, option: string): LocalDate | null {
  const text = textOf(given[option]);
  const day = text === undefined ? null : parseLocalDate(text);
  if (text !== undefined && day === null) throw new UsageError(`--${option}: YYYY-MM-DD`);
  return day;
}
