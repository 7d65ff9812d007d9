import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { LeftBehindQuestion, type LeftBehindAnswer } from './left-behind.contract.js';

@QueryHandler(LeftBehindQuestion)
export class LeftBehindAsker implements IQueryHandler<LeftBehindQuestion, QueryAnswer<LeftBehindAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: LeftBehindQuestion): Promise<QueryAnswer<LeftBehindAnswer>> {
    return this.readSide.leftBehind(question);
  }
}
