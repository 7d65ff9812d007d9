import { livePlanned, taskOf, type AssignmentId, type BodyId, type DirectiveContent, type DirectiveId, type DirectiveItem, type DirectiveState, type TaskCode } from '#libs/domain';
import type { ReadModelReader } from '../../ports/read-model-store.js';
import type { DirectiveRow, Ratio, Visibility } from '../../queries/contract.js';
import { numberOfName } from '../running/interned-names.js';
import { pairOf, STATE_TEXTS, stateIn } from './directive-overview.projection.js';

/** A directive after one of its events, with its content. */
export interface DirectiveVersion {
  readonly id: DirectiveId;
  readonly revision: number;
  readonly state: DirectiveState;
  readonly content: DirectiveContent;
}

/** An assignment that a directive plans. */
export interface PlannedLine {
  readonly assignmentId: AssignmentId;
  readonly leadBody: BodyId;
  readonly taskCode: TaskCode;
  /** Dense index of the event that made it. */
  readonly madeAt: number | null;
}

const VERSIONS_KEPT = 500;
const OF_DIRECTIVE = 'directive = (SELECT number FROM name WHERE text = ?)';

/** Parsed versions by the index of their event, and the indexes of the versions of each directive, which never change; kept between questions. */
export class DirectiveVersions {
  private readonly parsed = new Map<number, DirectiveVersion>();
  /** By directive, ascending: a list asks for thousands of directives, most of them several times. */
  private readonly places = new Map<string, number[]>();
  /** Up to which event the places are known. */
  private upTo = 0;
  private generation = -1;

  at(reader: ReadModelReader, index: number): Directives {
    const replaced = reader.generation !== this.generation;
    if (replaced || this.parsed.size > VERSIONS_KEPT) this.parsed.clear();
    if (replaced) {
      this.places.clear();
      this.upTo = 0;
      this.generation = reader.generation;
    }
    if (index > this.upTo) this.readOn(reader);
    return new Directives(reader, index, this.parsed, this.places);
  }

  private readOn(reader: ReadModelReader): void {
    const applied = reader.checkpoint()?.index ?? 0; // before the rows: what is applied meanwhile is read next time
    const rows = reader.database.prepare('SELECT (SELECT text FROM name WHERE number = directive), idx FROM version WHERE idx > ? AND idx <= ? ORDER BY idx');
    for (const [id, idx] of rows.iterateArrays(this.upTo, applied)) {
      const known = this.places.get(String(id));
      if (known === undefined) this.places.set(String(id), [Number(idx)]);
      else known.push(Number(idx));
    }
    this.upTo = applied;
  }
}

/** The directives as they had been recorded at a moment. */
export class Directives {
  private readonly found = new Map<string, DirectiveVersion | null>();

  constructor(
    private readonly reader: ReadModelReader,
    private readonly index: number,
    private readonly parsed: Map<number, DirectiveVersion>,
    private readonly places: ReadonlyMap<string, readonly number[]>,
  ) {}

  find(id: DirectiveId): DirectiveVersion | null {
    let version = this.found.get(id);
    if (version === undefined) {
      const place = this.placeOf(id);
      version = place === null ? null : this.version(place);
      this.found.set(id, version);
    }
    return version;
  }

  /** Dense index of its last event up to the moment, null before the first: two moments that have the same find the same. */
  placeOf(id: DirectiveId): number | null {
    return this.places.get(id)?.findLast((place) => place <= this.index) ?? null;
  }

  all(): readonly DirectiveVersion[] {
    const rows = this.reader.database.prepare('SELECT max(idx) AS idx FROM version WHERE idx <= ? GROUP BY directive').all(this.index);
    return rows.map((row) => this.version(Number(row['idx']))).filter((version) => version !== null);
  }

  /** The dense index of each of its events up to the moment, by revision. */
  indexesOf(id: DirectiveId): ReadonlyMap<number, number> {
    const rows = this.reader.database.prepare(`SELECT revision, idx FROM version WHERE ${OF_DIRECTIVE} AND idx <= ?`).all(id, this.index);
    return new Map(rows.map((row) => [Number(row['revision']), Number(row['idx'])]));
  }

  symbol(id: DirectiveId): string {
    return this.find(id)?.content.number.symbol ?? '';
  }

  starred(id: DirectiveId, task: TaskCode): boolean {
    const version = this.find(id);
    return version !== null && taskOf(version.content, task)?.starred === true;
  }

  /** The item that a task belongs to; null when the directive has no such task. */
  itemOf(id: DirectiveId, task: TaskCode): DirectiveItem | null {
    return this.find(id)?.content.items.find(({ tasks }) => tasks.some(({ code }) => code === task)) ?? null;
  }

  /** Issuer, confirming and supervising body see all of a directive, others what they have had a part in. */
  mayKnow(visibility: Visibility, id: DirectiveId): boolean {
    if (visibility.kind === 'all') return true;
    const directive = numberOfName(this.reader.database, id);
    if (directive === null) return false;
    const seen = this.reader.database.prepare('SELECT 1 AS yes FROM seen_by WHERE pair = ? AND since <= ?');
    return visibility.bodies.some((body) => {
      const number = numberOfName(this.reader.database, body);
      return number !== null && seen.get(pairOf(directive, number), this.index) !== undefined;
    });
  }

  row(version: DirectiveVersion, visibility: Visibility): DirectiveRow {
    const { id: directiveId, revision, content, state } = version;
    const { number, urgency, title, date, sample } = content;
    const status = state.status === 'none' || state.status === 'stub' ? 'drafted' : state.status; // a stub has no content, so no version
    return { directiveId, symbol: number.symbol, urgency, title, date, issuer: number.issuer, status, sample, revision, fanOut: this.fanOut(version, visibility) };
  }

  /** k of the n planned assignments have been made; of those that may be known. */
  private fanOut({ id, state, content }: DirectiveVersion, visibility: Visibility): Ratio {
    const { database } = this.reader;
    const all = visibility.kind === 'all' || visibility.bodies.some((body) => watches(content, body));
    if (all && state.withdrawnTasks.length === 0) {
      const made = database.prepare('SELECT count(*) AS k FROM planned JOIN made ON made.id = planned.id WHERE planned.directive = ? AND planned.since <= ? AND made.idx <= ?').get(id, this.index, this.index);
      return { k: Number(made?.['k'] ?? 0), n: state.planned.length };
    }
    const planned = this.planned({ id, state, content }, visibility);
    return { k: planned.filter(({ madeAt }) => madeAt !== null).length, n: planned.length };
  }

  /** The planned assignments that may be known, each with the dense index of the event that made it; null = not made yet. `only`: that one. */
  planned({ state, content }: Pick<DirectiveVersion, 'id' | 'state' | 'content'>, visibility: Visibility, only: AssignmentId | null = null): readonly PlannedLine[] {
    const all = visibility.kind === 'all' || visibility.bodies.some((body) => watches(content, body));
    const made = this.reader.database.prepare('SELECT idx FROM made WHERE id = ? AND idx <= ?');
    return livePlanned(state)
      .filter(({ assignmentId }) => only === null || assignmentId === only)
      .filter(({ leadBody, confirmingBody }) => all || (visibility.kind === 'bodies' && (visibility.bodies.includes(leadBody) || visibility.bodies.includes(confirmingBody))))
      .map(({ assignmentId, leadBody, taskCode }) => {
        const row = made.get(assignmentId, this.index);
        return { assignmentId, leadBody, taskCode, madeAt: row === undefined ? null : Number(row['idx']) };
      });
  }

  private version(idx: number): DirectiveVersion | null {
    const known = this.parsed.get(idx);
    if (known !== undefined) return known;
    const row = this.reader.database.prepare(`SELECT (SELECT text FROM name WHERE number = directive) AS id, revision, ${STATE_TEXTS} WHERE version.idx = ?`).get(idx);
    if (row === undefined) return null;
    const state = stateIn(row);
    if (state.content === null) return null;
    const version = { id: String(row['id']) as DirectiveId, revision: Number(row['revision']), state, content: state.content };
    this.parsed.set(idx, version);
    return version;
  }
}

/** Whether the body stands above the whole directive. */
export const watches = (content: DirectiveContent, body: BodyId): boolean =>
  body === content.number.issuer || body === content.confirmingBody || body === content.supervisingBody;
