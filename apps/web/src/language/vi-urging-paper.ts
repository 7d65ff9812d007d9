/** Words of one paper that urges, in Vietnamese. */
export const urgingPaper = {
  ended: 'đã kết thúc hoặc thu hồi',
  answers: 'Trả lời',
  explanation: 'Giải trình',
  duties: 'Nhiệm vụ được đôn đốc',
  takenBack: 'đã rút',
  steps: { given: 'đã giải trình', accepted: 'được chấp nhận', 'asked-again': 'yêu cầu giải trình lại', 'taken-back': 'đã rút giải trình', 'acceptance-taken-back': 'rút chấp nhận' },
  obstacles: { ended: 'Văn bản đôn đốc đã kết thúc hoặc đã thu hồi; cơ quan đôn đốc mở lại được.', unanswered: 'Chưa có trả lời nào để rút.', unexplained: 'Chưa có giải trình nào để rút.', running: 'Văn bản đôn đốc chưa kết thúc.' },
};
