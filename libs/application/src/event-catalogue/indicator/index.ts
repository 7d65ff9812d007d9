import { indicatorDefined } from './indicator-defined.js';
import { indicatorAmended } from './indicator-amended.js';
import { indicatorWithdrawn } from './indicator-withdrawn.js';
import { measurementRecorded } from './measurement-recorded.js';
import { measurementCorrected } from './measurement-corrected.js';
import { measurementWithdrawn } from './measurement-withdrawn.js';
import { indicatorLinked } from './indicator-linked.js';
import { indicatorUnlinked } from './indicator-unlinked.js';

/** Every stored event of an indicator. */
export const INDICATOR_EVENTS = {
  IndicatorDefined: indicatorDefined,
  IndicatorAmended: indicatorAmended,
  IndicatorWithdrawn: indicatorWithdrawn,
  MeasurementRecorded: measurementRecorded,
  MeasurementCorrected: measurementCorrected,
  MeasurementWithdrawn: measurementWithdrawn,
  IndicatorLinked: indicatorLinked,
  IndicatorUnlinked: indicatorUnlinked,
};
