import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useLanguage } from '../language/language.js';
import { writtenInstant } from '../wording/dates.js';
import { Refusal } from './refusal.js';

export const SESSIONS = ['own-sessions'] as const;

/** Where one is signed in, and away with one of them or with all others. */
export function OwnSessions(): ReactNode {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: SESSIONS, queryFn: () => answerOf(api.GET('/api/sessions')) });
  const ending = useMutation({
    mutationFn: (id: string | null) => answerOf(id === null ? api.POST('/api/session/others/ending', { body: { which: 'others' } }) : api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => void refetch(),
  });
  const sessions = data?.sessions ?? [];
  return (
    <section aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t.secondFactor.sessions}</h2>
      <Refusal error={error ?? ending.error} />
      <ul>
        {sessions.map(({ id, client, createdAt, lastUsedAt, current }) => (
          <li key={id}>
            {t.secondFactor.session(client ?? '?', writtenInstant(createdAt), writtenInstant(lastUsedAt))}{' '}
            {current ? (
              <strong>{t.secondFactor.thisSession}</strong>
            ) : (
              <Button variant="default" size="compact-sm" disabled={ending.isPending} onClick={() => ending.mutate(id)} aria-label={t.secondFactor.endSession(client ?? '?', writtenInstant(createdAt))}>
                {t.secondFactor.end}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button variant="default" disabled={ending.isPending || sessions.length < 2} onClick={() => ending.mutate(null)}>
        {t.secondFactor.endOthers}
      </Button>
    </section>
  );
}
