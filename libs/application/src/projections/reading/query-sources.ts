import type { Clock } from '../../ports/clock.js';
import type { EventLogReader } from '../../ports/event-log.js';
import type { ReadModelReader, ReadModelStore } from '../../ports/read-model-store.js';
import type { AsOf, Moment, QueryAnswer } from '../../queries/contract.js';
import { momentsProjection } from '../moments/moments.projection.js';
import { resolveMoment } from '../moments/moments.query.js';
import type { DecodeEvent } from '../running/folded-duties.js';
import { ReadModelMissingError } from './read-model-missing.error.js';

/** What questions are answered from. */
export interface QuerySources {
  readonly store: Pick<ReadModelStore, 'reader'>;
  /** For histories, which are read from the stream itself. */
  readonly log: EventLogReader;
  readonly decode: DecodeEvent;
  readonly clock: Clock;
}

/** What names a read model. */
export interface ReadModelName {
  readonly name: string;
  readonly version: number;
}

/** @throws ReadModelMissingError */
export function readerOf({ store }: Pick<QuerySources, 'store'>, { name, version }: ReadModelName): ReadModelReader {
  const reader = store.reader(name, version);
  if (reader === null) throw new ReadModelMissingError(name);
  return reader;
}

/**
 * The same sources, with each read model looked up once: for questions that go back to them hundreds of times, and that should not meet
 * a rebuilt one in between. Good for one question.
 */
export function heldSources(sources: QuerySources): QuerySources {
  const held = new Map<string, ReadModelReader | null>();
  const reader = (name: string, version: number): ReadModelReader | null => {
    const key = `${name}.${version}`;
    let known = held.get(key);
    if (known === undefined) held.set(key, (known = sources.store.reader(name, version)));
    return known;
  };
  return { ...sources, store: { reader } };
}

/**
 * The moment that a question is about (R13), at which all read models that it uses have something to say: the present
 * is what the slowest of them has applied.
 * @throws ReadModelMissingError
 */
export function momentOf(sources: Pick<QuerySources, 'store' | 'clock'>, asOf: AsOf, models: readonly ReadModelName[]): QueryAnswer<Moment> {
  const moments = readerOf(sources, momentsProjection);
  let applied = moments.checkpoint()?.index ?? 0;
  for (const model of models) applied = Math.min(applied, readerOf(sources, model).checkpoint()?.index ?? 0);
  return resolveMoment(asOf, moments, applied, sources.clock);
}
