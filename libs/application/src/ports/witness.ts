import type { TreeHead } from '#libs/domain';

/** What a witness answered, as it came. */
export interface WitnessReply {
  /** HTTP status code. */
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
}

/**
 * Asks witnesses of other bodies to cosign (c2sp.org/tlog-witness). `ask` always resolves within the adapter's own time
 * limit: null when no answer could be got. An answer is never longer than 64 kB.
 */
export interface WitnessClient {
  ask(submissionPrefix: string, request: string): Promise<WitnessReply | null>;
}

export const WITNESS_CLIENT = Symbol('WitnessClient');

/** The last checkpoint of a log that this witness has cosigned. */
export interface WitnessedHead extends TreeHead {
  /** With the signature of the log and the cosignature. */
  readonly note: string;
}

/**
 * What a witness must never forget: which head of each log it has cosigned last. One program at a time holds the
 * records. `save` is on the disk when it returns.
 */
export interface WitnessRecords {
  load(origin: string): WitnessedHead | null;
  save(origin: string, head: WitnessedHead): void;
  /** A request with a good signature that contradicts what was cosigned: evidence against the log. */
  keepEvidence(origin: string, at: number, request: string): void;
  close(): void;
}

/** `witness-in-use`: another program holds the records. `witness-records-unusable`: damaged, foreign, or not writable. */
export type WitnessFaultCode = 'witness-in-use' | 'witness-records-unusable';

/** A witness cannot work: without its records it must cosign nothing. */
export class WitnessFaultError extends Error {
  constructor(
    readonly code: WitnessFaultCode,
    readonly path: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${path}`, options);
    this.name = 'WitnessFaultError';
  }
}
