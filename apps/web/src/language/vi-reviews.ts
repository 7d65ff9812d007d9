/** Words of reviews of directives, in Vietnamese. */
export const reviews = {
  title: 'Sơ kết, tổng kết',
  none: 'Chưa có cuộc sơ kết, tổng kết nào trong phạm vi bạn được xem.',
  outline: 'đề cương',
  conference: 'hội nghị ngày',
  conclusion: 'kết luận',
  draft: 'Dự thảo báo cáo chung',
  missing: 'Chưa có báo cáo của',
  statuses: { outlined: 'đã ban hành đề cương', drafted: 'đã dự thảo báo cáo', conferred: 'đã họp hội nghị', concluded: 'đã kết luận', withdrawn: 'đã thu hồi' },
  obstacles: { withdrawn: 'Đã thu hồi.', concluded: 'Đã kết luận; muốn làm lại thì rút bước kết luận.', filed: 'Đã gửi; gửi lại khi cơ quan chủ trì trả lại.', noDraft: 'Chưa có dự thảo báo cáo: dự thảo trước.', noStep: 'Chưa có bước nào để rút.' },
};
