import { localDate, NO_DEADLINE, type Deadline, type DirectiveItem, type Participant } from '#libs/domain';
import { ALL, beside, besides, item, lead, leads, task } from './sample-paper.js';

/** Nothing is said about time; standing is only proposed, so the task counts as undated until the clerk confirms (R9). */
const proposedStanding: readonly Deadline[] = [{ ...NO_DEADLINE, kind: 'standing', confirmation: 'proposed', flags: ['needs-clerk'] }];
const none: readonly Deadline[] = [{ ...NO_DEADLINE, flags: ['ask-issuer'] }];
const standing = (phrase: string, sourceLine: number): readonly Deadline[] => [{ ...NO_DEADLINE, phrase, kind: 'standing', confidence: 'high', sourceLine }];

const DISTRICTS = 'các huyện ủy, thị ủy, Thành ủy Huế';
const DIRECT = 'các đảng ủy trực thuộc Tỉnh ủy';
const LABOUR = 'Đảng đoàn LĐLĐ tỉnh';

const iv2 = (): readonly Participant[] => [
  lead('dang-doan-hdnd', 'Đảng đoàn HĐND tỉnh', 'direct'),
  beside('perform', 'hdnd-tinh', 'HĐND tỉnh', { implicit: true }),
];
const iv5 = (): readonly Participant[] => [lead('ban-to-chuc', 'Ban Tổ chức Tỉnh ủy', 'advise'), beside('advised', 'btv-tinh-uy', 'Ban Thường vụ Tỉnh ủy')];
const iv8 = (): readonly Participant[] => [
  lead('ban-dan-van', 'Ban Dân vận Tỉnh ủy', 'monitor'),
  besides('coordinate', 'cac-ban-dang', 'các ban'),
  beside('coordinate', 'ubkt', 'Ủy ban Kiểm tra'),
  beside('coordinate', 'vptu', 'Văn phòng Tỉnh ủy'),
  beside('coordinate', 'dang-doan-ldld', LABOUR),
  besides('coordinate', 'co-quan-lien-quan', 'các cơ quan liên quan'),
  beside('report-to', 'btv-tinh-uy', 'Ban Thường vụ Tỉnh ủy'),
];

/** Section IV: 8 items, 14 tasks. Only IV.4 carries a date; what is standing, recurring or unspecified stays so. */
export const SAMPLE_PLAN_ITEMS: readonly DirectiveItem[] = [
  item('IV.1', 136, 'Từng cấp ủy, đảng đoàn, ban cán sự đảng và Tỉnh đoàn học tập nghị quyết và có chương trình hoặc kế hoạch của mình.', [
    task('IV.1', 'Học tập nghị quyết và ban hành chương trình hoặc kế hoạch thực hiện của đơn vị', ['Chương trình hoặc kế hoạch của đơn vị'], [
      leads('dang-doan', 'các đảng đoàn'),
      leads('ban-can-su-dang', 'ban cán sự đảng'),
      lead('btv-tinh-doan', 'Ban Thường vụ Tỉnh đoàn'),
      leads('cap-uy-huyen', DISTRICTS),
      leads('dang-uy-truc-thuoc', DIRECT),
    ], none),
  ]),
  item('IV.2', 138, 'Đảng đoàn HĐND tỉnh lo việc rà soát chính sách và việc giám sát của Hội đồng về lao động, công đoàn.', [
    task('IV.2a', 'Chỉ đạo rà soát, bổ sung cơ chế và chính sách', ['Báo cáo rà soát'], iv2(), proposedStanding),
    task('IV.2b', 'Tăng cường giám sát của HĐND về công nhân lao động và công đoàn', ['Báo cáo giám sát'], iv2(), standing('tăng cường', 138)),
  ]),
  item('IV.3', 140, 'Ban cán sự đảng UBND tỉnh lo quy chế phối hợp về thiết chế công đoàn và giao các đơn vị lập kế hoạch.', [
    task('IV.3a', 'Chỉ đạo UBND tỉnh thực hiện quy chế phối hợp với Tổng LĐLĐ Việt Nam', ['Báo cáo thực hiện quy chế phối hợp'], [
      lead('bcsd-ubnd-tinh', 'Ban cán sự đảng UBND tỉnh', 'direct'),
      beside('perform', 'ubnd-tinh', 'UBND tỉnh'),
      beside('coordinate', 'tld-ldvn', 'Tổng LĐLĐ Việt Nam', { external: true }),
    ], proposedStanding),
    task('IV.3b', 'Chỉ đạo các sở, ngành, UBND cấp huyện và Ban Quản lý lập kế hoạch triển khai', ['Kế hoạch triển khai của từng đơn vị'], [
      lead('bcsd-ubnd-tinh', 'Ban cán sự đảng UBND tỉnh', 'direct'),
      beside('perform', 'ubnd-tinh', 'UBND tỉnh'),
      besides('perform', 'so-ban-nganh', 'các sở, ban, ngành'),
      besides('perform', 'ubnd-cap-huyen', 'UBND cấp huyện'),
      beside('perform', 'bql-kkt-cn', 'Ban Quản lý Khu kinh tế, công nghiệp tỉnh'),
      besides('perform', 'co-quan-dn', 'cơ quan, doanh nghiệp trên địa bàn'),
    ], none, ALL),
  ]),
  item('IV.4', 142, 'Ban Tuyên giáo chủ trì đợt quán triệt, tuyên truyền; phần này có hạn trong năm 2021.', [
    task('IV.4', 'Tổ chức quán triệt và tuyên truyền nghị quyết, kế hoạch', ['Báo cáo kết quả quán triệt, tuyên truyền'], [
      lead('ban-tuyen-giao', 'Ban Tuyên giáo Tỉnh ủy'),
      beside('coordinate', 'ban-dan-van', 'Ban Dân vận Tỉnh ủy'),
      beside('coordinate', 'dang-doan-ldld', LABOUR),
    ], [{
      phrase: 'hoàn thành trong năm 2021', kind: 'year-end', start: null, due: localDate('2021-12-31'), boundary: 'inclusive', confidence: 'high', sourceLine: 142,
      confirmation: 'confirmed', flags: [],
    }]),
  ]),
  item('IV.5', 144, 'Ban Tổ chức tham mưu về cán bộ công đoàn và về tổ chức đảng, đoàn thể trong kinh tế tư nhân.', [
    task('IV.5a', 'Tham mưu Ban Thường vụ về công tác cán bộ', ['Tờ trình hoặc đề xuất'], iv5(), proposedStanding),
    task('IV.5b', 'Tham mưu xây dựng tổ chức đảng, đoàn thể trong đơn vị kinh tế tư nhân', ['Văn bản tham mưu chỉ đạo'], iv5(), proposedStanding),
  ]),
  item('IV.6', 146, 'Mặt trận, các tổ chức chính trị - xã hội và Tỉnh đoàn cùng công đoàn tuyên truyền, phổ biến.', [
    task('IV.6', 'Phối hợp với công đoàn tuyên truyền, phổ biến', ['Báo cáo kết quả tuyên truyền'], [
      leads('dang-doan-mttq-ctxh', 'đảng đoàn MTTQ và các tổ chức chính trị - xã hội'),
      lead('btv-tinh-doan', 'Ban Thường vụ Tỉnh đoàn'),
      besides('coordinate', 'cong-doan', 'tổ chức công đoàn'),
    ], standing('tăng cường', 146)),
  ]),
  item('IV.7', 149, 'Đảng đoàn LĐLĐ tỉnh chỉ đạo công đoàn cụ thể hóa hằng năm, theo giai đoạn, và phối hợp với cấp ủy, chính quyền.', [
    task('IV.7a', 'Chỉ đạo công đoàn các cấp có chương trình, đề án, kế hoạch hằng năm và từng giai đoạn', ['Chương trình, đề án hoặc kế hoạch năm'], [
      lead('dang-doan-ldld', LABOUR, 'direct'),
      besides('perform', 'cong-doan', 'tổ chức công đoàn các cấp'),
    ], [{ ...NO_DEADLINE, phrase: 'hằng năm và trong từng giai đoạn', kind: 'recurring', confidence: 'medium', sourceLine: 149, flags: ['ask-issuer'] }]),
    task('IV.7b', 'Phối hợp với cấp ủy và chính quyền các cấp', ['Quy chế phối hợp'], [
      lead('dang-doan-ldld', LABOUR, 'direct'),
      besides('coordinate', 'cap-uy-huyen', DISTRICTS),
      besides('coordinate', 'dang-uy-truc-thuoc', DIRECT),
      besides('coordinate', 'chinh-quyen-cac-cap', 'chính quyền các cấp'),
    ], standing('chủ động', 149)),
  ]),
  item('IV.8', 151, 'Ban Dân vận theo dõi, đôn đốc, kiểm tra cả kế hoạch, lo sơ kết, tổng kết và báo cáo Ban Thường vụ.', [
    task('IV.8a', 'Theo dõi, đôn đốc, giám sát, kiểm tra việc thực hiện', ['Sổ theo dõi'], iv8(), standing('thường xuyên', 151)),
    task('IV.8b', 'Sơ kết, tổng kết việc thực hiện', ['Báo cáo sơ kết, tổng kết'], iv8(), [{ ...NO_DEADLINE, kind: 'unspecified', flags: ['ask-issuer'] }]),
    task('IV.8c', 'Báo cáo định kỳ Ban Thường vụ', ['Báo cáo định kỳ'], iv8(), [{ ...NO_DEADLINE, phrase: 'định kỳ', kind: 'recurring-unspecified', sourceLine: 151, flags: ['ask-issuer'] }]),
  ]),
]; // prettier-ignore
