/**
 * A process that appends until it is killed or the log breaks, and says on standard output what it was told:
 *   open                                         the log is open
 *   stored <stream> <revision> <position> <id>   one acknowledged event
 *   unknown | rejected                           other outcomes
 *   broken <code>                                onBroken was called; the process exits with 70 soon after
 *   closed | not closed <code>                   how closing the log ended, after the last append
 *   refused <code>                               the log could not be opened; the process exits with 2
 * Arguments: folder, name of this run, appends in flight, bytes per event, "-" or the most appends.
 */
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { EventLogFaultError, NO_STREAM, type EventLog } from '#libs/application';

const [folder = '', run = '', inFlight = '8', bytesPerEvent = '500', most = '-'] = process.argv.slice(2);
const say = (line: string): void => void writeSync(1, `${line}\n`);
process.on('SIGXFSZ', () => undefined); // a file size limit then is an error of the write, as a full disk is

function idOf(stream: string, revision: number): string {
  const hex = createHash('sha256').update(`${stream} ${revision}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function open(): EventLog {
  try {
    return openSqliteEventLog({
      folder,
      onBroken: (fault) => {
        say(`broken ${fault.code}`);
        setTimeout(() => process.exit(70), 100); // let the appends under way hear of it first
      },
    });
  } catch (error) {
    if (!(error instanceof EventLogFaultError)) throw error;
    say(`refused ${error.code}`);
    process.exit(2);
  }
}

async function appendOn(log: EventLog, stream: string, count: number): Promise<void> {
  let revision = NO_STREAM;
  for (let n = 0; n < count; n++) {
    const size = 1 + (n % 3);
    const events = Array.from({ length: size }, (_, index) => {
      const id = idOf(stream, revision + 1 + index);
      return { id, bytes: Buffer.from(id.padEnd(Number(bytesPerEvent), '.')) };
    });
    const outcome = await log.append(stream, revision, events).catch((error: unknown) => {
      return error instanceof EventLogFaultError ? `threw ${error.code}` : 'threw';
    });
    if (typeof outcome === 'string') return say(outcome);
    if (outcome.kind === 'rejected') return say(outcome.kind);
    if (outcome.kind === 'unknown') {
      say(outcome.kind);
      continue; // one more try shows what a broken log answers
    }
    events.forEach(({ id }, index) => {
      const back = size - 1 - index;
      say(`stored ${stream} ${revision + 1 + index} ${String(Number(outcome.position) - back).padStart(16, '0')} ${id}`);
    });
    revision = outcome.revision;
  }
}

const log = open();
say('open');
const count = most === '-' ? Number.MAX_SAFE_INTEGER : Number(most);
await Promise.all(Array.from({ length: Number(inFlight) }, (_, n) => appendOn(log, `${run}-${n}`, count)));
if (most !== '-') {
  await log.close().then(
    () => say('closed'),
    (error: unknown) => say(error instanceof EventLogFaultError ? `not closed ${error.code}` : 'not closed'),
  );
}
