import { RANKED_BOXES, RANKING_RHYTHMS, type AssignmentId, type BodyId, type JudgedMoment, type LocalDate, type RankedBox, type RankedCounts, type RankingAdjustment, type RankingLine, type RankingPeriod, type Ratio } from '#libs/domain';
import { documentNumber, signatory } from '../directive/document.shape.js';
import { day, id, listOf, nullable, object, oneOf, text, wholeNumber } from '../shape.js';

/** Shapes of a published list, version 1. */
const ratio = object<Ratio>({ k: wholeNumber, n: wholeNumber });
const counts = object<RankedCounts>({ 'done-on-time': wholeNumber, 'done-late': wholeNumber, overdue: wholeNumber });
const line = object<RankingLine>({ body: id<BodyId>(), name: text, counts, place: nullable(wholeNumber), completion: ratio, onTime: ratio });

/** Fields of every edition. */
export const EDITION = {
  number: documentNumber,
  date: day<LocalDate>(),
  signatory,
  edition: wholeNumber,
  ranked: listOf(line),
  unranked: listOf(line),
  contestUntil: day<LocalDate>(),
} as const;

export const rankingPeriod = object<RankingPeriod>({ key: id(), rhythm: oneOf(RANKING_RHYTHMS), from: day<LocalDate>(), to: day<LocalDate>() });
export const judgedMoment = object<JudgedMoment>({ index: wholeNumber, at: wholeNumber });

const counted = oneOf<RankedBox | 'not-counted'>([...RANKED_BOXES, 'not-counted']);
export const adjustment = object<RankingAdjustment>({ assignmentId: id<AssignmentId>(), from: counted, to: counted, reason: text });
