import { indicatorDecider, type IndicatorCommand, type IndicatorEvent, type IndicatorState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

export const INDICATOR: Aggregate<IndicatorCommand, IndicatorState, IndicatorEvent> = {
  decider: indicatorDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as IndicatorState,
  settled: ({ status }) => status === 'withdrawn',
};
