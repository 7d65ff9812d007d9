import { assignmentStream, decodeEvent, type AssignmentIntent, type EventLogReader } from '#libs/application';
import { assignmentDecider, type AssignmentEvent, type AssignmentId, type BodyId } from '#libs/domain';

const OF_LEAD: ReadonlySet<AssignmentIntent['type']> = new Set<AssignmentIntent['type']>(['AcknowledgeAssignment', 'ReturnToIssuer', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'RequestCoordination']);
const OF_CONFIRMING: ReadonlySet<AssignmentIntent['type']> = new Set<AssignmentIntent['type']>(['AcceptResult', 'ReturnResult', 'WaiveLateness', 'CloseAssignment']);

/** Whose act that is now: the story was written with the bodies of 2021. `body` for a coordinator, which no later act of the story needs. */
export async function holderOfPlace(log: EventLogReader, assignment: AssignmentId, act: AssignmentIntent['type'], body: BodyId): Promise<BodyId> {
  let state = assignmentDecider.initialState;
  for (const logged of await log.readStream(assignmentStream(assignment))) {
    const { event, metadata } = decodeEvent(logged);
    state = assignmentDecider.evolve(state, event as AssignmentEvent, metadata.act);
  }
  const { terms } = state;
  if (terms === null) return body;
  if (OF_LEAD.has(act)) return terms.leadBody;
  if (OF_CONFIRMING.has(act)) return terms.confirmingBody;
  return act === 'AnswerCoordination' ? body : terms.issuer;
}
