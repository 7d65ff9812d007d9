import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_STREAM, START, type AppendOutcome, type EventLog, type LoggedEvent } from '#libs/application';
import { eventId, everything, type OpenLog } from './contract-log.js';

interface ModelEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly bytes: readonly number[];
}

type Step =
  | { readonly kind: 'append'; readonly stream: string; readonly behind: number; readonly payloads: readonly Uint8Array[] }
  | { readonly kind: 'repeat'; readonly which: number }
  | { readonly kind: 'read'; readonly stream: string; readonly fromRevision: number; readonly limit: number }
  | { readonly kind: 'page'; readonly after: number; readonly limit: number }
  | { readonly kind: 'reopen' };

interface Batch {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly { readonly id: string; readonly bytes: Uint8Array }[];
}

const stream = fc.constantFrom('a', 'b', 'đôn đốc', 'A');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      stream,
      behind: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: -2, max: 3 }) }),
      payloads: fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('read' as const), stream, fromRevision: fc.nat(12), limit: fc.nat(12) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('page' as const), after: fc.nat(40), limit: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
);

/** The port's promises in their plainest form: one array of what was stored together. */
class ModelLog {
  private readonly stored: (readonly ModelEvent[])[] = [];
  private settled = 0;

  get events(): readonly ModelEvent[] {
    return this.stored.flat();
  }

  ofStream(name: string): readonly ModelEvent[] {
    return this.events.filter((event) => event.stream === name);
  }

  /** The id of the last stored event, or the actual revision. */
  append({ stream: name, expectedRevision, events }: Batch): { readonly stored: string } | { readonly rejected: number } {
    const stored = this.ofStream(name);
    if (stored.length - 1 === expectedRevision) {
      this.stored.push(events.map(({ id, bytes }, index) => ({ id, stream: name, revision: stored.length + index, bytes: [...bytes] })));
      return { stored: events.at(-1)?.id ?? '' };
    }
    const there = stored.slice(expectedRevision + 1, expectedRevision + 1 + events.length);
    const last = there.at(-1);
    const same = there.length === events.length && there.every(({ id }, index) => id === events[index]?.id);
    return same && last ? { stored: last.id } : { rejected: stored.length - 1 };
  }

  /** Appends that were under way at once may stand in any order, each whole: takes the order in which the log has them. */
  settle(order: readonly string[]): void {
    const placeOf = ([first]: readonly ModelEvent[]): number => order.indexOf(first?.id ?? '');
    const together = this.stored.splice(this.settled).toSorted((a, b) => placeOf(a) - placeOf(b));
    this.stored.push(...together);
    this.settled = this.stored.length;
  }
}

const comparable = (events: readonly { id: string; stream: string; revision: number; bytes: Iterable<number> }[]): readonly ModelEvent[] =>
  events.map(({ id, stream: name, revision, bytes }) => ({ id, stream: name, revision, bytes: [...bytes] }));

const storedWith = (last: LoggedEvent | undefined): AppendOutcome => ({ kind: 'stored', revision: last?.revision ?? NO_STREAM, position: last?.position ?? START });

export function modelContract(open: OpenLog): void {
  describe('any sequence of operations', () => {
    it('is answered as by a plain list of events', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 10 }), (groups) => agrees(open, groups)),
        { numRuns: 60 },
      );
    }, 60_000);
  });
}

/** Runs groups of steps, each group's appends at once, on a new log and on the model, and compares every answer. */
async function agrees(open: OpenLog, groups: readonly (readonly Step[])[]): Promise<void> {
  const { log: first, reopen, cleanup } = await open();
  const model = new ModelLog();
  const batches: Batch[] = [];
  let log: EventLog = first;
  let ids = 0;
  try {
    for (const group of groups) {
      const positions = (await everything(log)).map(({ position }) => position);
      const pending: { readonly outcome: Promise<AppendOutcome>; readonly expected: ReturnType<ModelLog['append']> }[] = [];
      const start = (batch: Batch): void => {
        pending.push({ outcome: log.append(batch.stream, batch.expectedRevision, batch.events), expected: model.append(batch) });
      };
      for (const current of group) {
        if (current.kind === 'append') {
          const expectedRevision = Math.max(NO_STREAM, model.ofStream(current.stream).length - 1 - current.behind);
          const batch = { stream: current.stream, expectedRevision, events: current.payloads.map((bytes) => ({ id: eventId(ids++), bytes })) };
          batches.push(batch);
          start(batch);
        } else if (current.kind === 'repeat') {
          const batch = batches[current.which % Math.max(1, batches.length)];
          if (batch) start(batch);
        }
      }
      const outcomes = await Promise.all(pending.map(({ outcome }) => outcome));
      const all = await everything(log, 7);
      model.settle(all.map(({ id }) => id));
      expect(comparable(all)).toEqual(model.events);
      expect(all.slice(0, positions.length).map(({ position }) => position)).toEqual(positions);
      expect(outcomes).toEqual(
        pending.map(({ expected }) =>
          'stored' in expected ? storedWith(all.find(({ id }) => id === expected.stored)) : { kind: 'rejected', actualRevision: expected.rejected },
        ),
      );
      expect(await log.head()).toBe(all.at(-1)?.position ?? START);
      for (const current of group) {
        if (current.kind === 'read') {
          const { fromRevision, limit } = current;
          const expected = model.ofStream(current.stream);
          expect(comparable(await log.readStream(current.stream, { fromRevision, limit }))).toEqual(expected.slice(fromRevision, fromRevision + limit));
          expect(await log.streamRevision(current.stream)).toBe(expected.length - 1);
        } else if (current.kind === 'page') {
          const after = current.after === 0 ? START : (all[current.after - 1]?.position ?? (await log.head()));
          const from = Math.min(current.after, all.length);
          expect(comparable(await log.readAll(after, current.limit))).toEqual(model.events.slice(from, from + current.limit));
        } else if (current.kind === 'reopen' && reopen) log = await reopen();
      }
    }
  } finally {
    await cleanup();
  }
}
