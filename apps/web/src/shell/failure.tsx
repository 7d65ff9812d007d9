import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiProblemError } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { problemWords } from './problem-words.js';

interface FailureProps {
  readonly error: unknown;
  /** Asks again. */
  readonly reset?: () => void;
}

/** Says what failed, why, and what to do next. */
export function Failure({ error, reset }: FailureProps): ReactNode {
  const { t, code } = useLanguage();
  const { title, next } = problemWords(error, code, t);
  return (
    <Alert color="red" title={t.errors.title} role="alert" variant="outline" className="failure">
      <p>{title}</p>
      <p>{next}</p>
      {error instanceof ApiProblemError && <p className="quiet">{t.errors.requestId(error.problem.requestId)}</p>}
      {reset !== undefined && (
        <Button onClick={reset} variant="default">
          {t.errors.retry}
        </Button>
      )}
    </Alert>
  );
}
