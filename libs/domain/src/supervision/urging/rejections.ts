import type { FileRejection } from '../../files/index.js';
import { reject, type Decision } from '../../kernel/index.js';
import type { DirectiveRejection } from '../../directive/index.js';

/** What can be wrong with a document's number by itself, as for a directive. */
export type NumberFault = Extract<DirectiveRejection, 'number-invalid' | 'year-mismatch' | 'symbol-mismatch'>;

/** Every reason for which an act on an urging is refused. */
export type UrgingRejection =
  | FileRejection
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** The act is dated before the urging. Facts: `occurredOn`, `date`. */
  | 'occurred-before-urging'
  /** Only the body that urges, or one acting for it, does this. Facts: `issuer`, `actingBody`. */
  | 'not-urging-body'
  /** The act is dated otherwise than the paper. Facts: `date`, `occurredOn`. */
  | 'urging-date-mismatch'
  /** Another urging has the number. Facts: `symbol`, `urgingId`. */
  | 'urging-number-used'
  /** A directive has the number. Facts: `symbol`, `directiveId`. */
  | 'urging-number-of-directive'
  | NumberFault
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** An answer would be due before the date of the urging. Facts: `answerDue`, `date`. */
  | 'answer-due-before-date'
  /** A text that must be there is blank. Facts: `field`. */
  | 'text-missing'
  /** The urging names no basis, or a withdrawal none. */
  | 'basis-missing'
  /** Nobody would have to answer. */
  | 'urging-without-addressee'
  /** Some duties cannot be urged. Facts: `duties`, each with `assignmentId`, `reason` and what explains it. */
  | 'duties-not-urgeable'
  /** A body is named that the directive does not reach, or no directive is named. Facts: `bodyId`. */
  | 'addressee-not-in-directive'
  /** The register has no such body on the date, or it has ended or stands outside the province. Facts: `bodyId`. */
  | 'addressee-not-in-register'
  /** A body urges itself. Facts: `bodyId`. */
  | 'urging-itself'
  /** There is no such urging. */
  | 'urging-unknown'
  /** The urging was withdrawn: nothing is answered, asked or closed any more. */
  | 'urging-withdrawn'
  /** The urging is closed. */
  | 'urging-closed'
  /** The body is not addressed by the urging. Facts: `actingBody` or `addressee`. */
  | 'not-urged'
  /** A body continues several addressees and does not say for which it acts. Facts: `addressees`. */
  | 'addressee-unclear'
  /** Whoever is urged, and whoever is its predecessor or successor, neither judges nor ends the urging (R12). Facts: `actingBody`. */
  | 'urged-body-decides'
  /** An answer names a duty that the urging does not urge the body about. Facts: `assignmentId`. */
  | 'duty-not-urged'
  /** An answer points to an event that is not there. Facts: `assignmentId`, `revision`, `lastRevision`. */
  | 'event-not-found'
  /** A promised day lies before the day of the answer. Facts: `day`, `occurredOn`. */
  | 'promise-in-the-past'
  /** One duty is promised twice. Facts: `assignmentId`. */
  | 'promise-repeated'
  /** No explanation was asked for. */
  | 'explanation-not-asked'
  /** An explanation waits to be judged. Facts: `round`. */
  | 'explanation-under-review'
  /** The explanation was accepted. Facts: `round`. */
  | 'explanation-accepted'
  /** There is no explanation to judge. Facts: `addressee`. */
  | 'explanation-not-given'
  /** The new day for the explanation lies before the day on which it is asked again. Facts: `due`, `occurredOn`. */
  | 'explanation-due-in-the-past'
  /** No such answer of the addressee stands. Facts: `answer`, `standing`. */
  | 'no-such-answer'
  /** There is no acceptance to take back. Facts: `addressee`. */
  | 'explanation-not-accepted'
  /** The urging is open: there is no end to take back. */
  | 'urging-not-ended'
  /** Closing while answers are missing must say why. Facts: `unanswered`. */
  | 'closing-needs-note';

/** A refusal as the checks pass it on: the first fault found, or null. */
export type Refusal = Extract<Decision<never, UrgingRejection>, { ok: false }>;

export const refuse = (tag: UrgingRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;
