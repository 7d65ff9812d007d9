import { dateAt, type AssignmentState, type LocalDate, type Standing } from '#libs/domain';
import { noReportUntil } from './tracked-words.js';
import type { ThreeStatuses } from './tracking.contract.js';

/** Features 54, 55: what the lead says, what was accepted, and what the days say; none of them stands for another. */
export function threeStatuses({ percent, lastProgressAt, accepted, pending, rounds }: AssignmentState, schedule: Standing, today: LocalDate): ThreeStatuses {
  const on = lastProgressAt === null ? null : dateAt(lastProgressAt);
  const said = { vi: `Đơn vị báo cáo${percent === null ? '' : ` ${percent} %`}`, en: `Reported${percent === null ? '' : ` ${percent} %`}` };
  return {
    declared: { percent, on, says: on === null ? noReportUntil(today) : said },
    evidenced: accepted !== null ? 'accepted' : pending !== null ? 'under-review' : rounds > 0 ? 'returned' : 'none',
    schedule,
  };
}
