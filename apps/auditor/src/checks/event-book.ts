/** What the checks know of every event, by its dense index, in memory that threads share. */
export interface EventBook {
  /** 0 when the entry cannot be read, `READABLE` or `SOUND`. */
  readonly state: Uint8Array<SharedArrayBuffer>;
  /** Number of its stream, from 1, in the order in which streams begin. */
  readonly stream: Uint32Array<SharedArrayBuffer>;
  /** The event of the same stream before it; 0 when there is none: the way back through a stream. */
  readonly previous: Uint32Array<SharedArrayBuffer>;
}

/** Its text is not there, or not what was hashed. */
export const READABLE = 1;
export const SOUND = 2;

export const eventBook = (size: number): EventBook => ({
  state: new Uint8Array(new SharedArrayBuffer(size + 1)),
  stream: new Uint32Array(new SharedArrayBuffer(4 * (size + 1))),
  previous: new Uint32Array(new SharedArrayBuffer(4 * (size + 1))),
});
