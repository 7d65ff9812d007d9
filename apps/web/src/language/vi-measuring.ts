/** Words of measuring an indicator, in Vietnamese. */
export const measuring = {
  deeds: { record: 'Ghi số liệu', correct: 'Đính chính', withdraw: 'Rút số liệu' },
  acts: { recorded: 'ghi', corrected: 'đính chính', withdrawn: 'rút' },
  history: 'Quá trình ghi',
  body: 'Số liệu của',
  period: 'Kỳ hoặc ngày',
  periodHint: '2023; 6/2023; quý 2/2023; nửa năm 1/2023; hoặc một ngày 30/6/2023.',
  value: 'Thực hiện',
  numerator: 'Tử số',
  denominator: 'Mẫu số',
  words: 'Thực hiện, bằng lời',
  numberHint: 'Viết liền, phần thập phân sau dấu phẩy: 78000; 62,5.',
  shareHint: 'Để trống: tính từ tử số và mẫu số.',
  noNumber: 'Không phải số, hoặc đọc được hai cách: viết liền, không chấm hàng nghìn (78000; 62,5).',
  evidence: 'Văn bản, biểu mẫu làm căn cứ',
  source: 'Nguồn số liệu',
};
