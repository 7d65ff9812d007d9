import { bodyId, groupId, localDate, type BodyId, type DirectiveContent, type LocalDate, type Recipient } from '#libs/domain';
import { SAMPLE_PLAN_ITEMS } from './sample-plan-items.js';

/** Day of the plan, and the day on the stamp of its one known receiver. */
export const SAMPLE_PLAN_DATE: LocalDate = localDate('2021-11-15');
export const SAMPLE_RECEIPT = {
  addressee: bodyId('ldld-tinh'),
  arrivalDate: localDate('2021-11-17'),
  /** One glyph of the stamp cannot be read: kept as seen, to be checked, never guessed. */
  arrivalNumber: { raw: '17&2', readable: null },
  passedTo: null,
} as const;

export const SAMPLE_ISSUER: BodyId = bodyId('btv-tinh-uy');

const line = (sourceLine: number, text: string, purpose: Recipient['purpose'], reaches: { readonly bodies?: readonly string[]; readonly groups?: readonly string[] }): Recipient => ({
  text, sourceLine, purpose, bodies: (reaches.bodies ?? []).map(bodyId), groups: (reaches.groups ?? []).map(groupId),
}); // prettier-ignore

/** The ten lines of "Nơi nhận". Their purposes are not printed, so they stay null here. */
const RECIPIENTS: readonly Recipient[] = [
  line(155, 'Ban Bí thư Trung ương', null, { bodies: ['ban-bi-thu'] }),
  line(156, 'Ban Dân vận Trung ương', null, { bodies: ['ban-dan-van-tw'] }),
  line(157, 'Văn phòng Trung ương', null, { bodies: ['vptw'] }),
  line(158, 'Đảng đoàn Tổng LĐLĐ Việt Nam', null, { bodies: ['dang-doan-tld'] }),
  line(159, 'Các đảng đoàn, ban cán sự đảng', null, { groups: ['dang-doan', 'ban-can-su-dang'] }),
  line(160, 'Các ban, ngành, đoàn thể cấp tỉnh', null, { groups: ['ban-nganh-doan-the-tinh'] }),
  line(161, 'Các huyện ủy, thị ủy, Thành ủy Huế', null, { groups: ['cap-uy-huyen'] }),
  line(162, 'Các đảng ủy trực thuộc Tỉnh ủy', null, { groups: ['dang-uy-truc-thuoc'] }),
  // Persons, not bodies: nobody to deliver a duty to.
  line(163, 'Các đ/c Tỉnh ủy viên', null, {}),
  line(164, 'Lưu VPTU', 'archive', { bodies: ['vptu'] }),
];

/**
 * Plan 24-KH/TU of 15/11/2021 as data: facts (numbers, dates, bodies, roles, lines) with summaries in our own words.
 * The signatory is given by position only.
 */
export const SAMPLE_PLAN: Omit<DirectiveContent, 'directiveId'> = {
  number: { issuer: SAMPLE_ISSUER, kind: 'KH', year: 2021, number: 24, symbol: '24-KH/TU' },
  date: SAMPLE_PLAN_DATE,
  urgency: 'ordinary',
  title: 'Kế hoạch thực hiện Nghị quyết 02-NQ/TW về đổi mới công đoàn (dữ liệu mẫu)',
  signatory: { capacity: 'T/M', onBehalfOf: SAMPLE_ISSUER, position: 'Phó Bí thư Thường trực' },
  recipients: RECIPIENTS,
  implements: ['Nghị quyết 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị'],
  items: SAMPLE_PLAN_ITEMS,
  confirmingBody: bodyId('vptu'),
  confirmingFallbacks: [SAMPLE_ISSUER],
  supervisingBody: bodyId('ban-dan-van'),
  sample: true,
};

/** What the sample assumes because the plan does not say it; to be confirmed by the office in real use. */
export const SAMPLE_ASSUMPTIONS: readonly { readonly vi: string; readonly en: string }[] = [
  {
    vi: 'Các đảng đoàn gồm: HĐND, MTTQ, Hội Nông dân, Hội LHPN, Hội CCB, LĐLĐ; các ban cán sự đảng gồm: UBND, Tòa án nhân dân, Viện kiểm sát nhân dân tỉnh.',
    en: 'Which bodies have a đảng đoàn or a ban cán sự đảng is not listed in the plan.',
  },
  { vi: 'Năm đảng ủy trực thuộc, mười chín sở, ban, ngành và chín đơn vị cấp huyện.', en: 'Five direct Party committees, nineteen departments and nine district units.' },
  { vi: 'Mục IV.6 hiểu là đảng đoàn của MTTQ và của từng tổ chức chính trị - xã hội; LĐLĐ có mục riêng IV.7.', en: 'Item IV.6 is read in the plural; the Labour Federation has its own item IV.7.' },
  { vi: 'Văn phòng Tỉnh ủy xác nhận kết quả, Ban Thường vụ xác nhận khi Văn phòng có phần việc.', en: 'The office confirms results; the Standing Committee does where the office has a part.' },
];
