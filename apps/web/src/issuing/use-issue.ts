import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerOf, api, type Schemas } from '../api/client.js';
import { freshKey } from '../duty/send-act.js';

interface Issued {
  readonly directiveId: string;
  readonly receipt: Schemas['ReceiptView'];
}

interface Asked {
  readonly content: Schemas['DirectiveContentDto'];
  /** The draft in the log, where one was made before. */
  readonly directiveId: string | null;
}

/**
 * Drafts what was typed, or revises the draft that an earlier try has left in the log, and issues it. `drafted` hears of
 * the draft as soon as there is one, so that a refusal of the issue does not lead to a second. The same words sent again
 * carry the same key: a lost answer does nothing twice.
 */
export function useIssue(drafted: (directiveId: string) => void): UseMutationResult<Issued, Error, Asked> {
  const client = useQueryClient();
  const sent = useRef({ words: '', key: '' });
  return useMutation<Issued, Error, Asked>({
    mutationFn: async ({ content, directiveId }) => {
      const words = JSON.stringify([content, directiveId]);
      if (sent.current.words !== words) sent.current = { words, key: freshKey() };
      const header = { 'Idempotency-Key': sent.current.key };
      const id = directiveId ?? (await answerOf(api.POST('/api/directives', { params: { header }, body: { content } }))).id;
      if (directiveId === null) drafted(id);
      else await answerOf(api.PUT('/api/directives/{id}/draft', { params: { path: { id }, header }, body: { content } }));
      const receipt = await answerOf(api.POST('/api/directives/{id}/issue', { params: { path: { id }, header: { 'Idempotency-Key': `${sent.current.key}-issue` } }, body: {} }));
      return { directiveId: id, receipt };
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  });
}
