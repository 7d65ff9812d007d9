import { isIP } from 'node:net';
import { accessSync, constants } from 'node:fs';
import { ENGINE_VARIABLES, isLoopback, readEngineConfiguration, readFrom, type Environment, type Reading } from '#libs/engine';
import type { Configuration } from './configuration.js';
import { OPENID_VARIABLES, readOpenId } from './read-openid.js';

const KNOWN = ['DONDOC_PORT', 'DONDOC_HOST', 'DONDOC_TLS_CERT', 'DONDOC_TLS_KEY', 'DONDOC_TRUST_PROXY', 'DONDOC_SESSION_HOURS', 'DONDOC_SESSION_IDLE_MINUTES', 'DONDOC_REQUESTS_PER_MINUTE', 'DONDOC_LIVE_CONNECTIONS', 'DONDOC_WORKER', ...OPENID_VARIABLES, ...ENGINE_VARIABLES];

/** A host name or an IP address; shape only. */
const HOST_NAME = /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;

/** Reads the configuration. @throws ConfigurationError that lists every fault. */
export const readConfiguration = (environment: Environment): Configuration => readFrom(environment, KNOWN, read);

function read(reading: Reading): Configuration {
  const { value, whole, fault } = reading;
  const port = whole('DONDOC_PORT', 3000, 0, 65_535);
  const host = value('DONDOC_HOST') ?? '127.0.0.1';
  if (isIP(host) === 0 && !HOST_NAME.test(host)) {
    fault('DONDOC_HOST', `"${host}" không phải địa chỉ hay tên máy`, `"${host}" is neither an address nor a host name`);
  }

  const certificateFile = value('DONDOC_TLS_CERT');
  const keyFile = value('DONDOC_TLS_KEY');
  if (certificateFile !== null && keyFile === null) fault('DONDOC_TLS_KEY', 'thiếu, vì đã có DONDOC_TLS_CERT', 'is missing, since DONDOC_TLS_CERT is set');
  if (keyFile !== null && certificateFile === null) fault('DONDOC_TLS_CERT', 'thiếu, vì đã có DONDOC_TLS_KEY', 'is missing, since DONDOC_TLS_KEY is set');
  if (certificateFile !== null) checkReadable('DONDOC_TLS_CERT', certificateFile, fault);
  if (keyFile !== null) checkReadable('DONDOC_TLS_KEY', keyFile, fault);

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

  const engine = readEngineConfiguration(reading);
  const sessionHours = whole('DONDOC_SESSION_HOURS', 12, 1, 720);
  const sessionIdleMinutes = whole('DONDOC_SESSION_IDLE_MINUTES', 120, 5, 43_200);
  const requestsPerMinute = whole('DONDOC_REQUESTS_PER_MINUTE', 3_000, 60, 10_000_000);
  const liveConnections = whole('DONDOC_LIVE_CONNECTIONS', 500, 1, 10_000);
  const openId = readOpenId(reading, engine.publicUrl);
  const worker = value('DONDOC_WORKER') ?? 'embedded';
  if (worker !== 'embedded' && worker !== 'separate') fault('DONDOC_WORKER', `phải là embedded hoặc separate, không phải "${worker}"`, `must be embedded or separate, not "${worker}"`);
  if (worker === 'separate' && engine.eventLog.kind === 'sqlite') {
    fault('DONDOC_WORKER', 'separate chỉ dùng khi DONDOC_EVENT_LOG=eventstoredb: nhật ký SQLite chỉ một chương trình ghi', 'separate is for DONDOC_EVENT_LOG=eventstoredb only: one program writes a log of SQLite');
  }
  const tls = certificateFile !== null && keyFile !== null ? { certificateFile, keyFile } : null;
  return { ...engine, workPlace: worker === 'separate' ? 'elsewhere' : 'here', port, host, tls, trustedProxies, sessionHours, sessionIdleMinutes, openId, requestsPerMinute, liveConnections };
}

function checkReadable(variable: string, path: string, fault: Reading['fault']): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    fault(variable, `không đọc được tệp "${path}"`, `cannot read the file "${path}"`);
  }
}

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
