import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, api, problemTag, type Schemas } from '../api/client.js';

export type Session = Schemas['Session'];

/** Who is signed in; null = nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: Infinity,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answerOf(api.GET('/api/session'));
    } catch (thrown) {
      if (problemTag(thrown) === 'not-signed-in') return null;
      throw thrown;
    }
  },
});

/** The session of a page that is shown to signed-in people only. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('a page for signed-in people was shown to nobody');
  return data;
}

/** Whoever may send formal urgings in the name of the body, by its office. */
export const maySupervise = ({ roles }: Session): boolean => roles.some((role) => ['head', 'approver', 'supervising-officer'].includes(role));

/** Whoever watches over duties starts at the board; whoever carries them starts at the inbox. */
export const oversees = ({ roles }: Session): boolean => roles.includes('supervising-officer') || roles.includes('auditor');
