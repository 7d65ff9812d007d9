import type { CoordinationState, CustodyParty } from '#libs/domain';
import type { Wording } from './custody.contract.js';

export const PARTY_WORDS: Readonly<Record<CustodyParty, Wording>> = {
  lead: { vi: 'Đơn vị chủ trì', en: 'Lead body' },
  coordinator: { vi: 'Đơn vị phối hợp', en: 'Coordinator' },
  confirming: { vi: 'Cơ quan xác nhận', en: 'Confirming body' },
  issuer: { vi: 'Cơ quan giao việc', en: 'Issuer' },
  suspended: { vi: 'Tạm dừng', en: 'Suspended' },
};

export const COORDINATION_WORDS: Readonly<Record<CoordinationState, Wording>> = {
  'unanswered': { vi: 'Chưa trả lời', en: 'Not answered' },
  'received': { vi: 'Đã nhận', en: 'Received' },
  'opinion-sent': { vi: 'Đã gửi ý kiến', en: 'Opinion sent' },
  'no-opinion': { vi: 'Không có ý kiến', en: 'No opinion' },
  'not-competent': { vi: 'Không thuộc thẩm quyền', en: 'Not within its powers' },
};
