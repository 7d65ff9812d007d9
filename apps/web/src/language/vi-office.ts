import { auditor } from './vi-auditor.js';
import { boards } from './vi-boards.js';
import { inspecting } from './vi-inspecting.js';
import { issuing } from './vi-issuing.js';
import { groups, lineage } from './vi-lineage.js';
import { measuring } from './vi-measuring.js';
import { following, numbers } from './vi-numbers.js';
import { report } from './vi-report.js';
import { reporting } from './vi-reporting.js';
import { tools } from './vi-tools.js';

/** Words of the supervising office's own tools, in Vietnamese. */
export const office = {
  inspecting,
  following,
  issuing,
  groups,
  lineage,
  measuring,
  numbers,
  report,
  reporting,
  ...tools,
  ...auditor,
  ...boards,
  whatIf: {
    title: 'Thử trước với hạn mới này',
    nothingStored: 'Chỉ để xem, chưa ghi nhận gì cho đến khi quyết định.',
    noDay: 'Ghi hạn mới để xem ảnh hưởng.',
    summary: (broken: number, later: number): string =>
      broken === 0 && later === 0 ? 'Không nhiệm vụ cấp trên nào vỡ hạn, không phần việc nào đến hạn sau hạn mới.' : `${broken} nhiệm vụ cấp trên vỡ hạn, ${later} phần việc đến hạn sau hạn mới.`,
    beyondCap: 'Đã hết số lần gia hạn theo quy định: cần quyết định của Ban Thường vụ.',
    thisDuty: 'Nhiệm vụ này',
    standing: (before: string, after: string): string => (before === after ? `vẫn ${before.toLocaleLowerCase('vi')}` : `${before} → ${after}`),
    above: '↑',
    below: '↓',
    due: (day: string): string => `hạn ${day}`,
    undated: 'chưa ấn định hạn',
    parents: {
      fits: 'không vướng',
      warns: 'hạn mới ở sau hạn này, vẫn có thể xong đúng hạn',
      breaks: 'vỡ hạn: không xong đúng hạn được nếu thiếu phần việc này',
      undated: 'không có hạn để vướng',
      finished: 'đã kết thúc',
    },
    parts: {
      stays: 'giữ hạn của mình, không tự lùi theo',
      'comes-within': 'nay nằm trong hạn mới',
      'due-after': 'đến hạn sau hạn mới',
      undated: 'chưa có hạn',
      finished: 'đã kết thúc',
    },
    pick: (day: string): string => `lấy ngày ${day}`,
    told: 'Phải báo cho',
    byItself: 'hệ thống tự báo',
    byPeople: 'văn phòng báo',
    why: {
      lead: 'đơn vị chủ trì',
      parent: 'chủ trì nhiệm vụ cấp trên có hạn trước hạn mới',
      part: 'giữ phần việc giao tiếp',
      coordinator: 'đang được đề nghị phối hợp',
      confirming: 'xác nhận kết quả',
      supervising: 'theo dõi, đôn đốc',
    },
  },
};
