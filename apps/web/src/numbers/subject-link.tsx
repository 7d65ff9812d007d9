import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNamesSince } from '../duty/use-body-names.js';
import { useWords } from '../language/language.js';

/** A thing that is counted, as a way to it. */
export function SubjectLink({ subject }: { readonly subject: Schemas['CountedSubject'] }): ReactNode {
  const { kind, id } = subject;
  const words = useSubjectWords(subject);
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

function useSubjectWords({ kind, code, part, title }: Schemas['CountedSubject']): string {
  const t = useWords();
  const names = useBodyNamesSince();
  switch (kind) {
    case 'duty':
      return `${code} ${title}${part === null ? '' : `, ${t.marks.period(part)}`}`;
    case 'report': {
      const unit = part?.split(' ')[1];
      return `${title}, ${t.marks.period(code)}${unit === undefined ? '' : `: ${names(unit)}`}`;
    }
    case 'milestone':
      return [code, part, title].filter((word) => word !== null && word !== '').join(' ');
    case 'coordinator':
    case 'planned':
      return `${code} ${title}`;
  }
}
