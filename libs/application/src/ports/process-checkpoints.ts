import type { Position } from './event-log.js';

/**
 * How far each process has heard the log. Losing one only repeats work: the commands of a process have derived ids, so
 * what was already done is not done twice.
 */
export interface ProcessCheckpoints {
  /** Null when nothing is known of the runner of that name. */
  load(runner: string): Position | null;
  save(runner: string, position: Position): void;
}

export const PROCESS_CHECKPOINTS = Symbol('ProcessCheckpoints');
