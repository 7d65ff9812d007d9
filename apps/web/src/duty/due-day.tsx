import type { ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { useWords } from '../language/language.js';
import { dayOf, daysBetween, writtenDay } from '../wording/dates.js';

interface DueDayProps {
  readonly duty: DutyRow;
  readonly now: number;
}

/** Where a duty stands against its day, in words first and colour second, and the day itself. */
export function DueDay({ duty, now }: DueDayProps): ReactNode {
  const t = useWords();
  const { standing, currentDue } = duty;
  if (standing.kind === 'line') {
    return (
      <p>
        {t.lines[standing.line]}
        {currentDue !== null && <span className="quiet"> · {writtenDay(currentDue)}</span>}
      </p>
    );
  }
  return (
    <>
      <p className={TONES[standing.box] + (standing.box === 'in-time' && standing.dueSoon ? ' soon' : '')}>{boxWords(duty, now, t)}</p>
      {currentDue !== null && <p className="quiet">{writtenDay(currentDue)}</p>}
    </>
  );
}

const TONES = { overdue: 'late', 'done-late': 'late', 'done-on-time': 'good', 'in-time': '' } as const;

function boxWords({ standing, currentDue }: DutyRow, now: number, t: ReturnType<typeof useWords>): string {
  if (standing.kind === 'line') return t.lines[standing.line];
  if (standing.box === 'overdue') return t.marks.overdueBy(standing.daysOverdue);
  if (standing.box !== 'in-time' || standing.awaitingConfirmation || currentDue === null) return t.boxes[standing.box];
  return t.marks.dueIn(daysBetween(dayOf(now), currentDue));
}
