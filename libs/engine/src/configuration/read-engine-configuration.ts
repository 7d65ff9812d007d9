import { LOG_LEVELS, type EngineConfiguration, type LogLevel } from './engine-configuration.js';
import { readClamd } from './read-clamd.js';
import { EVENT_LOG_VARIABLES, readEventLog } from './read-event-log.js';
import { DEADLINE_TIMER_VARIABLES, readRedis } from './read-redis.js';
import { NOTARY_VARIABLES, readNotary } from './read-notary.js';
import { readSmtp, SMTP_VARIABLES } from './read-smtp.js';
import { readTraces, TRACES_VARIABLES } from './read-traces.js';
import type { Reading } from './reading.js';

/** What every program with an engine understands. */
export const ENGINE_VARIABLES = ['DONDOC_DATA', 'DONDOC_ACCOUNTS', 'DONDOC_READ_MODELS_FROM', 'DONDOC_LOG_LEVEL', 'DONDOC_REMINDERS', 'DONDOC_PUBLIC_URL', 'DONDOC_CLAMD', 'DONDOC_UNUSED_FILES_HOURS', ...DEADLINE_TIMER_VARIABLES, ...NOTARY_VARIABLES, ...TRACES_VARIABLES, ...SMTP_VARIABLES, ...EVENT_LOG_VARIABLES] as const;

/** Reads what the engine needs; what is wrong is told to `fault`. */
export function readEngineConfiguration(reading: Reading): EngineConfiguration {
  const { value, whole, fault } = reading;
  const logLevel = value('DONDOC_LOG_LEVEL') ?? 'warn';
  if (!isLogLevel(logLevel)) fault('DONDOC_LOG_LEVEL', `phải là một trong: ${LOG_LEVELS.join(', ')}`, `must be one of: ${LOG_LEVELS.join(', ')}`);
  const reminders = value('DONDOC_REMINDERS') ?? 'on';
  if (reminders !== 'on' && reminders !== 'off') fault('DONDOC_REMINDERS', `phải là on hoặc off, không phải "${reminders}"`, `must be on or off, not "${reminders}"`);
  const publicUrl = value('DONDOC_PUBLIC_URL');
  if (publicUrl !== null && !/^https?:\/\/[^\s/]+\S*$/.test(publicUrl)) {
    fault('DONDOC_PUBLIC_URL', `"${publicUrl}" không phải địa chỉ http(s)`, `"${publicUrl}" is no http(s) address`);
  }
  const eventLog = readEventLog(reading);
  const readModelsFrom = value('DONDOC_READ_MODELS_FROM');
  if (readModelsFrom !== null && eventLog.kind === 'sqlite') {
    fault('DONDOC_READ_MODELS_FROM', 'chỉ dùng khi DONDOC_EVENT_LOG=eventstoredb', 'is for DONDOC_EVENT_LOG=eventstoredb only');
  }
  return {
    dataFolder: value('DONDOC_DATA') ?? 'data',
    accountsFolder: value('DONDOC_ACCOUNTS'),
    readModelsFrom,
    eventLog,
    logLevel: logLevel as LogLevel,
    reminders: reminders === 'on',
    redis: readRedis(reading),
    notary: readNotary(reading),
    smtp: readSmtp(reading),
    traces: readTraces(reading),
    clamd: readClamd(reading),
    unusedFilesHours: whole('DONDOC_UNUSED_FILES_HOURS', 72, 1, 87_600),
    publicUrl,
  };
}

const isLogLevel = (text: string): text is LogLevel => (LOG_LEVELS as readonly string[]).includes(text);
