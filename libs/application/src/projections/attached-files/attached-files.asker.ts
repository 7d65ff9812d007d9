import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CLOCK, type Clock } from '../../ports/clock.js';
import { READ_MODEL_STORE, type ReadModelStore } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { AttachedFilesQuestion, type AttachedFilesAnswer } from './attached-files.contract.js';
import { askAttachedFiles } from './attached-files.query.js';

@QueryHandler(AttachedFilesQuestion)
export class AttachedFilesAsker implements IQueryHandler<AttachedFilesQuestion, QueryAnswer<AttachedFilesAnswer>> {
  constructor(
    @Inject(READ_MODEL_STORE) private readonly store: ReadModelStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(question: AttachedFilesQuestion): Promise<QueryAnswer<AttachedFilesAnswer>> {
    return askAttachedFiles({ store: this.store, clock: this.clock }, question);
  }
}
