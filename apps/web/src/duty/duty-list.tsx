import './duty-list.css';
import { useEffect, type ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { DutyCells } from './duty-row.js';
import { LongDutyList } from './long-duty-list.js';
import { dutyKeyOf, type Looking } from './use-duty-pages.js';
import { useListKeys } from './use-list-keys.js';

/** Longer lists are drawn around what is seen of them. */
const SHORT = 100;

interface DutyListProps {
  readonly duties: readonly DutyRow[];
  /** The instant that the list is judged at. */
  readonly now: number;
  readonly name: string;
  /** Told which rows can be seen, where that decides what is asked anew. */
  readonly looking?: Looking;
}

/** Duties to choose from, by mouse, by Tab, and by j and k or the arrows; Enter opens, as it does with every link. */
export const DutyList = (props: DutyListProps): ReactNode => (props.duties.length > SHORT ? <LongDutyList {...props} /> : <ShortDutyList {...props} />);

function ShortDutyList({ duties, now, name, looking }: DutyListProps): ReactNode {
  useEffect(() => looking?.(duties), [looking, duties]);
  const keys = useListKeys<HTMLUListElement>('a[data-row]');
  return (
    <ul className="duties" aria-label={name} {...keys}>
      {duties.map((duty) => (
        <li key={dutyKeyOf(duty)} className="duty-row">
          <DutyCells duty={duty} now={now} />
        </li>
      ))}
    </ul>
  );
}
