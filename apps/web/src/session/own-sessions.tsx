import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BusyButton } from '../forms/busy-button.js';
import { answerOf, api } from '../api/client.js';
import { PlainTable } from '../forms/plain-table.js';
import { useWords } from '../language/language.js';
import { Failure } from '../shell/failure.js';
import { writtenInstant } from '../wording/dates.js';
import { Refusal } from './refusal.js';

const QUERY = ['own-sessions'] as const;

/** Where one is signed in, and the end of one of them or of all others: for a machine that was left, or is not one's own. */
export function OwnSessions(): ReactNode {
  const t = useWords();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: QUERY, queryFn: () => answerOf(api.GET('/api/sessions')) });
  const ending = useMutation({
    mutationFn: (id: string | null) => answerOf(id === null ? api.POST('/api/session/others/ending', { body: { which: 'others' } }) : api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: QUERY }),
  });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t.account.sessions}</h2>
      {error !== null && <Failure error={error} reset={() => void refetch()} />}
      <Refusal error={ending.error} />
      {data !== undefined && (
        <PlainTable name={t.account.sessions} head={[t.account.device, t.account.begun, t.account.used, t.account.ends, t.account.act]}>
          {data.sessions.map(({ id, client: device, createdAt, lastUsedAt, expiresAt, current }) => (
            <tr key={id}>
              <td>{device ?? t.account.noDevice}</td>
              <td>{writtenInstant(createdAt)}</td>
              <td>{writtenInstant(lastUsedAt)}</td>
              <td>{writtenInstant(expiresAt)}</td>
              <td>
                {current ? (
                  t.account.thisOne
                ) : (
                  <BusyButton variant="default" size="compact-sm" busy={ending.isPending} aria-label={t.account.endOf(device ?? t.account.noDevice, writtenInstant(createdAt))} onClick={() => ending.mutate(id)}>
                    {t.account.end}
                  </BusyButton>
                )}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {data !== undefined && data.sessions.length > 1 && (
        <BusyButton variant="default" busy={ending.isPending} onClick={() => ending.mutate(null)}>
          {t.account.endOthers}
        </BusyButton>
      )}
    </section>
  );
}
