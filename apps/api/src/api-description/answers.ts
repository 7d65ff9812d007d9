import { EXPORT_FILES } from '#libs/application';
import type { LogKeysView } from '../audit-trail/log-key.controller.js';
import { ASKABLE_ACTS } from '#libs/domain';
import type { ActRefusalView, PossibleActsView, PossibleActView } from '../assignments/possible-acts.view.js';
import type { BulkAnswer, BulkResult } from '../assignments/bulk.controller.js';
import type { FanOutView } from '../directives/fan-out-watch.js';
import type { ReadyView } from '../health/health.controller.js';
import { ACCESS_SCHEMAS } from './access-schemas.js';
import { ACCOUNT_ANSWERS, ACCOUNT_SCHEMAS } from './account-schemas.js';
import { BOARD_SCHEMAS } from './board-schemas.js';
import { CONFORMANCE_SCHEMAS } from './conformance-schemas.js';
import { COUNTED_BOARD_ANSWERS, COUNTED_BOARD_SCHEMAS } from './counted-board-schemas.js';
import { LIST_DIFFERENCE_ANSWERS, LIST_DIFFERENCE_SCHEMAS } from './list-difference-schemas.js';
import { CUSTODY_ANSWERS, CUSTODY_SCHEMAS } from './custody-schemas.js';
import { DELEGATION_SCHEMAS } from './delegation-schemas.js';
import { HANDLING_SCHEMAS } from './handling-schemas.js';
import { PROPOSAL_SCHEMAS } from './proposal-schemas.js';
import { PEOPLE_ANSWERS, PEOPLE_SCHEMAS } from './people-schemas.js';
import { DIRECTIVE_SCHEMAS } from './directive-schemas.js';
import { DUTY_SCHEMAS } from './duty-schemas.js';
import { FILE_ANSWERS, FILE_SCHEMAS } from './file-schemas.js';
import { HISTORY_SCHEMAS } from './history-schemas.js';
import { REMINDER_SCHEMAS } from './reminder-schemas.js';
import { INSPECTION_SCHEMAS } from './inspection-schemas.js';
import { NOTICE_ANSWERS, NOTICE_SCHEMAS } from './notice-schemas.js';
import { INDICATOR_ANSWERS, INDICATOR_SCHEMAS } from './indicator-schemas.js';
import { RANKING_ANSWERS, RANKING_SCHEMAS } from './ranking-schemas.js';
import { REPORTING_ANSWERS, REPORTING_SCHEMAS } from './reporting-schemas.js';
import { SUPERVISION_RULES_SCHEMAS } from './supervision-rules-schemas.js';
import { anyOfThese, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';
import { TRACKING_ANSWERS, TRACKING_SCHEMAS } from './tracking-schemas.js';
import { WHAT_IF_SCHEMAS } from './what-if-schemas.js';
import { URGING_OPERATIONS, URGING_SCHEMAS } from './urging-schemas.js';

/** Every answer that is no receipt and no problem. */
export const ANSWER_SCHEMAS: Readonly<Record<string, Schema>> = {
  ...ACCESS_SCHEMAS,
  ...FILE_SCHEMAS,
  ...ACCOUNT_SCHEMAS,
  ...DUTY_SCHEMAS,
  ...BOARD_SCHEMAS,
  ...COUNTED_BOARD_SCHEMAS,
  ...LIST_DIFFERENCE_SCHEMAS,
  ...REMINDER_SCHEMAS,
  ...CUSTODY_SCHEMAS,
  ...WHAT_IF_SCHEMAS,
  ...TRACKING_SCHEMAS,
  ...NOTICE_SCHEMAS,
  ...DELEGATION_SCHEMAS,
  ...PEOPLE_SCHEMAS,
  ...PROPOSAL_SCHEMAS,
  ...HANDLING_SCHEMAS,
  ...DIRECTIVE_SCHEMAS,
  ...SUPERVISION_RULES_SCHEMAS,
  ...INSPECTION_SCHEMAS,
  ...URGING_SCHEMAS,
  ...INDICATOR_SCHEMAS,
  ...REPORTING_SCHEMAS,
  ...RANKING_SCHEMAS,
  ...HISTORY_SCHEMAS,
  ...CONFORMANCE_SCHEMAS,
  FanOut: record<FanOutView>({ k: whole, n: whole, complete: yesOrNo, explanation: text }),
  BulkResult: anyOfThese(
    record<Extract<BulkResult, { ok: true }>>({ assignmentId: uuid, ok: { type: 'boolean', enum: [true] }, receipt: named('ReceiptView') }),
    record<Extract<BulkResult, { ok: false }>>({ assignmentId: uuid, ok: { type: 'boolean', enum: [false] }, problem: named('Problem') }),
  ),
  BulkAnswer: record<BulkAnswer>({ results: listOf(named('BulkResult')) }),
  Live: record<{ status: 'ok' }>({ status: oneOfWords(['ok']) }),
  Ready: record<ReadyView>({ status: oneOfWords(['ok']), index: whole, email: oneOfWords(['off', 'on', 'failing', 'elsewhere']), reminders: oneOfWords(['prompt', 'sweep-only', 'off', 'elsewhere']), notary: oneOfWords(['off', 'on', 'failing']), files: oneOfWords(['on', 'damaged']), scanner: oneOfWords(['off', 'on', 'failing']) }),
  ActRefusal: record<ActRefusalView>({ tag: text, title: named('Said'), nextStep: named('Said') }),
  PossibleAct: record<PossibleActView>({ act: oneOfWords(ASKABLE_ACTS), byDraft: yesOrNo, refusal: orNull(named('ActRefusal')) }),
  PossibleActs: record<PossibleActsView>({ revision: whole, acts: listOf(named('PossibleAct')) }),
  LogKeys: record<LogKeysView>({ keys: listOf(text) }),
};

/** What each operation answers when it succeeds: the name of a schema, or the type of a text, of several where the caller chooses. */
export const ANSWERS: Readonly<Record<string, { readonly schema: string } | { readonly text: string | readonly string[] }>> = {
  ...ACCOUNT_ANSWERS,
  ...PEOPLE_ANSWERS,
  HandlingsController_list: { schema: 'HandlingsAnswer' },
  ProposalsController_list: { schema: 'ProposalsAnswer' },
  ProposalsController_atDesk: { schema: 'ProposalDesk' },
  ProposalsController_show: { schema: 'ProposalRow' },
  ...NOTICE_ANSWERS,
  ...CUSTODY_ANSWERS,
  ...COUNTED_BOARD_ANSWERS,
  ...LIST_DIFFERENCE_ANSWERS,
  ...INDICATOR_ANSWERS,
  ...REPORTING_ANSWERS,
  ...RANKING_ANSWERS,
  ...TRACKING_ANSWERS,
  ...FILE_ANSWERS,
  LogTreeController_checkpoint: { text: 'text/plain' },
  LogTreeController_cosigned: { text: 'text/plain' },
  LogKeyController_show: { schema: 'LogKeys' },
  AccessRecordsController_list: { schema: 'AccessRecordsAnswer' },
  HistoryController_history: { schema: 'HistoryAnswer' },
  ConformanceController_conformance: { schema: 'ConformanceAnswer' },
  ConformanceController_picture: { text: 'image/svg+xml' },
  ExportsController_export: { text: Object.values(EXPORT_FILES).map(({ type }) => type.split(';')[0] as string) },
  EvidenceController_evidence: { text: 'text/html' },
  ProofsController_proof: { text: 'text/plain' },
  ProofsController_stored: { text: 'application/json' },
  HealthController_live: { schema: 'Live' },
  HealthController_ready: { schema: 'Ready' },
  HealthController_show: { text: 'text/plain' },
  DelegationsController_list: { schema: 'DelegationsAnswer' },
  OrganisationController_bodies: { schema: 'BodiesAnswer' },
  OrganisationController_lives: { schema: 'BodyLivesAnswer' },
  SupervisionRulesController_rules: { schema: 'SupervisionRulesAnswer' },
  SupervisionRulesController_calendar: { schema: 'WorkingCalendarAnswer' },
  DirectivesController_stubs: { schema: 'StubsAnswer' },
  DirectivesController_list: { schema: 'DirectivesAnswer' },
  DirectivesController_show: { schema: 'DirectiveOverviewAnswer' },
  DirectivesController_fanOut: { schema: 'FanOut' },
  DirectivesController_cascade: { schema: 'CascadeTreeAnswer' },
  DirectivesController_receipts: { schema: 'ReceiptsAnswer' },
  DeadlineReadingsController_read: { schema: 'Deadline' },
  BulkController_carryOut: { schema: 'BulkAnswer' },
  ExtensionWhatIfController_ask: { schema: 'ExtensionWhatIf' },
  PossibleActsController_possible: { schema: 'PossibleActs' },
  AssignmentsController_show: { schema: 'AssignmentAnswer' },
  AssignmentsController_history: { schema: 'AssignmentHistoryAnswer' },
  AssignmentsController_reminders: { schema: 'RemindersAnswer' },
  AssignmentsController_cascade: { schema: 'CascadeTreeAnswer' },
  BoardsController_inbox: { schema: 'InboxAnswer' },
  BoardsController_leftBehind: { schema: 'LeftBehindAnswer' },
  BoardsController_overdue: { schema: 'OverdueBoardAnswer' },
  BoardsController_difference: { schema: 'BoardDifferenceAnswer' },
  BoardExplanationController_explanation: { schema: 'BoardExplanation' },
  BoardsController_fourBoxes: { schema: 'FourBoxesAnswer' },
  BoardsController_dutiesBehind: { schema: 'DutiesBehindAnswer' },
  BoardsController_heatMap: { schema: 'HeatMapAnswer' },
  BoardsController_search: { schema: 'SearchAnswer' },
  InspectionsController_list: { schema: 'InspectionsAnswer' },
  InspectionsController_show: { schema: 'InspectionAnswer' },
  OversightsController_list: { schema: 'OversightsAnswer' },
  OversightsController_show: { schema: 'OversightAnswer' },
  ...URGING_OPERATIONS,
  LiveEventsController_listen: { text: 'text/event-stream' },
};
