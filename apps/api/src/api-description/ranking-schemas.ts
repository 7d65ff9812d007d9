import type {
  ContestView, EditionView, LiveRankingAnswer, PublishedRankingAnswer, RankedDutyRow, RankingLineAnswer, RankingRow, RankingsAnswer,
} from '#libs/application'; // prettier-ignore
import { RANKED_BOXES, RANKING_RHYTHMS, type JudgedMoment, type RankingAdjustment, type RankingLine, type RankingPeriod } from '#libs/domain';
import type { Explained } from '../counted-boards/explanation-address.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { countsOf, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const COUNTED = oneOfWords([...RANKED_BOXES, 'not-counted']);
const AGAINST = oneOfWords(['current', 'original']);
const JUDGED = record<JudgedMoment>({ index: whole, at: instant });

/** What questions about rankings answer. */
export const RANKING_SCHEMAS: Readonly<Record<string, Schema>> = {
  RankingLine: record<RankingLine>({ body: text, name: text, counts: countsOf(RANKED_BOXES), place: orNull(whole), completion: named('Ratio'), onTime: named('Ratio') }),
  RankingPeriod: record<RankingPeriod>({ key: text, rhythm: oneOfWords(RANKING_RHYTHMS), from: day, to: day }),
  RankingAdjustment: record<RankingAdjustment>({ assignmentId: uuid, from: COUNTED, to: COUNTED, reason: text }),
  LiveRankingAnswer: record<Explained<LiveRankingAnswer>>({
    explanation: text, moment: MOMENT, office: text, officeName: text, period: named('RankingPeriod'), over: yesOrNo, against: AGAINST, minimumN: whole, policyVersion: whole, ranked: listOf(named('RankingLine')), unranked: listOf(named('RankingLine')),
  }), // prettier-ignore
  RankingRow: record<RankingRow>({
    office: text, officeName: text, period: named('RankingPeriod'), status: oneOfWords(['published', 'withdrawn']), edition: whole, symbol: text, date: day, ranked: whole, unranked: whole, decided: named('Ratio'),
    contestUntil: day, contestable: yesOrNo, revision: whole,
  }), // prettier-ignore
  RankingsAnswer: record<RankingsAnswer>({ moment: MOMENT, rankings: listOf(named('RankingRow')), nextCursor: NEXT_CURSOR }),
  RankingEdition: record<EditionView>({
    number: named('DocumentNumber'), date: day, signatory: named('Signatory'), edition: whole, ranked: listOf(named('RankingLine')), unranked: listOf(named('RankingLine')), contestUntil: day, publishedAt: instant,
    policyVersion: whole, calendarVersion: whole,
    correction: orNull(record<NonNullable<EditionView['correction']>>({ body: text, reason: text, contested: yesOrNo, adjustments: listOf(named('RankingAdjustment')) })),
  }), // prettier-ignore
  RankingContest: record<ContestView>({
    edition: whole, body: text, bodyName: text, reason: text, duties: listOf(text), filedAt: instant,
    decision: orNull(record<NonNullable<ContestView['decision']>>({ kind: oneOfWords(['upheld', 'corrected', 'lapsed']), reason: text, at: instant })),
  }), // prettier-ignore
  PublishedRankingAnswer: record<PublishedRankingAnswer>({
    moment: MOMENT, ranking: named('RankingRow'), basis: text, against: AGAINST, judged: JUDGED, minimumN: whole, editions: listOf(named('RankingEdition')), contests: listOf(named('RankingContest')), steps: listOf(named('StepView')),
  }), // prettier-ignore
  RankedDutyRow: record<RankedDutyRow>({
    duty: named('DutyRow'), judgedAs: COUNTED, countsAs: COUNTED, correction: orNull(record<NonNullable<RankedDutyRow['correction']>>({ edition: whole, reason: text })),
  }), // prettier-ignore
  RankingLineAnswer: record<RankingLineAnswer>({
    moment: MOMENT, judged: JUDGED, body: text, bodyName: text, line: orNull(named('RankingLine')), recount: countsOf(RANKED_BOXES), agrees: yesOrNo, duties: listOf(named('RankedDutyRow')),
  }), // prettier-ignore
};

export const RANKING_ANSWERS = {
  RankingsController_list: { schema: 'RankingsAnswer' },
  RankingsController_show: { schema: 'PublishedRankingAnswer' },
  RankingsController_live: { schema: 'LiveRankingAnswer' },
  RankingsController_line: { schema: 'RankingLineAnswer' },
  RankingsController_liveLine: { schema: 'RankingLineAnswer' },
} as const;
