import type { PossibleAct, PossibleActsAnswer } from '#libs/application';
import type { AskableAct } from '#libs/domain';
import { refusedCommand } from '../problems/problem-of.js';
import { PROBLEM_TABLE } from '../problems/problem-table.js';
import type { Bilingual } from '../problems/words.js';

/** Why an act is not possible now, and what to do about it. */
export interface ActRefusalView {
  readonly tag: string;
  readonly title: Bilingual;
  readonly nextStep: Bilingual;
}

export interface PossibleActView {
  readonly act: AskableAct;
  /** The caller drafts it (`draft` of the act), for whoever lets acts out of the body. */
  readonly byDraft: boolean;
  /** Null = possible. */
  readonly refusal: ActRefusalView | null;
}

/** `revision`: what it was judged at. */
export interface PossibleActsView {
  readonly revision: number;
  readonly acts: readonly PossibleActView[];
}

export const possibleActsView = ({ revision, acts }: Extract<PossibleActsAnswer, { ok: true }>): PossibleActsView => ({
  revision,
  acts: acts.map(({ act, byDraft, refusal }) => ({ act, byDraft, refusal: refusal === null ? null : refusalView(refusal) })),
});

function refusalView(rejection: NonNullable<PossibleAct['refusal']>): ActRefusalView {
  const { tag } = refusedCommand({ kind: 'rejected', rejection });
  const { title, nextStep } = PROBLEM_TABLE[tag];
  return { tag, title, nextStep };
}
