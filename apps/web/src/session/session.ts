import { queryOptions } from '@tanstack/react-query';
import { createContext, use } from 'react';
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

/** Whose the pages are: given by their frame, so that it stays theirs until they are taken away after signing out. */
export const SignedIn = createContext<Session | null>(null);

/** The session of a page that is shown to signed-in people only. */
export function useSession(): Session {
  const session = use(SignedIn);
  if (session === null) throw new Error('a page for signed-in people was shown to nobody');
  return session;
}

/** Whoever may send formal urgings in the name of the body, by its office. */
export const maySupervise = ({ roles }: Pick<Session, 'roles'>): boolean => roles.some((role) => ['head', 'approver', 'supervising-officer'].includes(role));

/** Whoever may issue directives in the name of the body, by its office. */
export const mayIssue = ({ roles }: Pick<Session, 'roles'>): boolean => roles.some((role) => ['head', 'approver'].includes(role));

/** Whoever watches over duties starts at the board; whoever carries them starts at the inbox. */
export const oversees = ({ roles }: Session): boolean => roles.includes('supervising-officer') || roles.includes('auditor');

export const audits = ({ roles }: Session): boolean => roles.includes('auditor');
/** Whoever looks after register, accounts and rules; auditors see them too. */
export const administers = (session: Session): boolean => audits(session) || session.roles.includes('administrator');
