import { cloudEventsWriter, csvWriter, decodeEvent, ocelWriter, STORED_NAMES, XES_FOOT, XES_HEAD, xesTrace, type ExportedEvent, type ExportWriter, type LoggedEvent } from '#libs/application';
import { iterateEvents, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import type { Instant } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { instantIn } from '../as-of.js';
import { UsageError, type Command } from '../command.js';
import { print } from '../output.js';

const HELP = `dondoc export [--format jsonl|csv|cloudevents|ocel|xes] [--as-of T] [--types T,T] [--body B] [--data DIR]

In nhật ký ra đầu ra chuẩn, tuần tự, không giữ trong bộ nhớ; chạy được cạnh máy chủ đang chạy.
Prints the log to standard output as a stream; works beside a running server.

  --format F    jsonl        nguyên văn đã lưu, mỗi sự kiện một dòng / as stored, one event a line (default)
                             {"index":1,"stream":"…","revision":0,"id":"…","envelope":{…}}
                csv          cho bảng tính; công thức bị vô hiệu / for spreadsheets; formulas are defused
                cloudevents  CloudEvents 1.0, mỗi sự kiện một dòng / one a line
                ocel         OCEL 2.0 (JSON), khai phá quy trình theo đối tượng / object-centric process mining
                xes          XES, mỗi nhiệm vụ một vết / one trace a duty
  --as-of T     ngày YYYY-MM-DD (hết ngày) hoặc thời điểm ISO 8601 / a day (its end) or an ISO 8601 instant
  --types T,T   chỉ những loại việc này / these kinds of acts only, such as result-submitted,result-accepted
  --body B      chỉ việc của cơ quan này / acts of this body, or on its behalf, only
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
`;

const PIECE = 64 * 1024;
const FORMATS = ['jsonl', 'csv', 'cloudevents', 'ocel', 'xes'] as const;
type Format = (typeof FORMATS)[number];

export const exportCommand: Command = {
  name: 'export',
  summary: { vi: 'in nhật ký (JSON Lines, CSV, CloudEvents, OCEL 2.0, XES)', en: 'print the log in one of these formats' },
  help: HELP,
  run: async (args) => {
    // Every line is JSON already: --json is taken and changes nothing.
    const options = { data: { type: 'string' }, format: { type: 'string' }, 'as-of': { type: 'string' }, types: { type: 'string' }, body: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = readArguments(args, options, 0);
    const format = formatOf(values.format ?? 'jsonl');
    const wanted: Wanted = { at: values['as-of'] === undefined ? null : instantIn(values['as-of']), types: typesOf(values.types), body: values.body ?? null };
    const folder = dataFolder(values.data);
    const out = new Pieces();
    if (format === 'jsonl') await writeStored(folder, wanted, out);
    else if (format === 'xes') await writeTraces(folder, wanted, out);
    else await writeThrough({ csv: csvWriter, cloudevents: cloudEventsWriter, ocel: ocelWriter }[format](), folder, wanted, out);
    await out.end();
    return 0;
  },
};

/** What is asked for; null = all. */
interface Wanted {
  readonly at: Instant | null;
  readonly types: ReadonlySet<string> | null;
  readonly body: string | null;
}

/** Standard output in pieces of some size, waiting for a slow reader. */
class Pieces {
  private piece = '';

  async add(text: string): Promise<void> {
    this.piece += text;
    if (this.piece.length >= PIECE) await this.end();
  }

  async end(): Promise<void> {
    const { piece } = this;
    this.piece = '';
    if (piece !== '') await print(piece);
  }
}

function formatOf(text: string): Format {
  const format = FORMATS.find((each) => each === text);
  if (format === undefined) throw new UsageError(`--format: ${FORMATS.join(', ')}`);
  return format;
}

function typesOf(text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined) return null;
  const known = new Set<string>(Object.values(STORED_NAMES));
  const types = text.split(',');
  for (const type of types) if (!known.has(type)) throw new UsageError(`--types: không có loại / there is no kind: ${type}`);
  return new Set(types);
}

/** The events recorded by the moment, by their running maximum (R13), that are wanted. */
function* eventsOf(folder: string, wanted: Wanted): Generator<ExportedEvent & { readonly logged: LoggedEvent }> {
  let [index, latest] = [0, Number.NEGATIVE_INFINITY];
  for (const logged of iterateEvents(folder)) {
    index += 1;
    const recorded = decodeEvent(logged);
    latest = Math.max(latest, recorded.metadata.act.recordedAt);
    if (wanted.at !== null && latest > wanted.at) return;
    if (isWanted(recorded, wanted)) yield { index, recorded, logged };
  }
}

async function writeThrough(writer: ExportWriter, folder: string, wanted: Wanted, out: Pieces): Promise<void> {
  // The first event is read before anything is written: a folder without a log gets no half of an answer.
  let begun = false;
  for (const event of eventsOf(folder, wanted)) {
    if (!begun) await out.add(writer.head());
    begun = true;
    await out.add(writer.event(event));
  }
  await out.add((begun ? '' : writer.head()) + writer.foot());
}

/** The envelope goes out as it is stored: what is exported is what was hashed. */
async function writeStored(folder: string, wanted: Wanted, out: Pieces): Promise<void> {
  const decoder = new TextDecoder();
  const line = (index: number, { stream, revision, id, bytes }: LoggedEvent): string => `{"index":${index},"stream":${JSON.stringify(stream)},"revision":${revision},"id":"${id}","envelope":${decoder.decode(bytes)}}\n`;
  if (wanted.at === null && wanted.types === null && wanted.body === null) {
    let index = 0;
    for (const logged of iterateEvents(folder)) await out.add(line((index += 1), logged)); // nothing has to be understood of them
  } else for (const { index, logged } of eventsOf(folder, wanted)) await out.add(line(index, logged));
}

/** A trace holds all events of one duty, so streams are read one after the other; only their names are held in memory. */
async function writeTraces(folder: string, wanted: Wanted, out: Pieces): Promise<void> {
  const last = new Map<string, number>();
  for (const { recorded: { stream, revision } } of eventsOf(folder, wanted)) if (stream.startsWith('assignment-')) last.set(stream, revision);
  const log = openSqliteEventLogReader({ folder });
  try {
    await out.add(XES_HEAD);
    for (const [stream, revision] of last) {
      const events = (await log.readStream(stream, { limit: revision + 1 })).map((logged) => ({ index: 0, recorded: decodeEvent(logged) })).filter(({ recorded }) => isWanted(recorded, wanted));
      await out.add(xesTrace(stream.slice('assignment-'.length), events));
    }
    await out.add(XES_FOOT);
  } finally {
    await log.close();
  }
}

function isWanted({ event, metadata: { act } }: ExportedEvent['recorded'], { types, body }: Wanted): boolean {
  return (types === null || types.has(STORED_NAMES[event.type])) && (body === null || act.body === body || act.actingFor === body);
}
