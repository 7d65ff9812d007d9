import type { ActorId } from '../kernel/index.js';
import type { Action } from './actions.js';
import type { Role } from './actor.js';

/** How far a duty has come, as far as rights depend on it; a duty in no such stage is open. */
export const STAGES = ['suspended', 'over'] as const;
export type Stage = (typeof STAGES)[number];

/** What of its state a thing is asked with, where who may do what depends on it. What is absent has no bearing. */
export interface StateOfThing {
  /** Of a duty that is suspended, or closed or withdrawn; null = neither. */
  readonly stage?: Stage | null;
  /** Whose hands handed in what is to be judged: results, results of periods, points, requests. */
  readonly handedInBy?: readonly ActorId[];
  /** The body that acts works by proposal and approval (its own policy, ADR 0078). */
  readonly throughHead?: boolean;
}

/** What nobody does any more in that stage, whatever their rights; its decider has a reason of its own for each. */
export const STOPPED: Readonly<Record<Stage, readonly Action[]>> = {
  suspended: ['AcknowledgeAssignment', 'ReturnToIssuer', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'AcceptResult', 'ReturnResult', 'CloseAssignment'],
  over: ['AcknowledgeAssignment', 'ReturnToIssuer', 'RefuseReturnToIssuer', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'AcceptResult', 'ReturnResult', 'CloseAssignment'],
};

/** Confirming: never by a hand that handed it in, whatever bodies the person acts for. Which bodies may confirm is R12. */
export const CONFIRMING: readonly Action[] = ['AcceptResult', 'ConfirmPoint', 'WaiveLateness', 'CloseAssignment', 'GrantExtension'];

/** What stays inside a body, or only writes down which paper came and went: no head has to approve it. Every other act goes out. */
export const INSIDE_A_BODY: readonly Action[] = [
  'ProposeAct', 'ReviseProposal', 'PassDuty', 'DraftDirective', 'ReviseDraft', 'EnterStub', 'DraftConsolidation', 'DraftReview', 'MarkNoticesSeen',
  'SendDirective', 'ConfirmDelivery', 'RegisterArrival', 'CorrectArrival', 'RecordUrgingDelivery',
]; // prettier-ignore

/** Who lets acts out of a body that works by proposal and approval; its register and accounts are kept by administrators as before. */
export const APPROVING_ROLES: readonly Role[] = ['head', 'approver', 'administrator'];
