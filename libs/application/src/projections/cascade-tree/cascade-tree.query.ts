import type { AssignmentId, CompletionRule } from '#libs/domain';
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';
import type { CascadeNode, CascadeTreeAnswer, CascadeTreeQuestion, QueryAnswer, Visibility } from '../../queries/contract.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
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
  const tree = new Tree(view, readerOf(sources, cascadeTreeProjection), asked.visibility);
  if ('assignmentId' in root) {
    const card = view.cards.byId(root.assignmentId);
    if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
    return answered({ moment: view.moment, roots: tree.from(root.assignmentId) });
  }
  if (view.directives.find(root.directiveId) === null || !view.directives.mayKnow(asked.visibility, root.directiveId)) return NOT_FOUND;
  return answered({ moment: view.moment, roots: tree.ofDirective(root.directiveId) });
}

class Tree {
  constructor(
    private readonly view: PastView,
    private readonly reader: ReadModelReader,
    private readonly visibility: Visibility,
  ) {}

  from(id: AssignmentId): readonly CascadeNode[] {
    const link = this.reader.database.prepare('SELECT id, completion FROM link WHERE id = ?').get(id);
    return link === undefined ? [] : this.nodes([link], 0);
  }

  ofDirective(directive: string): readonly CascadeNode[] {
    return this.nodes(this.reader.database.prepare('SELECT id, completion FROM link WHERE directive = ? AND parent IS NULL AND idx <= ? ORDER BY idx').all(directive, this.view.moment.index), 0);
  }

  private nodes(links: readonly SqlRow[], depth: number): readonly CascadeNode[] {
    return links.flatMap((link) => {
      const card = this.view.cards.byId(String(link['id']));
      const below = this.reader.database.prepare('SELECT id, completion FROM link WHERE parent = ? AND idx <= ? ORDER BY idx').all(link['id'] ?? '', this.view.moment.index);
      if (card === null || !mayKnow(this.visibility, card.parties)) return this.nodes(below, depth);
      const children = this.nodes(below, depth + 1);
      const counted = children.filter(({ duty }) => duty.status !== 'withdrawn');
      const accepted = counted.filter(({ duty }) => duty.status === 'accepted' || duty.status === 'closed');
      const partsCompletion = JSON.parse(String(link['completion'])) as CompletionRule;
      return [{ duty: this.view.dutyRow(card), depth, partsCompletion, parts: { k: accepted.length, n: counted.length }, children }];
    });
  }
}
