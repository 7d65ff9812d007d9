import { IndicatorsQuestion } from '#libs/application';
import { everyPage } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

export const indicatorsCommand = readingCommand({
  name: 'indicators',
  summary: { vi: 'chỉ tiêu và kết quả đo', en: 'indicators and their figures' },
  about: {
    vi: 'In từng mốc của từng chỉ tiêu với số liệu gần nhất; không có số đo thì ghi là chưa có, không phải là không đạt.',
    en: 'Prints each milestone of each indicator with its latest figure; no figure means that none is recorded, not that it was missed.',
  },
  options: { body: { type: 'string' } },
  optionHelp: ['--body BODY   số liệu của cơ quan này / figures of this body (default: toàn bộ / the whole)'],
  check: (given) => void bodyGiven(given, 'body'),
  read: async (readings, asked, given) => {
    const indicators = await everyPage((page) => readings.indicators(new IndicatorsQuestion(asked, { directiveId: null, body: bodyGiven(given, 'body') }, page)), (answer) => answer.indicators);
    const rows = indicators.flatMap((indicator) => indicator.milestones.map((milestone) => ({ indicator, milestone })));
    const text = tableText(
      [
        { heading: 'Mốc / milestone', cell: ({ milestone }) => milestone.code },
        { heading: 'Chỉ tiêu / indicator', cell: ({ indicator }) => indicator.name },
        { heading: 'Ngày / on', cell: ({ milestone }) => milestone.judgedOn ?? '–' },
        { heading: 'Văn bản / written', cell: ({ milestone }) => milestone.written ?? '–' },
        { heading: 'Số đo / figure', right: true, cell: ({ milestone: { actual } }) => (actual === null ? 'chưa có / none' : (actual.number?.text ?? actual.words ?? '–')) },
        { heading: 'Kỳ / period', cell: ({ milestone: { actual } }) => actual?.period ?? '–' },
        { heading: 'Mô phỏng / simulated', cell: ({ milestone: { actual } }) => (actual?.simulated === true ? 'mô phỏng' : '') },
        { heading: 'Trạng thái / standing', cell: ({ milestone }) => milestone.standing },
      ],
      rows,
    );
    return { json: { indicators }, text };
  },
});
