import { assignmentStream, decodeEvent, type DataOf, type DomainEventType, type EventLogReader } from '#libs/application';
import { assignmentDecider, type AssignmentEvent, type AssignmentId, type AssignmentState } from '#libs/domain';

/** What the events of one type in a stream say, in order. */
export async function dataOf<T extends DomainEventType>(log: EventLogReader, stream: string, type: T): Promise<readonly DataOf<T>[]> {
  const events = (await log.readStream(stream)).map((logged) => decodeEvent(logged).event);
  return events.filter((event) => event.type === type).map((event) => event.data as DataOf<T>);
}

/** A duty as the log has it now: the story asks the log, and keeps no book of its own. */
export async function dutyInLog(log: EventLogReader, assignment: AssignmentId): Promise<AssignmentState> {
  let state = assignmentDecider.initialState;
  for (const logged of await log.readStream(assignmentStream(assignment))) {
    const { event, metadata } = decodeEvent(logged);
    state = assignmentDecider.evolve(state, event as AssignmentEvent, metadata.act);
  }
  return state;
}
