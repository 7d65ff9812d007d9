import type { AssignmentRejection, DirectiveRejection, IndicatorRejection, OrganisationRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<IndicatorRejection, AssignmentRejection | DirectiveRejection | OrganisationRejection>;

const CHECK_MILESTONES = ['Kiểm tra các mốc trong content.milestones.', 'Check content.milestones.'] as const;
const CHECK_MEASUREMENT = ['Kiểm tra measurement.', 'Check measurement.'] as const;

/** What is said when an indicator refuses an act. Every tag of the closed union must be here or with the other aggregates. */
export const INDICATOR_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'indicator-already-defined': conflict('Văn bản đã có chỉ tiêu mang mã này', 'The directive has an indicator of that code', 'Dùng mã khác, hoặc sửa chỉ tiêu đã có bằng amendment.', 'Use another code, or amend the one that is there.'),
  'indicator-not-defined': words(404, 'Chưa có chỉ tiêu này', 'There is no such indicator', 'Kiểm tra mã chỉ tiêu.', 'Check the id.'),
  'indicator-withdrawn': conflict('Chỉ tiêu đã bị hủy', 'The indicator was withdrawn', 'Không ghi thêm số liệu; lập chỉ tiêu mới nếu cần.', 'Nothing more is recorded; define a new one if needed.'),
  'milestone-repeated': unfit('Hai mốc mang cùng một mã', 'Two milestones have one code', ...CHECK_MILESTONES),
  'indicator-code-changed': unfit('Không đổi được mã chỉ tiêu', 'The code of an indicator cannot be changed', 'Giữ nguyên mã cũ trong content.code.', 'Keep the old code in content.code.'),
  'indicator-name-missing': unfit('Chỉ tiêu chưa có tên', 'The indicator has no name', 'Ghi tên vào content.name.', 'Write it into content.name.'),
  'unit-missing': unfit('Số liệu không có đơn vị tính', 'A number without a unit says nothing', 'Ghi đơn vị tính vào unit.', 'Write the unit into unit.'),
  'unit-unfit': unfit('Đơn vị tính không hợp với loại chỉ tiêu', 'The unit does not fit the kind of measure', 'Tỷ lệ tính bằng %; chỉ tiêu bằng lời không có đơn vị.', 'A share is in %; words have no unit.'),
  'denominator-missing': unfit('Tỷ lệ không có mẫu số', 'A share without a denominator', 'Nêu rõ tỷ lệ của cái gì (denominator).', 'Say of what it is a share (denominator).'),
  'denominator-unfit': unfit('Chỉ tỷ lệ mới có mẫu số', 'Only a share has a denominator', 'Bỏ denominator, hoặc chọn measure là share.', 'Leave denominator out, or make measure share.'),
  'milestones-missing': unfit('Chỉ tiêu không có mốc nào', 'The indicator has no milestone', ...CHECK_MILESTONES),
  'milestones-out-of-order': unfit('Các mốc không theo thứ tự thời gian', 'The milestones are not in order of time', 'Xếp các mốc từ sớm đến muộn, mỗi thời điểm một mốc.', 'Put them in order, one for each time.'),
  'milestones-mixed': unfit('Mốc hằng năm hoặc không ghi năm phải đứng một mình', 'A yearly or undated milestone stands alone', 'Tách thành chỉ tiêu riêng.', 'Make it an indicator of its own.'),
  'milestone-year-invalid': unfit('Năm hoặc ngày của mốc không hợp lệ', 'The year or day of a milestone is not valid', ...CHECK_MILESTONES),
  'operator-unknown': unfit('Dấu so sánh không có trong danh mục', 'The operator is unknown', 'Dùng một trong > ≥ = ≤ < ≈.', 'Use one of > ≥ = ≤ < ≈.'),
  'tolerance-unfit': unfit('Khoảng cho phép chỉ dùng với "khoảng" (≈) và không âm', 'A tolerance belongs to ≈ only and is not negative', ...CHECK_MILESTONES),
  'target-unfit': unfit('Chỉ tiêu bằng lời không có số', 'An indicator in words has no number', 'Ghi target.kind là words, hoặc đổi measure.', 'Make target.kind words, or change measure.'),
  'words-missing': unfit('Thiếu lời văn của mốc hoặc lý do đọc khác', 'The words of a milestone or the reason of a reading are missing', ...CHECK_MILESTONES),
  'number-malformed': unfit('Số viết không đúng dạng', 'The number is not well-formed', 'Viết số thập phân có dấu chấm, không phân nhóm, không số 0 thừa: 78000 hoặc 62.5.', 'Write a decimal with a point, no grouping, no superfluous zero: 78000 or 62.5.'),
  'measured-already': conflict('Chỉ tiêu đã có số liệu nên không đổi được cách đo', 'It has been measured, so what is measured cannot change', 'Hủy chỉ tiêu này và lập chỉ tiêu mới.', 'Withdraw it and define a new one.'),
  'nothing-changed': unfit('Nội dung không có gì khác trước', 'Nothing is different from before', 'Kiểm tra content.', 'Check content.'),
  'period-malformed': unfit('Kỳ số liệu viết không đúng dạng', 'The period is not well-formed', 'Viết 2023, 2023-H1, 2023-Q2, 2023-06 hoặc 2023-06-30.', 'Write 2023, 2023-H1, 2023-Q2, 2023-06 or 2023-06-30.'),
  'period-in-the-future': unfit('Kỳ số liệu chưa kết thúc', 'The period has not ended', 'Chờ hết kỳ, hoặc ghi số liệu đến một ngày đã qua.', 'Wait for its end, or measure up to a past day.'),
  'unit-mismatch': unfit('Đơn vị tính khác với chỉ tiêu', 'The unit is not that of the indicator', 'Quy đổi về đơn vị của chỉ tiêu.', 'Convert it to the unit of the indicator.'),
  'numerator-missing': unfit('Tỷ lệ không có tử số', 'A share without a numerator', 'Ghi numerator.', 'Write numerator.'),
  'denominator-zero': unfit('Mẫu số bằng 0', 'The denominator is zero', 'Không có đối tượng thì không có tỷ lệ: không ghi số liệu.', 'Without anything to count there is no share: record nothing.'),
  'numerator-above-denominator': unfit('Tử số lớn hơn mẫu số', 'The numerator is above the denominator', ...CHECK_MEASUREMENT),
  'number-negative': unfit('Số không được âm', 'The number is below zero', ...CHECK_MEASUREMENT),
  'count-not-whole': unfit('Số đếm phải là số nguyên', 'A count is a whole number', ...CHECK_MEASUREMENT),
  'value-disagrees': unfit('Giá trị báo cáo không khớp tử số và mẫu số', 'The reported value is not what numerator and denominator give', ...CHECK_MEASUREMENT),
  'value-missing': unfit('Thiếu giá trị', 'The value is missing', ...CHECK_MEASUREMENT),
  'value-unfit': unfit('Trường này không thuộc loại chỉ tiêu', 'That field does not belong to this kind of measure', 'Bỏ trường nêu trong facts.field.', 'Leave out the field named in facts.field.'),
  'evidence-missing': unfit('Thiếu căn cứ hoặc nguồn số liệu', 'Evidence or source is missing', 'Ghi evidence và source.', 'Write evidence and source.'),
  'already-measured': conflict('Đã có số liệu của cơ quan cho kỳ này', 'The body has a figure for that period', 'Nếu nhầm, dùng measurement-correction.', 'A mistake is corrected by measurement-correction.'),
  'not-measured': conflict('Chưa có số liệu của cơ quan cho kỳ này', 'The body has no figure for that period', 'Ghi số liệu trước bằng measurements.', 'Record it first by measurements.'),
  'duty-unknown': unfit('Văn bản không có nhiệm vụ này', 'The directive has no such duty', 'Kiểm tra mã nhiệm vụ.', 'Check the code or id of the duty.'),
  'not-linked': conflict('Nhiệm vụ chưa gắn với chỉ tiêu', 'The duty is not linked', 'Xem links của chỉ tiêu.', 'See the links of the indicator.'),
}; // prettier-ignore
