import type { Instant } from '#libs/domain';

interface WakeUp {
  readonly at: Instant;
  readonly order: number;
  work: (() => void) | null;
}

const realImmediate = globalThis.setImmediate;
/** Everything that needs no timer has run when this resolves. */
const everythingElse = (): Promise<void> => new Promise((resolve) => void realImmediate(resolve));

/**
 * One queue of wake-ups for the whole simulation. While installed it stands in for the timers of the program, so that
 * years pass in seconds and nothing depends on how fast the machine is. Only one thing runs at a time.
 */
export class SimulatedTime {
  private readonly heap: WakeUp[] = [];
  private given = 0;
  /** Called for each new wake-up: a number other than 0 moves it before or behind others of the same instant. */
  disorder: () => number = () => 0;
  woken = 0;

  constructor(private at: Instant) {}

  now(): Instant {
    return this.at;
  }

  later(milliseconds: number, work: () => void): WakeUp {
    this.given += 1;
    const wakeUp: WakeUp = { at: this.at + Math.max(0, Math.ceil(milliseconds)), order: this.given + this.disorder(), work };
    push(this.heap, wakeUp);
    return wakeUp;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => void this.later(milliseconds, resolve));
  }

  /** Runs everything that is to happen until then. */
  async pass(until: Instant): Promise<void> {
    for (;;) {
      await everythingElse();
      const next = this.heap[0];
      if (next === undefined || next.at > until) break;
      this.wakeNext();
    }
    this.at = Math.max(this.at, until);
  }

  /** Lets time pass until the promise is settled. @throws Error when nothing is left that could settle it before `limit` ms. */
  async finish<T>(promise: Promise<T>, limit = 400 * 86_400_000): Promise<T> {
    let settled = false;
    const last = this.at + limit;
    const watched = promise.finally(() => (settled = true));
    watched.catch(() => undefined);
    for (;;) {
      await everythingElse();
      if (settled) return watched;
      const next = this.heap[0];
      if (next === undefined || next.at > last) throw new Error(`nothing more happens, and something is still waited for at ${new Date(this.at).toISOString()}`);
      this.wakeNext();
    }
  }

  /** Takes the place of the timers of the program; the answer puts them back. */
  install(): () => void {
    const { setTimeout: timeout, clearTimeout: clear, setImmediate: immediate } = globalThis;
    const handleOf = (wakeUp: WakeUp): unknown => Object.assign(wakeUp, { ref: () => wakeUp, unref: () => wakeUp });
    const later = (work: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]): unknown => handleOf(this.later(milliseconds, () => work(...given)));
    Object.assign(globalThis, {
      setTimeout: later,
      setImmediate: (work: () => void) => later(work, 0),
      clearTimeout: (wakeUp: WakeUp | null | undefined) => {
        if (wakeUp !== null && wakeUp !== undefined) wakeUp.work = null;
      },
    });
    return () => void Object.assign(globalThis, { setTimeout: timeout, clearTimeout: clear, setImmediate: immediate });
  }

  private wakeNext(): void {
    const next = pop(this.heap);
    if (next === undefined || next.work === null) return;
    this.at = Math.max(this.at, next.at);
    this.woken += 1;
    next.work();
  }
}

const before = (a: WakeUp, b: WakeUp): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: WakeUp[], wakeUp: WakeUp): void {
  let place = heap.push(wakeUp) - 1;
  while (place > 0) {
    const above = (place - 1) >> 1;
    if (!before(wakeUp, heap[above] as WakeUp)) break;
    heap[place] = heap[above] as WakeUp;
    place = above;
  }
  heap[place] = wakeUp;
}

function pop(heap: WakeUp[]): WakeUp | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as WakeUp, heap[child] as WakeUp)) child += 1;
    if (!before(heap[child] as WakeUp, last)) break;
    heap[place] = heap[child] as WakeUp;
    place = child;
  }
  heap[place] = last;
  return first;
}
