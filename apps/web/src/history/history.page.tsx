import './history.css';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { FieldChanges } from '../difference/field-changes.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { useSession } from '../session/session.js';
import { LongParts } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { useListPages } from '../shell/use-list-pages.js';
import { useTitle } from '../shell/use-title.js';
import { actorWords } from '../wording/actors.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { VerifyButton } from '../verifying/verify-button.js';
import { HistoryFilters } from './history-filters.js';

const ENTRIES = { field: 'entries', keyOf: ({ stream, revision }: Schemas['ActEntry']) => `${stream} ${revision}` } as const;

/** Every act on one thing, or of whoever asks where no thing is named, with filters, what it changed, and the event as it is stored. */
export function HistoryPage(): ReactNode {
  const { t } = useLanguage();
  const search = useSearch({ from: '/lich-su' });
  const { dong, tu, den, dv, co } = search;
  const { actorId } = useSession();
  const subject = dong !== '' ? { stream: dong } : dv === undefined ? { actor: actorId } : {};
  const query = { ...subject, ...useAsOf(), ...(tu !== undefined && { from: tu }), ...(den !== undefined && { to: den }), ...(dv !== undefined && { body: dv }), ...(co !== undefined && { q: co }) };
  useTitle(t.acting.title);
  const list = useListPages({ queryKey: ['history', query], anew: 'last', listing: ENTRIES, ask: (bounds) => answerOf(api.GET('/api/history', { params: { query: { ...query, ...bounds } } })) });
  const shown = list.parts.reduce((sum, { length }) => sum + length, 0);
  const duty = /^assignment-(.+)$/.exec(dong)?.[1];
  return (
    <>
      {duty !== undefined && (
        <p>
          <Link to="/viec/$id" params={{ id: duty }}>
            ← {t.duty.title}
          </Link>
        </p>
      )}
      <h1>{t.acting.title}</h1>
      {dong === '' && <p className="quiet">{t.acting.own}</p>}
      {duty !== undefined && (
        <p>
          <a href={`/api/evidence?assignmentId=${duty}`} download>
            {t.auditing.evidence}
          </a>{' '}
          <span className="quiet">{t.auditing.evidenceMeans}</span>
        </p>
      )}
      <HistoryFilters key={JSON.stringify(search)} search={search} />
      {shown > 0 && (
        <p className="quiet" role="status">
          {t.acting.shown(shown)}
        </p>
      )}
      <LongParts
        list={list}
        none={<p className="panel">{t.acting.none}</p>}
        part={(entries) => (
          <ol className="history">
            {entries.map((entry) => (
              <Entry key={`${entry.stream} ${entry.revision}`} entry={entry} />
            ))}
          </ol>
        )}
      />
    </>
  );
}

function Entry({ entry }: { readonly entry: Schemas['ActEntry'] }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { title, actor, body, actingFor, occurredOn, recordedAt, lateEntryBasis, data, revision, stream } = entry;
  const duty = /^assignment-(.+)$/.exec(stream)?.[1];
  return (
    <li>
      <strong>{title[code]}</strong> – {names(body)}
      {actingFor !== null && ` (${t.history.actingFor(names(actingFor))})`}
      <p className="quiet">
        {t.history.dates(writtenDay(occurredOn), writtenInstant(recordedAt))}; {t.acting.by(actorWords(t, actor))}; {t.acting.revision(revision)}
        {lateEntryBasis !== null && `; ${t.history.lateEntry(lateEntryBasis)}`}
      </p>
      {duty !== undefined && (
        <p>
          <Link to="/viec/$id" params={{ id: duty }} search={{ luc: recordedAt }}>
            {t.acting.asThen}
          </Link>
        </p>
      )}
      <FieldChanges changes={entry.changes ?? []} />
      <details>
        <summary>{t.acting.stored}</summary>
        <pre className="stored" tabIndex={0}>{JSON.stringify(data, null, 2)}</pre>
      </details>
      <VerifyButton act={entry} />
    </li>
  );
}
