import { dateAt, type LocalDate, type Point } from '#libs/domain';
import type { Said } from '../urgings/urgings.contract.js';
import { noReportUntil } from './tracked-words.js';
import type { PointRow, PointTally } from './tracking.contract.js';

const DECLARED = { 'not-started': { vi: 'Chưa triển khai', en: 'Not begun' }, 'in-progress': { vi: 'Đang thực hiện', en: 'Under way' }, done: { vi: 'Đơn vị báo cáo đã xong', en: 'Declared done' } } as const;

/** The points of a duty: what was declared and what was found stand side by side (feature 54). */
export const pointRows = (points: readonly Point[], today: LocalDate): readonly PointRow[] =>
  points.map(({ code, text, declared, evidenced }) => ({ code, text, declared: declared?.status ?? null, declaredOn: declared === null ? null : dateAt(declared.at), evidenced, says: saysOf(declared, evidenced, today) }));

function saysOf(declared: Point['declared'], evidenced: boolean | null, today: LocalDate): Said {
  if (evidenced === true) return { vi: 'Đã xác nhận hoàn thành', en: 'Found done' };
  if (evidenced === false) return { vi: 'Xác nhận chưa hoàn thành', en: 'Found not done' };
  return declared === null ? noReportUntil(today) : DECLARED[declared.status];
}

export const pointTally = (points: readonly Point[]): PointTally => ({
  declared: { k: points.filter(({ declared }) => declared?.status === 'done').length, n: points.length },
  evidenced: { k: points.filter(({ evidenced }) => evidenced === true).length, n: points.length },
});
