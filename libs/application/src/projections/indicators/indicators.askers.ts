import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { QueryAnswer } from '../../queries/contract.js';
import { READ_SIDE, ReadSide } from '../reading/read-side.js';
import { IndicatorQuestion, IndicatorsQuestion, type IndicatorAnswer, type IndicatorsAnswer } from './indicators.contract.js';

@QueryHandler(IndicatorsQuestion)
export class IndicatorsAsker implements IQueryHandler<IndicatorsQuestion, QueryAnswer<IndicatorsAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: IndicatorsQuestion): Promise<QueryAnswer<IndicatorsAnswer>> {
    return this.readSide.indicators(question);
  }
}

@QueryHandler(IndicatorQuestion)
export class IndicatorAsker implements IQueryHandler<IndicatorQuestion, QueryAnswer<IndicatorAnswer>> {
  constructor(@Inject(READ_SIDE) private readonly readSide: ReadSide) {}

  execute(question: IndicatorQuestion): Promise<QueryAnswer<IndicatorAnswer>> {
    return this.readSide.indicator(question);
  }
}

export const INDICATOR_ASKERS = [IndicatorsAsker, IndicatorAsker] as const;
