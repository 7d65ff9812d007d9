import type { FileRejection } from '../files/index.js';
import type { Rejection } from '../kernel/index.js';

/** Why the assignment refuses an act. Closed: a new reason must be named here, with when it is given. */
export type AssignmentRejection =
  | FileRejection
  /** The stream is empty: nothing was assigned under this id. */
  | 'assignment-unknown'
  /** AssignTask for an id that is already in use. */
  | 'assignment-already-exists'
  /** The acting body is not the one that this act belongs to (lead, issuer, confirming body or coordinator). */
  | 'body-does-not-hold-duty'
  /** R12: the body that is to confirm leads the duty, coordinates it or carries a part of it. */
  | 'confirming-body-has-part'
  /** R12, for people: whoever handed in a result, a point or a request confirms nothing of that duty, for whichever body. */
  | 'own-work'
  /** R13: the paper's date lies after the day on which the act is recorded. */
  | 'occurred-in-future'
  /** R13: the paper is older than the record and no document proves its date. */
  | 'late-entry-needs-basis'
  /** The paper is older than the assignment itself. */
  | 'occurred-before-assignment'
  /** A reason, explanation or basis that the act must carry is empty; `field` tells which. */
  | 'reason-missing'
  /** The lead acts on a duty that it has not acknowledged. */
  | 'not-acknowledged'
  /** A second acknowledgement. */
  | 'already-acknowledged'
  /** The lead wants to give a duty back after work on it began, or after parts of it were handed down. */
  | 'work-has-begun'
  /** The lead acts on a duty that lies with the issuer for a decision. */
  | 'assignment-returned-to-issuer'
  /** The issuer refuses a return that nobody made. */
  | 'not-returned-to-issuer'
  /** A submission waits for confirmation, so the lead cannot act. */
  | 'result-under-review'
  /** The result has been accepted: nothing is left to do. */
  | 'assignment-already-accepted'
  | 'assignment-closed'
  | 'assignment-suspended'
  | 'assignment-withdrawn'
  /** Resuming what is not suspended. */
  | 'not-suspended'
  /** Closing what is not accepted. */
  | 'not-accepted'
  /** Accepting or returning when nothing is under review. */
  | 'nothing-submitted'
  /** Progress outside 0–100. */
  | 'percent-out-of-range'
  /** Feature 21: outputs are expected and the submission names none. */
  | 'output-missing'
  /** R7: parts exist and the rule by which they complete the duty is not met. */
  | 'parts-not-complete'
  /** R4: "không tính chậm" needs a result that was returned. */
  | 'no-returned-result'
  | 'lateness-already-waived'
  /** R9: a standing duty has no due day, so there is none to move. */
  | 'standing-duty-not-extended'
  /** Feature 9: an external lead is never late, so there is nothing to extend. */
  | 'duty-external'
  /** Feature 9: only what an external lead did is recorded for it; every other lead hands in its result. */
  | 'duty-not-external'
  /** R9: only standing duties have a rhythm of reviews. */
  | 'duty-not-standing'
  /** R9: a review on the day of the last one, or before it. */
  | 'review-not-later'
  /** R2: no deadline of the duty waits for an event, or not the one that is named. */
  | 'no-condition-awaited'
  /** R2: several deadlines wait for an event, and none is named. */
  | 'condition-ambiguous'
  /** The same event on the same day again. */
  | 'condition-already-recorded'
  /** R2: what must come first cannot be recorded before it has come. */
  | 'condition-in-future'
  /** R8: no confirmed deadline of the duty returns. */
  | 'duty-not-recurring'
  /** R8: set before; taken back by a counter-act as long as nothing was filed. */
  | 'recurrence-already-set'
  /** R2: the phrase names no rhythm that has periods, and none was given. */
  | 'rhythm-unknown'
  /** R8: the due day lies before its period, or is none; `fault` tells. */
  | 'recurrence-due-invalid'
  /** R8: nobody has set how the duty returns. */
  | 'recurrence-not-set'
  /** R8: the key names no period of the duty. */
  | 'duty-period-unknown'
  | 'duty-period-not-begun'
  | 'duty-period-already-filed'
  | 'point-already-exists'
  | 'point-unknown'
  /** Nobody asks for the point any more. */
  | 'point-withdrawn'
  | 'too-many-points'
  /** A point is judged once its lead has declared it done. */
  | 'point-not-declared-done'
  /** Accepting a duty before as many of its points were found done as its rule asks for; `open` lists the others. */
  | 'points-not-confirmed'
  /** The duty has that star already, or has none already. */
  | 'star-unchanged'
  /** R5: the duty has no due day to move. */
  | 'duty-not-dated'
  /** R5: one request at a time; also closing while one is undecided. */
  | 'extension-pending'
  | 'no-extension-pending'
  /** R5: filed after the due day without being marked "xin điều chỉnh sau hạn". */
  | 'extension-after-due'
  /** R5: the proposed or granted day is not after the present due day, or not after the day of filing. */
  | 'extension-not-later'
  /** R5: as many extensions as the policy allows were granted, and the Standing Committee has not decided. */
  | 'extension-cap-reached'
  /** The new due day lies before the assignment, or a part's before the day it is handed down. */
  | 'due-before-assignment'
  /** The register does not know the body. */
  | 'body-unknown'
  /** The body has ended by the day of the act. */
  | 'body-ended'
  /** The body is outside the issuer's authority: it can be given nothing (feature 9). */
  | 'body-external'
  /** The body already carries this duty: the lead, a body above it in the chain, or its issuer. */
  | 'cascade-cycle'
  | 'part-already-handed-down'
  | 'part-unknown'
  /** A part reported as accepted without the time of its submission. */
  | 'part-outcome-incomplete'
  /** The lead asks itself, or the body that confirms, to coordinate. */
  | 'coordinator-not-eligible'
  /** R6: coordinators answer before the lead is due. */
  | 'answer-due-after-duty'
  /** R6: the day named for a coordinator's answer lies before the request. */
  | 'answer-due-gone-by'
  /** A body answers that was not asked, or is named as a hindrance. */
  | 'coordination-not-requested'
  /** "Đã nhận" from a coordinator that has answered. */
  | 'coordination-already-answered'
  /** R6: an extension names a coordinator as a hindrance that answered in time. */
  | 'coordination-answered-in-time'
  /** R15: no such act stands, or something that depends on it happened after; `after` lists what. */
  | 'act-not-correctable'
  /** R15: the act that stands was recorded at another revision. */
  | 'wrong-revision'
  /** A rung before its instant, or of a day on which the duty or the submission did not exist yet. */
  | 'rung-not-due'
  /** The rung, or a later one, has gone for this limit. */
  | 'rung-already-fired'
  /** No ladder runs for this limit: the duty is done, suspended or with another body, or its day has changed. */
  | 'rung-not-called-for';

/** A refusal to be returned by a guard; null lets the act pass. */
export type Refusal = Rejection<AssignmentRejection> | null;

/** A guard's answer: the rejection alone, to be joined to others with `??`. */
export const refusal = (
  tag: AssignmentRejection,
  facts: Readonly<Record<string, unknown>> = {},
): Rejection<AssignmentRejection> => ({ tag, facts });
