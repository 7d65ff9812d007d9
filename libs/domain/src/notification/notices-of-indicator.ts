import type { BodyId } from '../kernel/index.js';
import type { IndicatorEvent } from '../indicator/index.js';
import { tell, type NoticeParties, type NoticeSource } from './notice-source.js';

export interface IndicatorParties extends NoticeParties {
  readonly issuer: BodyId;
  /** Bodies that the issuer named to record measurements. */
  readonly reporters: readonly BodyId[];
  /** Named by the last event and not before. */
  readonly newReporters: readonly BodyId[];
}

/**
 * Indicators: a body learns that it is asked to measure, that a figure about it was entered by another, and that one was
 * corrected or withdrawn; the issuer learns of what others enter.
 */
export const INDICATOR_NOTICES: NoticeSource<IndicatorEvent, IndicatorParties> = {
  about: 'indicator',
  events: ['IndicatorDefined', 'IndicatorAmended', 'IndicatorWithdrawn', 'MeasurementRecorded', 'MeasurementCorrected', 'MeasurementWithdrawn'],
  partiesAfter(before, event) {
    if (event.type === 'IndicatorDefined') {
      const { issuer, content } = event.data;
      return { symbol: content.code, summary: content.name, issuer, reporters: content.reporters, newReporters: content.reporters };
    }
    if (before === null) return null;
    if (event.type !== 'IndicatorAmended') return before.newReporters.length === 0 ? before : { ...before, newReporters: [] };
    const { reporters } = event.data.content;
    return { ...before, reporters, newReporters: reporters.filter((body) => !before.reporters.includes(body)) };
  },
  notices(event, act, { issuer, reporters, newReporters }) {
    switch (event.type) {
      case 'IndicatorDefined':
        return tell(act, ['measurement-asked', newReporters, { other: issuer }]);
      case 'IndicatorAmended':
        return tell(act, ['measurement-asked', newReporters, { other: issuer }], ['indicator-amended', reporters, { other: issuer }]);
      case 'IndicatorWithdrawn':
        return tell(act, ['indicator-withdrawn', reporters, { other: issuer }]);
      case 'MeasurementRecorded':
        return tell(act, ['measurement-recorded', [event.data.body, issuer], { other: event.data.body, period: event.data.period }]);
      case 'MeasurementCorrected':
      case 'MeasurementWithdrawn':
        return tell(act, ['measurement-mended', [event.data.body, issuer], { other: event.data.body, period: event.data.period }]);
      case 'IndicatorLinked':
      case 'IndicatorUnlinked':
        return [];
    }
  },
};
