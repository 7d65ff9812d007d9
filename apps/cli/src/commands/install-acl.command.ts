import { readFileSync } from 'node:fs';
import { installProtection, readUrl, VENDOR_PASSWORD, type ProtectionStep } from '#libs/adapters/event-log-eventstoredb';
import { EventLogFaultError } from '#libs/application';
import { readArguments } from '../arguments.js';
import { FailedError, UsageError, type Bilingual, type Command } from '../command.js';
import { print } from '../output.js';

const HELP = `dondoc install-acl

Bảo vệ máy chủ EventStoreDB trước khi dùng: đổi mật khẩu mặc định, lập tài khoản cho chương trình, không ai ngoài quản trị xóa được luồng.
Makes EventStoreDB servers fit for use: no default password, an account for the program, nobody but administrators can delete streams.
Chạy lại không hại gì / running it again does no harm.

  EVENTSTOREDB_URL                   địa chỉ máy chủ, có mã hóa / address of the servers, encrypted
  EVENTSTOREDB_USER                  tài khoản của chương trình / account of the program
  EVENTSTOREDB_PASSWORD_FILE         tệp chứa mật khẩu của tài khoản ấy / file that holds its password
  EVENTSTOREDB_ADMIN_PASSWORD_FILE   tệp chứa mật khẩu (mới) của admin / file that holds the (new) password of admin
`;

const STEPS: Readonly<Record<ProtectionStep, Bilingual>> = {
  'administrator-password': { vi: 'mật khẩu admin không còn là mặc định', en: 'admin has no default password' },
  'operator-disabled': { vi: 'tài khoản ops đã khóa', en: 'the account ops is disabled' },
  account: { vi: 'tài khoản của chương trình đã sẵn sàng', en: 'the account of the program is there' },
  rights: { vi: 'không ai ngoài quản trị xóa hay giới hạn được luồng', en: 'nobody but administrators can delete or limit streams' },
};

export const installAclCommand: Command = {
  name: 'install-acl',
  summary: { vi: 'bảo vệ máy chủ EventStoreDB', en: 'protect EventStoreDB servers' },
  help: HELP,
  run: async (args) => {
    readArguments(args, {} as const, 0);
    const url = named('EVENTSTOREDB_URL');
    const read = readUrl(url);
    if (read.fault !== undefined) throw new UsageError(`EVENTSTOREDB_URL: ${read.detail}`);
    if (!read.encrypted) throw new UsageError('EVENTSTOREDB_URL: tls=false: máy chủ không có tài khoản / the server knows no accounts');
    const credentials = { username: named('EVENTSTOREDB_USER'), password: passwordOf('EVENTSTOREDB_PASSWORD_FILE') };
    if (['admin', 'ops'].includes(credentials.username)) throw new UsageError('EVENTSTOREDB_USER: phải khác admin, ops / must be neither admin nor ops');
    const administratorPassword = passwordOf('EVENTSTOREDB_ADMIN_PASSWORD_FILE');
    try {
      for (const step of await installProtection({ connection: { url, credentials }, administratorPassword })) print(`${STEPS[step].vi} / ${STEPS[step].en}\n`);
    } catch (error) {
      if (error instanceof EventLogFaultError) throw error;
      throw new FailedError({ vi: `máy chủ không làm được: ${String(error)}`, en: 'the server could not do it' });
    }
    return 0;
  },
};

function named(variable: string): string {
  const value = process.env[variable]?.trim();
  if (!value) throw new UsageError(`thiếu / missing: ${variable}`);
  return value;
}

function passwordOf(variable: string): string {
  const path = named(variable);
  let password: string;
  try {
    password = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new UsageError(`${variable}: không đọc được / cannot read "${path}"`);
  }
  if (password === '' || password === VENDOR_PASSWORD) throw new UsageError(`${variable}: mật khẩu trống hoặc mặc định / an empty or default password`);
  return password;
}
