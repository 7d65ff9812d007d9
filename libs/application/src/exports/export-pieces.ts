import type { OcelBook } from '../ports/ocel-book.js';
import { cloudEventsWriter } from './cloud-events.js';
import { csvWriter } from './csv.js';
import { exportedEvents, needsNoReading, numberedEvents, type ExportScope, type LoggedExport, type LogToExport, type NumberedEvent } from './exported-events.js';
import type { ExportWriter } from './exported-event.js';
import { ocelPieces } from './ocel.js';
import { ocelEntry } from './ocel-entry.js';
import { xesPieces } from './xes.js';

/** `ocel-sqlite` is a file and no text: `fillOcelBook`. */
export const EXPORT_FORMATS = ['jsonl', 'csv', 'cloudevents', 'ocel', 'xes', 'ocel-sqlite'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export type TextFormat = Exclude<ExportFormat, 'ocel-sqlite'>;

/** The media type of each format, and how files of it are named. */
export const EXPORT_FILES: Readonly<Record<ExportFormat, { readonly type: string; readonly extension: string }>> = {
  jsonl: { type: 'application/x-ndjson; charset=utf-8', extension: 'jsonl' },
  csv: { type: 'text/csv; charset=utf-8', extension: 'csv' },
  cloudevents: { type: 'application/x-ndjson; charset=utf-8', extension: 'cloudevents.jsonl' },
  ocel: { type: 'application/json; charset=utf-8', extension: 'jsonocel' },
  xes: { type: 'application/xml; charset=utf-8', extension: 'xes' },
  'ocel-sqlite': { type: 'application/vnd.sqlite3', extension: 'sqlite' },
};

/** About as much text as goes out at once. */
const PIECE = 64 * 1024;

/** The export in pieces of text, in constant memory. `book`: an empty one for `ocel`, closed at the end. @throws what the log throws */
export async function* exportPieces(log: LogToExport, format: TextFormat, scope: ExportScope, book: () => OcelBook): AsyncGenerator<string> {
  let piece = '';
  for await (const text of textsOf(log, format, scope, book)) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** Writes the wanted events into an OCEL 2.0 file, which is whole once the book is closed. @param progress hears the index of each event */
export async function fillOcelBook(log: LogToExport, scope: ExportScope, book: OcelBook, progress: (index: number) => void = () => undefined): Promise<void> {
  for await (const exported of exportedEvents(log, scope)) {
    book.add(ocelEntry(exported));
    progress(exported.index);
  }
}

async function* textsOf(log: LogToExport, format: TextFormat, scope: ExportScope, book: () => OcelBook): AsyncGenerator<string> {
  switch (format) {
    case 'jsonl':
      // Stored bytes go out as they are, also what nobody here understands.
      for await (const event of needsNoReading(scope) ? numberedEvents(log, scope.until?.index) : exportedEvents(log, scope)) {
        if (scope.streams?.(event.logged.stream) !== false) yield storedLine(event);
      }
      return;
    case 'csv':
    case 'cloudevents':
      yield* written(format === 'csv' ? csvWriter() : cloudEventsWriter(), exportedEvents(log, scope));
      return;
    case 'xes':
      yield* xesPieces(log, scope);
      return;
    case 'ocel': {
      const opened = book();
      try {
        yield* ocelPieces(exportedEvents(log, scope), opened);
      } finally {
        opened.close();
      }
    }
  }
}

async function* written(writer: ExportWriter, events: AsyncIterable<LoggedExport>): AsyncGenerator<string> {
  yield writer.head();
  for await (const event of events) yield writer.event(event);
  yield writer.foot();
}

const decoder = new TextDecoder();

/** What is exported is what was hashed. */
const storedLine = ({ index, logged: { stream, revision, id, bytes } }: NumberedEvent): string =>
  `{"index":${index},"stream":${JSON.stringify(stream)},"revision":${revision},"id":"${id}","envelope":${decoder.decode(bytes)}}\n`;
