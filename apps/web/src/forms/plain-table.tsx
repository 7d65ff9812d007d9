import type { ReactNode } from 'react';

interface PlainTableProps {
  readonly name: string;
  readonly head: readonly string[];
  /** Columns from this one on are numbers. */
  readonly numbersFrom?: number;
  readonly children: ReactNode;
}

/** A table that is scrolled sideways by itself where it is too wide, by the keyboard too. */
export const PlainTable = ({ name, head, numbersFrom = head.length, children }: PlainTableProps): ReactNode => (
  <div className="scroll" role="region" aria-label={name} tabIndex={0}>
    <table className="plain">
      <caption className="visually-hidden">{name}</caption>
      <thead>
        <tr>
          {head.map((title, place) => (
            <th key={title} scope="col" className={place < numbersFrom ? undefined : 'number'}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
