import type { Dictionary } from '../language/vi.js';

const PROGRAM = 'process:';

/** Who acted, in words where it is no person: a person stands in the log by an opaque id, and whose it is only those are told who may know. */
export function actorWords({ actors }: Pick<Dictionary, 'actors'>, actor: string): string {
  const programs: Readonly<Record<string, string>> = actors.programs;
  const others: Readonly<Record<string, string>> = actors.others;
  if (actor.startsWith(PROGRAM)) return actors.program(programs[actor.slice(PROGRAM.length)] ?? actor.slice(PROGRAM.length));
  return Object.hasOwn(others, actor) ? (others[actor] ?? actor) : actor;
}
