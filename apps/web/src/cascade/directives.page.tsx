import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { RowsToNow } from '../difference/rows-to-now.js';
import { SHOWN } from '../difference/shown.js';
import { useWords } from '../language/language.js';
import { mayIssue, useSession } from '../session/session.js';
import { LongList } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { writtenDay } from '../wording/dates.js';
import { Stubs } from './stubs.js';

const DIRECTIVES = { field: 'directives', keyOf: ({ directiveId }: Schemas['DirectiveRow']) => directiveId } as const;

/** The directives that one may see; each opens its tree. */
export function DirectivesPage(): ReactNode {
  const t = useWords();
  const names = useBodyNames();
  const asOf = useAsOf();
  const session = useSession();
  useTitle(t.pages.directives);
  const list = useListPages({ queryKey: ['directives', asOf], listing: DIRECTIVES, ask: (bounds) => answerOf(api.GET('/api/directives', { params: { query: { ...asOf, ...bounds } } })) });
  return (
    <>
      <h1>{t.pages.directives}</h1>
      {mayIssue(session) && asOf.asOf === undefined && (
        <p>
          <Link to="/van-ban/ban-hanh">{t.issuing.open}</Link>
        </p>
      )}
      <LongList list={list} none={t.cascade.noDirectives}>
        {({ directiveId, symbol, title, date, issuer, status }) => (
          <li key={directiveId}>
            <Link to="/van-ban/$id" params={{ id: directiveId }}>
              {symbol}: {title}
            </Link>{' '}
            <span className="quiet">
              – {names(issuer)}, {writtenDay(date)}, {t.cascade.statuses[status]}
            </span>
          </li>
        )}
      </LongList>
      <RowsToNow of={['directives']} read={(since) => answerOf(api.GET('/api/directives/difference', { params: { query: { since, limit: SHOWN } } }))} />
      <Stubs />
    </>
  );
}
