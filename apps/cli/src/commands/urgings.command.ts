import { UrgingsQuestion } from '#libs/application';
import { bodyId, REGISTER_KEY, type UrgingGrade } from '#libs/domain';
import { UsageError } from '../command.js';
import { everyPage } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';

const GRADE: Readonly<Record<UrgingGrade, string>> = { remind: 'nhắc', urge: 'đôn đốc', criticise: 'phê bình', 'report-to-standing-committee': 'báo cáo BTV' };
const STATUS = { issued: 'đang mở / open', withdrawn: 'thu hồi / withdrawn', closed: 'kết thúc / closed' } as const;

/** The id of a body given by an option; null when it is absent. @throws UsageError */
export function bodyGiven(given: Given, option: string): ReturnType<typeof bodyId> | null {
  const text = textOf(given[option]);
  if (text === undefined) return null;
  if (!REGISTER_KEY.test(text)) throw new UsageError(`--${option}: không phải mã cơ quan / no id of a body: ${text}`);
  return bodyId(text);
}

export const urgingsCommand = readingCommand({
  name: 'urgings',
  summary: { vi: 'văn bản đôn đốc và số cơ quan đã trả lời', en: 'formal urgings and who has answered' },
  about: { vi: 'In các văn bản đôn đốc, mới nhất trước, với số cơ quan đã trả lời k/n.', en: 'Prints the formal urgings, newest first, with how many addressees have answered, k/n.' },
  options: { body: { type: 'string' } },
  optionHelp: ['--body BODY   chỉ văn bản gửi cơ quan này / only those to this body'],
  check: (given) => void bodyGiven(given, 'body'),
  read: async (readings, asked, given) => {
    const narrow = { issuer: null, addressee: bodyGiven(given, 'body'), directiveId: null, grade: null };
    const urgings = await everyPage((page) => readings.urgings.list(new UrgingsQuestion(asked, narrow, page)), (answer) => answer.urgings);
    const text = tableText(
      [
        { heading: 'Số / no.', cell: ({ symbol }) => symbol },
        { heading: 'Ngày / date', cell: ({ date }) => date },
        { heading: 'Mức / grade', cell: ({ grade }) => GRADE[grade] },
        { heading: 'Phiếu / slip', cell: ({ colour }) => colour },
        { heading: 'Cơ quan / by', cell: ({ issuerName }) => issuerName },
        { heading: 'Việc / duties', right: true, cell: ({ duties }) => duties },
        { heading: 'Hạn / due', cell: ({ answerDue }) => answerDue },
        { heading: 'Trả lời / answered', right: true, cell: ({ answered }) => ratioText(answered) },
        { heading: 'Trạng thái / status', cell: ({ status }) => STATUS[status] },
      ],
      urgings,
    );
    return { json: { urgings }, text };
  },
});
