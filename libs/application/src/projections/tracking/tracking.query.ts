import { deadlineLine, hangsOnOneEvent, type AssignmentEvent } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { foldedDuty } from './folded-duty.js';
import { periodRows } from './period-rows.js';
import { pointRows, pointTally } from './point-rows.js';
import { standingReviewRow } from './standing-review-row.js';
import { threeStatuses } from './three-statuses.js';
import type { ConditionRow, ConditionStep, ReviewStep, TrackingAnswer, TrackingQuestion } from './tracking.contract.js';

const TYPES = new Set(['ConditionRecorded', 'StandingDutyReviewed', 'PeriodResultFiled', 'ActCorrected'] as const);

/** One duty's events and reviews as of a moment, from its stream. @throws ReadModelMissingError */
export async function askTracking(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId }: TrackingQuestion): Promise<QueryAnswer<TrackingAnswer>> {
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { answer: view } = found;
  const card = view.cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  const { state, events } = await foldedDuty(sources, assignmentId, card.revision, TYPES);
  const takenBack = new Set(events.flatMap(({ event }) => (event.type === 'ActCorrected' ? [event.data.revision] : [])));
  const steps = new Map<number, ConditionStep[]>();
  const reviews: ReviewStep[] = [];
  for (const { event, metadata, revision } of events) {
    const { policyVersion, calendarVersion, act } = metadata;
    const common = { revision, policyVersion, takenBack: takenBack.has(revision) };
    if (event.type === 'ConditionRecorded') {
      const { place, event: name, on, movedFrom, deadlines, basis } = event.data;
      const step = { event: name, on, movedFrom, due: deadlines[place]?.due ?? null, basis, recordedAt: new Date(act.recordedAt).toISOString(), calendarVersion, ...common };
      steps.set(place, [...(steps.get(place) ?? []), step]);
    } else if (event.type === 'StandingDutyReviewed') {
      reviews.push({ on: act.occurredOn, ...event.data, ...common });
    }
  }
  const conditions = state.deadlines.flatMap((deadline, place): readonly ConditionRow[] => {
    if (!hangsOnOneEvent(deadline)) return [];
    const trigger = state.triggers.find((one) => one.place === place) ?? null;
    return [{ place, phrase: deadline.phrase, kind: deadline.kind, event: trigger?.event ?? null, on: trigger?.on ?? null, due: deadline.due, history: steps.get(place) ?? [] }];
  });
  const line = deadlineLine(state.deadlines, state.recurrence !== null);
  const policy = view.policyOf(state.terms?.issuer ?? null);
  const review = standingReviewRow(state, reviews, view.today, policy);
  const { moment, today } = view;
  const filings = events.filter((recorded): recorded is RecordedEvent<Extract<AssignmentEvent, { type: 'PeriodResultFiled' }>> => recorded.type === 'PeriodResultFiled' && !takenBack.has(recorded.revision));
  const { standing, starred } = view.dutyRow(card);
  const { points, recurrence, deadlines } = state;
  return answered({
    moment, assignmentId, line, deadlines, conditions, review, recurrence, periods: periodRows(state, filings, moment, today), points: pointRows(points, today), pointTally: pointTally(state.terms?.pointsCompletion ?? { by: 'all' }, points), starred,
    statuses: threeStatuses(state, standing, today),
  }); // prettier-ignore
}
