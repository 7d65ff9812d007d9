import { INSTALLATION_NAME, readUrl, VENDOR_PASSWORD, type UrlFault } from '#libs/adapters/event-log-eventstoredb';
import { isLoopback, type EventLogConfiguration } from './engine-configuration.js';
import { passwordIn } from './password-file.js';
import type { Reading } from './reading.js';

export const EVENT_LOG_VARIABLES = ['DONDOC_EVENT_LOG', 'DONDOC_INSTALLATION'] as const;

const KINDS = ['sqlite', 'eventstoredb'];

const URL_FAULTS: Readonly<Record<UrlFault, readonly [vi: string, en: string]>> = {
  shape: ['không phải địa chỉ máy chủ: esdb://máy:cổng[,máy:cổng…] hoặc esdb+discover://máy:cổng', 'is no address of servers: esdb://host:port[,host:port…] or esdb+discover://host:port'],
  credentials: ['không ghi tài khoản vào địa chỉ: dùng EVENTSTOREDB_USER và EVENTSTOREDB_PASSWORD_FILE', 'must hold no credentials: use EVENTSTOREDB_USER and EVENTSTOREDB_PASSWORD_FILE'],
  option: ['có tùy chọn không dùng được', 'has an option that cannot be used'],
};

/** Where the events are: in the data folder, or on EventStoreDB servers. Passwords come from files: an environment is seen by too many. */
export function readEventLog({ value, fault }: Pick<Reading, 'value' | 'fault'>): EventLogConfiguration {
  const kind = value('DONDOC_EVENT_LOG') ?? 'sqlite';
  const installation = value('DONDOC_INSTALLATION');
  if (!KINDS.includes(kind)) fault('DONDOC_EVENT_LOG', `phải là một trong: ${KINDS.join(', ')}`, `must be one of: ${KINDS.join(', ')}`);
  if (kind !== 'eventstoredb') {
    if (installation !== null) fault('DONDOC_INSTALLATION', 'chỉ dùng khi DONDOC_EVENT_LOG=eventstoredb', 'is for DONDOC_EVENT_LOG=eventstoredb only');
    return { kind: 'sqlite' };
  }
  if (installation === null) fault('DONDOC_INSTALLATION', 'thiếu tên của bản cài đặt', 'is missing: the name of this installation');
  else if (!INSTALLATION_NAME.test(installation)) {
    fault('DONDOC_INSTALLATION', `"${installation}" phải gồm 1–32 chữ thường không dấu, chữ số hoặc _, bắt đầu bằng chữ`, `"${installation}" must be 1–32 small letters, digits or _, beginning with a letter`);
  }
  const url = value('EVENTSTOREDB_URL');
  const encrypted = url === null ? missingUrl(fault) : checkedUrl(url, fault);
  return { kind: 'eventstoredb', installation: installation ?? '', connection: { url: url ?? '', credentials: encrypted ? readCredentials({ value, fault }) : undefined } };
}

function missingUrl(fault: Reading['fault']): false {
  fault('EVENTSTOREDB_URL', 'thiếu địa chỉ máy chủ nhật ký', 'is missing: the address of the servers of the log');
  return false;
}

/** Whether the connection is encrypted, and so has an account. */
function checkedUrl(url: string, fault: Reading['fault']): boolean {
  const read = readUrl(url);
  if (read.fault !== undefined) {
    const [vi, en] = URL_FAULTS[read.fault];
    fault('EVENTSTOREDB_URL', `${vi} (${read.detail})`, `${en} (${read.detail})`);
    return false;
  }
  const outside = read.hosts.find((host) => !isLoopback(host));
  if (!read.encrypted && outside !== undefined) {
    fault('EVENTSTOREDB_URL', `tls=false chỉ dùng với máy chủ trên máy này, không phải ${outside}`, `tls=false is for servers on this machine only, not ${outside}`);
  }
  return read.encrypted;
}

function readCredentials({ value, fault }: Pick<Reading, 'value' | 'fault'>): { readonly username: string; readonly password: string } {
  const username = value('EVENTSTOREDB_USER');
  const file = value('EVENTSTOREDB_PASSWORD_FILE');
  if (username === null) fault('EVENTSTOREDB_USER', 'thiếu tài khoản trên máy chủ nhật ký', 'is missing: the account on the servers of the log');
  if (file === null) fault('EVENTSTOREDB_PASSWORD_FILE', 'thiếu tệp chứa mật khẩu', 'is missing: the file that holds the password');
  const password = file === null ? '' : passwordIn('EVENTSTOREDB_PASSWORD_FILE', file, fault);
  if (password === VENDOR_PASSWORD) fault('EVENTSTOREDB_PASSWORD_FILE', 'là mật khẩu mặc định của máy chủ; hãy đổi', 'holds the default password of the server; change it');
  return { username: username ?? '', password };
}
