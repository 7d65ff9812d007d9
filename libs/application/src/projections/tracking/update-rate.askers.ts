import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { EntryLimitsQuestion, UpdateRateQuestion, type EntryLimitsAnswer, type UpdateRateAnswer } from './update-rate.contract.js';

@QueryHandler(UpdateRateQuestion)
export class UpdateRateAsker implements IQueryHandler<UpdateRateQuestion, QueryAnswer<UpdateRateAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: UpdateRateQuestion): Promise<QueryAnswer<UpdateRateAnswer>> {
    return this.readSide.updateRate(question);
  }
}

@QueryHandler(EntryLimitsQuestion)
export class EntryLimitsAsker implements IQueryHandler<EntryLimitsQuestion, QueryAnswer<EntryLimitsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: EntryLimitsQuestion): Promise<QueryAnswer<EntryLimitsAnswer>> {
    return this.readSide.entryLimits(question);
  }
}

export const FOLLOWING_ASKERS = [UpdateRateAsker, EntryLimitsAsker] as const;
