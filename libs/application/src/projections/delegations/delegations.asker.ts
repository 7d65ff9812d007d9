import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { DelegationsQuestion, type DelegationsAnswer } from './delegations.contract.js';

@QueryHandler(DelegationsQuestion)
export class DelegationsAsker implements IQueryHandler<DelegationsQuestion, QueryAnswer<DelegationsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: DelegationsQuestion): Promise<QueryAnswer<DelegationsAnswer>> {
    return this.readSide.delegations(question);
  }
}
