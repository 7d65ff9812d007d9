import { reportedSince, reviewDue, type AssignmentState, type LocalDate, type SupervisionPolicy } from '#libs/domain';
import { dayInWords } from './tracked-words.js';
import type { ReviewStep, StandingReviewRow } from './tracking.contract.js';

/** R9: the three states of a standing duty, worded with the day up to which something is known (feature 55). */
export function standingReviewRow(state: AssignmentState, reviews: readonly ReviewStep[], today: LocalDate, policy: SupervisionPolicy): StandingReviewRow {
  const assignedOn = state.assignedOn as LocalDate;
  const lastReviewOn = state.review?.on ?? null;
  const nextReviewOn = state.review?.nextReviewOn ?? reviewDue(assignedOn, policy);
  const ended = state.status === 'withdrawn' || state.status === 'closed' || state.status === 'accepted';
  const since = lastReviewOn ?? assignedOn;
  const reported = !ended && reportedSince({ lastProgressAt: state.lastProgressAt, pending: state.pending }, since);
  const [from, to] = [dayInWords(since), dayInWords(today)];
  const says = ended
    ? { vi: 'Đã kết thúc bằng quyết định', en: 'Ended by a decision' }
    : reported
      ? { vi: `Có báo cáo trong kỳ từ ${from}`, en: `Reported in the period since ${from}` }
      : { vi: `Chưa có báo cáo từ ${from} tính đến ${to}`, en: `No report from ${from} up to ${to}` };
  return { lastReviewOn, nextReviewOn, dueSince: !ended && nextReviewOn <= today ? nextReviewOn : null, state: ended ? 'ended-by-decision' : reported ? 'reported' : 'not-reported', says, reviews };
}
