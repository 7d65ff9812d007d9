import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import { useWords } from '../language/language.js';
import { useSession } from '../session/session.js';
import { dayOf } from '../wording/dates.js';
import { positionOn } from './position-on.js';

/** Who took a step, as the own body knows its people: by name and the position held on that day; others, and whoever holds none, by their body. */
export function useStepPeople(): (actor: string, at: string, bodyName: string) => string {
  const t = useWords();
  const { body, actorId } = useSession();
  const { data } = useQuery({ queryKey: ['positions', 'of', body], staleTime: 300_000, retry: false, queryFn: () => answerOf(api.GET('/api/positions', { params: { query: { body } } })) });
  return (actor, at, bodyName) => {
    if (actor === actorId) return t.approval.you;
    const position = positionOn(data?.positions ?? [], actor, dayOf(at));
    return position === undefined ? t.approval.somebody(bodyName) : `${position.name ?? position.mark ?? t.people.erased}, ${t.admin.roleNames[position.role]}`;
  };
}
