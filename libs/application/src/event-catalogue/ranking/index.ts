import type { AssignmentId, BodyId, RankingEvent } from '#libs/domain';
import { flag, id, listOf, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent, type StoredEvent } from '../stored-event.js';
import { adjustment, EDITION, judgedMoment, rankingPeriod } from './ranking.shape.js';

/** The list of an office for a period, as judged at a moment (công bố xếp hạng). */
const rankingPublished = storedEvent('RankingPublished', 'ranking-published', object({
  ...EDITION,
  office: id<BodyId>(),
  period: rankingPeriod,
  against: oneOf(['current', 'original']),
  judged: judgedMoment,
  minimumN: wholeNumber,
  basis: text,
}));

/** A body contests its line (kiến nghị về xếp hạng). */
const rankingLineContested = storedEvent('RankingLineContested', 'ranking-line-contested', object({ edition: wholeNumber, body: id<BodyId>(), reason: text, duties: listOf(id<AssignmentId>()) }));

/** The office found the line right. */
const rankingLineUpheld = storedEvent('RankingLineUpheld', 'ranking-line-upheld', object({ edition: wholeNumber, body: id<BodyId>(), reason: text }));

/** Another edition with one line corrected, duty by duty (đính chính xếp hạng). */
const rankingCorrected = storedEvent('RankingCorrected', 'ranking-corrected', object({ ...EDITION, body: id<BodyId>(), reason: text, contested: flag, adjustments: listOf(adjustment) }));

/** The whole list was a mistake. */
const rankingWithdrawn = storedEvent('RankingWithdrawn', 'ranking-withdrawn', object({ edition: wholeNumber, reason: text }));

/** Every event of a published list. */
export const RANKING_EVENTS: { readonly [T in RankingEvent['type']]: StoredEvent<T> } = {
  RankingPublished: rankingPublished,
  RankingLineContested: rankingLineContested,
  RankingLineUpheld: rankingLineUpheld,
  RankingCorrected: rankingCorrected,
  RankingWithdrawn: rankingWithdrawn,
};
