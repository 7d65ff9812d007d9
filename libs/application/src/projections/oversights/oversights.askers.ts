import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { OversightQuestion, OversightsQuestion, type OversightAnswer, type OversightsAnswer } from './oversights.contract.js';

@QueryHandler(OversightsQuestion)
export class OversightsAsker implements IQueryHandler<OversightsQuestion, QueryAnswer<OversightsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: OversightsQuestion): Promise<QueryAnswer<OversightsAnswer>> {
    return this.readSide.oversights(question);
  }
}

@QueryHandler(OversightQuestion)
export class OversightAsker implements IQueryHandler<OversightQuestion, QueryAnswer<OversightAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: OversightQuestion): Promise<QueryAnswer<OversightAnswer>> {
    return this.readSide.oversight(question);
  }
}
