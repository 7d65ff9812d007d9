import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useWords } from '../language/language.js';
import { DifferenceSection } from './difference-section.js';
import { Steps } from './steps.js';

/** So many changes are told on a page; the numbers by kind count all of them. */
export const SHOWN = '20';

interface ThingsToNowProps {
  /** What is compared, as far as its question tells it from others. */
  readonly of: readonly unknown[];
  readonly read: (since: string) => Promise<Schemas['CountedDifferenceAnswer']>;
  /** Beside another difference on the page: shown only when something differs. */
  readonly id?: string;
  readonly title?: string;
}

/** At a past moment: which of the things that the page counts stand otherwise now, and by what; nothing at present. */
export function ThingsToNow({ of, read, id, title }: ThingsToNowProps): ReactNode {
  const t = useWords();
  const { luc } = useSearch({ strict: false });
  const { data } = useQuery({ queryKey: ['difference', luc, ...of], enabled: luc !== undefined, queryFn: () => read(luc ?? '') });
  if (luc === undefined || data === undefined) return null;
  const { since, moment, kinds, changes } = data;
  const counted = Object.entries(kinds).filter(([, n]) => n > 0);
  if (id !== undefined && counted.length === 0) return null;
  return (
    <DifferenceSection since={since} moment={moment} none={counted.length === 0 ? t.auditing.nothingMoved : null} {...(id !== undefined && { id })} {...(title !== undefined && { title })}>
      <p>{counted.map(([kind, n]) => `${t.auditing.kinds[kind as keyof typeof kinds]}: ${n}`).join(' · ')}</p>
      <ul className="plain-list rows">
        {changes.map((change) => (
          <li key={`${change.subject.id} ${change.subject.part ?? ''} ${change.subject.kind}`}>
            <Subject subject={change.subject} /> <span className="quiet">– {bodiesOf(change)}</span> {change.kinds.map((kind) => t.auditing.kinds[kind]).join(', ')}
            <Steps {...change} />
          </li>
        ))}
      </ul>
    </DifferenceSection>
  );
}

function Subject({ subject: { kind, id, code, part, title } }: { readonly subject: Schemas['CountedSubject'] }): ReactNode {
  const words = [code, kind === 'coordinator' ? null : part, title].filter((word) => word !== null && word !== '').join(' ');
  switch (kind) {
    case 'duty':
    case 'coordinator':
      return (
        <Link to="/viec/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'report':
      return (
        <Link to="/bao-cao-dinh-ky/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'milestone':
      return (
        <Link to="/chi-tieu/$id" params={{ id }}>
          {words}
        </Link>
      );
    case 'planned':
      return words;
  }
}

function bodiesOf({ before, after }: Schemas['CountedChange']): string {
  const [was, is] = [before?.bodyName ?? null, after?.bodyName ?? null];
  return was !== null && is !== null && was !== is ? `${was} → ${is}` : (is ?? was ?? '');
}
