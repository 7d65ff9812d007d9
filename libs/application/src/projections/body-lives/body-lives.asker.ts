import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { BodyLivesQuestion, type BodyLivesAnswer } from './body-lives.contract.js';
import { askBodyLives } from './body-lives.query.js';

@QueryHandler(BodyLivesQuestion)
export class BodyLivesAsker implements IQueryHandler<BodyLivesQuestion, QueryAnswer<BodyLivesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: BodyLivesQuestion): Promise<QueryAnswer<BodyLivesAnswer>> {
    return this.readSide.ask(askBodyLives, question);
  }
}
