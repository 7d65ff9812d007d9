import type { AssignmentCommand } from '../assignment/index.js';
import type { DirectiveCommand, DirectiveNumberCommand } from '../directive/index.js';
import type { NoticeDeskCommand } from '../notification/index.js';
import type { DelegationCommand } from './delegation/index.js';
import type { PersonCommand } from './person/index.js';
import type { PositionCommand } from './position/index.js';
import type { IndicatorCommand } from '../indicator/index.js';
import type { FileWatchCommand } from '../file-watch/index.js';
import type { LogKeyCommand } from '../log-key/index.js';
import type { HandlingCommand } from '../handling/index.js';
import type { ProposalCommand } from '../proposal/index.js';
import type { OrganisationCommand } from '../organisation/index.js';
import type { ReceiptCommand } from '../receipt/index.js';
import type { SupervisionRulesCommand } from '../supervision-rules/index.js';
import type { PeriodReportCommand, ReportingCommand, ReviewCommand } from '../reporting/index.js';
import type { UrgingCommand } from '../supervision/urging/index.js';
import type { InspectionCommand, OversightCommand, RankingCommand } from '../supervision/index.js';

export const READ_ACTIONS = [
  'assignment.read', 'directive.read', 'receipt.read', 'indicator.read', 'urging.read', 'history.read', 'inbox.read', 'notice.read', 'board.read', 'organisation.read', 'rules.read', 'search', 'events.follow', 'export',
  'inspection.read', 'oversight.read', 'delegation.read', 'reporting.read', 'review.read', 'ranking.read', 'staff.read', 'proposal.read',
] as const;
export type ReadAction = (typeof READ_ACTIONS)[number];

/** Acts beside the log: accounts, the addresses of offices and how boards are arranged are no aggregates. `board.arrange` is about the board of a whole body, `notice.choose` about the e-mail of its office, `contact.read` shows also what was sent to those addresses, `access.read` who looked at what, `person.read` what the vault keeps, `timer.read` what waits for its instant. */
export type AdministrativeAction = 'access.read' | 'account.manage' | 'account.read' | 'board.arrange' | 'contact.manage' | 'contact.read' | 'notice.choose' | 'person.read' | 'timer.read';

/** Everything that can be asked for: each command of each aggregate under its own name, an extra lead, and the reads. */
export type Action =
  | AssignmentCommand['type']
  | 'AssignTaskToBody'
  | DirectiveCommand['type']
  | DirectiveNumberCommand['type']
  | ReceiptCommand['type']
  | ReportingCommand['type']
  | PeriodReportCommand['type']
  | ReviewCommand['type']
  | NoticeDeskCommand['type']
  | LogKeyCommand['type']
  | FileWatchCommand['type']
  | UrgingCommand['type']
  | IndicatorCommand['type']
  | OrganisationCommand['type']
  | SupervisionRulesCommand['type']
  | InspectionCommand['type']
  | OversightCommand['type']
  | RankingCommand['type']
  | DelegationCommand['type']
  | PersonCommand['type']
  | ProposalCommand['type']
  | HandlingCommand['type']
  | PositionCommand['type']
  | AdministrativeAction
  | ReadAction;

/** Commands that only processes send; no person is ever allowed them. */
export const PROCESS_ONLY = ['AssignTask', 'RecordPartOutcome', 'RecordRemediationOutcome', 'HandOverInspection', 'FireRung', 'FireReportRung', 'AmendPoints', 'HandOverAssignment', 'BeginDueHandOvers', 'ClaimDirectiveNumber', 'ReleaseDirectiveNumber', 'IntroduceLogKey', 'MoveDutiesOfLeaver', 'RecordFileCondition'] as const satisfies readonly Action[];

const READS: ReadonlySet<Action> = new Set<Action>([...READ_ACTIONS, 'access.read', 'account.read', 'contact.read', 'person.read', 'timer.read']);

/** Does the action leave everything as it was? */
export const isRead = (action: Action): boolean => READS.has(action);
