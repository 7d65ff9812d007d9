import { Worker } from 'node:worker_threads';

/** What the thread of the read models runs. */
export const PROJECTION_PROGRAM = new URL('./projection-worker.js', import.meta.url);

const NAME = 'projections';
let preloaded: Worker | undefined;

/** Starts a thread that loads the projection program and then waits to be told what to feed. Never keeps the process alive. */
export function preloadProjectionWorker(): void {
  const worker = new Worker(PROJECTION_PROGRAM, { workerData: null, name: NAME });
  worker.unref();
  worker.once('error', () => {
    if (preloaded === worker) preloaded = undefined; // whoever needs one starts another and hears why it fails
  });
  preloaded = worker;
}

/** A thread that runs the program with this data: the preloaded one if it is there, else a new one. */
export function projectionWorker(program: URL, data: object): Worker {
  const worker = preloaded;
  if (worker === undefined || program !== PROJECTION_PROGRAM) return new Worker(program, { workerData: data, name: NAME });
  preloaded = undefined;
  worker.removeAllListeners('error');
  worker.ref();
  worker.postMessage(data);
  return worker;
}
