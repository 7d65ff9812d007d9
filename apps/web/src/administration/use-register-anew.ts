import { useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';

/** Waits until the register has what was recorded up to a position of the log, and has it asked anew. */
export function useRegisterAnew(): (position: string) => Promise<void> {
  const client = useQueryClient();
  return async (position) => {
    await answerOf(api.GET('/api/bodies', { params: { query: { after: position } } })).catch(() => undefined);
    await client.invalidateQueries({ queryKey: ['bodies'] });
  };
}
