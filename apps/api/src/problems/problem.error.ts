import type { FieldFault } from '../input/compile-validator.js';
import type { ProblemTag } from './problem-table.js';

/**
 * A request cannot be answered as asked. Thrown by controllers, guards and pipes; carries a tag of the problem table and
 * plain facts. The filter alone knows the status code and the words.
 */
export class ProblemError extends Error {
  constructor(
    readonly tag: ProblemTag,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldFault[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(tag);
    this.name = 'ProblemError';
  }
}
