import { CustodyBoardQuestion, type CustodyCounts, type CustodyGroup } from '#libs/application';
import { UsageError } from '../command.js';
import { told } from '../reading/folder-readings.js';
import { readingCommand, textOf, type Given } from '../reading/reading-command.js';
import { tableText, type Column } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

function groupingIn(given: Given): 'body' | 'month' {
  const by = textOf(given['by']) ?? 'body';
  if (by !== 'body' && by !== 'month') throw new UsageError(`--by: body hoặc month / body or month: ${by}`);
  return by;
}

const days = (heading: string, party: keyof CustodyCounts): Column<CustodyGroup> => ({ heading, right: true, cell: (group) => group.days[party] });

export const custodyCommand = readingCommand({
  name: 'custody',
  summary: { vi: 'ngày bị giữ ở đâu', en: 'with whom the working days of duties are' },
  about: {
    vi: 'In số ngày làm việc mà mỗi cơ quan (hoặc trong mỗi tháng) giữ việc, theo vai; cộng lại đúng bằng số ngày đã trôi qua.',
    en: 'Prints with which body (or in which month) the working days of all duties were, by part; they add up to all that went by.',
  },
  options: { by: { type: 'string' }, body: { type: 'string' } },
  optionHelp: ['--by body|month  gộp theo cơ quan hoặc tháng / by body or by month (default: body)', '--body BODY   chỉ của cơ quan này / of this body only'],
  check: (given) => {
    groupingIn(given);
    bodyGiven(given, 'body');
  },
  read: async (readings, asked, given) => {
    const by = groupingIn(given);
    const { groups, total, calendarVersion } = await told(readings.custodyBoard(new CustodyBoardQuestion(asked, by, { body: bodyGiven(given, 'body'), from: null, until: null })));
    const text = tableText(
      [
        { heading: by === 'body' ? 'Cơ quan / body' : 'Tháng / month', cell: ({ name }) => name },
        { heading: 'Ngày làm việc / working days', right: true, cell: ({ workingDays }) => workingDays },
        days('chủ trì / lead', 'lead'),
        days('phối hợp / coordinator', 'coordinator'),
        days('xác nhận / confirming', 'confirming'),
        days('giao việc / issuer', 'issuer'),
        days('tạm dừng / suspended', 'suspended'),
        { heading: 'Việc / duties', right: true, cell: ({ duties }) => duties },
      ],
      groups,
    );
    return { json: { by, calendarVersion, total, groups }, text: `${text}${total.workingDays} ngày làm việc / working days\n` };
  },
});
