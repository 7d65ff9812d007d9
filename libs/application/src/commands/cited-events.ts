import { directiveId as directiveIdOf, assignmentId as assignmentIdOf, type CitedEvent, type DirectiveId, type Rejection } from '#libs/domain';
import type { EventLogReader } from '../ports/index.js';
import { ASSIGNMENT } from './aggregate.js';
import type { CommandCore } from './command-core.js';
import { assignmentStream, directiveStream } from './stream-names.js';

/** Streams whose events may be cited: what is recorded about directives, duties and their supervision. */
const CITABLE = /^(?:assignment|directive|receipt|urging|inspection|oversight|report|reporting|review|indicator)-[0-9a-z.-]{1,200}$/;
const RECEIPT_ID_LENGTH = 36;

/**
 * The first cited event that is not in the log, or that belongs to another directive than the one looked into; both are
 * told alike, so that nobody learns of what he may not see. `directive` null = no directive in particular.
 */
export async function unknownCitation(core: CommandCore, log: Pick<EventLogReader, 'streamRevision'>, cited: readonly CitedEvent[], directive: DirectiveId | null): Promise<Rejection | null> {
  for (const { stream, revision } of cited) {
    const unknown: Rejection = { tag: 'cited-event-unknown', facts: { stream, revision } };
    if (!CITABLE.test(stream) || revision < 0 || (await log.streamRevision(stream)) < revision) return unknown;
    if (directive !== null && !(await belongsTo(core, stream, directive))) return unknown;
  }
  return null;
}

/** Duties, receipts and the directive itself; what stands in other streams belongs to no directive alone. */
async function belongsTo(core: CommandCore, stream: string, directive: DirectiveId): Promise<boolean> {
  if (stream.startsWith('assignment-')) {
    const { terms } = await core.stateOf(ASSIGNMENT, assignmentStream(assignmentIdOf(stream.slice('assignment-'.length))));
    return terms?.directiveId === directive;
  }
  if (stream.startsWith('receipt-')) return directiveIdOf(stream.slice('receipt-'.length, 'receipt-'.length + RECEIPT_ID_LENGTH)) === directive;
  return !stream.startsWith('directive-') || stream === directiveStream(directive);
}
