import { useQuery } from '@tanstack/react-query';
import { answeredWith, api, type Schemas } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';

/** One duty with all that is known of it, and the tag of what was seen, for acts on it. */
export interface SeenDuty extends Readonly<Schemas['AssignmentAnswer']> {
  readonly etag: string | null;
}

export const dutyKey = (id: string): readonly unknown[] => ['duty', id];

/** Of the duty itself, as of any moment. */
export const wholeKey = (id: string): readonly unknown[] => [...dutyKey(id), 'whole'];

/** @returns the question's state; `data` is the duty. */
export function useDuty(id: string): ReturnType<typeof useQuery<SeenDuty>> {
  const asOf = useAsOf();
  return useQuery<SeenDuty>({
    queryKey: [...wholeKey(id), asOf],
    queryFn: async () => {
      const { answer, headers } = await answeredWith(api.GET('/api/assignments/{id}', { params: { path: { id }, query: asOf } }));
      return { ...answer, etag: headers.get('etag') };
    },
  });
}
