/** One line or paragraph in both languages. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

/** A command of `dondoc`: its arguments after its name, and the exit code it ends with. */
export interface Command {
  readonly name: string;
  readonly summary: Bilingual;
  /** Usage and options, both languages, as printed by `--help`. */
  readonly help: string;
  /** 0 done, 1 failed or refused. @throws UsageError (2), FailedError or EventLogFaultError (1). */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** The command was called wrongly: exit code 2. */
export class UsageError extends Error {
  readonly code = 'usage';
}

/** The command could not do what was asked; the message says why and what to do: exit code 1. */
export class FailedError extends Error {
  readonly code = 'failed';

  readonly lines: readonly Bilingual[];

  constructor(...lines: readonly Bilingual[]) {
    super(lines.map(({ vi, en }) => `${vi} / ${en}`).join('\n'));
    this.name = 'FailedError';
    this.lines = lines;
  }
}
