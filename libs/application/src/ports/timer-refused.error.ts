/**
 * Why the server behind a deadline timer must not hold timers: `timer-wrong-password` (it refused the user or the password),
 * `timer-too-old`, `timer-evicts` (it drops keys when its memory is full), `timer-read-only` (a replica), `timer-cluster` (keys of
 * a queue would be spread), `timer-not-permitted` (its access rules keep a command back), `timer-taken` (what timers are kept
 * under belongs to another installation).
 */
export type TimerRefusalCode = 'timer-wrong-password' | 'timer-too-old' | 'timer-evicts' | 'timer-read-only' | 'timer-cluster' | 'timer-not-permitted' | 'timer-taken';

/** The server answers, but must not be used; `fact` is what it said. Whoever set it up has to change something. */
export class TimerRefusedError extends Error {
  constructor(
    readonly code: TimerRefusalCode,
    readonly fact: string,
  ) {
    super(`${code}: ${fact}`);
    this.name = 'TimerRefusedError';
  }
}
