import { Readable } from 'node:stream';

/** Text held for a slow reader; beyond it nothing more is made. */
const HELD_BYTES = 64 * 1024;

/**
 * The messages as a stream, made no faster than they are read. The reader's going away aborts `ending`; aborting it from
 * elsewhere lets the stream end after what was made.
 */
export function pacedStream(messages: AsyncIterable<string>, ending: AbortController): Readable {
  let goOn = (): void => undefined;
  const stream = new Readable({
    highWaterMark: HELD_BYTES,
    read: () => goOn(),
    destroy: (error, done) => {
      ending.abort();
      goOn();
      done(error);
    },
  });
  const pump = async (): Promise<void> => {
    for await (const text of messages) {
      if (stream.destroyed) return;
      if (!stream.push(text)) await new Promise<void>((resolve) => (goOn = resolve));
    }
    stream.push(null);
  };
  pump().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}
