import { useEffect, type ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { useWords } from '../language/language.js';
import { Failure } from './failure.js';
import { Loading } from './loading.js';
import { useNearness } from './nearness.js';
import type { ListPages } from './use-list-pages.js';

interface LongListProps<R> {
  readonly list: ListPages<unknown, R>;
  /** What is said when there is nothing. */
  readonly none: ReactNode;
  /** The rows of a page, in the element that they stand in. */
  readonly part: (rows: readonly R[]) => ReactNode;
}

/** A list that is read on page by page; what of it can be seen is known, so that only that is asked for anew. */
export function LongParts<R>({ list: { pages, parts, lookingAt, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage }, none, part }: LongListProps<R>): ReactNode {
  const t = useWords();
  return (
    <>
      {error !== null && <Failure error={error} reset={refetch} />}
      {pages.length === 0 && error === null && <Loading />}
      {pages.length > 0 && parts.every((rows) => rows.length === 0) && !hasNextPage && none}
      {parts.map((rows, place) => rows.length > 0 && (
        <Part key={place} place={place} lookingAt={lookingAt}>
          {part(rows)}
        </Part>
      ))}
      {hasNextPage && (
        <BusyButton variant="default" mt="md" onClick={fetchNextPage} busy={isFetchingNextPage}>
          {isFetchingNextPage ? t.inbox.loadingMore : t.inbox.more}
        </BusyButton>
      )}
    </>
  ); // prettier-ignore
}

/** Rows of a page, of which it is known whether they are near what is seen. */
function Part({ place, lookingAt, children }: { readonly place: number; readonly lookingAt: ListPages<unknown, unknown>['lookingAt']; readonly children: ReactNode }): ReactNode {
  const { ref, near } = useNearness<HTMLDivElement>(true);
  useEffect(() => (near ? lookingAt([place]) : undefined), [near, lookingAt, place]);
  return <div ref={ref}>{children}</div>;
}

interface RowsProps<R> extends Omit<LongListProps<R>, 'part' | 'none'> {
  readonly none: string;
  /** How the list is called, where its heading does not. */
  readonly name?: string;
  /** One row, as `li`. */
  readonly children: (row: R) => ReactNode;
}

/** Such a list, row under row. */
export const LongList = <R,>({ list, none, name, children }: RowsProps<R>): ReactNode => (
  <LongParts
    list={list}
    none={<p className="panel">{none}</p>}
    part={(rows) => (
      <ul className="plain-list rows" aria-label={name}>
        {rows.map(children)}
      </ul>
    )}
  />
);
