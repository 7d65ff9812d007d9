import { LeftBehindQuestion } from '#libs/application';
import { told } from '../reading/folder-readings.js';
import { readingCommand } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';

const AT_ONCE = 200;

export const leftBehindCommand = readingCommand({
  name: 'left-behind',
  summary: { vi: 'nhiệm vụ của cơ quan đã kết thúc, chưa có nơi nhận', en: 'duties of bodies that ended with nobody to take over' },
  about: {
    vi: `In cơ quan đã kết thúc mà chưa nêu nơi nhận bàn giao, và ${AT_ONCE} nhiệm vụ còn dở đến hạn trước nhất của các cơ quan ấy. Giao bằng: bodies hand-over.`,
    en: `Prints the bodies that ended with nobody named to take over, and the ${AT_ONCE} of their open duties that fall due first. Give them on with: bodies hand-over.`,
  },
  read: async (readings, asked) => {
    const { bodies, duties } = await told(readings.leftBehind(new LeftBehindQuestion(asked, { cursor: null, limit: AT_ONCE })));
    if (bodies.length === 0) return { json: { bodies, duties }, text: 'Không có / none\n' };
    const left = tableText(
      [
        { heading: 'Cơ quan / body', cell: ({ body, bodyName }) => `${body} ${bodyName}` },
        { heading: 'Ngày cuối / last day', cell: ({ lastDay }) => lastDay },
        { heading: 'Việc / duties', right: true, cell: ({ duties: count }) => count },
      ],
      bodies,
    );
    const listed = tableText(
      [
        { heading: 'Việc / duty', cell: ({ assignmentId }) => assignmentId },
        { heading: 'Mục / task', cell: ({ taskCode }) => taskCode },
        { heading: 'Chủ trì / lead', cell: ({ body }) => body },
        { heading: 'Đã kết thúc / ended', cell: ({ ended }) => ended.join(', ') },
        { heading: 'Hạn / due', cell: ({ currentDue }) => currentDue ?? '—' },
      ],
      duties,
    );
    return { json: { bodies, duties }, text: `${left}\n${listed}` };
  },
});
