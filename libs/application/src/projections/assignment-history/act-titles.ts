import type { AssignmentEvent } from '#libs/domain';

/** What each act on an assignment is called. */
export const ACT_TITLES: Readonly<Record<AssignmentEvent['type'], { readonly vi: string; readonly en: string }>> = {
  TaskAssigned: { vi: 'Giao nhiệm vụ', en: 'Task assigned' },
  AssignmentAcknowledged: { vi: 'Tiếp nhận nhiệm vụ', en: 'Acknowledged' },
  AssignmentReturnedToIssuer: { vi: 'Trả lại nơi giao', en: 'Returned to the issuer' },
  ReturnToIssuerRefused: { vi: 'Không chấp nhận việc trả lại', en: 'Return refused' },
  ProgressReported: { vi: 'Cập nhật tiến độ', en: 'Progress reported' },
  ResultSubmitted: { vi: 'Trình kết quả', en: 'Result submitted' },
  ResultReturned: { vi: 'Trả lại kết quả, yêu cầu làm lại', en: 'Result returned for rework' },
  ResultAccepted: { vi: 'Xác nhận hoàn thành', en: 'Result accepted' },
  LatenessWaived: { vi: 'Không tính chậm', en: 'Not counted late' },
  AssignmentClosed: { vi: 'Đóng nhiệm vụ', en: 'Closed' },
  ExtensionRequested: { vi: 'Xin gia hạn', en: 'Extension requested' },
  ExtensionGranted: { vi: 'Cho gia hạn', en: 'Extension granted' },
  ExtensionRefused: { vi: 'Không cho gia hạn', en: 'Extension refused' },
  DeadlineChanged: { vi: 'Thay đổi thời hạn', en: 'Deadline changed' },
  AssignmentTransferred: { vi: 'Chuyển cơ quan thực hiện', en: 'Transferred' },
  AssignmentSuspended: { vi: 'Tạm dừng', en: 'Suspended' },
  AssignmentResumed: { vi: 'Tiếp tục thực hiện', en: 'Resumed' },
  AssignmentWithdrawn: { vi: 'Thu hồi nhiệm vụ', en: 'Withdrawn' },
  PartHandedDown: { vi: 'Giao tiếp cấp dưới', en: 'Part handed down' },
  PartOutcomeRecorded: { vi: 'Ghi nhận kết quả phần việc', en: 'Outcome of a part recorded' },
  CompletedByParts: { vi: 'Hoàn thành theo các phần việc', en: 'Completed by its parts' },
  CoordinationRequested: { vi: 'Đề nghị phối hợp', en: 'Coordination requested' },
  CoordinationAnswered: { vi: 'Trả lời phối hợp', en: 'Coordination answered' },
  ActCorrected: { vi: 'Đính chính', en: 'Act corrected' },
};
