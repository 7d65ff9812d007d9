import type { AssignmentId, BodyId, DirectiveId, TaskCode } from '../kernel/index.js';
import type { BodyStanding } from '../organisation/index.js';
import type { IndicatorContent } from './content.js';
import type { Measurement } from './measurement.js';

declare const brand: unique symbol;
/** UUID of an indicator, derived from its directive and code. */
export type IndicatorId = string & { readonly [brand]: 'IndicatorId' };
export const indicatorId = (value: string): IndicatorId => value as IndicatorId;

/** A duty that serves the indicator: a task of the directive, or one body's own copy of it. Completing it measures nothing. */
export type LinkedDuty = { readonly kind: 'task'; readonly taskCode: TaskCode } | { readonly kind: 'assignment'; readonly assignmentId: AssignmentId };

export type IndicatorCommand =
  | { readonly type: 'DefineIndicator'; readonly indicatorId: IndicatorId; readonly directiveId: DirectiveId; readonly issuer: BodyId; readonly content: IndicatorContent }
  | { readonly type: 'AmendIndicator'; readonly content: IndicatorContent; readonly basis: string }
  | { readonly type: 'WithdrawIndicator'; readonly basis: string }
  /** `bodyStands`: how the measured body stood in the register on the last day of the period. */
  | { readonly type: 'RecordMeasurement'; readonly body: BodyId; readonly bodyStands: BodyStanding; readonly period: string; readonly measurement: Measurement }
  | { readonly type: 'CorrectMeasurement'; readonly body: BodyId; readonly period: string; readonly measurement: Measurement; readonly reason: string }
  | { readonly type: 'WithdrawMeasurement'; readonly body: BodyId; readonly period: string; readonly reason: string }
  /** `known`: the directive has the task, or the assignment belongs to it. */
  | { readonly type: 'LinkIndicator'; readonly duty: LinkedDuty; readonly known: boolean }
  | { readonly type: 'UnlinkIndicator'; readonly duty: LinkedDuty; readonly reason: string };
