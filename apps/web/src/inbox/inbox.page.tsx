import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { DutyList } from '../duty/duty-list.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { ThingsToNow } from '../difference/things-to-now.js';
import { useWords } from '../language/language.js';
import { NumberLink } from '../numbers/number-link.js';
import { useSession } from '../session/session.js';
import { Failure } from '../shell/failure.js';
import { Loading } from '../shell/loading.js';
import { useAsOf } from '../shell/moment.js';
import { useTitle } from '../shell/use-title.js';
import { writtenInstant } from '../wording/dates.js';
import { TakeAway } from '../spreadsheet/take-away.js';
import { SavedViews } from '../views/saved-views.js';
import { InboxFilters } from './inbox-filters.js';
import { filterWords, isNarrowed } from './inbox-search.js';
import { readInbox, useInbox } from './use-inbox.js';

/** What an agency must do, nearest due day first; what is shown stands in the address. */
export function InboxPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/hop-viec' });
  const session = useSession();
  const names = useBodyNames();
  const inbox = useInbox(search, session.body);
  const body = search.dv ?? session.body;
  const title = t.inbox.title(names(body));
  const asOf = useAsOf();
  const filtered = search.loc !== undefined || isNarrowed(search);
  useTitle(title);
  return (
    <>
      <h1>{title}</h1>
      <BodyChoice />
      <InboxFilters search={search} counts={inbox.counts} />
      <SavedViews page="inbox" />
      <ThingsToNow board={{ bang: 'hop-viec', dv: body }} />
      <InboxList inbox={inbox} filtered={filtered} />
      {inbox.duties.length > 0 && <TakeAway title={filtered ? `${title} – ${filterWords(search, t)}` : title} read={(cursor) => readInbox(search, session.body, asOf, cursor)} />}
      {inbox.moment !== null && (
        <p className="quiet">
          {t.moment.judged(writtenInstant(inbox.moment.at), inbox.moment.index)}{' '}
          {inbox.total !== null && inbox.total > 0 && (
            <NumberLink of={{ bang: 'hop-viec', dv: body }} number={`counts.${search.loc ?? 'all'}`} n={inbox.total}>
              {t.numbers.why(inbox.total)}
            </NumberLink>
          )}
        </p>
      )}
    </>
  );
}

/** Whose inbox: shown to those who may act for other bodies too. */
function BodyChoice(): ReactNode {
  const t = useWords();
  const session = useSession();
  const names = useBodyNames();
  const bodies = [...new Set([session.body, ...session.delegations.map(({ from }) => from)])];
  if (bodies.length < 2) return null;
  return (
    <nav aria-label={t.inbox.ofBody}>
      <ul className="chips">
        {bodies.map((body) => (
          <li key={body}>
            <Link to="/hop-viec" search={(search) => ({ ...search, dv: body === session.body ? undefined : body })} activeOptions={{ exact: true }}>
              {names(body)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function InboxList({ inbox, filtered }: { readonly inbox: ReturnType<typeof useInbox>; readonly filtered: boolean }): ReactNode {
  const t = useWords();
  if (inbox.error !== null && inbox.counts === null) return <Failure error={inbox.error} reset={inbox.retry} />;
  if (inbox.moment === null) return <Loading />;
  if (inbox.duties.length === 0) return inbox.loadingMore ? <Loading /> : <EmptyInbox filtered={filtered} />;
  return (
    <>
      <p className="quiet" role="status">
        {inbox.total === null ? t.inbox.shownOf(inbox.duties.length) : t.inbox.shown(inbox.duties.length, inbox.total)} {t.inbox.keys}
      </p>
      <DutyList duties={inbox.duties} now={inbox.moment.at} name={t.inbox.list} looking={inbox.looking} />
      {inbox.more !== null && (
        <BusyButton variant="default" onClick={inbox.more} busy={inbox.loadingMore} mt="md">
          {inbox.loadingMore ? t.inbox.loadingMore : t.inbox.more}
        </BusyButton>
      )}
    </>
  );
}

function EmptyInbox({ filtered }: { readonly filtered: boolean }): ReactNode {
  const t = useWords();
  return (
    <div className="panel" role="status">
      <p>{filtered ? t.inbox.emptyFilter : t.inbox.emptyAll}</p>
      {filtered ? (
        <p>
          <Link to="/hop-viec" search={({ luc, dv }) => ({ luc, dv })}>
            {t.inbox.emptyFilterNext}
          </Link>
        </p>
      ) : (
        <p className="quiet">{t.inbox.emptyAllNext}</p>
      )}
    </div>
  );
}
