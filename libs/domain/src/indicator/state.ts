import type { BodyId, DirectiveId } from '../kernel/index.js';
import type { IndicatorId, LinkedDuty } from './commands.js';
import type { IndicatorContent } from './content.js';
import type { Measurement } from './measurement.js';

/** One indicator, folded. */
export interface IndicatorState {
  readonly status: 'none' | 'active' | 'withdrawn';
  readonly indicatorId: IndicatorId | null;
  readonly directiveId: DirectiveId | null;
  readonly issuer: BodyId | null;
  /** As last amended. */
  readonly content: IndicatorContent | null;
  /** By body, then by code of the period; what was withdrawn is gone. */
  readonly measured: Readonly<Record<string, Readonly<Record<string, Measurement>>>>;
  readonly links: readonly LinkedDuty[];
}

export const initialIndicator: IndicatorState = { status: 'none', indicatorId: null, directiveId: null, issuer: null, content: null, measured: {}, links: [] };

export const measurementOf = ({ measured }: IndicatorState, body: BodyId, period: string): Measurement | null =>
  Object.hasOwn(measured, body) ? (measured[body]?.[period] ?? null) : null;

export const isSameDuty = (a: LinkedDuty, b: LinkedDuty): boolean => dutyKey(a) === dutyKey(b);

/** `task:IV.4` or `assignment:<id>`. */
export const dutyKey = (duty: LinkedDuty): string => (duty.kind === 'task' ? `task:${duty.taskCode}` : `assignment:${duty.assignmentId}`);
