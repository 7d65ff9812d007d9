import type { EventLog } from '#libs/application';

/** Tells the projection worker that something was appended: a counter in shared memory, and whoever waits on it wakes. */
export type AppendSignal = Int32Array<SharedArrayBuffer>;

export const newAppendSignal = (): AppendSignal => new Int32Array(new SharedArrayBuffer(4));

/** The counter may wrap round: only its change matters. */
export function signalAppend(signal: AppendSignal): void {
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

/** Resolves at the next append after `seen`, with the counter as it is then. */
export async function nextAppend(signal: AppendSignal, seen: number): Promise<number> {
  const waiting = Atomics.waitAsync(signal, 0, seen);
  if (waiting.async) await waiting.value;
  return Atomics.load(signal, 0);
}

/** The log, signalling after what it has stored: once for all appends of a turn of the event loop. */
export function signallingLog(log: EventLog, signal: AppendSignal): EventLog {
  let due = false;
  const signalSoon = (): void => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      signalAppend(signal);
    });
  };
  return {
    singleWriter: log.singleWriter,
    append: async (stream, expectedRevision, events) => {
      const outcome = await log.append(stream, expectedRevision, events);
      if (outcome.kind === 'stored') signalSoon();
      return outcome;
    },
    readStream: (stream, options) => log.readStream(stream, options),
    streamRevision: (stream) => log.streamRevision(stream),
    readAll: (after, limit) => log.readAll(after, limit),
    head: () => log.head(),
    subscribe: (after, onBatch, onEnd) => log.subscribe(after, onBatch, onEnd),
    close: () => log.close(),
  };
}
