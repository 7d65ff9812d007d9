import { Button } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';
import { Failure } from './failure.js';
import { Loading } from './loading.js';

interface PagedListProps<Page, Row> {
  readonly list: UseInfiniteQueryResult<InfiniteData<Page>>;
  readonly rowsOf: (page: Page) => readonly Row[];
  /** What is said when there is nothing. */
  readonly none: string;
  /** One row, as `li`. */
  readonly children: (row: Row) => ReactNode;
}

/** A list that is asked for page by page. */
export function PagedList<Page, Row>({ list: { data, error, refetch, hasNextPage, fetchNextPage }, rowsOf, none, children }: PagedListProps<Page, Row>): ReactNode {
  const t = useWords();
  const rows = data?.pages.flatMap(rowsOf);
  return (
    <>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {rows === undefined && error === null && <Loading />}
      {rows?.length === 0 && <p className="panel">{none}</p>}
      <ul className="plain-list rows">{rows?.map(children)}</ul>
      {hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
    </>
  );
}
