import { accept, actingBody, dateAt, parseLocalDate, type Act, type BodyId, type Decider, type Decision, type LocalDate } from '../../kernel/index.js';
import { nameOn } from '../../organisation/index.js';
import { blank, bodyFault, datesFault, listFault, refuse, trimmed, trimmedOrNull, type RefusalOf } from '../refusal.js';
import { composedContent, contentFault } from '../report-content.js';
import type { ReviewCommand } from './commands.js';
import type { ReviewEvent, ReviewStep, ReviewTerms } from './events.js';
import { evolveReview } from './evolve.js';
import type { ReviewRejection } from './rejections.js';
import { initialReview, type ReviewState } from './state.js';

type Outcome = Decision<ReviewEvent, ReviewRejection>;
type Refusal = RefusalOf<ReviewRejection>;
type Of<Type extends ReviewCommand['type']> = Extract<ReviewCommand, { type: Type }>;
type Begun = ReviewState & { readonly terms: ReviewTerms };

/** A review (sơ kết, tổng kết): outline → unit reports → draft → conference → conclusion, in this order. */
export const reviewDecider: Decider<ReviewCommand, ReviewState, ReviewEvent, ReviewRejection> = {
  initialState: initialReview,
  decide: (command, state, act) => datesFault(act) ?? (command.type === 'IssueReviewOutline' ? begin(command, state, act) : goOn(command, state, act)),
  evolve: evolveReview,
};

/** The status in which each step is taken, and the one in which it is the last. */
const BEFORE: Readonly<Record<ReviewStep, ReviewState['status']>> = { draft: 'outlined', conference: 'drafted', conclusion: 'conferred' };
const AFTER: Readonly<Record<ReviewStep, ReviewState['status']>> = { draft: 'drafted', conference: 'conferred', conclusion: 'concluded' };

function begin({ terms: asked, register }: Of<'IssueReviewOutline'>, state: ReviewState, act: Act): Outcome {
  if (state.status !== 'none') return refuse('review-already-begun');
  const terms = { ...asked, title: trimmed(asked.title), directiveSymbol: trimmedOrNull(asked.directiveSymbol), outlineSymbol: trimmed(asked.outlineSymbol) };
  const { conductor, units, title, outlineSymbol, outlineDate, scopeFrom, scopeTo, reportsDue, directiveId, directiveSymbol } = terms;
  if (actingBody(act) !== conductor) return refuse('not-review-party', { body: conductor, actingBody: actingBody(act) });
  if (title === '') return refuse('text-missing', { field: 'title' });
  if (outlineSymbol === '') return refuse('text-missing', { field: 'outlineSymbol' });
  if (directiveId === null && directiveSymbol === null) return refuse('basis-missing');
  const invalid = [outlineDate, scopeFrom, scopeTo, reportsDue].find((date) => date !== null && parseLocalDate(date) === null);
  if (invalid !== undefined) return refuse('date-invalid', { date: invalid });
  const bodies = bodyFault(register, conductor, act.occurredOn) ?? listFault(register, units, 'units', act.occurredOn);
  if (bodies !== null) return bodies;
  if (units.includes(conductor)) return refuse('review-conductor-reports', { bodyId: conductor });
  if (scopeFrom !== null && scopeTo !== null && scopeTo < scopeFrom) return refuse('review-scope-reversed', { from: scopeFrom, to: scopeTo });
  const future = futureFault(outlineDate, act);
  if (future !== null) return future;
  if (reportsDue !== null && reportsDue < outlineDate) return refuse('review-day-too-early', { date: reportsDue, after: outlineDate });
  return accept({ type: 'ReviewOutlineIssued', data: terms });
}

function goOn(command: Exclude<ReviewCommand, Of<'IssueReviewOutline'>>, state: ReviewState, act: Act): Outcome {
  const { status, terms, conductor, conclusion } = state;
  if (status === 'none' || terms === null || conductor === null) return refuse('review-unknown');
  if (status === 'withdrawn') return refuse('review-withdrawn');
  if (status === 'concluded' && command.type !== 'TakeBackReviewStep') return refuse('review-concluded', { symbol: conclusion?.symbol ?? null });
  const begun: Begun = { ...state, terms };
  if (command.type === 'FileReviewReport') return fileReport(command, begun, act);
  if (actingBody(act) !== conductor) return refuse('not-review-party', { body: conductor, actingBody: actingBody(act) });
  switch (command.type) {
    case 'ReturnReviewReport':
      return returnReport(command, begun);
    case 'DraftReview':
      return draft(command, begun, act);
    case 'HoldReviewConference':
      return orderFault(state, 'conference') ?? confer(command, begun, act);
    case 'ConcludeReview':
      return orderFault(state, 'conclusion') ?? conclude(command, begun, act);
    case 'TakeBackReviewStep':
      if (AFTER[command.step] !== status) return refuse('review-step-out-of-order', { status, step: command.step });
      return blank(command.reason) ? refuse('reason-missing') : accept({ type: 'ReviewStepTakenBack', data: { step: command.step, reason: trimmed(command.reason) } });
    case 'HandOverReview':
      return handOver(command, begun, act);
    case 'WithdrawReview':
      return blank(command.basis) ? refuse('basis-missing') : accept({ type: 'ReviewWithdrawn', data: { basis: trimmed(command.basis) } });
  }
}

/** Reports come until the conclusion; those after the draft are not in it, and stay visible as such by their date. */
function fileReport({ unit, content: asked }: Of<'FileReviewReport'>, { terms, units, reports }: Begun, act: Act): Outcome {
  const filedBy = units.find((one) => one.unit === unit)?.filedBy;
  if (filedBy === undefined) return refuse('unit-not-in-review', { unit });
  if (actingBody(act) !== filedBy) return refuse('not-review-party', { body: filedBy, actingBody: actingBody(act) });
  const last = reports.get(unit);
  if (last?.status === 'filed') return refuse('report-already-filed', { unit });
  const content = composedContent(asked);
  return contentFault(content) ?? accept({ type: 'ReviewReportFiled', data: { unit, round: (last?.round ?? 0) + 1, content, due: terms.reportsDue } });
}

function returnReport({ unit, reasons }: Of<'ReturnReviewReport'>, { reports }: Begun): Outcome {
  const report = reports.get(unit);
  if (report?.status !== 'filed') return refuse('no-report-filed', { unit });
  return blank(reasons) ? refuse('reason-missing') : accept({ type: 'ReviewReportReturned', data: { unit, round: report.round, reasons: trimmed(reasons) } });
}

/** The draft may be made anew until the conference, since reports still come in. */
function draft({ content: asked, register }: Of<'DraftReview'>, { status, terms, reports }: Begun, act: Act): Outcome {
  if (status !== 'outlined' && status !== 'drafted') return refuse('review-step-out-of-order', { status, step: 'draft' });
  const content = composedContent(asked);
  const missing = terms.units.filter((unit) => reports.get(unit)?.status !== 'filed').map((unit: BodyId) => ({ unit, name: nameOn(register, unit, act.occurredOn) ?? unit }));
  return contentFault(content) ?? accept({ type: 'ReviewDrafted', data: { content, missing } });
}

function confer({ heldOn, basis }: Of<'HoldReviewConference'>, { terms }: Begun, act: Act): Outcome {
  const fault = dayFault(heldOn, terms.outlineDate, act);
  if (fault !== null) return fault;
  return blank(basis) ? refuse('basis-missing') : accept({ type: 'ReviewConferenceHeld', data: { heldOn, basis: trimmed(basis) } });
}

function conclude({ symbol, date }: Of<'ConcludeReview'>, { conference, terms }: Begun, act: Act): Outcome {
  if (blank(symbol)) return refuse('text-missing', { field: 'symbol' });
  return dayFault(date, conference?.heldOn ?? terms.outlineDate, act) ?? accept({ type: 'ReviewConcluded', data: { symbol: trimmed(symbol), date } });
}

/** A part goes to another body with what is still open of it (R11). */
function handOver({ part, from, to, basis, register }: Of<'HandOverReview'>, { conductor, units }: Begun, act: Act): Outcome {
  if (blank(basis)) return refuse('basis-missing');
  const holds = part === 'conductor' ? conductor === from : units.some(({ filedBy }) => filedBy === from);
  if (!holds || from === to) return refuse('review-part-not-held', { part, bodyId: from });
  return bodyFault(register, to, dateAt(act.recordedAt)) ?? accept({ type: 'ReviewHandedOver', data: { part, from, to, basis: trimmed(basis) } });
}

const orderFault = ({ status }: ReviewState, step: ReviewStep): Refusal | null => (BEFORE[step] === status ? null : refuse('review-step-out-of-order', { status, step }));

function dayFault(date: LocalDate, after: LocalDate, act: Act): Refusal | null {
  if (parseLocalDate(date) === null) return refuse('date-invalid', { date });
  return date < after ? refuse('review-day-too-early', { date, after }) : futureFault(date, act);
}

function futureFault(date: LocalDate, act: Act): Refusal | null {
  const today = dateAt(act.recordedAt);
  return date > today ? refuse('review-day-in-future', { date, today }) : null;
}
