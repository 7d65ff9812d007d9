import { isIP } from 'node:net';
import { accessSync, constants } from 'node:fs';
import { ConfigurationError, type ConfigurationFault } from './configuration.error.js';
import { isLoopback, LOG_LEVELS, type Configuration, type LogLevel } from './configuration.js';
import { EVENT_LOG_VARIABLES, readEventLog } from './read-event-log.js';
import { DEADLINE_TIMER_VARIABLES, readRedis } from './read-redis.js';
import { NOTARY_VARIABLES, readNotary } from './read-notary.js';
import { readSmtp, SMTP_VARIABLES } from './read-smtp.js';
import { readTraces, TRACES_VARIABLES } from './read-traces.js';

export type Environment = Readonly<Record<string, string | undefined>>;

const KNOWN = new Set([
  'DONDOC_PORT', 'DONDOC_HOST', 'DONDOC_DATA', 'DONDOC_TLS_CERT', 'DONDOC_TLS_KEY', 'DONDOC_TRUST_PROXY',
  'DONDOC_LOG_LEVEL', 'DONDOC_SESSION_HOURS', 'DONDOC_LIVE_CONNECTIONS', 'DONDOC_REMINDERS', 'DONDOC_PUBLIC_URL', ...DEADLINE_TIMER_VARIABLES, ...NOTARY_VARIABLES, ...TRACES_VARIABLES, ...SMTP_VARIABLES, ...EVENT_LOG_VARIABLES,
]); // prettier-ignore

/** A host name or an IP address; shape only. */
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/**
 * Reads the configuration, or throws a ConfigurationError that lists every fault. `DONDOC_…` variables nobody knows are
 * faults too: a misspelt name would otherwise be ignored in silence.
 */
export function readConfiguration(environment: Environment): Configuration {
  const faults: ConfigurationFault[] = [];
  const value = (variable: string): string | null => environment[variable]?.trim() || null;
  const fault = (variable: string, vi: string, en: string): void => void faults.push({ variable, vi, en });

  const whole = (variable: string, fallback: number, min: number, max: number): number => {
    const text = value(variable);
    if (text === null) return fallback;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    fault(variable, `phải là số nguyên từ ${min} đến ${max}, không phải "${text}"`, `must be a whole number from ${min} to ${max}, not "${text}"`);
    return fallback;
  };
  const readable = (variable: string, path: string): void => {
    try {
      accessSync(path, constants.R_OK);
    } catch {
      fault(variable, `không đọc được tệp "${path}"`, `cannot read the file "${path}"`);
    }
  };

  for (const variable of Object.keys(environment)) {
    if (variable.startsWith('DONDOC_') && !KNOWN.has(variable)) fault(variable, 'không có biến này', 'there is no such variable');
  }

  const port = whole('DONDOC_PORT', 3000, 0, 65_535);
  const host = value('DONDOC_HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !HOST_NAME.test(host)) {
    fault('DONDOC_HOST', `"${host}" không phải địa chỉ hay tên máy`, `"${host}" is neither an address nor a host name`);
  }

  const certificateFile = value('DONDOC_TLS_CERT');
  const keyFile = value('DONDOC_TLS_KEY');
  if (certificateFile !== null && keyFile === null) fault('DONDOC_TLS_KEY', 'thiếu, vì đã có DONDOC_TLS_CERT', 'is missing, since DONDOC_TLS_CERT is set');
  if (keyFile !== null && certificateFile === null) fault('DONDOC_TLS_CERT', 'thiếu, vì đã có DONDOC_TLS_KEY', 'is missing, since DONDOC_TLS_KEY is set');
  if (certificateFile !== null) readable('DONDOC_TLS_CERT', certificateFile);
  if (keyFile !== null) readable('DONDOC_TLS_KEY', keyFile);

  const trustedProxies = value('DONDOC_TRUST_PROXY')?.split(',').map((entry) => entry.trim()) ?? null;
  for (const entry of trustedProxies ?? []) {
    if (!isNetwork(entry)) fault('DONDOC_TRUST_PROXY', `"${entry}" không phải địa chỉ IP hay mạng CIDR`, `"${entry}" is neither an IP address nor a CIDR network`);
  }

  if (!isLoopback(host) && certificateFile === null && trustedProxies === null) {
    fault(
      'DONDOC_HOST',
      `"${host}" mở ra ngoài máy này mà không mã hóa: hãy đặt DONDOC_TLS_CERT và DONDOC_TLS_KEY, hoặc DONDOC_TRUST_PROXY`,
      `"${host}" is reachable from outside without encryption: set DONDOC_TLS_CERT and DONDOC_TLS_KEY, or DONDOC_TRUST_PROXY`,
    );
  }

  const logLevel = value('DONDOC_LOG_LEVEL') ?? 'warn';
  if (!isLogLevel(logLevel)) fault('DONDOC_LOG_LEVEL', `phải là một trong: ${LOG_LEVELS.join(', ')}`, `must be one of: ${LOG_LEVELS.join(', ')}`);

  const sessionHours = whole('DONDOC_SESSION_HOURS', 12, 1, 720);
  const liveConnections = whole('DONDOC_LIVE_CONNECTIONS', 500, 1, 10_000);
  const reminders = value('DONDOC_REMINDERS') ?? 'on';
  if (reminders !== 'on' && reminders !== 'off') fault('DONDOC_REMINDERS', `phải là on hoặc off, không phải "${reminders}"`, `must be on or off, not "${reminders}"`);
  const eventLog = readEventLog({ value, fault });
  const redis = readRedis({ value, whole, fault });
  const notary = readNotary(value, fault);
  const smtp = readSmtp({ value, whole, fault });
  const traces = readTraces({ value, whole, fault });
  const publicUrl = value('DONDOC_PUBLIC_URL');
  if (publicUrl !== null && !/^https?:\/\/[^\s/]+\S*$/.test(publicUrl)) {
    fault('DONDOC_PUBLIC_URL', `"${publicUrl}" không phải địa chỉ http(s)`, `"${publicUrl}" is no http(s) address`);
  }

  if (faults.length > 0) throw new ConfigurationError(faults);
  return {
    port,
    host,
    dataFolder: value('DONDOC_DATA') ?? 'data',
    eventLog,
    tls: certificateFile !== null && keyFile !== null ? { certificateFile, keyFile } : null,
    trustedProxies,
    logLevel: logLevel as LogLevel,
    sessionHours,
    liveConnections,
    reminders: reminders === 'on',
    redis,
    notary,
    smtp,
    traces,
    publicUrl,
  };
}

const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text);

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
