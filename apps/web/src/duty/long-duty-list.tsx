import { memo, useEffect, useRef, useState, type ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { DutyCells, dutyKeyOf } from './duty-row.js';
import { watchNearness } from './nearness.js';
import { useListKeys } from './use-list-keys.js';

/** Rows that are drawn and taken away together. */
const ROWS = 10;
/** px; of a row that was never drawn. */
const ROW_HEIGHT = 76;

interface LongDutyListProps {
  readonly duties: readonly DutyRow[];
  readonly now: number;
  readonly name: string;
}

/** A list of any length: rows near what is seen are drawn, the rest is room of the same height. On paper all of them are. */
export function LongDutyList({ duties, now, name }: LongDutyListProps): ReactNode {
  const keys = useListKeys<HTMLDivElement>('a[data-row]');
  const printing = usePrinting();
  return (
    <div className="duties" role="list" aria-label={name} {...keys}>
      {Array.from({ length: Math.ceil(duties.length / ROWS) }, (_, place) => (
        <Chunk key={place} duties={duties.slice(place * ROWS, (place + 1) * ROWS)} first={place * ROWS} of={duties.length} now={now} all={printing} />
      ))}
    </div>
  );
}

interface ChunkProps {
  readonly duties: readonly DutyRow[];
  readonly first: number;
  readonly of: number;
  readonly now: number;
  readonly all: boolean;
}

/** The same rows in a new array are the same. */
const isSame = (one: ChunkProps, other: ChunkProps): boolean =>
  one.now === other.now && one.of === other.of && one.all === other.all && one.duties.length === other.duties.length && one.duties.every((duty, place) => duty === other.duties[place]);

const Chunk = memo(function Chunk({ duties, first, of, now, all }: ChunkProps): ReactNode {
  const chunk = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(first === 0);
  const [height, setHeight] = useState(duties.length * ROW_HEIGHT);
  useEffect(() => {
    const element = chunk.current;
    if (element === null) return undefined;
    let drawn = first === 0;
    return watchNearness(element, (isNear, measured) => {
      // What the keyboard is in stays.
      const next = isNear || element.contains(document.activeElement);
      if (drawn && !next) setHeight(measured);
      drawn = next;
      setNear(next);
    });
  }, [first]);
  const shown = near || all;
  return (
    <div ref={chunk} className="duty-chunk" style={shown ? undefined : { height }}>
      {shown &&
        duties.map((duty, place) => (
          <div key={dutyKeyOf(duty)} role="listitem" className="duty-row" aria-posinset={first + place + 1} aria-setsize={of}>
            <DutyCells duty={duty} now={now} />
          </div>
        ))}
    </div>
  );
}, isSame);

/** Whether the page is being printed. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}
