import type { SupervisionRulesRejection, AssignmentRejection, DelegationRejection, DirectiveNumberRejection, DirectiveRejection, HandlingRejection, IndicatorRejection, InspectionRejection, LogKeyRejection, NoticeDeskRejection, OrganisationRejection, OversightRejection, PersonRejection, PositionRejection, ProposalRejection, RankingRejection, ReceiptRejection, UrgingRejection } from '#libs/domain';
import { API_PROBLEMS, type ApiProblemTag } from './api-problems.js';
import { ASSIGNMENT_REJECTIONS } from './assignment-rejections.js';
import { DELEGATION_REJECTIONS } from './delegation-rejections.js';
import { DIRECTIVE_REJECTIONS } from './directive-rejections.js';
import { HANDLING_REJECTIONS } from './handling-rejections.js';
import { LOG_KEY_REJECTIONS } from './log-key-rejections.js';
import { NOTICE_REJECTIONS } from './notice-rejections.js';
import { INSPECTION_REJECTIONS } from './inspection-rejections.js';
import { INDICATOR_REJECTIONS } from './indicator-rejections.js';
import { ORGANISATION_REJECTIONS } from './organisation-rejections.js';
import { PEOPLE_REJECTIONS } from './people-rejections.js';
import { PROPOSAL_REJECTIONS } from './proposal-rejections.js';
import { RANKING_REJECTIONS } from './ranking-rejections.js';
import { REPORTING_REJECTIONS, type ReportingTag } from './reporting-rejections.js';
import { RECEIPT_REJECTIONS } from './receipt-rejections.js';
import { URGING_REJECTIONS } from './urging-rejections.js';
import { SUPERVISION_RULES_REJECTIONS } from './supervision-rules-rejections.js';
import type { ProblemWords } from './words.js';

export type RejectionTag = ReportingTag | DelegationRejection | PersonRejection | PositionRejection | ProposalRejection | HandlingRejection | IndicatorRejection | SupervisionRulesRejection | UrgingRejection | InspectionRejection | OversightRejection | RankingRejection | AssignmentRejection | DirectiveRejection | DirectiveNumberRejection | OrganisationRejection | ReceiptRejection | NoticeDeskRejection | LogKeyRejection;
export type ProblemTag = ApiProblemTag | keyof typeof URGING_REJECTIONS | RejectionTag;

/** Every problem this program tells of, with its status code and words. A tag without an entry breaks the build. */
export const PROBLEM_TABLE: Readonly<Record<ProblemTag, ProblemWords>> = {
  ...INSPECTION_REJECTIONS,
  ...INDICATOR_REJECTIONS,
  ...ORGANISATION_REJECTIONS,
  ...RECEIPT_REJECTIONS,
  ...PEOPLE_REJECTIONS,
  ...PROPOSAL_REJECTIONS,
  ...HANDLING_REJECTIONS,
  ...REPORTING_REJECTIONS,
  ...RANKING_REJECTIONS,
  ...SUPERVISION_RULES_REJECTIONS,
  ...URGING_REJECTIONS,
  ...NOTICE_REJECTIONS,
  ...LOG_KEY_REJECTIONS,
  ...DELEGATION_REJECTIONS,
  ...DIRECTIVE_REJECTIONS,
  ...ASSIGNMENT_REJECTIONS,
  ...API_PROBLEMS,
};

export const isProblemTag = (tag: string): tag is ProblemTag => Object.hasOwn(PROBLEM_TABLE, tag);
