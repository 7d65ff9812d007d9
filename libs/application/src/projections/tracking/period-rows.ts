import { periodsUntil, periodStanding, type AssignmentEvent, type AssignmentState, type LocalDate, type PeriodStanding } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { Moment } from '../../queries/contract.js';
import type { Said } from '../urgings/urgings.contract.js';
import { dayInWords, noReportUntil } from './tracked-words.js';
import type { PeriodRow } from './tracking.contract.js';

type Filed = RecordedEvent<Extract<AssignmentEvent, { type: 'PeriodResultFiled' }>>;

/** Every instance of a recurring duty that has begun, with what was filed for it (R8). `filings`: oldest first. */
export function periodRows({ recurrence, filed }: AssignmentState, filings: readonly Filed[], { at }: Moment, today: LocalDate): readonly PeriodRow[] {
  if (recurrence === null) return [];
  const last = new Map(filings.map((filing) => [filing.event.data.period, filing]));
  return periodsUntil(recurrence, today).map((period): PeriodRow => {
    const { rhythm, key, from, to, due } = period;
    const standing = periodStanding(period, filed, at);
    const filing = standing === 'filed' ? last.get(key) : undefined;
    const { act } = filing?.metadata ?? {};
    const { late = false, nil = false, note = null } = filing?.event.data ?? {};
    return { rhythm, period: key, from, to, due, standing, filedOn: act?.occurredOn ?? null, late, nil, note, revision: filing?.revision ?? null, says: saysOf(standing, late, nil, due, today) };
  });
}

function saysOf(standing: PeriodStanding, late: boolean, nil: boolean, due: LocalDate | null, today: LocalDate): Said {
  if (standing === 'filed') {
    const what = nil ? ['Báo cáo không phát sinh', 'Nil report'] : ['Đã báo cáo', 'Reported'];
    return late ? { vi: `${what[0]}, quá hạn`, en: `${what[1]}, late` } : { vi: what[0] ?? '', en: what[1] ?? '' };
  }
  const missing = noReportUntil(today);
  if (standing === 'overdue' && due !== null) return { vi: `${missing.vi}, quá hạn từ ${dayInWords(due)}`, en: `${missing.en}, overdue since ${dayInWords(due)}` };
  return missing;
}
