import type { BodyId } from '../kernel/index.js';
import type { ProposableAct, ProposalSubjectKind } from './proposable-acts.js';

/** What a drafted act would be done to. */
export interface ProposalSubject {
  readonly kind: ProposalSubjectKind;
  /** Null where the act begins the thing: it has no id yet. */
  readonly id: string | null;
  /** Of reports, by its key, such as `2022-Q1`; null for anything else. */
  readonly period: string | null;
}

/** An act, drafted for whoever approves it. */
export interface ProposedAct {
  readonly proposalId: string;
  readonly subject: ProposalSubject;
  /** The body in whose name it is to be done. */
  readonly body: BodyId;
  readonly act: ProposableAct;
  /** What would be sent, as JSON, to the letter. */
  readonly content: string;
}

/** Stream `proposal-<id>`: one draft, as it was revised, and what became of it. */
export type ProposalEvent =
  | { readonly type: 'ActProposed'; readonly data: ProposedAct }
  /** The draft of before is superseded. */
  | { readonly type: 'ProposalRevised'; readonly data: { readonly content: string; readonly reason: string } }
  | { readonly type: 'ProposalRefused'; readonly data: { readonly reason: string } }
  /** `revision`: of the stream of the thing once the act was recorded. */
  | { readonly type: 'ProposalApproved'; readonly data: { readonly revision: number } };
