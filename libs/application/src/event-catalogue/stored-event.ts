import type { DomainEvent, DomainEventType } from './recorded-event.js';
import type { Shape } from './shape.js';

export type DataOf<T extends DomainEventType> = Extract<DomainEvent, { readonly type: T }>['data'];

/** One shape an event had once, and the pure step from it to the next version. */
export interface OlderVersion {
  /** Only ever checked: nothing is written in it any more. */
  readonly shape: Pick<Shape<never>, 'fault'>;
  /** Takes data of this version, gives data of the next. Pure; never written back (invariant 10). */
  upcast(data: unknown): unknown;
}

/** Joins a domain event with what is stored: the name fixed for ever and every shape ever written. */
export interface StoredEvent<T extends DomainEventType = DomainEventType> {
  readonly type: T;
  /** Kebab-case, never changed and never given to another event. */
  readonly name: string;
  /** The version written today; versions count from 1. */
  readonly schemaVersion: number;
  /** Shape of the version written today. */
  readonly newest: Shape<DataOf<T>>;
  /** Versions 1, 2, … before the newest. */
  readonly older: readonly OlderVersion[];
}

/** Declares a stored event. `older` in order of version, each with its step to the next. */
export const storedEvent = <T extends DomainEventType>(
  type: T,
  name: string,
  newest: Shape<DataOf<T>>,
  older: readonly OlderVersion[] = [],
): StoredEvent<T> => ({ type, name, schemaVersion: older.length + 1, newest, older });
