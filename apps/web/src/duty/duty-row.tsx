import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { useWords } from '../language/language.js';
import { DueDay } from './due-day.js';
import { DutyMarks } from './duty-marks.js';
import { useBodyNames } from './use-body-names.js';

interface DutyCellsProps {
  readonly duty: DutyRow;
  /** The instant that the list is judged at. */
  readonly now: number;
}

/** One duty of a list; drawn anew only when something about it changed. */
export const DutyCells = memo(function DutyCells({ duty, now }: DutyCellsProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  return (
    <>
      <div>
        <DueDay duty={duty} now={now} />
      </div>
      <div>
        <p>
          <Link to="/viec/$id" params={{ id: duty.assignmentId }} data-row>
            {duty.taskCode}: {duty.summary}
          </Link>
        </p>
        <DutyMarks duty={duty} />
      </div>
      <div className="duty-where quiet">
        <p>
          {duty.bodyName} ({t.modes[duty.mode]})
        </p>
        <p>
          {duty.directiveSymbol} · {t.statuses[duty.status]}
        </p>
        {duty.holder !== null && duty.holder !== duty.body && (
          <p>
            {t.columns.holder}: {names(duty.holder)}
          </p>
        )}
      </div>
    </>
  );
});
