import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAccounts } from '../administration/use-accounts.js';
import { answerOf, api } from '../api/client.js';
import { useBodies, useBodyNames } from '../duty/use-body-names.js';
import { AskedForm } from '../forms/asked-form.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { ACCESS_KINDS, type AccessSearch } from './access-search.js';

/** Who looked at what is not their own, who took data away, and who was refused; for auditors. Looking here is on record too. */
export function AccessLogPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/nhat-ky-truy-cap' });
  const names = useBodyNames();
  const asOf = useAsOf();
  const accounts = useAccounts().data ?? [];
  const people = new Map(accounts.map(({ actorId, displayName, login }) => [actorId, displayName === '' ? login : displayName]));
  const { ai, dv, loai, tu, den } = search;
  const query = { ...asOf, ...(ai !== undefined && { actor: ai }), ...(dv !== undefined && { body: dv }), ...(loai !== undefined && { kind: loai }), ...(tu !== undefined && { from: tu }), ...(den !== undefined && { to: den }) };
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['access-log', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/access-records', { params: { query: { ...query, ...(pageParam !== null && { cursor: pageParam }) } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const records = data?.pages.flatMap((page) => page.records) ?? [];
  useTitle(t.accessLog.title);
  return (
    <>
      <h1>{t.accessLog.title}</h1>
      <p className="quiet">{t.accessLog.what}</p>
      <Filters key={JSON.stringify(search)} search={search} people={people} />
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && records.length === 0 && <p className="panel">{t.accessLog.none}</p>}
      {records.length > 0 && (
        <PlainTable name={t.accessLog.title} head={[t.files.at, t.accessLog.who, t.accessLog.kind, t.accessLog.asked, t.accessLog.whose]}>
          {records.map(({ index, at, kind, actor, body, asked, bodies, reason }) => (
            <tr key={index}>
              <td>{writtenInstant(at)}</td>
              <td>
                {people.get(actor) ?? actor} <span className="quiet">({names(body)})</span>
              </td>
              <td>
                {t.accessLog.kinds[kind]}
                {reason !== null && `: ${reason}`}
              </td>
              <td className="asked">{asked}</td>
              <td>{bodies.map((each) => names(each)).join('; ')}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {hasNextPage && (
        <Button variant="default" mt="md" onClick={() => void fetchNextPage()}>
          {t.inbox.more}
        </Button>
      )}
    </>
  );
}

function Filters({ search, people }: { readonly search: AccessSearch; readonly people: ReadonlyMap<string, string> }): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const bodies = useBodies().map(({ bodyId, name }) => ({ value: bodyId, label: name }));
  const { ai = '', dv = '', loai = '', tu, den } = search;
  return (
    <details open={ai !== '' || dv !== '' || loai !== '' || tu !== undefined || den !== undefined}>
      <summary>{t.accessLog.filter}</summary>
      <AskedForm
        route={null}
        title={t.accessLog.filter}
        submit={t.accessLog.show}
        autoFocus={false}
        initial={{ ai, dv, loai, tu: tu === undefined ? '' : writtenDay(tu), den: den === undefined ? '' : writtenDay(den) }}
        fields={[
          { name: 'ai', label: t.accessLog.who, kind: 'choice', choices: [...people].map(([value, label]) => ({ value, label })) },
          { name: 'dv', label: t.accessLog.whose, kind: 'choice', choices: bodies },
          { name: 'loai', label: t.accessLog.kind, kind: 'choice', choices: ACCESS_KINDS.map((kind) => ({ value: kind, label: t.accessLog.kinds[kind] })) },
          { name: 'tu', label: t.account.validFrom, kind: 'day' },
          { name: 'den', label: t.account.validUntil, kind: 'day' },
        ]}
        send={async (answers) => {
          const filled = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
          await navigate({ to: '/nhat-ky-truy-cap', search: ({ luc }) => ({ luc, ...filled }) });
        }}
      />
    </details>
  );
}
