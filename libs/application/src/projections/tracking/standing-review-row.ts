import { standingDutyOf, standingDutyOn, type AssignmentState, type LocalDate, type SupervisionPolicy } from '#libs/domain';
import { standingWords } from '../standing-duties/standing-words.js';
import type { ReviewStep, StandingReviewRow } from './tracking.contract.js';

/** R9: a standing duty with its reviews; null for one that does not stand. */
export function standingReviewRow(state: AssignmentState, reviews: readonly ReviewStep[], today: LocalDate, policy: SupervisionPolicy): StandingReviewRow | null {
  const duty = standingDutyOf(state);
  if (duty === null) return null;
  const { lastReviewOn, assignedOn } = duty;
  const standing = standingDutyOn(duty, today, policy);
  return { lastReviewOn, ...standing, says: standingWords(standing.state, lastReviewOn ?? assignedOn, today), reviews };
}
