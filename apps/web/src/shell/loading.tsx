import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/language.js';

/** Stands where something will be. */
export function Loading(): ReactNode {
  const t = useWords();
  return (
    <div role="status">
      <p className="quiet">{t.app.loading}</p>
      <Skeleton height={28} mb="sm" />
      <Skeleton height={28} mb="sm" />
      <Skeleton height={28} />
    </div>
  );
}
