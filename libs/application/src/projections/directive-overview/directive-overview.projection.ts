import { evolveDirective, initialDirective, type DirectiveContent, type DirectiveEvent, type DirectiveId, type DirectiveState } from '#libs/domain';
import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase, SqlRow } from '../../ports/read-model-store.js';
import type { DutyStep, FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { InternedNames, NAME_INDEX, NAME_TABLE } from '../running/interned-names.js';
import { RowBuffer } from '../running/row-buffer.js';

const DIRECTIVE_STREAM = 'directive-';
const DIRECTIVE_EVENTS = ['DirectiveDrafted', 'DirectiveDraftRevised', 'DirectiveStubEntered', 'DirectiveIssued', 'DirectiveAmended', 'DirectiveConcluded', 'DirectiveConclusionTakenBack', 'DirectiveWithdrawn'] as const satisfies readonly DomainEventType[];
const SEEN_BY = ['TaskAssigned', 'AssignmentTransferred', 'AssignmentHandedOver', 'CoordinationRequested', 'CoordinationRequestTakenBack', 'ActCorrected'] as const satisfies readonly DomainEventType[];
const DIRECTIVES_KEPT = 200;
const DIRECTIVES_SEEN = 2_000;

/** One number for a directive and a body: rows of one directive lie together, and in the order in which directives appear. */
export const pairOf = (directive: number, body: number): number => directive * NAMES_AT_MOST + body;
/** Two numbers below it make a pair that a double holds exactly. */
const NAMES_AT_MOST = 2 ** 26;

/**
 * Each directive after each of its own events, as the domain folds it; which of its planned assignments have been made;
 * and since when which body may see it, by having had a part in it. The text of a directive is nearly all of its state
 * and seldom changes, so it is kept once: `version.content` names the event since which it reads so.
 */
export const directiveOverviewProjection: Projection = {
  name: 'directive-overview',
  version: 5,
  schema: `
    CREATE TABLE version(idx INTEGER PRIMARY KEY, directive INTEGER NOT NULL, revision INTEGER NOT NULL, content INTEGER, state TEXT NOT NULL);
    CREATE TABLE content(idx INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE INDEX version_of ON version(directive, idx);
    CREATE TABLE planned(id TEXT PRIMARY KEY, directive TEXT NOT NULL, since INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE made(idx INTEGER PRIMARY KEY, id TEXT NOT NULL);
    ${NAME_TABLE} ${NAME_INDEX}
    CREATE TABLE seen_by(pair INTEGER PRIMARY KEY, since INTEGER NOT NULL);`,
  indexes: `
    CREATE INDEX planned_by ON planned(directive, since); CREATE UNIQUE INDEX made_id ON made(id);`,
  handles: new Set<DomainEventType>([...DIRECTIVE_EVENTS, ...SEEN_BY]),
  open: (database) => new DirectiveWriter(database),
};

/** The columns that `stateIn` reads. */
export const STATE_TEXTS = 'version.state, content.text FROM version LEFT JOIN content ON content.idx = version.content';

/** The state of a row with `STATE_TEXTS`. */
export function stateIn(row: SqlRow): DirectiveState {
  const content = row['text'] === null ? null : (JSON.parse(String(row['text'])) as DirectiveContent);
  return { ...(JSON.parse(String(row['state'])) as DirectiveState), content };
}

interface KnownState {
  readonly state: DirectiveState;
  /** Event since which its content reads as it does; null without one. */
  readonly contentSince: number | null;
}

const NOTHING_KNOWN: KnownState = { state: initialDirective, contentSince: null };

class DirectiveWriter implements ProjectionWriter {
  private readonly versions: RowBuffer;
  private readonly contents: RowBuffer;
  private readonly planned: RowBuffer;
  private readonly made: RowBuffer;
  private readonly seenBy: RowBuffer;
  private readonly names: InternedNames;
  private readonly states = new Map<string, KnownState>();
  /** Bodies already entered for each directive, and the lists of them that were asked for; only saves work. */
  private readonly entered = new Map<string, Set<string>>();

  constructor(private readonly database: SqlDatabase) {
    this.versions = new RowBuffer(database, 'version', 5);
    this.contents = new RowBuffer(database, 'content', 2);
    this.planned = new RowBuffer(database, 'planned', 3, 'ON CONFLICT DO NOTHING');
    this.made = new RowBuffer(database, 'made', 2);
    this.seenBy = new RowBuffer(database, 'seen_by', 2, 'ON CONFLICT DO NOTHING');
    this.names = new InternedNames(database);
  }

  apply({ index, recorded, duty }: FedEvent): void {
    if (duty !== null) this.assignment(index, recorded.type, duty);
    else this.directive(index, recorded.stream.slice(DIRECTIVE_STREAM.length) as DirectiveId, recorded.revision, recorded.event as DirectiveEvent);
  }

  flush(): void {
    for (const rows of [this.names, this.versions, this.contents, this.planned, this.made, this.seenBy]) rows.flush();
    if (this.states.size > DIRECTIVES_KEPT) this.states.clear();
    if (this.entered.size > DIRECTIVES_SEEN) this.entered.clear();
  }

  private assignment(index: number, type: DomainEventType, { id, after, parties }: DutyStep): void {
    if (after.terms === null) return;
    if (type === 'TaskAssigned' && after.terms.parent === null && after.terms.addedReason === null) this.made.add(index, id);
    this.see(after.terms.directiveId, parties, index);
  }

  private directive(index: number, id: DirectiveId, revision: number, event: DirectiveEvent): void {
    const before = this.stateOf(id);
    const state = evolveDirective(before.state, event);
    const { content, stub, addressees, planned } = state;
    const contentSince = content === before.state.content ? before.contentSince : index;
    this.states.set(id, { state, contentSince });
    this.versions.add(index, this.names.numberOf(id), revision, contentSince, JSON.stringify({ ...state, content: null }));
    if (contentSince === index) this.contents.add(index, JSON.stringify(content));
    const watching = content !== null ? [content.number.issuer, content.confirmingBody, content.supervisingBody] : stub !== null ? [stub.number.issuer, stub.holder] : [];
    this.see(id, [...new Set([...watching, ...addressees])].sort().join(','), index);
    if (event.type === 'DirectiveIssued' || event.type === 'DirectiveAmended') for (const line of planned) this.planned.add(line.assignmentId, id, index);
  }

  private see(directive: DirectiveId, bodies: string, index: number): void {
    let known = this.entered.get(directive);
    if (known === undefined) this.entered.set(directive, (known = new Set()));
    if (known.has(bodies)) return;
    known.add(bodies);
    for (const body of bodies.split(',')) {
      if (body === '' || known.has(body)) continue;
      known.add(body);
      this.seenBy.add(pairOf(this.names.numberOf(directive), this.names.numberOf(body)), index);
    }
  }

  private stateOf(id: DirectiveId): KnownState {
    const known = this.states.get(id);
    if (known !== undefined) return known;
    const row = this.database.prepare(`SELECT version.content AS since, ${STATE_TEXTS} WHERE directive = ? ORDER BY version.idx DESC LIMIT 1`).get(this.names.numberOf(id));
    return row === undefined ? NOTHING_KNOWN : { state: stateIn(row), contentSince: row['since'] === null ? null : Number(row['since']) };
  }
}
