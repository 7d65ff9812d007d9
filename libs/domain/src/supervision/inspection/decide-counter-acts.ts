import { accept } from '../../kernel/index.js';
import { textFault } from '../paper.js';
import { repeatedFault } from './bodies.js';
import type { DecidedInspection, InspectionOutcome, Of } from './decided.js';
import { refuse, refuseFor, type Refusal } from './rejections.js';
import type { InspectionStage, InspectionState } from './state.js';

/** R15: other words about some of the bodies concluded on. What has to be put right stays: it is changed by taking the conclusion back. */
export function correctConclusion({ conclusions, reason }: Of<'CorrectConclusion'>, { stage, conclusion }: DecidedInspection): InspectionOutcome {
  if (conclusion === null) return notConcluded(stage);
  if (stage === 'closed') return refuse('inspection-over', { stage });
  if (conclusions.length === 0) return refuse('nothing-named', { list: 'conclusions' });
  const repeated = repeatedFault(conclusions.map(({ body }) => body));
  if (repeated !== null) return repeated;
  for (const { body, text } of conclusions) {
    if (!conclusion.conclusions.some((each) => each.body === body)) return refuse('body-not-concluded-on', { bodyId: body });
    const blank = refuseFor(textFault({ 'conclusions.text': text }));
    if (blank !== null) return blank;
  }
  if (reason.trim() === '') return refuse('reason-missing', { field: 'reason' });
  const changed = conclusions.filter(({ body, text }) => conclusion.conclusions.some((each) => each.body === body && each.text !== text));
  return changed.length === 0 ? accept() : accept({ type: 'InspectionConclusionCorrected', data: { conclusions: changed, reason: reason.trim() } });
}

/** R15: until the inspection is closed. Duties that were not done go with it; what was done stays done. */
export function takeBackConclusion({ reason }: Of<'TakeBackConclusion'>, { stage, conclusion, progress }: DecidedInspection): InspectionOutcome {
  if (conclusion === null) return notConcluded(stage);
  if (stage === 'closed') return refuse('inspection-over', { stage });
  if (reason.trim() === '') return refuse('reason-missing', { field: 'reason' });
  const idsOf = (outcome: InspectionState['progress'][number]['outcome']) => progress.filter((each) => each.outcome === outcome).map(({ assignmentId }) => assignmentId);
  return accept({ type: 'InspectionConclusionTakenBack', data: { number: conclusion.number, reason: reason.trim(), withdrawn: idsOf('open'), kept: idsOf('accepted') } });
}

/** R15: closed or withdrawn by mistake. */
export function takeBackEnd({ reason }: Of<'TakeBackInspectionEnd'>, { stage }: DecidedInspection): InspectionOutcome {
  if (stage !== 'closed' && stage !== 'withdrawn') return refuse('inspection-not-ended', { stage });
  return reason.trim() === '' ? refuse('reason-missing', { field: 'reason' }) : accept({ type: 'InspectionEndTakenBack', data: { end: stage === 'closed' ? 'closure' : 'withdrawal', reason: reason.trim() } });
}

const notConcluded = (stage: InspectionStage): Refusal => refuse('inspection-step-out-of-order', { stage, needed: 'concluded' });
