import type { InspectionEvent } from '#libs/domain';

/** What each act is called in lists of steps. */
export const INSPECTION_STEPS: Readonly<Record<InspectionEvent['type'], { readonly vi: string; readonly en: string }>> = {
  InspectionDecided: { vi: 'Ban hành quyết định kiểm tra', en: 'Inspection decided' },
  InspectionPlanned: { vi: 'Lập kế hoạch kiểm tra', en: 'Plan made' },
  InspectionTeamNamed: { vi: 'Lập đoàn kiểm tra', en: 'Team named' },
  InspectionMinuted: { vi: 'Lập biên bản làm việc', en: 'Minutes recorded' },
  InspectionMinutesTakenBack: { vi: 'Rút biên bản', en: 'Minutes taken back' },
  InspectionConcluded: { vi: 'Ban hành kết luận kiểm tra', en: 'Inspection concluded' },
  RemediationOutcomeRecorded: { vi: 'Ghi nhận kết quả khắc phục', en: 'Outcome of a remediation recorded' },
  InspectionWithdrawn: { vi: 'Thu hồi quyết định kiểm tra', en: 'Decision withdrawn' },
  InspectionClosed: { vi: 'Kết thúc cuộc kiểm tra', en: 'Inspection closed' },
  InspectionConclusionCorrected: { vi: 'Đính chính kết luận kiểm tra', en: 'Conclusion corrected' },
  InspectionConclusionTakenBack: { vi: 'Rút kết luận kiểm tra', en: 'Conclusion taken back' },
  InspectionEndTakenBack: { vi: 'Mở lại cuộc kiểm tra', en: 'End taken back' },
  InspectionFilesAttached: { vi: 'Đính kèm tệp', en: 'Files attached' },
  InspectionHandedOver: { vi: 'Bàn giao cuộc kiểm tra', en: 'Handed over' },
};
