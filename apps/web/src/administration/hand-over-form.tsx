import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.js';
import { hasRole } from '../deeds/asker.js';
import { DeedForm } from '../deeds/deed-form.js';
import { useRegisterSeen, type BodyRow } from '../duty/use-body-names.js';
import { useSession } from '../session/session.js';
import { BODY_DEEDS } from './body-deeds.js';

interface HandOverFormProps {
  readonly body: Pick<BodyRow, 'bodyId' | 'name' | 'successors'>;
  readonly anew: (position: string) => Promise<void>;
  readonly close: () => void;
}

/** Orders to whom the open duties of a body go: all to one, or certain ones elsewhere. Whoever may see them chooses them by name, others by their ids. */
export function HandOverForm({ body: { bodyId, name, successors }, anew, close }: HandOverFormProps): ReactNode {
  const session = useSession();
  const seen = useRegisterSeen();
  const sees = hasRole(session, ['supervising-officer']);
  const { data } = useQuery({ queryKey: ['inbox', 'of', bodyId], enabled: sees, queryFn: () => answerOf(api.GET('/api/inbox', { params: { query: { body: bodyId, limit: '200' } } })) });
  const duties = data?.duties.map(({ assignmentId, taskCode, summary, directiveSymbol }) => ({ value: assignmentId, label: `${directiveSymbol} ${taskCode}: ${summary}` }));
  return <DeedForm deed={BODY_DEEDS.OrderHandOver} of={name} place={{ path: { id: bodyId }, ...(duties !== undefined && { known: { assignmentId: duties } }), seen, until: anew }} initial={{ keeper: successors[0] ?? '' }} done={close} cancel={close} />;
}
