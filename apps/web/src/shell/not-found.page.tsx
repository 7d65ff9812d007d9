import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';

export function NotFoundPage(): ReactNode {
  const t = useWords();
  return (
    <>
      <h1>{t.pages.notFound}</h1>
      <p>{t.errors.notFound}</p>
      <p>
        <Link to="/">{t.errors.home}</Link>
      </p>
    </>
  );
}
