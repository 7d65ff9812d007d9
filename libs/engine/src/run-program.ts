import { ConfigurationError } from './configuration/configuration.error.js';
import { startFault } from './start-fault.js';

/** Ending takes at most so long; then the process goes all the same. */
const DEADLINE_MS = 5_000;

/** A program that runs. */
export interface RunningParts {
  /** Ends cleanly. */
  close(): Promise<void>;
}

/**
 * Runs a program until a signal ends it (exit code 0), or it cannot go on (1), or its configuration is at fault (2).
 * `start` is given what to call when the program cannot go on.
 */
export async function runProgram<P extends RunningParts>(start: (onFatal: (error: unknown) => void) => Promise<P>, started: (running: P) => void): Promise<void> {
  let running: P | undefined;
  let ending = false;
  /** Ends cleanly and once; a second signal does not hurry it. */
  const end = (code: number): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(code), DEADLINE_MS).unref(); // whoever stopped it waits no longer, whatever hangs
    void Promise.resolve(running?.close())
      .catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
      })
      .finally(() => process.exit(code)); // connections and timers of libraries may keep the process alive
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(0));
  try {
    running = await start((error) => {
      process.stderr.write(`${startFault(error)}\n`);
      end(1);
    });
    started(running);
  } catch (error) {
    process.stderr.write(`${startFault(error)}\n`);
    process.exit(error instanceof ConfigurationError ? 2 : 1); // parts that had started already would keep it alive
  }
}
