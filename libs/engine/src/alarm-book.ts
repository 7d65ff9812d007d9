import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogAlarm } from '#libs/adapters/event-log-eventstoredb';

const FILE = 'log-alarms.jsonl';

const WORDS: Readonly<Record<LogAlarm['kind'], readonly [vi: string, en: string]>> = {
  'foreign-event': ['một chương trình khác đã ghi vào luồng', 'another program wrote into the stream'],
  'stream-destroyed': ['có người đã xóa luồng', 'somebody deleted the stream'],
  'stream-limited': ['có người đã đổi giới hạn của luồng', 'somebody changed the limits of the stream'],
};

/** Alarms of a log on servers, in the data folder: one line for each stream and kind, so that the next start looks at those streams first. */
export class AlarmBook {
  private readonly known: Set<string>;

  constructor(
    private readonly folder: string,
    private readonly say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
  ) {
    this.known = new Set(this.entries().map(keyOf));
  }

  /** Streams that were deleted or limited at some time. */
  get suspects(): readonly string[] {
    return [...new Set(this.entries().filter(({ kind }) => kind !== 'foreign-event').map(({ streamId }) => streamId))];
  }

  enter(alarm: LogAlarm): void {
    if (this.known.has(keyOf(alarm))) return;
    this.known.add(keyOf(alarm));
    const [vi, en] = WORDS[alarm.kind];
    this.say(`CẢNH BÁO: ${vi} / ALARM: ${en}: ${alarm.streamId} (${alarm.detail})`);
    mkdirSync(this.folder, { recursive: true });
    appendFileSync(join(this.folder, FILE), `${JSON.stringify(alarm)}\n`);
  }

  private entries(): readonly LogAlarm[] {
    const file = join(this.folder, FILE);
    if (!existsSync(file)) return [];
    return readFileSync(file, 'utf8').split('\n').flatMap(entryOf);
  }
}

const keyOf = ({ kind, streamId }: Pick<LogAlarm, 'kind' | 'streamId'>): string => `${kind} ${streamId}`;

/** A line that was cut off when the disk was full says nothing. */
function entryOf(line: string): readonly LogAlarm[] {
  try {
    const alarm = JSON.parse(line) as Partial<LogAlarm>;
    return typeof alarm.streamId === 'string' && typeof alarm.kind === 'string' ? [alarm as LogAlarm] : [];
  } catch {
    return [];
  }
}
