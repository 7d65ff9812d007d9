import { StandingDutiesQuestion } from '#libs/application';
import type { StandingState } from '#libs/domain';
import { everyPage, told } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

const STATE: Readonly<Record<StandingState, string>> = { reported: 'có báo cáo / reported', 'not-reported': 'chưa có báo cáo / no report', 'ended-by-decision': 'đã kết thúc / ended' };

export const standingCommand = readingCommand({
  name: 'standing',
  summary: { vi: 'nhiệm vụ thường xuyên và lần rà soát tới', en: 'standing duties and their next review' },
  about: {
    vi: 'In nhiệm vụ thường xuyên theo văn phòng theo dõi: nhịp, lần rà soát gần nhất, lần tới; ba trạng thái tách riêng. Không có quá hạn.',
    en: 'Prints standing duties by the office that supervises them: rhythm, last review, next one; three states apart. Nothing is overdue.',
  },
  options: { office: { type: 'string' }, body: { type: 'string' }, due: { type: 'boolean' } },
  optionHelp: ['--office BODY văn phòng theo dõi / the supervising office', '--body BODY   cơ quan chủ trì / the lead', '--due         chỉ việc đã đến lần rà soát / only those whose review may be held'],
  check: (given) => {
    bodyGiven(given, 'office');
    bodyGiven(given, 'body');
  },
  read: async (readings, asked, given) => {
    const narrow = { office: bodyGiven(given, 'office'), body: bodyGiven(given, 'body'), state: null, due: given['due'] === true };
    const { total, offices } = await told(readings.standingDuties(new StandingDutiesQuestion(asked, narrow, { cursor: null, limit: 1 })));
    const duties = await everyPage((page) => readings.standingDuties(new StandingDutiesQuestion(asked, narrow, page)), (answer) => answer.duties);
    const text = tableText(
      [
        { heading: 'Văn phòng / office', cell: ({ officeName }) => officeName },
        { heading: 'Cơ quan / body', cell: ({ bodyName }) => bodyName },
        { heading: 'Việc / task', cell: ({ taskCode }) => taskCode },
        { heading: 'Nhịp, tháng / months', right: true, cell: ({ everyMonths }) => everyMonths },
        { heading: 'Rà soát gần nhất / last', cell: ({ lastReviewOn }) => lastReviewOn ?? '–' },
        { heading: 'Lần tới / next', cell: ({ nextReviewOn, state }) => (state === 'ended-by-decision' ? '–' : nextReviewOn) },
        { heading: 'Đến kỳ / due', cell: ({ dueSince }) => (dueSince === null ? '' : 'đến kỳ / due') },
        { heading: 'Trạng thái / state', cell: ({ state }) => STATE[state] },
      ],
      duties,
    );
    return { json: { total, offices, duties }, text: `${text}Đến kỳ rà soát / due for review: ${ratioText(total.due)}\n` };
  },
});
