import { MissingReportsQuestion, ReportObligationsQuestion, ReviewsQuestion } from '#libs/application';
import { everyPage } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { ratioText, tableText } from '../reading/table.js';

const TIER = { unit: 'đơn vị / unit', consolidated: 'tổng hợp / consolidated' } as const;
const REVIEW = { outlined: 'có đề cương / outlined', drafted: 'có dự thảo / drafted', conferred: 'đã hội nghị / conferred', concluded: 'đã kết luận / concluded', withdrawn: 'thu hồi / withdrawn' } as const;

export const reportsCommand = readingCommand({
  name: 'reports',
  summary: { vi: 'báo cáo định kỳ, sơ kết, tổng kết', en: 'periodic reports and reviews' },
  about: {
    vi: 'In các chế độ báo cáo định kỳ, số báo cáo kỳ này k/n và số còn thiếu quá hạn, rồi các cuộc sơ kết, tổng kết.',
    en: 'Prints who owes periodic reports, those of the present period, k/n, and those missing past their day; then the reviews.',
  },
  options: { missing: { type: 'boolean' } },
  optionHelp: ['--missing     từng báo cáo còn thiếu quá hạn / each report that is missing past its day'],
  read: async (readings, asked, given) => {
    if (given['missing'] === true) {
      const missing = await everyPage((page) => readings.missingReports(new MissingReportsQuestion(asked, 'overdue', null, page)), (answer) => answer.missing);
      const text = tableText(
        [
          { heading: 'Báo cáo / report', cell: ({ title }) => title },
          { heading: 'Kỳ / period', cell: ({ period }) => period },
          { heading: 'Cấp / tier', cell: ({ tier }) => TIER[tier] },
          { heading: 'Đơn vị / unit', cell: ({ unitName }) => unitName },
          { heading: 'Hạn / due', cell: ({ due }) => due ?? '–' },
          { heading: 'Quá hạn, ngày / days', right: true, cell: ({ days }) => days },
        ],
        missing,
      );
      return { json: { missing }, text };
    }
    const obligations = await everyPage((page) => readings.reportObligations(new ReportObligationsQuestion(asked, page)), (answer) => answer.obligations);
    const reviews = await everyPage((page) => readings.reviews(new ReviewsQuestion(asked, page)), (answer) => answer.reviews);
    const owed = tableText(
      [
        { heading: 'Báo cáo / report', cell: ({ title }) => title },
        { heading: 'Lịch / calendar', cell: ({ calendar, rhythm }) => `${calendar} ${rhythm}` },
        { heading: 'Tổng hợp / by', cell: ({ consolidator }) => consolidator.name },
        { heading: 'Nơi nhận / to', cell: ({ recipient }) => recipient.name },
        { heading: 'Kỳ / period', cell: ({ currentPeriod }) => currentPeriod ?? '–' },
        { heading: 'Đã nộp / reported', right: true, cell: ({ reported }) => ratioText(reported) },
        { heading: 'Thiếu quá hạn / overdue', right: true, cell: ({ overdue }) => overdue },
      ],
      obligations,
    );
    const reviewed = tableText(
      [
        { heading: 'Sơ kết, tổng kết / review', cell: ({ title }) => title },
        { heading: 'Đề cương / outline', cell: ({ outlineDate }) => outlineDate },
        { heading: 'Đơn vị / units', right: true, cell: ({ reported }) => ratioText(reported) },
        { heading: 'Bước / step', cell: ({ status }) => REVIEW[status] },
      ],
      reviews,
    );
    return { json: { obligations, reviews }, text: `${owed}\n${reviewed}` };
  },
});
