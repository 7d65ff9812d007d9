import { resetAccess } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { NodeIds } from '#libs/adapters/ids-node';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { localOperator } from '../engine/local-operator.js';
import { print, printJson } from '../output.js';
import { freshSecret } from './accounts-import.js';
import { inStore } from './accounts.command.js';
import { replaceKey } from './replace-key.js';

const HELP = `dondoc admin reset-access LOGIN [--data DIR] [--json]
dondoc admin replace-key [--data DIR] [--json]

Khi không ai quản trị được nữa, chạy trên chính máy đặt thư mục dữ liệu: mở lại tài khoản đó, cho quyền quản trị, bỏ mật khẩu, ứng dụng
xác thực và mã dự phòng cũ, kết thúc mọi phiên và mã máy của nó, rồi in một đường dẫn dùng một lần (hạn 7 ngày) để đặt mật khẩu mới.
When nobody can administer any more, on the machine that has the data folder: lets that account in again, makes an administrator of it,
takes its password, authenticator and recovery codes away, ends all its sessions and tokens, and prints a one-time link (7 days).

Chạy được cạnh máy chủ đang mở; máy chủ ghi việc này vào nhật ký trong một giây, hoặc khi chạy lại.
Runs beside a server, which puts it on record within a second, or when it starts again.

replace-key: thay khóa mã hóa dữ liệu cá nhân, tên của tài khoản và bí mật của ứng dụng xác thực bằng khóa mới, cạnh máy chủ đang mở; in nơi để
khóa cũ. Sao lưu lại rồi mới xóa khóa cũ; bản sao lưu trước đó vẫn cần nó.
replace-key: puts a fresh key in place of the one that data of persons, names of accounts and secrets of authenticators are under, beside a server;
prints where the old one lies. Make a backup before deleting it; backups of before still need it.

dondoc accounts list   xem các tài khoản / shows the accounts
`;

export const adminCommand: Command = {
  name: 'admin',
  summary: { vi: 'khôi phục quyền quản trị khi không ai vào được nữa; thay khóa của kho dữ liệu cá nhân', en: 'gives access back where nobody can administer any more; replaces the key of the vault' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { data: { type: 'string' }, json: { type: 'boolean' } } as const, args[0] === 'replace-key' ? 1 : 2);
    const [verb = '', login = ''] = words;
    if (verb === 'replace-key') return replaced(dataFolder(values.data), values.json === true);
    if (verb !== 'reset-access') throw new UsageError(`không có / there is no: admin ${verb}`);
    const { path } = inStore(dataFolder(values.data), (store) => {
      const account = store.accountByLogin(login);
      if (account === null) throw new FailedError({ vi: 'không có tài khoản này; xem dondoc accounts list', en: 'there is no such account; see dondoc accounts list' });
      return resetAccess({ store, ids: new NodeIds(), clock: new SystemClock() }, localOperator(null, ['administrator']).actor, account, freshSecret());
    });
    await (values.json === true ? printJson({ login, path }) : print(`${login}\t${path}\n`));
    return 0;
  },
};

async function replaced(folder: string, json: boolean): Promise<number> {
  const done = replaceKey(folder);
  await (json ? printJson(done) : print(`${done.before}\n`));
  return 0;
}
