/** Words of drafts and their approval, in Vietnamese. */
export const approval = {
  title: 'Dự thảo trình duyệt',
  short: 'Trình duyệt',
  waitingOf: (n: number): string => `${n} dự thảo chờ duyệt`,
  byApproval: 'Cơ quan làm việc theo chế độ trình duyệt: không gì ra ngoài mà không qua thủ trưởng hoặc người duyệt.',
  notByApproval: 'Cơ quan không bắt buộc trình duyệt; dự thảo đã trình vẫn xem và duyệt ở đây.',
  filters: 'Lọc dự thảo',
  waiting: 'Chờ duyệt',
  none: 'Không có dự thảo nào.',
  saysNothing: 'Không có nội dung kèm theo.',
  statuses: { open: 'chờ duyệt', approved: 'đã duyệt, đã gửi', refused: 'đã trả lại' },
  steps: { proposed: 'Trình', revised: 'Sửa dự thảo', refused: 'Trả lại', approved: 'Duyệt' },
  subjects: {
    assignment: 'Xem nhiệm vụ', directive: 'Xem văn bản', urging: 'Xem văn bản đôn đốc', reporting: 'Xem chế độ báo cáo', 'period-report': 'Xem kỳ báo cáo', review: 'Xem cuộc sơ kết, tổng kết', inspection: 'Xem cuộc kiểm tra', oversight: 'Xem cuộc giám sát', indicator: 'Xem chỉ tiêu',
  }, // prettier-ignore
  approve: 'Duyệt và gửi đi',
  refuse: 'Trả lại người soạn',
  revise: 'Sửa dự thảo',
  notToRevise: 'Dự thảo này không còn để sửa: đã được duyệt hoặc trả lại, hoặc không thuộc cơ quan của bạn.',
  whyRevised: 'Vì sao sửa dự thảo',
  sendRevised: 'Trình lại dự thảo đã sửa',
  you: 'bạn',
  somebody: (body: string): string => `một người của ${body}`,
  stays: 'Dự thảo vẫn còn ở đây.',
  propose: (name: string): string => `Trình duyệt: ${name}`,
  proposed: (name: string): string => `Đã trình duyệt: ${name}. Chưa gửi đi; thủ trưởng hoặc người duyệt quyết định.`,
  see: 'Xem dự thảo đã trình',
};
