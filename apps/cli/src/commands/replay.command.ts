import type { RecordedEvent } from '#libs/application';
import type { Instant } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { instantIn, refuseNoMoment } from '../as-of.js';
import { FailedError, type Command } from '../command.js';
import { print, printJson } from '../output.js';
import { eventsOf, openInstallationLog, type InstallationLog } from '../reading/installation-log.js';
import { boardText } from '../replaying/board-text.js';
import { FoldedLog } from '../replaying/folded-log.js';
import { streamHistory } from '../replaying/stream-history.js';

const HELP = `dondoc replay [--stream S] [--as-of T] [--data DIR] [--json]

Đọc lại nhật ký từ sự kiện đầu: cả nhật ký thì in số sự kiện, bốn ô và danh sách quá hạn; một dòng thì in lịch sử.
Reads the log again from its first event: of the whole log the number of events, the four boxes and the overdue list; of
one stream its history.

  --stream S    ví dụ / e.g. organisation-register, directive-<id>, assignment-<id>
  --as-of T     ngày YYYY-MM-DD (hết ngày) hoặc thời điểm ISO 8601 / a day (its end) or an ISO 8601 instant
  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON / print JSON
`;

export const replayCommand: Command = {
  name: 'replay',
  summary: { vi: 'đọc lại nhật ký, tính đến một thời điểm', en: 'read the log again, as of a moment' },
  help: HELP,
  run: async (args) => {
    const { values } = readArguments(args, { stream: { type: 'string' }, 'as-of': { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 0);
    const at = instantIn(values['as-of']);
    const log = await openInstallationLog(dataFolder(values.data));
    try {
      if (values['as-of'] !== undefined) await refuseNoMoment(log, { kind: 'instant', at });
      if (values.stream !== undefined) await replayStream(log, values.stream, at, values.json === true);
      else await replayAll(log, at, values.json === true);
      return 0;
    } finally {
      await log.close();
    }
  },
};

async function replayAll(log: InstallationLog, at: Instant, json: boolean): Promise<void> {
  const folded = new FoldedLog();
  for await (const logged of eventsOf(log)) if (!folded.take(logged, at)) break;
  const overdue = folded.overdue(at);
  const boxes = folded.boxes(at);
  if (json) await printJson({ asOf: new Date(at).toISOString(), events: folded.events, byType: folded.byType(), boxes, overdue });
  else await print(`${new Date(at).toISOString()}\n${boardText(boxes, overdue)}\nSố sự kiện / events: ${folded.events}\n`);
}

async function replayStream(log: InstallationLog, stream: string, at: Instant, json: boolean): Promise<void> {
  const { exists, seen } = await streamHistory(eventsOf(log), await log.readStream(stream), at);
  if (!exists) throw new FailedError({ vi: `không có dòng sự kiện ${stream}`, en: `there is no stream ${stream}` });
  for (const event of seen) await (json ? printJson(entryOf(event)) : print(lineOf(event)));
}

const entryOf = ({ id, stream, revision, event, metadata }: RecordedEvent) => ({
  stream, revision, id, type: event.type, data: event.data, ...metadata, act: { ...metadata.act, recordedAt: new Date(metadata.act.recordedAt).toISOString() },
}); // prettier-ignore

const lineOf = ({ revision, event, metadata: { act } }: RecordedEvent): string =>
  `${String(revision).padStart(5)}  ${new Date(act.recordedAt).toISOString()}  ${act.occurredOn}  ${act.body}  ${event.type}  ${JSON.stringify(event.data)}\n`;
