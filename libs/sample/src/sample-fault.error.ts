import type { CommandRefusal } from '#libs/application';

/** A command of the sample or of the demo was refused: a fault of the sample's data, or an engine that is not empty. */
export class SampleFaultError extends Error {
  readonly code = 'sample-refused';

  constructor(
    readonly what: string,
    readonly refusal: CommandRefusal,
  ) {
    super(`${what}: ${JSON.stringify(refusal)}`);
    this.name = 'SampleFaultError';
  }
}
