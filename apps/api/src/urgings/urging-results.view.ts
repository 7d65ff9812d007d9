import type { UrgingPreview } from '#libs/application';
import type { AssignmentId, DutyRefusal, LocalDate, SlipColour, UrgingAddressee, UrgingId } from '#libs/domain';
import type { ReceiptView } from '../conversation/receipt.view.js';
import { DUTY_REFUSAL_WORDS } from '../problems/urging-rejections.js';
import type { Bilingual } from '../problems/words.js';

/** How one duty ended; `reason` and its words only when it was not urged. */
export interface DutyUrgingResult {
  readonly assignmentId: AssignmentId;
  readonly ok: boolean;
  readonly reason: DutyRefusal | null;
  readonly words: Bilingual | null;
}

export interface UrgingBulkView {
  readonly receipt: ReceiptView;
  /** Urged duties first. */
  readonly results: readonly DutyUrgingResult[];
}

export interface UrgingPreviewView {
  readonly colour: SlipColour;
  readonly results: readonly (DutyUrgingResult & { readonly due: LocalDate | null; readonly follows: UrgingId | null })[];
  readonly addressees: readonly UrgingAddressee[];
  /** Why the bodies named beside the duties cannot be addressed; null when they can. */
  readonly rejection: { readonly tag: string; readonly facts: Readonly<Record<string, unknown>> } | null;
}

export const dutyResult = (assignmentId: AssignmentId, reason: DutyRefusal | null): DutyUrgingResult => ({
  assignmentId,
  ok: reason === null,
  reason,
  words: reason === null ? null : DUTY_REFUSAL_WORDS[reason],
});

export const previewView = ({ colour, duties, addressees, rejection }: UrgingPreview): UrgingPreviewView => ({
  colour,
  results: duties.map((outcome) =>
    outcome.ok
      ? { ...dutyResult(outcome.duty.assignmentId, null), due: outcome.duty.due, follows: outcome.duty.follows }
      : { ...dutyResult(outcome.assignmentId, outcome.reason), due: null, follows: null },
  ),
  addressees,
  rejection,
});
