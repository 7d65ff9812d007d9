import {
  measuredNumber, measuredPeriod, milestoneStanding, pathAt, trafficLight, writeDecimal, type Exact, type Figure, type IndicatorContent, type IndicatorMilestone, type Instant, type LocalDate,
  type MeasuredPeriod, type Measurement, type PathPoint,
} from '#libs/domain'; // prettier-ignore
import type { FigureRow, MilestoneRow, PathRow, WrittenNumber } from './indicators.contract.js';

/** Digits after the point in answers. */
const PLACES = 4;

/** The measurement of one period that holds at the moment. */
export interface Held {
  readonly period: MeasuredPeriod;
  readonly measurement: Measurement;
}

export function heldOf(period: string, measurement: Measurement): Held | null {
  const measured = measuredPeriod(period);
  return measured === null ? null : { period: measured, measurement };
}

const written = (number: Exact): WrittenNumber => writeDecimal(number, PLACES);

export function figureRow({ period, measurement }: Held): FigureRow {
  const { numerator, denominator, words, simulated } = measurement;
  const number = measuredNumber(measurement);
  return { period: period.code, endsOn: period.to, number: number === null ? null : written(number), numerator, denominator, words, simulated };
}

export function pathRow(point: PathPoint | null, on: LocalDate | null): PathRow | null {
  if (point === null || on === null) return null;
  const [from, to] = point.between;
  return { on, number: written(point.value), interpolated: point.interpolated, approximate: point.approximate, from, to };
}

export const pathToday = ({ milestones }: IndicatorContent, today: LocalDate): PathRow | null => pathRow(pathAt(milestones, today), today);

/** Every milestone as it stands at the instant, for the body whose figures are given; a yearly one for each year from `firstYear` to that of today. */
export function milestoneRows({ milestones }: IndicatorContent, held: readonly Held[], at: Instant, firstYear: number, thisYear: number): readonly MilestoneRow[] {
  const figures = held.flatMap((each): (Figure & { readonly held: Held })[] => {
    const number = measuredNumber(each.measurement);
    return number === null ? [] : [{ period: each.period, number, held: each }];
  });
  return milestones.flatMap((milestone) => {
    const years = milestone.when.kind === 'yearly' ? Array.from({ length: Math.max(0, thisYear - firstYear + 1) }, (_, place) => firstYear + place) : [null];
    return years.map((year) => milestoneRow(milestones, milestone, figures, held, at, year));
  });
}

function milestoneRow(milestones: readonly IndicatorMilestone[], milestone: IndicatorMilestone, figures: readonly (Figure & { readonly held: Held })[], held: readonly Held[], at: Instant, year: number | null): MilestoneRow {
  const { code, sourceLine, written: wording, target } = milestone;
  const { judgedOn, standing, figure, path, reached } = milestoneStanding(milestones, milestone, figures, at, year);
  const shown = figure === null ? null : (figures.find(({ period, number }) => period === figure.period && number === figure.number)?.held ?? null);
  const told = target.kind === 'words' ? (held.filter(({ measurement, period }) => measurement.words !== null && (judgedOn === null || period.to <= judgedOn)).toSorted(byEnd).at(-1) ?? null) : null;
  const actual = shown ?? told;
  return {
    code, sourceLine, judgedOn, yearly: year !== null, written: wording, target, standing: standing.kind, unjudged: standing.kind === 'unjudged' ? standing.reason : null, light: trafficLight(standing),
    actual: actual === null ? null : figureRow(actual), path: pathRow(path, figure?.period.to ?? null), reached,
  }; // prettier-ignore
}

const byEnd = (a: Held, b: Held): number => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0);
