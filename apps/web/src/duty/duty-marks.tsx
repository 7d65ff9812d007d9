import type { ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';

/** What else must be known of a duty at a glance, each in words. */
export function DutyMarks({ duty }: { readonly duty: DutyRow }): ReactNode {
  const t = useWords();
  const { standing, acknowledged, acknowledgementDue, acknowledgementLate, status } = duty;
  const marks: { readonly text: string; readonly bad?: boolean }[] = [];
  if (duty.starred) marks.push({ text: `★ ${t.marks.starred}` });
  if (duty.period !== null) marks.push({ text: t.marks.period(duty.period.key) });
  if (standing.kind === 'box' && standing.box === 'in-time' && standing.dueSoon) marks.push({ text: t.marks.dueSoon });
  if (standing.kind === 'box' && standing.awaitingConfirmation) marks.push({ text: t.marks.awaitingConfirmation });
  if (duty.extensionPending) marks.push({ text: t.marks.extensionPending });
  if (duty.extensionsGranted > 0) marks.push({ text: t.marks.extended(duty.extensionsGranted) });
  if (!acknowledged && status === 'assigned' && acknowledgementDue !== null) {
    const day = writtenDay(acknowledgementDue);
    marks.push(acknowledgementLate ? { text: t.marks.acknowledgementLate(day), bad: true } : { text: t.marks.acknowledgeBy(day) });
  }
  if (duty.percent !== null) marks.push({ text: t.marks.percent(duty.percent) });
  if (marks.length === 0) return null;
  return (
    <ul className="duty-marks">
      {marks.map(({ text, bad }) => (
        <li key={text} className={bad === true ? 'bad' : undefined}>
          {text}
        </li>
      ))}
    </ul>
  );
}
