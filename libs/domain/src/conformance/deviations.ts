import { assignmentDecider, dutyFactsOf, isLateCoordination, type AssignmentEvent, type AssignmentState, type AssignmentStatus } from '../assignment/index.js';
import { approverDue, extensionDecisionDue, standingAt, type Standing } from '../deadline/index.js';
import { dateAt, type Act, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';
import type { SupervisionRules } from '../supervision-rules/index.js';

/**
 * How a duty can go another way than it should: out of the order of the state machine (which the rules refuse, so only a forged
 * or damaged history shows it), past a limit of the policy, or through rework, exceptions and corrections, which are lawful.
 */
export const DEVIATION_KINDS = [
  'out-of-order', 'acknowledged-late', 'not-acknowledged', 'finished-late', 'overdue', 'returned-for-rework', 'returned-to-issuer', 'answered-late', 'answer-overdue',
  'extension-asked-late', 'extension-decided-late', 'extension-undecided', 'extended-beyond-cap', 'due-after-parent', 'coordination-late', 'entered-afterwards', 'act-taken-back', 'lateness-waived',
] as const; // prettier-ignore
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

export interface Deviation {
  readonly kind: DeviationKind;
  /** Whose it is. */
  readonly body: BodyId;
  /** Place in the duty's stream of the act that shows it; null = that nothing was done shows it. */
  readonly revision: number | null;
  /** The day of that act, or the limit that has passed. */
  readonly on: LocalDate;
}

/** One event of a duty with the rules that it names. */
export interface TracedAct {
  readonly revision: number;
  readonly event: AssignmentEvent;
  readonly act: Act;
  /** Null = of a version that the log does not hold. */
  readonly rules: SupervisionRules | null;
}

/** In which statuses each act of the main way can come: the state machine. */
const EXPECTED: Readonly<Partial<Record<AssignmentEvent['type'], readonly AssignmentStatus[]>>> = {
  TaskAssigned: ['none'],
  AssignmentAcknowledged: ['assigned'],
  AssignmentReturnedToIssuer: ['assigned', 'acknowledged'],
  ReturnToIssuerRefused: ['returned-to-issuer'],
  ProgressReported: ['acknowledged', 'in-progress'],
  ResultSubmitted: ['acknowledged', 'in-progress'],
  ResultReturned: ['submitted'],
  ResultAccepted: ['submitted'],
  AssignmentClosed: ['accepted'],
  AssignmentResumed: ['suspended'],
};

/**
 * Every way in which the duty deviated from the process as it should run, up to an instant; in the order of its acts, what is
 * still missing last. A limit is judged by the rules that the act which began it names. @param acts all events of one duty, in order
 */
export function deviationsOf(acts: readonly TracedAct[], at: Instant): readonly Deviation[] {
  const found: Deviation[] = [];
  let state = assignmentDecider.initialState;
  /** Rules of the act that began what waits for an answer. */
  const waiting: { submission: SupervisionRules | null; extension: SupervisionRules | null } = { submission: null, extension: null };
  for (const traced of acts) {
    found.push(...shownBy(traced, state, waiting));
    if (traced.event.type === 'ResultSubmitted') waiting.submission = traced.rules;
    if (traced.event.type === 'ExtensionRequested') waiting.extension = traced.rules;
    state = assignmentDecider.evolve(state, traced.event, traced.act);
  }
  return [...found, ...missingIn(state, waiting, at)];
}

type Waiting = Readonly<Record<'submission' | 'extension', SupervisionRules | null>>;

/** What one act shows, by the state before it. */
function shownBy({ revision, event, act }: TracedAct, state: AssignmentState, waiting: Waiting): readonly Deviation[] {
  const found: Deviation[] = [];
  const [lead, issuer, confirming] = [state.terms?.leadBody ?? act.body, state.terms?.issuer ?? act.body, state.terms?.confirmingBody ?? act.body];
  const show = (kind: DeviationKind, body: BodyId): void => void found.push({ kind, body, revision, on: act.occurredOn });
  if (EXPECTED[event.type]?.includes(state.status) === false) show('out-of-order', act.body);
  if (act.lateEntryBasis !== null) show('entered-afterwards', act.body);
  const answeredLate = (): boolean => isAfter(act.occurredOn, answerLimit(state, waiting));
  switch (event.type) {
    case 'AssignmentAcknowledged':
      if (isAfter(dateAt(act.recordedAt), state.acknowledgementDue)) show('acknowledged-late', lead);
      break;
    case 'ResultReturned':
      show('returned-for-rework', lead);
      if (answeredLate()) show('answered-late', confirming);
      break;
    case 'ResultAccepted': {
      if (answeredLate()) show('answered-late', confirming);
      const standing = standingOf(assignmentDecider.evolve(state, event, act), act.recordedAt);
      if (standing?.kind === 'box' && standing.box === 'done-late') show('finished-late', lead);
      break;
    }
    case 'AssignmentReturnedToIssuer':
      show('returned-to-issuer', lead);
      break;
    case 'ExtensionRequested':
      if (event.data.filedLate) show('extension-asked-late', lead);
      break;
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      if (isAfter(act.occurredOn, decisionLimit(state, waiting))) show('extension-decided-late', issuer);
      if (event.type === 'ExtensionGranted' && event.data.beyondCap) show('extended-beyond-cap', issuer);
      if (event.type === 'ExtensionGranted' && event.data.afterParent) show('due-after-parent', issuer);
      break;
    case 'PartHandedDown':
      if (event.data.dueAfterParent) show('due-after-parent', lead);
      break;
    case 'CoordinationAnswered': {
      const asked = state.coordination.get(event.data.coordinator);
      if (asked !== undefined && asked.settledAt === null && event.data.answer !== 'received' && isLateCoordination(asked, act.recordedAt)) show('coordination-late', event.data.coordinator);
      break;
    }
    case 'ActCorrected':
      show('act-taken-back', act.body);
      break;
    case 'LatenessWaived':
      show('lateness-waived', act.body);
      break;
    default:
      break; // the other acts are of the process as it should run, or beside it
  }
  return found;
}

/** What nobody has done by that instant, though its limit has passed. */
function missingIn(state: AssignmentState, waiting: Waiting, at: Instant): readonly Deviation[] {
  const { terms } = state;
  if (terms === null) return [];
  const today = dateAt(at);
  const found: Deviation[] = [];
  const miss = (kind: DeviationKind, body: BodyId, on: LocalDate | null): void => {
    if (isAfter(today, on)) found.push({ kind, body, revision: null, on: on as LocalDate });
  };
  if (state.status === 'assigned') miss('not-acknowledged', terms.leadBody, state.acknowledgementDue);
  const standing = standingOf(state, at);
  if (standing?.kind === 'box' && standing.box === 'overdue') miss('overdue', terms.leadBody, state.currentDue);
  if (state.status === 'submitted') miss('answer-overdue', terms.confirmingBody, answerLimit(state, waiting));
  if (state.extension !== null && ['assigned', 'acknowledged', 'in-progress', 'submitted'].includes(state.status)) miss('extension-undecided', terms.issuer, decisionLimit(state, waiting));
  for (const [body, asked] of state.coordination) if (asked.settledAt === null && isLateCoordination(asked, at)) miss('coordination-late', body, asked.answerDue);
  return found;
}

/** The same judgement as on the boards (R3, R4). */
const standingOf = (state: AssignmentState, at: Instant): Standing | null => (state.terms === null ? null : standingAt(dutyFactsOf(state), at, 'current', DUE_SOON));

/** The last day to answer what is under review; null when nothing is, or its rules are not known. */
const answerLimit = ({ pending }: AssignmentState, { submission: rules }: Waiting): LocalDate | null => (pending === null || rules === null ? null : approverDue(pending.occurredOn, rules.policy, rules.calendar));
const decisionLimit = ({ extension }: AssignmentState, { extension: rules }: Waiting): LocalDate | null => (extension === null || rules === null ? null : extensionDecisionDue(dateAt(extension.filedAt), rules.policy, rules.calendar));

const isAfter = (day: LocalDate, limit: LocalDate | null): boolean => limit !== null && day > limit;

/** What is due soon plays no part here. */
const DUE_SOON = { dueSoonDays: 0, shortTaskDueSoonDays: 0, shortTaskBelowDays: 0 };
