import type { RankingEvent } from '#libs/domain';

/** What each act is called in lists of steps. */
export const RANKING_STEPS: Readonly<Record<RankingEvent['type'], { readonly vi: string; readonly en: string }>> = {
  RankingPublished: { vi: 'Công bố xếp hạng', en: 'Ranking published' },
  RankingLineContested: { vi: 'Đơn vị kiến nghị về dòng của mình', en: 'Line contested' },
  RankingLineUpheld: { vi: 'Giữ nguyên dòng bị kiến nghị', en: 'Line upheld' },
  RankingCorrected: { vi: 'Đính chính xếp hạng', en: 'Ranking corrected' },
  RankingWithdrawn: { vi: 'Thu hồi xếp hạng', en: 'Ranking withdrawn' },
};
