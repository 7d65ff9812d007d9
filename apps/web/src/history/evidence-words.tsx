import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useLanguage } from '../language/language.js';

/** What a finding or an observation rests on: what was looked for and not there, papers, and steps of the log to be opened. */
export function EvidenceWords({ evidence: { absence, documents, events } }: { readonly evidence: Schemas['EvidenceView'] }): ReactNode {
  const { t, code } = useLanguage();
  return (
    <>
      {absence !== null && <span className="quiet"> – {absence[code]}</span>}
      {documents.length > 0 && <span className="quiet"> – {documents.join('; ')}</span>}
      {events.map(({ stream, revision }) => (
        <span key={`${stream} ${revision}`}>
          {' '}
          <Link to="/lich-su" search={{ dong: stream }}>
            {t.inspections.evidence(revision)}
          </Link>
        </span>
      ))}
    </>
  );
}
