import { isIP } from 'node:net';
import { ENGINE_VARIABLES, readEngineConfiguration, readFrom, readServing, SERVING_VARIABLES, type Environment, type Reading } from '#libs/engine';
import type { Configuration } from './configuration.js';
import { OPENID_VARIABLES, readOpenId } from './read-openid.js';

const KNOWN = [...SERVING_VARIABLES, 'DONDOC_TRUST_PROXY', 'DONDOC_SESSION_HOURS', 'DONDOC_SESSION_IDLE_MINUTES', 'DONDOC_REQUESTS_PER_MINUTE', 'DONDOC_LIVE_CONNECTIONS', 'DONDOC_WORKER', ...OPENID_VARIABLES, ...ENGINE_VARIABLES];

/** Reads the configuration. @throws ConfigurationError that lists every fault. */
export const readConfiguration = (environment: Environment): Configuration => readFrom(environment, KNOWN, read);

function read(reading: Reading): Configuration {
  const { value, whole, fault } = reading;
  const serving = readServing(reading, 3000);
  const trustedProxies = value('DONDOC_TRUST_PROXY')?.split(',').map((entry) => entry.trim()) ?? null;
  for (const entry of trustedProxies ?? []) {
    if (!isNetwork(entry)) fault('DONDOC_TRUST_PROXY', `"${entry}" không phải địa chỉ IP hay mạng CIDR`, `"${entry}" is neither an IP address nor a CIDR network`);
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
  return { ...engine, ...serving, workPlace: worker === 'separate' ? 'elsewhere' : 'here', trustedProxies, sessionHours, sessionIdleMinutes, openId, requestsPerMinute, liveConnections };
}

function isNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}
