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

/** Folds the register for a moment, and keeps the last two folds: the present one is asked for again and again. */
export class Registers {
  private readonly kept: { readonly generation: number; readonly lastAct: number; readonly register: Register }[] = [];

  upTo(reader: ReadModelReader, index: number): Register {
    const lastAct = Number(reader.database.prepare('SELECT max(idx) AS idx FROM act WHERE idx <= ?').get(index)?.['idx'] ?? 0);
    const known = this.kept.find((kept) => kept.generation === reader.generation && kept.lastAct === lastAct);
    if (known !== undefined) return known.register;
    const register = fold(reader, index);
    this.kept.unshift({ generation: reader.generation, lastAct, register });
    this.kept.length = Math.min(this.kept.length, 2);
    return register;
  }
}

function fold(reader: ReadModelReader, index: number): Register {
  let state = emptyRegister;
  let revision = -1;
  for (const row of reader.database.prepare('SELECT revision, event FROM act WHERE idx <= ? ORDER BY idx').all(index)) {
    state = evolveOrganisation(state, JSON.parse(String(row['event'])) as OrganisationEvent);
    revision = Number(row['revision']);
  }
  return { state, revision, name: (body, on) => nameOn(state, body, on) ?? body };
}
