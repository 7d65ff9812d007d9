import { memo, useEffect, type ReactNode } from 'react';
import type { DutyRow } from '../api/client.js';
import { useNearness, usePrinting } from '../shell/nearness.js';
import { DutyCells } from './duty-row.js';
import { dutyKeyOf, type Looking } from './use-duty-pages.js';
import { useListKeys } from './use-list-keys.js';

/** Rows that are drawn and taken away together. */
const ROWS = 10;
/** px; of a row that was never drawn. */
const ROW_HEIGHT = 76;

interface LongDutyListProps {
  readonly duties: readonly DutyRow[];
  readonly now: number;
  readonly name: string;
  readonly looking?: Looking;
}

/** A list of any length: rows near what is seen are drawn, the rest is room of the same height. On paper all of them are. */
export function LongDutyList({ duties, now, name, looking }: LongDutyListProps): ReactNode {
  const keys = useListKeys<HTMLDivElement>('a[data-row]');
  const printing = usePrinting();
  return (
    <div className="duties" role="list" aria-label={name} {...keys}>
      {Array.from({ length: Math.ceil(duties.length / ROWS) }, (_, place) => (
        <Chunk key={place} duties={duties.slice(place * ROWS, (place + 1) * ROWS)} first={place * ROWS} of={duties.length} now={now} all={printing} looking={looking} />
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
  readonly looking: Looking | undefined;
}

/** The same rows in a new array are the same. */
const isSame = (one: ChunkProps, other: ChunkProps): boolean =>
  one.now === other.now && one.of === other.of && one.all === other.all && one.looking === other.looking && one.duties.length === other.duties.length && one.duties.every((duty, place) => duty === other.duties[place]);

const Chunk = memo(function Chunk({ duties, first, of, now, all, looking }: ChunkProps): ReactNode {
  const { ref, near, height } = useNearness<HTMLDivElement>(first === 0);
  useEffect(() => (near ? looking?.(duties) : undefined), [near, looking, duties]);
  const shown = near || all;
  return (
    <div ref={ref} className="duty-chunk" style={shown ? undefined : { height: height ?? duties.length * ROW_HEIGHT }}>
      {shown &&
        duties.map((duty, place) => (
          <div key={dutyKeyOf(duty)} role="listitem" className="duty-row" aria-posinset={first + place + 1} aria-setsize={of}>
            <DutyCells duty={duty} now={now} />
          </div>
        ))}
    </div>
  );
}, isSame);
