import { NoticesQuestion } from '#libs/application';
import { dateAt, type BodyId } from '#libs/domain';
import { UsageError } from '../command.js';
import { everyPage } from '../reading/folder-readings.js';
import { readingCommand, type Given } from '../reading/reading-command.js';
import { tableText } from '../reading/table.js';
import { bodyGiven } from './urgings.command.js';

function bodyNamed(given: Given): BodyId {
  const body = bodyGiven(given, 'body');
  if (body === null) throw new UsageError('cần --body / --body is needed');
  return body;
}

export const noticesCommand = readingCommand({
  name: 'notices',
  summary: { vi: 'thông báo gửi một cơ quan', en: 'the notices to a body' },
  about: { vi: 'In các thông báo mà một cơ quan đã nhận, mới nhất trước.', en: 'Prints the notices that a body has been given, newest first.' },
  options: { body: { type: 'string' }, unseen: { type: 'boolean' } },
  optionHelp: ['--body BODY   mã cơ quan, phải có / id of the body, needed', '--unseen      chỉ thông báo chưa xem / only those not seen yet'],
  check: (given) => void bodyNamed(given),
  read: async (readings, asked, given) => {
    const body = bodyNamed(given);
    const only = given['unseen'] === true ? 'unseen' : 'all';
    const notices = await everyPage((page) => readings.notices(new NoticesQuestion(asked, body, only, page)), (answer) => answer.notices);
    const text = tableText(
      [
        { heading: 'Ngày / on', cell: ({ at }) => dateAt(at) },
        { heading: 'Xem / seen', cell: ({ seen }) => (seen ? '✓' : '') },
        { heading: 'Hạn / due', cell: ({ due }) => due ?? '–' },
        { heading: 'Thông báo / notice', cell: ({ subject }) => subject.vi },
      ],
      notices,
    );
    return { json: { body, notices }, text };
  },
});
