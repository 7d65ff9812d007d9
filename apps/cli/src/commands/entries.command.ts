import { EntryLimitsQuestion, type EntryRow } from '#libs/application';
import type { EntryClass, Urgency } from '#libs/domain';
import { told } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';

const URGENCY: Readonly<Record<Urgency, string>> = { express: 'hỏa tốc', 'very-urgent': 'thượng khẩn', urgent: 'khẩn', ordinary: 'thường' };
const LIMIT: Readonly<Record<EntryClass, string>> = { urgent: 'khẩn / urgent', ordinary: 'thường / ordinary', 'many-tasks': 'nhiều việc / many tasks' };
const PAPER: Readonly<Record<EntryRow['paper'], string>> = { directive: 'văn bản / directive', amendment: 'điều chỉnh / amendment' };

export const entriesCommand = readingCommand({
  name: 'entries',
  summary: { vi: 'văn phòng nhập văn bản có kịp hạn không', en: 'whether the office enters papers in time' },
  about: {
    vi: 'In số văn bản được nhập đúng hạn k/n theo độ khẩn, và nêu tên từng văn bản nhập chậm; --all in tất cả.',
    en: 'Prints how many papers were entered in time, k/n, by urgency, and names each that was late; --all prints every one.',
  },
  options: { all: { type: 'boolean' } },
  optionHelp: ['--all         cả văn bản nhập đúng hạn / those in time too'],
  read: async (readings, asked, given) => {
    const { inTime, byLimit, late, entries } = await told(readings.entryLimits(new EntryLimitsQuestion(asked)));
    const rows = given['all'] === true ? entries : late;
    const text = tableText(
      [
        { heading: 'Số / no.', cell: ({ symbol }) => symbol },
        { heading: 'Loại / paper', cell: ({ paper }) => PAPER[paper] },
        { heading: 'Độ khẩn / urgency', cell: ({ urgency }) => URGENCY[urgency] },
        { heading: 'Việc / tasks', right: true, cell: ({ tasks }) => tasks },
        { heading: 'Ngày văn bản / date', cell: ({ date }) => date },
        { heading: 'Hạn nhập / by', cell: ({ limitOn }) => limitOn },
        { heading: 'Ngày nhập / entered', cell: ({ enteredOn }) => enteredOn },
        { heading: 'Chậm, ngày làm việc / working days late', right: true, cell: ({ workingDaysLate }) => workingDaysLate },
        { heading: 'Theo quy định / policy', right: true, cell: ({ policyVersion }) => policyVersion },
      ],
      rows,
    );
    const counts = (Object.keys(LIMIT) as EntryClass[]).map((limit) => `${LIMIT[limit]} ${ratioText(byLimit[limit])}`).join(' · ');
    return { json: { inTime, byLimit, entries: rows }, text: `${text}Đúng hạn / in time: ${ratioText(inTime)} (${counts})\n` };
  },
});
