import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { AccessRecordsQuestion, type AccessRecordsAnswer } from './access-records.contract.js';

@QueryHandler(AccessRecordsQuestion)
export class AccessRecordsAsker implements IQueryHandler<AccessRecordsQuestion, QueryAnswer<AccessRecordsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: AccessRecordsQuestion): Promise<QueryAnswer<AccessRecordsAnswer>> {
    return this.readSide.accessRecords(question);
  }
}
