import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';

/** A thing that is counted, as a way to it. */
export function SubjectLink({ subject: { kind, id, code, part, title } }: { readonly subject: Schemas['CountedSubject'] }): ReactNode {
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
