import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { askCountedDifference } from './counted-difference.query.js';
import { askCountedExplanation } from './counted-explanation.query.js';
import { CountedDifferenceQuestion, CountedExplanationQuestion, type CountedDifferenceAnswer, type CountedExplanationAnswer } from './counted-boards.contract.js';

@QueryHandler(CountedDifferenceQuestion)
export class CountedDifferenceAsker implements IQueryHandler<CountedDifferenceQuestion, QueryAnswer<CountedDifferenceAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CountedDifferenceQuestion): Promise<QueryAnswer<CountedDifferenceAnswer>> {
    return this.readSide.ask(askCountedDifference, question);
  }
}

@QueryHandler(CountedExplanationQuestion)
export class CountedExplanationAsker implements IQueryHandler<CountedExplanationQuestion, QueryAnswer<CountedExplanationAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: CountedExplanationQuestion): Promise<QueryAnswer<CountedExplanationAnswer>> {
    return this.readSide.ask(askCountedExplanation, question);
  }
}

export const COUNTED_BOARD_ASKERS = [CountedDifferenceAsker, CountedExplanationAsker] as const;
