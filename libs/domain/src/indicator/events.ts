import type { BodyId, DirectiveId } from '../kernel/index.js';
import type { IndicatorId, LinkedDuty } from './commands.js';
import type { IndicatorContent } from './content.js';
import type { Measurement } from './measurement.js';

/** Stream `indicator-<id>` (R10). Measurements stand beside the duties that serve the indicator, never instead of them. */
export type IndicatorEvent =
  | {
      readonly type: 'IndicatorDefined';
      readonly data: { readonly indicatorId: IndicatorId; readonly directiveId: DirectiveId; readonly issuer: BodyId; readonly content: IndicatorContent };
    }
  | { readonly type: 'IndicatorAmended'; readonly data: { readonly indicatorId: IndicatorId; readonly content: IndicatorContent; readonly basis: string } }
  | { readonly type: 'IndicatorWithdrawn'; readonly data: { readonly indicatorId: IndicatorId; readonly basis: string } }
  | {
      readonly type: 'MeasurementRecorded';
      readonly data: { readonly indicatorId: IndicatorId; readonly body: BodyId; readonly period: string; readonly measurement: Measurement };
    }
  /** The counter-act of a mistaken one (R15): both stay in the history. */
  | {
      readonly type: 'MeasurementCorrected';
      readonly data: { readonly indicatorId: IndicatorId; readonly body: BodyId; readonly period: string; readonly measurement: Measurement; readonly reason: string };
    }
  | {
      readonly type: 'MeasurementWithdrawn';
      readonly data: { readonly indicatorId: IndicatorId; readonly body: BodyId; readonly period: string; readonly reason: string };
    }
  | { readonly type: 'IndicatorLinked'; readonly data: { readonly indicatorId: IndicatorId; readonly duty: LinkedDuty } }
  | { readonly type: 'IndicatorUnlinked'; readonly data: { readonly indicatorId: IndicatorId; readonly duty: LinkedDuty; readonly reason: string } };
