import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.js';
import { problemWords } from '../shell/problem-words.js';

/** Why something was refused and what to do next; nothing while nothing was. */
export function Refusal({ error }: { readonly error: unknown }): ReactNode {
  const { t, code } = useLanguage();
  if (error === null) return null;
  const { title, next } = problemWords(error, code, t);
  return (
    <Alert color="red" role="alert" variant="outline" mb="md">
      <p>{title}</p>
      <p>{next}</p>
    </Alert>
  );
}
