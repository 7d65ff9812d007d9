import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { useWords } from '../language/language.js';
import { writtenDay } from '../wording/dates.js';
import { dutyKey } from './use-duty.js';

/** What was asked for when more time was asked for; the API gives it as plain JSON. */
interface RequestedExtension {
  readonly proposedDue: string;
  readonly reason: string;
  readonly progressSoFar: string;
}

/** The last request for more time; null as long as it is not known. */
export function useExtensionRequest(id: string, wanted: boolean): RequestedExtension | null {
  const { data } = useQuery({
    queryKey: [...dutyKey(id), 'extension-requests'],
    enabled: wanted,
    queryFn: () => answerOf(api.GET('/api/history', { params: { query: { stream: `assignment-${id}`, types: 'extension-requested', limit: '200' } } })),
  });
  return (data?.entries.at(-1)?.data as RequestedExtension | undefined) ?? null;
}

/** What is to be decided on. */
export function RequestedExtension({ request: { proposedDue, reason, progressSoFar } }: { readonly request: RequestedExtension }): ReactNode {
  const t = useWords();
  return (
    <dl className="facts">
      <dt>{t.acts.fields.proposedDue}</dt>
      <dd>{writtenDay(proposedDue)}</dd>
      <dt>{t.acts.fields.reason}</dt>
      <dd>{reason}</dd>
      <dt>{t.acts.fields.progressSoFar}</dt>
      <dd>{progressSoFar}</dd>
    </dl>
  );
}
