import type { DirectiveContent, DirectiveItem } from '#libs/domain';
import type { SqlDatabase, SqlStatement } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { InternedNames, NAME_TABLE } from '../running/interned-names.js';
import { RowBuffer } from '../running/row-buffer.js';
import { foldedText } from './folded-text.js';

/**
 * Texts and what they belong to. Each distinct text is indexed once: the assignments of a task share its words.
 * `found.directive` is the number of a name; `found.until` is the index at which the text stopped being said of the thing; null while it is.
 */
export const searchProjection: Projection = {
  name: 'search',
  version: 2,
  schema: `${NAME_TABLE}
    CREATE TABLE text(number INTEGER PRIMARY KEY, words TEXT NOT NULL UNIQUE);
    CREATE VIRTUAL TABLE folded USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0');
    CREATE TABLE found(text INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, directive INTEGER, since INTEGER NOT NULL, until INTEGER);
    CREATE INDEX found_in_draft ON found(directive) WHERE kind IN ('directive', 'task') AND until IS NULL;`,
  indexes: 'CREATE INDEX found_text ON found(text);',
  handles: new Set(['BodiesRegistered', 'BodyRenamed', 'BodiesSucceeded', 'DirectiveDrafted', 'DirectiveDraftRevised', 'DirectiveAmended', 'TaskAssigned'] as const),
  open: (database) => new SearchWriter(database),
};

const TEXTS_KEPT = 20_000;

class SearchWriter implements ProjectionWriter {
  private readonly numbers = new Map<string, number>();
  private readonly newTexts: (readonly [number, string])[] = [];
  private readonly found: RowBuffer;
  private readonly names: InternedNames;
  /** Drafts revised in this batch: what was said of them before no longer holds. */
  private readonly ended: (readonly [index: number, directive: number])[] = [];
  private readonly find: SqlStatement;
  private next: number;

  constructor(private readonly database: SqlDatabase) {
    this.found = new RowBuffer(database, 'found', 6);
    this.names = new InternedNames(database);
    this.find = database.prepare('SELECT number FROM text WHERE words = ?');
    this.next = Number(database.prepare('SELECT max(number) AS last FROM text').get()?.['last'] ?? 0) + 1;
  }

  apply({ index, recorded: { event } }: FedEvent): void {
    switch (event.type) {
      case 'BodiesRegistered':
        for (const { bodyId, name } of event.data.bodies) this.say(index, name, 'body', bodyId, null);
        return;
      case 'BodyRenamed':
        return this.say(index, event.data.name, 'body', event.data.bodyId, null);
      case 'BodiesSucceeded':
        for (const { bodyId, name } of event.data.newBodies) this.say(index, name, 'body', bodyId, null);
        return;
      case 'DirectiveDrafted':
        return this.directive(index, event.data.content);
      case 'DirectiveDraftRevised':
        this.ended.push([index, this.names.numberOf(event.data.content.directiveId)]);
        return this.directive(index, event.data.content);
      case 'DirectiveAmended':
        for (const change of event.data.changes) if (change.kind === 'item-added') this.item(index, event.data.directiveId, change.item);
        return;
      case 'TaskAssigned':
        return this.say(index, event.data.summary, 'assignment', event.data.assignmentId, event.data.directiveId);
    }
  }

  flush(): void {
    const text = this.database.prepare('INSERT INTO text VALUES (?, ?)');
    const folded = this.database.prepare('INSERT INTO folded(rowid, words) VALUES (?, ?)');
    for (const [number, words] of this.newTexts) {
      text.run(number, words);
      folded.run(number, foldedText(words));
    }
    this.newTexts.length = 0;
    this.names.flush();
    this.found.flush();
    const end = this.database.prepare("UPDATE found SET until = ? WHERE directive = ? AND kind IN ('directive', 'task') AND until IS NULL AND since < ?");
    for (const [index, directive] of this.ended) end.run(index, directive, index);
    this.ended.length = 0;
    if (this.numbers.size > TEXTS_KEPT) this.numbers.clear();
  }

  private directive(index: number, { directiveId, number, title, items }: DirectiveContent): void {
    this.say(index, `${number.symbol} ${title}`, 'directive', directiveId, directiveId);
    for (const item of items) this.item(index, directiveId, item);
  }

  private item(index: number, directive: string, { sourceSentence, tasks }: DirectiveItem): void {
    for (const { code, summary } of tasks) this.say(index, `${code} ${summary}\n${sourceSentence}`, 'task', code, directive);
  }

  private say(index: number, words: string, kind: string, id: string, directive: string | null): void {
    this.found.add(this.numberOf(words), kind, id, directive === null ? null : this.names.numberOf(directive), index, null);
  }

  private numberOf(words: string): number {
    let number = this.numbers.get(words);
    if (number !== undefined) return number;
    const known = this.find.get(words)?.['number'];
    number = typeof known === 'number' ? known : this.next++;
    if (typeof known !== 'number') this.newTexts.push([number, words]);
    this.numbers.set(words, number);
    return number;
  }
}
