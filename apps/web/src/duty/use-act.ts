import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, answerOf, type Schemas } from '../api/client.js';
import type { Act, Values } from './act-fields.js';
import { freshKey, sendAct, type Receipt } from './send-act.js';

/** One sending of an act: what was typed, on the duty as it was seen. */
export interface Asked {
  readonly act: Act;
  readonly values: Values;
  readonly actingFor: string | null;
  readonly etag: string | null;
  readonly files: readonly Schemas['FileDto'][];
}

/**
 * Carries an act out and shows its outcome: everything on the screen is asked anew once the read models have it. The same
 * words sent again carry the same key, so a lost answer does nothing twice; other words carry another.
 */
export function useAct(id: string): UseMutationResult<Receipt, Error, Asked> {
  const client = useQueryClient();
  const sent = useRef({ words: '', key: '' });
  return useMutation<Receipt, Error, Asked>({
    mutationFn: async ({ act, values, actingFor, etag, files }) => {
      const words = JSON.stringify([act, values, actingFor, files]);
      if (sent.current.words !== words) sent.current = { words, key: freshKey() };
      const receipt = await sendAct(act, values, { id, actingFor, etag, key: sent.current.key, files });
      // Waits until the read models show the act; should that last too long, the live events bring it.
      await answerOf(api.GET('/api/assignments/{id}', { params: { path: { id }, query: { after: receipt.position } } })).catch(() => undefined);
      return receipt;
    },
    onSuccess: async () => {
      sent.current = { words: '', key: '' };
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}
