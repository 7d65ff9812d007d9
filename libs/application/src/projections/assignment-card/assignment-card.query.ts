import type { AssignmentEvent } from '#libs/domain';
import type { AssignmentAnswer, AssignmentQuestion, QueryAnswer } from '../../queries/contract.js';
import { CUSTODY_MODELS, custodyView } from '../custody/custody.query.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';

/**
 * One duty with the sentence that it comes from. `facts`: `terms` as first assigned, `status` facts as judged (dates
 * and instants), `parties`, and `root`.
 * @throws ReadModelMissingError
 */
export async function askAssignment(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId }: AssignmentQuestion): Promise<QueryAnswer<AssignmentAnswer>> {
  const found = viewAt(sources, memory, asked, CUSTODY_MODELS);
  if (!found.ok) return found;
  const view = found.answer;
  const card = view.cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  const item = view.directives.itemOf(card.directiveId, card.taskCode);
  const [first] = await sources.log.readStream(`${ASSIGNMENT_STREAM}${assignmentId}`, { limit: 1 });
  const assigned = first === undefined ? null : (sources.decode(first).event as AssignmentEvent);
  return answered({
    moment: view.moment,
    duty: view.dutyRow(card),
    sourceSentence: item?.sourceSentence ?? null,
    sourceLine: item?.sourceLine ?? null,
    facts: { terms: assigned?.data ?? null, status: card.facts, parties: card.parties.split(','), root: card.root },
    custody: custodyView(sources, view, card.number),
  });
}
