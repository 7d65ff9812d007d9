import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { BoardExplanationQuestion, type BoardExplanationAnswer } from './board-explanation.contract.js';

@QueryHandler(BoardExplanationQuestion)
export class BoardExplanationAsker implements IQueryHandler<BoardExplanationQuestion, QueryAnswer<BoardExplanationAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: BoardExplanationQuestion): Promise<QueryAnswer<BoardExplanationAnswer>> {
    return this.readSide.boardExplanation(question);
  }
}
