import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useSession, type Session } from '../session/session.js';

/** How one's own body lets acts out, and what waits there; undefined until it is known. */
export function useProposalDesk(): Schemas['ProposalDesk'] | undefined {
  return useQuery({ queryKey: ['proposals', 'desk'], queryFn: () => answerOf(api.GET('/api/proposals/desk')) }).data;
}

/** Whether what one does in the name of one's own body is a draft, for whoever lets acts out of it. */
export function useDrafting(): boolean {
  const desk = useProposalDesk();
  return desk !== undefined && desk.byApproval && desk.mayPropose && !desk.mayApprove;
}

/** Who asks what belongs to them: whoever drafts is offered what a head of the body may do. The program decides. */
export function useAsker(): Pick<Session, 'body' | 'roles'> {
  const { body, roles } = useSession();
  return useDrafting() ? { body, roles: [...roles, 'head'] } : { body, roles };
}
