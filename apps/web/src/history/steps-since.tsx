import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { useBodyNames } from '../duty/use-body-names.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';

interface StepsSinceProps {
  /** What was seen, as far as its question tells it from others. */
  readonly of: readonly unknown[];
  /** The revision that was seen. */
  readonly after: number;
  /** Reads it as it is now. */
  readonly read: () => Promise<{ readonly steps: readonly Schemas['StepView'][] }>;
}

/** Who did what after something was seen. */
export function StepsSince({ of, after, read }: StepsSinceProps): ReactNode {
  const { t, code } = useLanguage();
  const names = useBodyNames();
  const { data } = useQuery({ queryKey: [...of, 'since', after], staleTime: 0, queryFn: read });
  if (data === undefined) return <p>{t.app.loading}</p>;
  return (
    <ul>
      {data.steps
        .filter(({ revision }) => revision > after)
        .map(({ revision, title, body, actingFor, recordedAt }) => (
          <li key={revision}>
            {title[code]} – {names(actingFor ?? body)}, {writtenInstant(recordedAt)}
          </li>
        ))}
    </ul>
  );
}
