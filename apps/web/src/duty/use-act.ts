import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, answerOf, UnreachableError, type Schemas } from '../api/client.js';
import { keptActs } from '../offline/kept-acts.js';
import { useSession } from '../session/session.js';
import type { Act, Values } from './act-fields.js';
import { freshKey, sendAct, type Receipt } from './send-act.js';
import type { SeenDuty } from './use-duty.js';

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
 * words sent again carry the same key, so a lost answer does nothing twice; other words carry another. `null` = the program
 * did not answer, and the browser keeps the act until it does.
 */
export function useAct({ duty }: SeenDuty): UseMutationResult<Receipt | null, Error, Asked> {
  const client = useQueryClient();
  const { actorId } = useSession();
  const sent = useRef({ words: '', key: '' });
  const id = duty.assignmentId;
  return useMutation<Receipt | null, Error, Asked>({
    networkMode: 'always', // waiting is the work of what keeps acts
    mutationFn: async ({ act, values, actingFor, etag, files }) => {
      const words = JSON.stringify([act, values, actingFor, files]);
      if (sent.current.words !== words) sent.current = { words, key: freshKey() };
      const { key } = sent.current;
      let receipt: Receipt;
      try {
        receipt = await sendAct(act, values, { id, actingFor, etag, key, files });
      } catch (error) {
        const kept = { key, actor: actorId, assignmentId: id, title: `${duty.taskCode}: ${duty.summary}`, act, values, actingFor, etag, revision: duty.revision, files, keptAt: Date.now() };
        if (error instanceof UnreachableError && keptActs.keep(kept)) return null;
        throw error;
      }
      // Waits until the read models show the act; should that last too long, the live events bring it.
      await answerOf(api.GET('/api/assignments/{id}', { params: { path: { id }, query: { after: receipt.position } } })).catch(() => undefined);
      return receipt;
    },
    onSuccess: async (receipt) => {
      sent.current = { words: '', key: '' };
      if (receipt !== null) await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    },
  });
}
