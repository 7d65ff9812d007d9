import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { asNamed } from '../forms/named-group.js';
import { useAsOf } from '../shell/moment.js';

export type BodyRow = Schemas['BodyRow'];
export type GroupRow = Schemas['GroupRow'];

function useRegister() {
  const asOf = useAsOf();
  return useQuery({ queryKey: ['bodies', asOf], staleTime: 300_000, queryFn: () => answerOf(api.GET('/api/bodies', { params: { query: asOf } })) });
}

/** The register of bodies at the moment of the page. */
export function useBodies(): readonly BodyRow[] {
  return useRegister().data?.bodies ?? [];
}

/** The groups of the register that are defined at the moment of the page. */
export function useGroups(): readonly GroupRow[] {
  return useRegister().data?.groups ?? [];
}

/** How bodies, and groups as `group:…`, are called at the moment of the page; one that the register does not have by its id, and dots while that is not known yet. */
export function useBodyNames(): (body: string) => string {
  const { data, isPending } = useRegister();
  const names = new Map(data?.bodies.map(({ bodyId, name }) => [bodyId, name]));
  for (const { groupId, name } of data?.groups ?? []) names.set(asNamed(groupId), name);
  return (body) => names.get(body) ?? (isPending ? '…' : body);
}
