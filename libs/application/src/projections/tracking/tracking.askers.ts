import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { TrackingQuestion, type TrackingAnswer } from './tracking.contract.js';

@QueryHandler(TrackingQuestion)
export class TrackingAsker implements IQueryHandler<TrackingQuestion, QueryAnswer<TrackingAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: TrackingQuestion): Promise<QueryAnswer<TrackingAnswer>> {
    return this.readSide.tracking(question);
  }
}

export const TRACKING_ASKERS = [TrackingAsker] as const;
