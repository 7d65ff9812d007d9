import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useLanguage, useWords } from '../language/language.js';
import { LongParts } from '../shell/long-list.js';
import { useAsOf } from '../shell/moment.js';
import { useListPages } from '../shell/use-list-pages.js';
import { VerifyButton } from '../verifying/verify-button.js';
import { writtenDay, writtenInstant } from '../wording/dates.js';
import { dutyKey } from './use-duty.js';
import { useBodyNames } from './use-body-names.js';

const ENTRIES = { field: 'entries', keyOf: ({ revision }: Schemas['HistoryEntry']) => String(revision) } as const;

/** Every act on the duty, oldest first, as it was recorded. */
export function DutyHistory({ id }: { readonly id: string }): ReactNode {
  const t = useWords();
  const asOf = useAsOf();
  const list = useListPages({ queryKey: [...dutyKey(id), 'history', asOf], anew: 'last', listing: ENTRIES, ask: (bounds) => answerOf(api.GET('/api/assignments/{id}/history', { params: { path: { id }, query: { ...asOf, ...bounds } } })) });
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history.title}</h2>
      <p>
        <Link to="/lich-su" search={({ luc }) => ({ luc, dong: `assignment-${id}` })}>
          {t.acting.open}
        </Link>{' '}
        ·{' '}
        <a href={`/api/evidence?assignmentId=${id}`} download>
          {t.auditing.evidence}
        </a>
      </p>
      <LongParts
        list={list}
        none={null}
        part={(entries) => (
          <ol className="history">
            {entries.map((entry) => (
              <HistoryItem key={entry.revision} stream={`assignment-${id}`} entry={entry} />
            ))}
          </ol>
        )}
      />
    </section>
  );
}

function HistoryItem({ stream, entry }: { readonly stream: string; readonly entry: Schemas['HistoryEntry'] }): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { occurredOn, recordedAt, actingFor, body, lateEntryBasis, data, revision, position } = entry;
  const words = ['note', 'reason', 'reasons', 'explanation', 'basis', 'obstacles'].flatMap((key) => (typeof data[key] === 'string' && data[key] !== '' ? [data[key]] : []));
  return (
    <li>
      <strong>{entry.title[code]}</strong> – {names(body)}
      {actingFor !== null && ` (${t.history.actingFor(names(actingFor))})`}
      <p className="quiet">
        {t.history.dates(writtenDay(occurredOn), writtenInstant(recordedAt))}
        {lateEntryBasis !== null && `; ${t.history.lateEntry(lateEntryBasis)}`}
      </p>
      {words.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <VerifyButton act={{ stream, revision, position }} />
    </li>
  );
}
