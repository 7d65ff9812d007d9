import type { Schemas } from '../api/client.js';
import { timeScale, type TimeScale } from '../timeline/time-scale.js';

/** A number on a day. */
export interface ChartPoint {
  readonly day: string;
  /** As it is written. */
  readonly text: string;
  /** Place in per cent from the left and from the top. */
  readonly x: number;
  readonly y: number;
}

export interface IndicatorChart {
  readonly scale: TimeScale;
  readonly milestones: readonly ChartPoint[];
  readonly actual: readonly ChartPoint[];
  /** Where the path between two milestones stands today; null where there is none. */
  readonly today: ChartPoint | null;
}

interface Written {
  readonly day: string;
  readonly text: string;
}

const ROOM = 10;

/** The milestones with a number and a day, the figures, and the path of today; null where nothing has a number and a day. Numbers are placed, never computed: what is read is their text. */
export function indicatorChart({ milestones, pathToday }: Pick<Schemas['IndicatorRow'], 'milestones' | 'pathToday'>, measured: readonly Schemas['MeasurementRow'][]): IndicatorChart | null {
  const targets = milestones.flatMap(({ judgedOn, target }): readonly Written[] => (judgedOn !== null && target.kind === 'number' ? [{ day: judgedOn, text: target.value }] : []));
  const figures = measured.flatMap(({ endsOn, figure }): readonly Written[] => (figure === null || figure.number === null ? [] : [{ day: endsOn, text: figure.number.text }])).toSorted((one, other) => one.day.localeCompare(other.day));
  const path = pathToday === null ? [] : [{ day: pathToday.on, text: pathToday.number.text }];
  const all = [...targets, ...figures, ...path];
  const scale = timeScale(all.map(({ day }) => day));
  if (scale === null) return null;
  const numbers = all.map(({ text }) => Number(text));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const height = (text: string): number => (high === low ? 50 : Math.round(100 * (100 - ROOM - ((100 - 2 * ROOM) * (Number(text) - low)) / (high - low))) / 100);
  const point = ({ day, text }: Written): ChartPoint => ({ day, text, x: scale.at(day), y: height(text) });
  return { scale, milestones: targets.map(point), actual: figures.map(point), today: path.map(point)[0] ?? null };
}
