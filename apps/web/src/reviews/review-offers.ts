import type { Schemas } from '../api/client.js';
import { isOf, OFFICE, WORKING } from '../deeds/asker.js';
import type { Offer } from '../deeds/deed-panel.js';
import type { Answers } from '../forms/answers.js';
import { withRows } from '../forms/answers.js';
import type { Dictionary } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { REVIEW_DEEDS as DO } from './review-deeds.js';

/** What belongs to the asker of a review, and what stands in its way now. */
export function reviewOffers({ review, units, draft }: Schemas['ReviewAnswer'], asker: Pick<Session, 'body' | 'roles'>, actingFor: string | null, t: Dictionary): readonly Offer[] {
  const of = (wanted: readonly string[], body = review.conductor.body): boolean => isOf(asker, actingFor, [body], wanted);
  const words = t.reviews.obstacles;
  const open = review.status === 'withdrawn' ? words.withdrawn : review.status === 'concluded' ? words.concluded : null;
  const reports = units.flatMap(({ unit, unitName, filedBy, filedAt, content }): readonly Offer[] => [
    ...(of(WORKING, filedBy) ? [{ deed: DO.FileReviewReport, of: unitName, path: { body: unit }, initial: startOf(content), obstacle: open ?? (filedAt === null ? null : words.filed) }] : []),
    ...(filedAt !== null && of([...OFFICE, 'officer']) ? [{ deed: DO.ReturnReviewReport, of: unitName, path: { body: unit }, obstacle: open }] : []),
  ]);
  const made: readonly Offer[] = [
    { deed: DO.DraftReview, initial: startOf(draft?.content ?? null), obstacle: open },
    { deed: DO.HoldReviewConference, obstacle: open ?? (review.status === 'outlined' ? words.noDraft : null) },
  ];
  const led: readonly Offer[] = [
    { deed: DO.ConcludeReview, obstacle: open ?? (review.status === 'outlined' ? words.noDraft : null) }, { deed: DO.TakeBackReviewStep, obstacle: review.status === 'withdrawn' ? words.withdrawn : review.status === 'outlined' ? words.noStep : null },
    { deed: DO.HandOverReview, obstacle: open }, { deed: DO.WithdrawReview, obstacle: open },
  ]; // prettier-ignore
  return [...reports, ...(of([...OFFICE, 'officer']) ? made : []), ...(of(OFFICE) ? led : [])];
}

/** A report that is filed again begins with the one that was filed. */
function startOf(content: Schemas['ReportContent'] | null): Answers {
  if (content === null) return {};
  const figures = content.figures.map(({ name, value, unit }) => ({ name, value: String(value).replace('.', ','), unit }));
  return withRows({ 'content.summary': content.summary, 'content.attachments': content.attachments.join('\n') }, 'content.figures', figures);
}
