/** Something beside the log failed again and again, so the program cannot go on; thrown to whoever ends it. The log is whole. */
export class EngineFaultError extends Error {
  readonly code = 'engine-fault';

  constructor(
    /** Which part failed: `projections` or `processes`. */
    readonly part: string,
    readonly folder: string,
    options: { readonly cause: unknown },
  ) {
    super(`${part} failed`, options);
    this.name = 'EngineFaultError';
  }
}
