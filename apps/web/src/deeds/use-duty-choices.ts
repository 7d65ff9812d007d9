import { useQueries, useQuery } from '@tanstack/react-query';
import { answerOf, api, type DutyRow, type Schemas } from '../api/client.js';
import { hasRole } from './asker.js';
import { useSession } from '../session/session.js';
import { useBodyNames } from '../duty/use-body-names.js';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Duties of these bodies, to be chosen from, as far as the asker may see them: all under a directive; without one those that are open, for whoever oversees. */
export function useDutyChoices(bodies: readonly string[], directiveId: string | null, enabled: boolean): readonly Choice[] {
  const names = useBodyNames();
  const session = useSession();
  const { data: cascade } = useQuery({ queryKey: ['directive', directiveId, 'cascade', {}], enabled: enabled && directiveId !== null, queryFn: () => answerOf(api.GET('/api/directives/{id}/cascade', { params: { path: { id: directiveId ?? '' } } })) });
  const inboxes = useQueries({
    queries: bodies.map((body) => ({ queryKey: ['inbox', 'of', body], staleTime: 300_000, retry: false, enabled: enabled && directiveId === null && (body === session.body || hasRole(session, ['supervising-officer'])), queryFn: () => answerOf(api.GET('/api/inbox', { params: { query: { body, limit: '200' } } })) })),
  });
  const found = directiveId === null ? inboxes.flatMap(({ data }) => data?.duties ?? []) : (cascade?.roots ?? []).flatMap(dutiesIn).filter(({ body }) => bodies.includes(body));
  return found.map(({ assignmentId, body, directiveSymbol, taskCode, summary }) => ({ value: assignmentId, label: `${names(body)}: ${directiveSymbol} ${taskCode}, ${summary}` }));
}

const dutiesIn = ({ duty, children }: Schemas['CascadeNode']): readonly DutyRow[] => [duty, ...children.flatMap(dutiesIn)];
