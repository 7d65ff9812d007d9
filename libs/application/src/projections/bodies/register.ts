import { emptyRegister, evolveOrganisation, nameOn, type BodyId, type LocalDate, type OrganisationEvent, type OrganisationState } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';

/** The register of bodies as it had been recorded at a moment. */
export interface Register {
  readonly state: OrganisationState;
  /** Revision of the last act; -1 before the first. */
  readonly revision: number;
  /** Name on a day; the id itself for a body that is not registered. */
  name(body: BodyId, on: LocalDate): string;
}

interface KeptRegister {
  readonly generation: number;
  /** Dense index of the last act in it; 0 = none. */
  readonly lastAct: number;
  readonly register: Register;
}

/** Folds the register for a moment, and keeps the folds asked for last, two unless told otherwise: the present one is asked for again and again. */
export class Registers {
  constructor(
    private readonly most = 2,
    private readonly kept: KeptRegister[] = [],
  ) {}

  /** What is kept here, and room for so many, without a trace here: for a question that asks for the register around many acts. */
  withRoomFor(most: number): Registers {
    return new Registers(most, [...this.kept]);
  }

  upTo(reader: ReadModelReader, index: number): Register {
    const lastAct = Number(reader.database.prepare('SELECT max(idx) AS idx FROM act WHERE idx <= ?').get(index)?.['idx'] ?? 0);
    const before = this.kept.filter((kept) => kept.generation === reader.generation && kept.lastAct <= lastAct).reduce<KeptRegister | null>((last, kept) => (last === null || kept.lastAct > last.lastAct ? kept : last), null);
    if (before?.lastAct === lastAct) return before.register;
    const register = fold(reader, before, index);
    this.kept.unshift({ generation: reader.generation, lastAct, register });
    this.kept.length = Math.min(this.kept.length, this.most);
    return register;
  }
}

/** Goes on from an earlier fold; null = from the beginning. */
function fold(reader: ReadModelReader, before: KeptRegister | null, index: number): Register {
  let state = before?.register.state ?? emptyRegister;
  let revision = before?.register.revision ?? -1;
  for (const row of reader.database.prepare('SELECT revision, event FROM act WHERE idx > ? AND idx <= ? ORDER BY idx').all(before?.lastAct ?? 0, index)) {
    state = evolveOrganisation(state, JSON.parse(String(row['event'])) as OrganisationEvent);
    revision = Number(row['revision']);
  }
  return { state, revision, name: (body, on) => nameOn(state, body, on) ?? body };
}
