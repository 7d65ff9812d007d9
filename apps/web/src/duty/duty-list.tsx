import './duty-list.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { useWords } from '../language/language.js';
import { DueDay } from './due-day.js';
import { DutyMarks } from './duty-marks.js';
import { useBodyNames } from './use-body-names.js';
import { useListKeys } from './use-list-keys.js';

interface DutyListProps {
  readonly duties: readonly DutyRow[];
  /** The instant that the list is judged at. */
  readonly now: number;
  readonly name: string;
}

/** Duties to choose from, by mouse, by Tab, and by j and k or the arrows; Enter opens, as it does with every link. */
export function DutyList({ duties, now, name }: DutyListProps): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const keys = useListKeys('a[data-row]');
  return (
    <ul className="duties" aria-label={name} {...keys}>
      {duties.map((duty) => (
        <li key={`${duty.assignmentId} ${duty.period?.key ?? ''}`} className="duty-row">
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
        </li>
      ))}
    </ul>
  );
}
