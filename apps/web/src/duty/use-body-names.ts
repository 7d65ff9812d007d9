import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';

export type BodyRow = Schemas['BodyRow'];

/** The register of bodies at the moment of the page. */
export function useBodies(): readonly BodyRow[] {
  const asOf = useAsOf();
  const { data } = useQuery({ queryKey: ['bodies', asOf], staleTime: 300_000, queryFn: () => answerOf(api.GET('/api/bodies', { params: { query: asOf } })) });
  return data?.bodies ?? [];
}

/** How bodies are called at the moment of the page; one that the register does not have by its id. */
export function useBodyNames(): (body: string) => string {
  const bodies = useBodies();
  const names = new Map(bodies.map(({ bodyId, name }) => [bodyId, name]));
  return (body) => names.get(body) ?? body;
}
