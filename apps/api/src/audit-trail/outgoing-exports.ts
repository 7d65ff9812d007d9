import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { exportPieces, fillOcelBook, OPEN_OCEL_BOOK, type EventLog, type ExportFormat, type ExportScope, type OpenOcelBook } from '#libs/application';
import { ProblemError } from '../problems/problem.error.js';

/** Each reads the log from its beginning, beside everything else. */
const MOST_AT_ONCE = 4;

/** The exports on their way out. What they put on disk meanwhile is gone when they end, however they end. */
@Injectable()
export class OutgoingExports {
  private underWay = 0;

  constructor(@Inject(OPEN_OCEL_BOOK) private readonly openBook: OpenOcelBook) {}

  /** The export as a stream, once its beginning is there. @throws ProblemError `busy`; what the log throws before anything has gone out */
  async open(log: EventLog, format: ExportFormat, scope: ExportScope): Promise<Readable> {
    if (this.underWay >= MOST_AT_ONCE) throw new ProblemError('busy', {}, [], { 'retry-after': '30' });
    this.underWay += 1;
    const pieces = this.pieces(log, format, scope);
    const first = await pieces.next(); // a failing one counts itself out
    return Readable.from(withFirst(first, pieces), { objectMode: false });
  }

  private async *pieces(log: EventLog, format: ExportFormat, scope: ExportScope): AsyncGenerator<string | Uint8Array> {
    let folder: string | null = null;
    try {
      folder = await mkdtemp(join(tmpdir(), 'dondoc-export-'));
      const path = join(folder, 'ocel.sqlite');
      if (format === 'ocel-sqlite') {
        const book = this.openBook({ path, events: true });
        try {
          await fillOcelBook(log, scope, book);
        } finally {
          book.close();
        }
        yield* createReadStream(path) as AsyncIterable<Uint8Array>;
      } else yield* exportPieces(log, format, scope, () => this.openBook({ path, events: false }));
    } finally {
      this.underWay -= 1;
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function* withFirst(first: IteratorResult<string | Uint8Array>, rest: AsyncGenerator<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined); // whoever asked may have gone before the second piece
  }
}
