export type OcelAttributeType = 'string' | 'time' | 'integer';

export interface OcelRelation {
  readonly objectId: string;
  readonly qualifier: string;
}

/** One event as OCEL 2.0 has it, and what it makes known of the objects that it touches. */
export interface OcelEntry {
  readonly event: {
    readonly id: string;
    readonly type: string;
    /** ISO 8601. */
    readonly time: string;
    readonly attributes: Readonly<Record<string, string | number>>;
    readonly relationships: readonly OcelRelation[];
  };
  /** Every object that the event names. */
  readonly objects: readonly { readonly id: string; readonly type: string }[];
  /** What it tells of the object that it is about; null = it is about none. */
  readonly about: { readonly objectId: string; readonly relationships: readonly OcelRelation[]; readonly attributes: Readonly<Record<string, string>> } | null;
}

export interface OcelObject {
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly { readonly name: string; readonly time: string; readonly value: string }[];
  readonly relationships: readonly OcelRelation[];
}

/** Makes an empty book at a path where nothing is yet. `events` false: of objects only, for whoever writes the events elsewhere. */
export type OpenOcelBook = (options: { readonly path: string; readonly events: boolean }) => OcelBook;
export const OPEN_OCEL_BOOK = Symbol('OpenOcelBook');

/**
 * Gathers an object-centric event log on disk: its objects are known only when the last event has been seen, and there may be
 * more of them than memory holds. An object, and a relation with its qualifier, is kept once.
 */
export interface OcelBook {
  add(entry: OcelEntry): void;
  /** Every object, in the order in which they were first named; attributes in the order of time. */
  objects(): Iterable<OcelObject>;
  /** Nothing is added any more; what a file holds is whole. */
  close(): void;
}
