import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../api/client.js';
import { asNamed } from '../forms/named-group.js';
import { useAsOf } from '../shell/moment.js';

export type BodyRow = Schemas['BodyRow'];
export type GroupRow = Schemas['GroupRow'];

function useRegister(asOf: { readonly asOf?: string }, enabled = true) {
  return useQuery({ queryKey: ['bodies', asOf], enabled, staleTime: 300_000, queryFn: () => answerOf(api.GET('/api/bodies', { params: { query: asOf } })) });
}

/** The register of bodies at the moment of the page. */
export function useBodies(): readonly BodyRow[] {
  return useRegister(useAsOf()).data?.bodies ?? [];
}

/** The groups of the register that are defined at the moment of the page. */
export function useGroups(): readonly GroupRow[] {
  return useRegister(useAsOf()).data?.groups ?? [];
}

type Register = Schemas['BodiesAnswer'];

const NAMES = new WeakMap<Register, ReadonlyMap<string, string>>();

/** Made once for a register: every row of a list asks. */
function namesIn(register: Register): ReadonlyMap<string, string> {
  const known = NAMES.get(register) ?? new Map([...register.bodies.map(({ bodyId, name }) => [bodyId, name] as const), ...register.groups.map(({ groupId, name }) => [asNamed(groupId), name] as const)]);
  NAMES.set(register, known);
  return known;
}

/** How bodies, and groups as `group:…`, are called at the moment of the page; one that the register does not have by its id, and dots while that is not known yet. */
export function useBodyNames(): (body: string) => string {
  const { data, isPending } = useRegister(useAsOf());
  const names = data === undefined ? null : namesIn(data);
  return (body) => names?.get(body) ?? (isPending ? '…' : body);
}

/** As `useBodyNames`, where a page of the past tells what came after: bodies that were founded since have their names of now. */
export function useBodyNamesSince(): (body: string) => string {
  const asOf = useAsOf();
  const names = useBodyNames();
  const { data } = useRegister({}, asOf.asOf !== undefined);
  return (body) => {
    const then = names(body);
    return then === body && data !== undefined ? (namesIn(data).get(body) ?? body) : then;
  };
}

/** A body by its id, and all those it goes on in, however far: who carries it on does what was its own. */
export function useGoesOnIn(): (body: string) => readonly string[] {
  const bodies = useBodies();
  const goesOnIn = (body: string): readonly string[] => [body, ...(bodies.find(({ bodyId }) => bodyId === body)?.successors ?? []).flatMap(goesOnIn)];
  return goesOnIn;
}
