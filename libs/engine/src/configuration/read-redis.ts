import type { RedisConfiguration } from './engine-configuration.js';
import { passwordIn } from './password-file.js';
import { leavesPlain } from './plain-line.js';
import type { Reading } from './reading.js';

const REDIS_VARIABLES = ['DONDOC_REDIS_URL', 'DONDOC_REDIS_PASSWORD_FILE', 'DONDOC_REDIS_PREFIX'] as const;
export const DEADLINE_TIMER_VARIABLES = ['DONDOC_DEADLINE_TIMER', ...REDIS_VARIABLES] as const;

/** What may begin a key: readable, and without the colon that ends it. */
const PREFIX = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The Redis of the deadline timer; null for the embedded timer, with which no variable of Redis means anything. */
export function readRedis({ value, fault }: Reading): RedisConfiguration | null {
  const timer = value('DONDOC_DEADLINE_TIMER') ?? 'embedded';
  if (timer !== 'embedded' && timer !== 'bullmq') fault('DONDOC_DEADLINE_TIMER', `phải là embedded hoặc bullmq, không phải "${timer}"`, `must be embedded or bullmq, not "${timer}"`);
  if (timer !== 'bullmq') {
    for (const variable of REDIS_VARIABLES) if (value(variable) !== null) fault(variable, 'vô nghĩa khi chưa đặt DONDOC_DEADLINE_TIMER=bullmq', 'means nothing without DONDOC_DEADLINE_TIMER=bullmq');
    return null;
  }
  const url = value('DONDOC_REDIS_URL');
  if (url === null) fault('DONDOC_REDIS_URL', 'thiếu, vì DONDOC_DEADLINE_TIMER=bullmq', 'is missing, since DONDOC_DEADLINE_TIMER=bullmq');
  else checkUrl(url, fault);
  const prefix = value('DONDOC_REDIS_PREFIX') ?? 'dondoc';
  if (!PREFIX.test(prefix)) fault('DONDOC_REDIS_PREFIX', `"${prefix}": chỉ chữ thường không dấu, số và gạch nối, tối đa 40`, `"${prefix}": lower-case letters, digits and hyphens only, 40 at most`);
  const passwordFile = value('DONDOC_REDIS_PASSWORD_FILE');
  return { url: url ?? '', password: passwordFile === null ? null : passwordIn('DONDOC_REDIS_PASSWORD_FILE', passwordFile, fault), prefix };
}

function checkUrl(url: string, fault: Reading['fault']): void {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !['redis:', 'rediss:'].includes(parsed.protocol) || parsed.hostname === '' || !/^(\/\d*)?$/.test(parsed.pathname) || parsed.search !== '' || parsed.hash !== '') {
    // What is wrong with it may be a password: it is not repeated.
    fault('DONDOC_REDIS_URL', 'phải có dạng redis://[tài-khoản@]máy[:cổng][/số] (rediss:// để mã hóa)', 'must look like redis://[user@]host[:port][/number] (rediss:// for TLS)');
  } else if (parsed.password !== '') {
    fault('DONDOC_REDIS_URL', 'không được chứa mật khẩu: hãy để trong tệp DONDOC_REDIS_PASSWORD_FILE', 'must not hold the password: put it into the file DONDOC_REDIS_PASSWORD_FILE');
  } else if (leavesPlain(url)) {
    fault('DONDOC_REDIS_URL', `"${parsed.hostname}" không phải máy này nên phải mã hóa: hãy dùng rediss://`, `"${parsed.hostname}" is not this machine, so the line must be encrypted: use rediss://`);
  }
}
