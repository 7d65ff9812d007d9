import type { Worker } from 'node:worker_threads';

/** Asks a thread to end, which it does after what it has in hand; by force when that takes longer than `patienceMs`. None, or one that has ended: at once. */
export async function endThread(worker: Worker | undefined, patienceMs: number): Promise<void> {
  if (worker === undefined || worker.threadId === -1) return;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.postMessage('stop');
  const timer = setTimeout(() => void worker.terminate(), patienceMs);
  await ended;
  clearTimeout(timer);
}
