import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';

/** What stands in the place of a draft that was asked for and is none to revise: it was decided, or is another's. */
export function NotToRevise(): ReactNode {
  const { approval } = useWords();
  return (
    <p role="status">
      {approval.notToRevise} <Link to="/du-thao">{approval.title}</Link>
    </p>
  );
}
