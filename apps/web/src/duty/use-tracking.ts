import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';
import { dutyKey } from './use-duty.js';

/** What is followed of a duty beside its day: points, periods, conditions. */
export function useTracking(id: string): ReturnType<typeof useQuery<Schemas['TrackingAnswer']>> {
  const asOf = useAsOf();
  return useQuery<Schemas['TrackingAnswer']>({ queryKey: [...dutyKey(id), 'tracking', asOf], queryFn: () => answerOf(api.GET('/api/assignments/{id}/tracking', { params: { path: { id }, query: asOf } })) });
}
