import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { ListDifferenceQuestion, type ListDifferenceAnswer } from './list-difference.contract.js';
import { askListDifference } from './list-difference.query.js';

@QueryHandler(ListDifferenceQuestion)
export class ListDifferenceAsker implements IQueryHandler<ListDifferenceQuestion, QueryAnswer<ListDifferenceAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: ListDifferenceQuestion): Promise<QueryAnswer<ListDifferenceAnswer>> {
    return this.readSide.ask(askListDifference, question);
  }
}
