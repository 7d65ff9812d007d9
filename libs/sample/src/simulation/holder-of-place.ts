import type { AssignmentIntent, EventLogReader } from '#libs/application';
import type { AssignmentId, BodyId } from '#libs/domain';
import { dutyInLog } from './recorded-story.js';

const OF_LEAD: ReadonlySet<AssignmentIntent['type']> = new Set<AssignmentIntent['type']>(['AcknowledgeAssignment', 'ReturnToIssuer', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'FilePeriodResult', 'ReportPoint', 'HandDownPart', 'RequestCoordination']);
const OF_CONFIRMING: ReadonlySet<AssignmentIntent['type']> = new Set<AssignmentIntent['type']>(['AcceptResult', 'ReturnResult', 'ConfirmPoint', 'WaiveLateness', 'CloseAssignment']);

/** Whose act that is now: the story was written with the bodies of 2021. `body` for a coordinator, which no later act of the story needs. */
export async function holderOfPlace(log: EventLogReader, assignment: AssignmentId, act: AssignmentIntent['type'], body: BodyId): Promise<BodyId> {
  const { terms } = await dutyInLog(log, assignment);
  if (terms === null) return body;
  if (OF_LEAD.has(act)) return terms.leadBody;
  if (OF_CONFIRMING.has(act)) return terms.confirmingBody;
  return act === 'AnswerCoordination' ? body : terms.issuer;
}
