import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { BoardDifferenceQuestion, type BoardDifferenceAnswer } from './board-difference.contract.js';

@QueryHandler(BoardDifferenceQuestion)
export class BoardDifferenceAsker implements IQueryHandler<BoardDifferenceQuestion, QueryAnswer<BoardDifferenceAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: BoardDifferenceQuestion): Promise<QueryAnswer<BoardDifferenceAnswer>> {
    return this.readSide.boardDifference(question);
  }
}
