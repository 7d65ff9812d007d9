import type { BodyId, DecimalText, DirectiveId, IndicatorContent, IndicatorId, Instant, LinkedDuty, LocalDate, Measurement, MilestoneStanding, MilestoneTarget, UnjudgedReason } from '#libs/domain';
import type { Asked, BoundedPage, Moment } from '../../queries/contract.js';

/** A number in an answer: at most four places, and whether something was rounded off. Judged is always the exact one. */
export interface WrittenNumber {
  readonly text: DecimalText;
  readonly rounded: boolean;
}

/** A point of the line between milestones. `interpolated`: "nội suy, không phải chỉ tiêu". */
export interface PathRow {
  readonly on: LocalDate;
  readonly number: WrittenNumber;
  readonly interpolated: boolean;
  /** An end of the line is "khoảng": nothing passes or fails by it. */
  readonly approximate: boolean;
  readonly from: string;
  readonly to: string;
}

export interface FigureRow {
  readonly period: string;
  readonly endsOn: LocalDate;
  /** Null when it was told in words. */
  readonly number: WrittenNumber | null;
  readonly numerator: DecimalText | null;
  readonly denominator: DecimalText | null;
  readonly words: string | null;
  readonly simulated: boolean;
}

/** One milestone as it stands for one body; a yearly one gives a row for each year. */
export interface MilestoneRow {
  readonly code: string;
  readonly sourceLine: number | null;
  /** Null when the paper names no time. */
  readonly judgedOn: LocalDate | null;
  readonly yearly: boolean;
  readonly written: string | null;
  readonly target: MilestoneTarget;
  readonly standing: MilestoneStanding['kind'];
  /** Why it is measured but not judged; null otherwise. */
  readonly unjudged: UnjudgedReason | null;
  /** Null without a judged number. */
  readonly light: 'green' | 'amber' | 'red' | null;
  /** What was judged, or the latest that is known; null = no measurement, which is not "not met". */
  readonly actual: FigureRow | null;
  /** The line on the last day of that figure, before the milestone is judged. */
  readonly path: PathRow | null;
  /** Does the figure satisfy the target, whether or not it is time? */
  readonly reached: boolean | null;
}

export interface IndicatorRow extends Omit<IndicatorContent, 'milestones'> {
  readonly indicatorId: IndicatorId;
  readonly directiveId: DirectiveId;
  readonly directiveSymbol: string;
  readonly status: 'active' | 'withdrawn';
  readonly revision: number;
  /** Whose figures are shown: those of the issuer stand for the whole. */
  readonly body: BodyId;
  readonly bodyName: string;
  readonly links: readonly LinkedDuty[];
  /** The line on the day of the moment; null where none is drawn. */
  readonly pathToday: PathRow | null;
  readonly milestones: readonly MilestoneRow[];
}

/** `body` null = the issuer of each. */
export class IndicatorsQuestion {
  constructor(readonly asked: Asked, readonly narrow: { readonly directiveId: DirectiveId | null; readonly body: BodyId | null }, readonly page: BoundedPage) {}
}
export interface IndicatorsAnswer {
  readonly moment: Moment;
  readonly indicators: readonly IndicatorRow[];
  readonly nextCursor: string | null;
}

/** One act on a figure; a correction does not hide what stood before it (R15). */
export interface MeasurementAct {
  readonly index: number;
  readonly revision: number;
  readonly act: 'recorded' | 'corrected' | 'withdrawn';
  readonly recordedAt: Instant;
  readonly actingBody: BodyId;
  readonly measurement: Measurement | null;
  readonly reason: string | null;
}

/** The figure of one body and period. */
export interface MeasurementRow {
  readonly body: BodyId;
  readonly bodyName: string;
  readonly period: string;
  readonly endsOn: LocalDate;
  /** Null when it was withdrawn. */
  readonly figure: FigureRow | null;
  /** From the first to the last. */
  readonly acts: readonly MeasurementAct[];
}

/** A change of the indicator itself. */
export interface DefinitionAct {
  readonly index: number;
  readonly revision: number;
  readonly act: 'defined' | 'amended' | 'withdrawn';
  readonly basis: string | null;
}

/** One indicator with its changes and its figures, by body and period. */
export class IndicatorQuestion {
  constructor(readonly asked: Asked, readonly indicatorId: IndicatorId, readonly body: BodyId | null, readonly page: BoundedPage) {}
}
export interface IndicatorAnswer {
  readonly moment: Moment;
  readonly indicator: IndicatorRow;
  readonly changes: readonly DefinitionAct[];
  readonly measurements: readonly MeasurementRow[];
  readonly nextCursor: string | null;
}
