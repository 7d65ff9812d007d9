import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { LongList } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { problemWords } from '../shell/problem-words.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { useLeftOut } from './use-notice-choices.js';

const NOTICES = { field: 'notices', keyOf: ({ id }: Schemas['NoticeRow']) => String(id) } as const;

/** What the body was told, newest first; having seen it is an act of the body, and nobody else's. */
export function NoticesPage(): ReactNode {
  const { t, code } = useLanguage();
  const search = useSearch({ from: '/thong-bao' });
  const session = useSession();
  const names = useBodyNames();
  const asOf = useAsOf();
  const client = useQueryClient();
  const body = search.dv ?? session.body;
  const leftOut = useLeftOut();
  const hides = search.het === undefined && leftOut !== undefined && leftOut.length > 0;
  const query = { body, ...asOf, ...(search.chua !== undefined && { only: 'unseen' as const }), ...(hides && { without: leftOut.join(',') }) };
  const list = useListPages({ queryKey: ['notices', query], enabled: leftOut !== undefined, listing: NOTICES, ask: (bounds) => answerOf(api.GET('/api/notices', { params: { query: { ...query, ...bounds } } })) });
  const [first] = list.pages;
  const seeing = useMutation({
    mutationFn: async (upTo: number) => {
      const { position } = await answerOf(api.POST('/api/notices/seen', { body: { upTo, ...(body !== session.body && { actingFor: body }) } }));
      await answerOf(api.GET('/api/notices', { params: { query: { body, limit: '1', after: position } } })).catch(() => undefined);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const title = t.notices.title(names(body));
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <nav aria-label={t.notices.filters}>
        <ul className="chips">
          {([undefined, 'doc'] as const).map((chua) => (
            <li key={chua ?? 'all'}>
              <Link to="/thong-bao" search={({ luc, dv, het }) => ({ luc, dv, het, chua })} activeOptions={{ exact: true }}>
                {chua === undefined ? t.inbox.all : t.notices.unseen}
                {first !== undefined && <span className="number">{chua === undefined ? first.unseen.n : `${first.unseen.k}/${first.unseen.n}`}</span>}
              </Link>
            </li>
          ))}
          {leftOut !== undefined && leftOut.length > 0 && (
            <li>
              <Link to="/thong-bao" search={({ het, ...from }) => ({ ...from, ...(het === undefined && { het: 'ca' as const }) })} aria-current={search.het === undefined ? undefined : 'true'}>
                {t.noticeChoices.leftOut}
              </Link>
            </li>
          )}
          <li>
            <Link to="/thong-bao/tuy-chon">{t.noticeChoices.open}</Link>
          </li>
        </ul>
      </nav>
      {asOf.asOf === undefined && first !== undefined && first.unseen.k > 0 && (
        <p>
          <BusyButton onClick={() => seeing.mutate(first.moment.index)} busy={seeing.isPending}>
            {t.notices.markSeen(first.unseen.k)}
          </BusyButton>
        </p>
      )}
      {seeing.error !== null && (
        <Alert color="red" role="alert" variant="outline" mb="sm" title={problemWords(seeing.error, code, t).title}>
          {problemWords(seeing.error, code, t).next}
        </Alert>
      )}
      <RowsToNow of={['notices', body]} read={(since) => answerOf(api.GET('/api/notices/difference', { params: { query: { since, body, limit: SHOWN } } }))} />
      <LongList list={list} none={search.chua === undefined ? t.notices.none : t.notices.allSeen} name={title}>
        {(notice) => <NoticeItem key={notice.id} notice={notice} />}
      </LongList>
      {first !== undefined && <p className="quiet">{t.moment.judged(writtenInstant(first.moment.at), first.moment.index)}</p>}
    </>
  );
}

function NoticeItem({ notice: { subject, text, at, seen, about, directiveId, symbol } }: { readonly notice: Schemas['NoticeRow'] }): ReactNode {
  const { t, code } = useLanguage();
  return (
    <li>
      <p>
        {about.kind === 'duty' ? (
          <Link to="/viec/$id" params={{ id: about.id }}>
            {subject[code]}
          </Link>
        ) : (
          <strong>{subject[code]}</strong>
        )}{' '}
        {!seen && <span className="soon">({t.notices.new})</span>}
      </p>
      <p className="notice-text">{text[code]}</p>
      <p className="quiet">
        {writtenInstant(at)}
        {directiveId !== null && (
          <>
            {' · '}
            <Link to="/van-ban/$id" params={{ id: directiveId }}>
              {symbol}
            </Link>
          </>
        )}
      </p>
    </li>
  );
}
