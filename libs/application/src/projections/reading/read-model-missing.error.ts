/** A question was asked of a read model that nobody has built yet, e.g. right after the start. Asking again later helps. */
export class ReadModelMissingError extends Error {
  readonly code = 'read-model-missing';

  constructor(readonly readModel: string) {
    super(`read model not built yet: ${readModel}`);
    this.name = 'ReadModelMissingError';
  }
}
