import { assignmentDecider, type AssignmentEvent, type AssignmentId, type AssignmentState } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { QuerySources } from '../reading/query-sources.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';

const EVENTS_PER_READ = 1000;

/** One duty folded up to a revision, and the events of the types that are asked for, oldest first. */
export interface FoldedDuty<T extends AssignmentEvent['type']> {
  readonly state: AssignmentState;
  readonly events: readonly RecordedEvent<Extract<AssignmentEvent, { type: T }>>[];
}

/** Reads the stream of one duty up to `revision`. For questions about a single duty: nothing has to be kept for them. */
export async function foldedDuty<T extends AssignmentEvent['type']>({ log, decode }: QuerySources, id: AssignmentId, revision: number, types: ReadonlySet<T>): Promise<FoldedDuty<T>> {
  let state = assignmentDecider.initialState;
  const events: RecordedEvent<Extract<AssignmentEvent, { type: T }>>[] = [];
  while (state.revision < revision) {
    const read = await log.readStream(`${ASSIGNMENT_STREAM}${id}`, { fromRevision: state.revision + 1, limit: Math.min(EVENTS_PER_READ, revision - state.revision) });
    if (read.length === 0) break;
    for (const logged of read) {
      const recorded = decode(logged) as RecordedEvent<AssignmentEvent>;
      state = assignmentDecider.evolve(state, recorded.event, recorded.metadata.act);
      if (isOf(recorded, types)) events.push(recorded);
    }
  }
  return { state, events };
}

const isOf = <T extends AssignmentEvent['type']>(recorded: RecordedEvent<AssignmentEvent>, types: ReadonlySet<T>): recorded is RecordedEvent<Extract<AssignmentEvent, { type: T }>> =>
  (types as ReadonlySet<string>).has(recorded.type);
