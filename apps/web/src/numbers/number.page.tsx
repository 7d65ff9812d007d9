import './numbers.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import type { Schemas } from '../api/client.js';
import { Steps } from '../difference/steps.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { pinned, useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { BoardLink } from './board-link.js';
import { readExplanation, type Explanation, type NumberSearch, type Part } from './counted-in.js';
import { numberWords } from './number-words.js';
import { SubjectLink } from './subject-link.js';

/** What a number counts: each thing with the acts and days that put it there, the moment, and the root of the log that all of it was worked out from. */
export function NumberPage(): ReactNode {
  const t = useWords();
  const { luc: _luc, ...search } = useSearch({ from: '/con-so' });
  const names = useBodyNames();
  const asOf = useAsOf();
  // Every further part is of the moment of the first.
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['number', search, asOf],
    initialPageParam: asOf as Part,
    queryFn: ({ pageParam }) => readExplanation(search, pageParam),
    getNextPageParam: ({ nextCursor: cursor, moment }) => (cursor === null ? null : { asOf: pinned(moment), cursor }),
  });
  const [first] = data?.pages ?? [];
  const things = data?.pages.flatMap((page) => page.things) ?? [];
  const what = numberWords(search.so, t);
  const group = search.nhom === undefined ? null : (first?.groupName ?? names(search.nhom));
  useTitle(`${t.numbers.boards[search.bang]}: ${what}`);
  return (
    <>
      <p>
        <BoardLink of={search} />
      </p>
      <h1>
        {t.numbers.boards[search.bang]}: {what}
        {group !== null && `, ${t.numbers.inGroup(group)}`}
      </h1>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {first === undefined && error === null && <Loading />}
      {first !== undefined && (
        <>
          <p className="number-itself">
            <strong>{first.count}</strong> <span className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</span>
          </p>
          <LogRoot of={search} known={first} />
          <p>
            <Link to="/con-so" search={{ ...search, luc: pinned(first.moment) }}>
              {t.numbers.keep}
            </Link>
          </p>
          <h2 id="counted">{t.numbers.things}</h2>
          {things.length === 0 ? <p className="panel">{t.numbers.none}</p> : <p className="quiet">{t.numbers.listed(things.length)}</p>}
          <ol className="plain-list rows" aria-labelledby="counted">
            {things.map((thing) => (
              <Thing key={`${thing.subject.kind} ${thing.subject.id} ${thing.subject.part ?? ''} ${thing.side.group ?? ''}`} thing={thing} />
            ))}
          </ol>
          {hasNextPage && (
            <BusyButton variant="default" mt="md" onClick={() => void fetchNextPage()} busy={isFetchingNextPage}>
              {isFetchingNextPage ? t.inbox.loadingMore : t.inbox.more}
            </BusyButton>
          )}
        </>
      )}
    </>
  );
}

/** How soon a root is asked for again that no checkpoint covered yet, ms. */
const ROOT_AGAIN_MS = 5_000;

/** The root of the log at the moment of the number: asked for again until a checkpoint covers it. */
function LogRoot({ of, known }: { readonly of: NumberSearch; readonly known: Explanation }): ReactNode {
  const t = useWords();
  const asOf = pinned(known.moment);
  const { data } = useQuery({ queryKey: ['number', of, 'root', asOf], enabled: known.log === null, queryFn: () => readExplanation(of, { asOf }), refetchInterval: ({ state }) => ((state.data?.log ?? null) === null ? ROOT_AGAIN_MS : false) });
  const log = known.log ?? data?.log ?? null;
  if (log === null) return <p className="quiet">{t.numbers.noRoot}</p>;
  return (
    <p>
      {t.numbers.rootOf(log.size)} <code>{log.root}</code>
    </p>
  );
}

function Thing({ thing: { subject, side, weight, ...steps } }: { readonly thing: Schemas['ExplainedThing'] }): ReactNode {
  const t = useWords();
  return (
    <li>
      <SubjectLink subject={subject} />
      {side.bodyName !== null && <span className="quiet"> – {side.bodyName}</span>}
      {weight > 1 && <strong> {t.numbers.daysOf(weight)}</strong>}
      <Steps {...steps} />
    </li>
  );
}
