import type { OversightEvent } from '#libs/domain';

/** What each act is called in lists of steps. */
export const OVERSIGHT_STEPS: Readonly<Record<OversightEvent['type'], { readonly vi: string; readonly en: string }>> = {
  OversightOpened: { vi: 'Mở cuộc giám sát', en: 'Oversight opened' },
  OversightObserved: { vi: 'Ghi quan sát', en: 'Observation recorded' },
  EarlyWarningGiven: { vi: 'Cảnh báo sớm', en: 'Early warning given' },
  OversightRecommended: { vi: 'Kiến nghị', en: 'Recommendation made' },
  InspectionProposed: { vi: 'Đề nghị kiểm tra', en: 'Inspection proposed' },
  OversightEnded: { vi: 'Kết thúc cuộc giám sát', en: 'Oversight ended' },
  OversightEntryTakenBack: { vi: 'Rút điều đã ghi', en: 'Entry taken back' },
  OversightEndTakenBack: { vi: 'Mở lại cuộc giám sát', en: 'Oversight taken up again' },
};
