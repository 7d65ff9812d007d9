import { PROCESS_ACTOR } from '../assignment/index.js';
import { actorId, dateAt, type Act, type Instant, type Reaction } from '../kernel/index.js';
import type { ProcessMessage } from './messages.js';

/**
 * A reaction that spans nouns. Pure: `context` is what the runner loads before it calls, so that the same event in the
 * same context gives the same messages. The state in a context may be newer than the event, never older.
 *
 * The runner feeds events in log order and carries out what all processes decide about one event before the next one:
 * an amendment can rely on the assignments of the issue before it.
 */
export interface Process<E extends { readonly type: string }, X> {
  /** Names the process in ids, metadata and checkpoints: never changes. */
  readonly name: string;
  /** Every other event is not for this process; the runner need not load anything for it. */
  readonly handles: ReadonlySet<E['type']>;
  react(event: E, act: Act, context: X): Reaction<ProcessMessage>;
}

/**
 * The act under which a message is carried out at `recordedAt`: dated as the act that caused it (R13). When that day is
 * over by then, the cause itself is the proof of the date.
 */
export function actOfProcess(name: string, message: ProcessMessage, cause: Act, recordedAt: Instant): Act {
  const actor = actorId(`${PROCESS_ACTOR}${name}`);
  const { occurredOn } = cause;
  const lateEntryBasis = occurredOn < dateAt(recordedAt) ? (cause.lateEntryBasis ?? actor) : null;
  return { recordedAt, occurredOn, lateEntryBasis, actor, body: message.onBehalfOf, actingFor: null };
}
