import { countPoints, dateAt, type LocalDate, type Point, type PointsRule } from '#libs/domain';
import type { Said } from '../urgings/urgings.contract.js';
import { noReportUntil } from './tracked-words.js';
import type { PointRow, PointTally } from './tracking.contract.js';

const DECLARED = { 'not-started': { vi: 'Chưa triển khai', en: 'Not begun' }, 'in-progress': { vi: 'Đang thực hiện', en: 'Under way' }, done: { vi: 'Đơn vị báo cáo đã xong', en: 'Declared done' } } as const;

/** The points of a duty: what was declared and what was found stand side by side (feature 54). */
export const pointRows = (points: readonly Point[], today: LocalDate): readonly PointRow[] =>
  points.map((point) => {
    const { code, text, declared, evidenced, from, withdrawn } = point;
    return { code, text, declared: declared?.status ?? null, declaredOn: declared === null ? null : dateAt(declared.at), evidenced, from, withdrawn, says: saysOf(point, today) };
  });

function saysOf({ declared, evidenced, withdrawn }: Point, today: LocalDate): Said {
  if (withdrawn) return { vi: 'Không còn được giao', en: 'Not asked for any more' };
  if (evidenced === true) return { vi: 'Đã xác nhận hoàn thành', en: 'Found done' };
  if (evidenced === false) return { vi: 'Xác nhận chưa hoàn thành', en: 'Found not done' };
  return declared === null ? noReportUntil(today) : DECLARED[declared.status];
}

export function pointTally(rule: PointsRule, points: readonly Point[]): PointTally {
  const { met, found, counted: n, needed } = countPoints(rule, points);
  const declared = points.filter((point) => !point.withdrawn && point.declared?.status === 'done').length;
  return { rule, needed, met, declared: { k: declared, n }, evidenced: { k: found, n } };
}
