import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sendingAgainFault, type MailRecord, type SendingAgainFault } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { NOTIFICATION_FILE_NAME, openNotificationFile, type NotificationFile } from '#libs/adapters/notification-sqlite';
import { dateAt } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, type Bilingual, type Command } from '../command.js';
import { print, printJson } from '../output.js';
import { tableText } from '../reading/table.js';

const HELP = `dondoc emails [--refused] [--again ID [--same-address]] [--data DIR] [--json]

In các thư báo và kết quả gửi, mới nhất trước. Chạy được cạnh máy chủ đang mở; máy chủ gửi thư được yêu cầu gửi lại.
Prints the e-mails and what became of them, newest first. Runs beside a server, which sends what is to be sent again.

  --refused        chỉ thư bị từ chối hẳn / only those refused for good
  --again ID       gửi lại một thư bị từ chối, sau khi sửa địa chỉ / send a refused one again, once its address was corrected
  --same-address   lỗi ở máy chủ thư, địa chỉ giữ nguyên / the mail server was at fault, the address stays
`;

const STATES: Readonly<Record<MailRecord['state'], string>> = { waiting: 'chờ / waiting', sent: 'đã gửi / sent', refused: 'bị từ chối / refused', dropped: 'bỏ / dropped' };

const WHY_NOT: Readonly<Record<SendingAgainFault | 'unknown' | 'forgotten', Bilingual>> = {
  'email-not-refused': { vi: 'thư này không ở trạng thái bị từ chối', en: 'the e-mail was not refused' },
  'no-office-address': { vi: 'cơ quan chưa có địa chỉ thư: ghi địa chỉ rồi gửi lại', en: 'the office has no address: set it, then send again' },
  'address-not-corrected': { vi: 'địa chỉ chưa được sửa từ khi bị từ chối: sửa, hoặc dùng --same-address', en: 'the address was not changed since: correct it, or use --same-address' },
  unknown: { vi: 'không có thư này', en: 'there is no such e-mail' },
  forgotten: { vi: 'nội dung thư không còn được giữ; thông báo vẫn có trong chương trình', en: 'what it said is not kept any more; the notices stand in the program' },
};

/** How many are printed. */
const MOST = 500;

export const emailsCommand: Command = {
  name: 'emails',
  summary: { vi: 'thư báo, gửi lại thư bị từ chối', en: 'e-mails, and sending refused ones again' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { refused: { type: 'boolean' }, again: { type: 'string' }, 'same-address': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const folder = dataFolder(values.data);
    if (!existsSync(join(folder, NOTIFICATION_FILE_NAME))) throw new FailedError({ vi: `${folder} chưa có thư nào`, en: `there are no e-mails in ${folder}` });
    const file = openNotificationFile({ folder });
    try {
      const emails = values.again === undefined ? file.outbox.list(null, MOST, values.refused === true ? 'refused' : null) : [sentAgain(file, values.again, values['same-address'] === true)];
      await (values.json === true ? printJson({ emails }) : print(listed(emails)));
    } finally {
      file.close();
    }
    return 0;
  },
};

/** @throws FailedError when it may not be sent again. */
function sentAgain({ outbox, addresses }: NotificationFile, id: string, sameAddress: boolean): MailRecord {
  const record = outbox.record(id);
  const fault = record === null ? 'unknown' : sendingAgainFault(record, addresses.of(record.body), sameAddress);
  if (fault !== null) throw new FailedError(WHY_NOT[fault]);
  const outcome = outbox.sendAgain(id, new SystemClock().now());
  if (outcome !== 'waits') throw new FailedError(WHY_NOT[outcome === 'not-refused' ? 'email-not-refused' : outcome]);
  return outbox.record(id) as MailRecord;
}

const listed = (emails: readonly MailRecord[]): string =>
  tableText(
    [
      { heading: 'Thư / e-mail', cell: ({ id }) => id },
      { heading: 'Ngày / made', cell: ({ createdAt }) => dateAt(createdAt) },
      { heading: 'Cơ quan / body', cell: ({ body }) => body },
      { heading: 'Kết quả / state', cell: ({ state }) => STATES[state] },
      { heading: 'Lần gửi / tries', right: true, cell: ({ attempts }) => attempts },
      { heading: 'Máy chủ thư trả lời / answer', cell: ({ answer }) => answer ?? '–' },
    ],
    emails,
  );
