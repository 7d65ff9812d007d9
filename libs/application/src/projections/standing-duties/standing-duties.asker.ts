import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { StandingDutiesQuestion, type StandingDutiesAnswer } from './standing-duties.contract.js';

@QueryHandler(StandingDutiesQuestion)
export class StandingDutiesAsker implements IQueryHandler<StandingDutiesQuestion, QueryAnswer<StandingDutiesAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: StandingDutiesQuestion): Promise<QueryAnswer<StandingDutiesAnswer>> {
    return this.readSide.standingDuties(question);
  }
}
