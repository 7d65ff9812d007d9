import type { BodyId } from '../kernel/index.js';
import type { IndicatorEvent } from './events.js';
import type { Measurement } from './measurement.js';
import { isSameDuty, type IndicatorState } from './state.js';

/** Folds one event into the indicator. */
export function evolveIndicator(state: IndicatorState, event: IndicatorEvent): IndicatorState {
  switch (event.type) {
    case 'IndicatorDefined': {
      const { indicatorId, directiveId, issuer, content } = event.data;
      return { ...state, status: 'active', indicatorId, directiveId, issuer, content };
    }
    case 'IndicatorAmended':
      return { ...state, content: event.data.content };
    case 'IndicatorWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'MeasurementRecorded':
    case 'MeasurementCorrected':
      return withMeasurement(state, event.data.body, event.data.period, event.data.measurement);
    case 'MeasurementWithdrawn':
      return withMeasurement(state, event.data.body, event.data.period, null);
    case 'IndicatorLinked':
      return { ...state, links: [...state.links, event.data.duty] };
    case 'IndicatorUnlinked': {
      const { duty } = event.data;
      return { ...state, links: state.links.filter((each) => !isSameDuty(each, duty)) };
    }
  }
}

function withMeasurement(state: IndicatorState, body: BodyId, period: string, measurement: Measurement | null): IndicatorState {
  const { [period]: _before, ...others } = state.measured[body] ?? {};
  const ofBody = measurement === null ? others : { ...others, [period]: measurement };
  if (Object.keys(ofBody).length > 0) return { ...state, measured: { ...state.measured, [body]: ofBody } };
  const { [body]: _none, ...bodies } = state.measured;
  return { ...state, measured: bodies };
}
