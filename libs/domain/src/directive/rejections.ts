import type { SecrecyRejection } from './secrecy.js';

/** Every reason for which an act on a directive is refused. Facts name the task, body, group or date concerned. */
export type DirectiveRejection =
  | SecrecyRejection
  /** A stub is entered once the paper is there. Facts: `date`, `occurredOn`. */
  | 'stub-before-paper'
  /** Only the issuer, or one acting for it, drafts, issues and changes its directive. Facts: `issuer`, `actingBody`. */
  | 'not-issuer'
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis'
  /** The stream already holds a draft or an issued directive. Facts: `status`. */
  | 'directive-already-drafted'
  /** The act needs a draft. Facts: `status`. */
  | 'directive-not-drafted'
  /** The act needs an issued directive that is neither concluded nor withdrawn. Facts: `status`. */
  | 'directive-not-issued'
  /** No conclusion stands that could be taken back. Facts: `status`. */
  | 'directive-not-concluded'
  /** A counter-act says why. */
  | 'reason-missing'
  /** A revision names another directive, or another number than the one that was claimed. Facts: `field`. */
  | 'draft-identity-changed'
  /** Number or year is no positive whole number. */
  | 'number-invalid'
  /** The number's year is not that of the date. Facts: `year`, `date`. */
  | 'year-mismatch'
  /** The printed symbol does not show the number and the kind. Facts: `symbol`, `number`, `kind`. */
  | 'symbol-mismatch'
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** A text that must be there is blank. Facts: `field`, and `itemCode` or `taskCode`. */
  | 'text-missing'
  /** The directive has no item, or an item no task. Facts: `itemCode` for the latter. */
  | 'items-missing'
  /** A code is not made of letters, digits, dots and hyphens (1–32). Facts: `code`. */
  | 'code-invalid'
  /** Two items have one code. Facts: `itemCode`. */
  | 'duplicate-item-code'
  /** Two tasks of the directive have one code. Facts: `taskCode`. */
  | 'duplicate-task-code'
  /** A quorum is not a whole percentage from 1 to 100. Facts: `taskCode`, `percent`. */
  | 'quorum-out-of-range'
  /** Two points of a task have one code, one withdrawn before included. Facts: `taskCode`, `pointCode`. */
  | 'duplicate-point-code'
  /** More points than a duty may have. Facts: `taskCode`, `most`. */
  | 'too-many-points'
  /** The task has no such point, or it was withdrawn. Facts: `taskCode`, `pointCode`. */
  | 'unknown-point'
  /** Nobody is accountable for the task (R16). Facts: `taskCode`. */
  | 'task-without-lead'
  /** A participant names both a body and a group, or neither. Facts: `taskCode`, `text`. */
  | 'participant-malformed'
  /** One body or group stands twice in one role of a task. Facts: `taskCode`, `named`. */
  | 'participant-repeated'
  /** The lead of a task is named for another role of it too; nobody follows or confirms itself (R12). Facts: `taskCode`, `bodyId`, `role`. */
  | 'body-in-two-roles'
  /** The register has no such body on the day. Facts: `bodyId`, `as`. */
  | 'unknown-body'
  /** The body has ended by the day. Facts: `bodyId`, `as`. */
  | 'body-ended'
  /** The register has no such group on the day. Facts: `groupId`. */
  | 'unknown-group'
  /** A lead that the register has under the authority is marked external: it would answer for nothing. Facts: `taskCode`, `bodyId`. */
  | 'lead-not-external'
  /** A body outside the issuer's authority can neither confirm nor supervise. Facts: `bodyId`, `as`. */
  | 'body-is-external'
  /** The only leads are groups without a member on the day. Facts: `taskCode`. */
  | 'lead-group-empty'
  /** A deadline names no existing day or contradicts itself. Facts: `taskCode`, `due`, `faults` (`no-such-day` or tags of `DeadlineFault`). */
  | 'deadline-invalid'
  /** A deadline lies before the day the directive or its amendment takes effect. Facts: `taskCode`, `due`, `date`. */
  | 'deadline-before-issue'
  /** Several different days, none marked as governing. Facts: `taskCode`, `days`. */
  | 'deadlines-unclear'
  /** Every body that could confirm has a part in the task, or descends from one that has (R12). Facts: `taskCode`. */
  | 'no-confirming-body'
  /** An amendment, conclusion or withdrawal names no basis. */
  | 'basis-missing'
  /** The amendment has no number of its own, or one that was used before. Facts: `amendmentSymbol`. */
  | 'amendment-symbol-used'
  /** The amendment changes nothing, or nothing of the points of a task. Facts: `taskCode` for the latter. */
  | 'amendment-empty'
  /** The amendment would take effect before the directive was issued. Facts: `effectiveOn`, `issuedOn`. */
  | 'amendment-before-issue'
  /** One amendment changes the same of one task twice, or a task that it withdraws. Facts: `taskCode`. */
  | 'conflicting-changes'
  /** The directive has no such task. Facts: `taskCode`. */
  | 'unknown-task'
  /** The task was withdrawn before. Facts: `taskCode`. */
  | 'task-already-withdrawn'
  /** The body already leads the task. Facts: `taskCode`, `bodyId`. */
  | 'lead-already-assigned'
  /** The body, or one of its lineage, confirms other assignments of the task (R12). Facts: `taskCode`, `bodyId`. */
  | 'lead-confirms-task';
