import type { DataOf } from '#libs/application';
import { assignmentId, bodyId, localDate, type RankingEvent } from '#libs/domain';

const office = bodyId('ban-dan-van');
const lead = bodyId('ban-tuyen-giao');
const duty = assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b');
const edition = {
  number: { issuer: office, kind: 'TB', year: 2022, number: 9, symbol: '9-TB/BDVTU' }, date: localDate('2022-04-05'), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' }, edition: 1,
  ranked: [{ body: lead, name: 'Ban Tuyên giáo', counts: { 'done-on-time': 8, 'done-late': 1, overdue: 1 }, place: 1, completion: { k: 9, n: 10 }, onTime: { k: 8, n: 10 } }],
  unranked: [{ body: bodyId('vptu'), name: 'Văn phòng', counts: { 'done-on-time': 1, 'done-late': 0, overdue: 0 }, place: null, completion: { k: 1, n: 1 }, onTime: { k: 1, n: 1 } }],
  contestUntil: localDate('2022-04-20'),
} as const;
/** One value of every event of a published list. Made up; stands in no log. */
export const RANKING_SAMPLES = {
  RankingPublished: {
    ...edition, office, period: { key: '2022-Q1', rhythm: 'quarterly', from: localDate('2022-01-01'), to: localDate('2022-03-31') }, against: 'current', judged: { index: 812, at: 1_649_077_200_000 }, minimumN: 5,
    basis: 'Quy chế 5',
  },
  RankingLineContested: { edition: 1, body: lead, reason: 'đã nộp đúng hạn', duties: [duty] },
  RankingLineUpheld: { edition: 1, body: lead, reason: 'đã đối chiếu' },
  RankingCorrected: {
    ...edition, edition: 2, body: lead, reason: 'đối chiếu văn bản đến', contested: true,
    adjustments: [{ assignmentId: duty, from: 'overdue', to: 'not-counted', reason: 'việc đã thu hồi' }],
  },
  RankingWithdrawn: { edition: 2, reason: 'tính nhầm kỳ' },
} as const satisfies { readonly [T in RankingEvent['type']]: DataOf<T> };
