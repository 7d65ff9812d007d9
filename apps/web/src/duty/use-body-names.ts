import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { useAsOf } from '../shell/moment.js';

export type BodyRow = Schemas['BodyRow'];

function useRegister() {
  const asOf = useAsOf();
  return useQuery({ queryKey: ['bodies', asOf], staleTime: 300_000, queryFn: () => answerOf(api.GET('/api/bodies', { params: { query: asOf } })) });
}

/** The register of bodies at the moment of the page. */
export function useBodies(): readonly BodyRow[] {
  return useRegister().data?.bodies ?? [];
}

const NAMES = new WeakMap<readonly BodyRow[], ReadonlyMap<string, string>>();

/** Made once for a register: every row of a list asks. */
function namesIn(bodies: readonly BodyRow[]): ReadonlyMap<string, string> {
  const known = NAMES.get(bodies) ?? new Map(bodies.map(({ bodyId, name }) => [bodyId, name]));
  NAMES.set(bodies, known);
  return known;
}

/** How bodies are called at the moment of the page; one that the register does not have by its id, and dots while that is not known yet. */
export function useBodyNames(): (body: string) => string {
  const { data, isPending } = useRegister();
  const names = data === undefined ? null : namesIn(data.bodies);
  return (body) => names?.get(body) ?? (isPending ? '…' : body);
}
