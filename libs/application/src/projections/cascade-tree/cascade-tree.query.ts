import type { CompletionRule, DirectiveId } from '#libs/domain';
import type { SqlDatabase, SqlRow, SqlValue } from '../../ports/read-model-store.js';
import type { CascadeNode, CascadeTreeAnswer, CascadeTreeQuestion, QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { namesIn, numberOfName } from '../running/interned-names.js';
import { cascadeTreeProjection } from './cascade-tree.projection.js';

/**
 * Who handed what down to whom. What the asker may not see is left out; what lies below it hangs on the nearest duty
 * above that may be seen.
 * @throws ReadModelMissingError
 */
export async function askCascadeTree(sources: QuerySources, memory: ReadingMemory, { asked, root }: CascadeTreeQuestion): Promise<QueryAnswer<CascadeTreeAnswer>> {
  const found = viewAt(sources, memory, asked, [cascadeTreeProjection]);
  if (!found.ok) return found;
  const view = found.answer;
  const tree = new Tree(view, readerOf(sources, cascadeTreeProjection).database, asked.visibility);
  if ('assignmentId' in root) {
    const card = view.cards.byId(root.assignmentId);
    if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
    return answered({ moment: view.moment, roots: tree.from(card.number) });
  }
  if (view.directives.find(root.directiveId) === null || !view.directives.mayKnow(asked.visibility, root.directiveId)) return NOT_FOUND;
  return answered({ moment: view.moment, roots: tree.ofDirective(root.directiveId) });
}

const COLUMNS = 'SELECT duty, completion FROM link';

class Tree {
  private readonly name: (number: SqlValue | undefined) => string;

  constructor(
    private readonly view: PastView,
    private readonly database: SqlDatabase,
    private readonly visibility: Visibility,
  ) {
    this.name = namesIn(database);
  }

  from(duty: number): readonly CascadeNode[] {
    return this.nodes(this.database.prepare(`${COLUMNS} WHERE duty = ?`).all(duty), 0);
  }

  ofDirective(directive: DirectiveId): readonly CascadeNode[] {
    const number = numberOfName(this.database, directive);
    return this.nodes(this.database.prepare(`${COLUMNS} WHERE directive = ? AND parent IS NULL AND duty <= ? ORDER BY duty`).all(number, this.view.moment.index), 0);
  }

  private nodes(links: readonly SqlRow[], depth: number): readonly CascadeNode[] {
    return links.flatMap((link) => {
      const card = this.view.cards.byNumber(Number(link['duty']));
      if (card === null) return [];
      const below = this.database.prepare(`${COLUMNS} WHERE parent = ? AND duty <= ? ORDER BY duty`).all(card.id, this.view.moment.index);
      if (!mayKnow(this.visibility, card.parties)) return this.nodes(below, depth);
      const children = this.nodes(below, depth + 1);
      const counted = children.filter(({ duty }) => duty.status !== 'withdrawn');
      const accepted = counted.filter(({ duty }) => duty.status === 'accepted' || duty.status === 'closed');
      const partsCompletion = JSON.parse(this.name(link['completion'])) as CompletionRule;
      return [{ duty: this.view.dutyRow(card), depth, partsCompletion, parts: { k: accepted.length, n: counted.length }, children }];
    });
  }
}
