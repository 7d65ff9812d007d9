import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import { NO_DEADLINE, type Deadline } from './deadline.js';
import type { PhraseContext } from './phrase-reading.js';
import { POLICY_V1 } from './policy.js';
import { resolveDeadlinePhrase } from './resolve-phrase.js';
import { WORKING_CALENDAR_V1 } from './working-calendar-2021-2026.js';

const context: PhraseContext = {
  issuedOn: localDate('2021-11-15'),
  sourceLine: null,
  policy: POLICY_V1,
  calendar: WORKING_CALENDAR_V1,
};

/** kind, start, due, boundary (i/e), confidence (h/m/l), flags: one line a reading. */
type Row = readonly [phrase: string, kind: string, start: string, due: string, rest: string, flags?: string];

const summary = (deadline: Deadline): readonly string[] => [
  deadline.kind,
  deadline.start ?? '-',
  deadline.due ?? '-',
  `${deadline.boundary?.[0] ?? '-'}${deadline.confidence?.[0] ?? '-'}`,
  deadline.flags.join(' '),
];

const table = (rows: readonly Row[], overrides: Partial<PhraseContext> = {}): void => {
  for (const [phrase, kind, start, due, rest, flags = ''] of rows) {
    it(phrase, () => {
      const deadline = resolveDeadlinePhrase(phrase, { ...context, ...overrides });
      expect(summary(deadline)).toEqual([kind, start, due, rest, flags]);
      expect(deadline.confirmation).toBe(deadline.flags.includes('needs-clerk') ? 'proposed' : 'confirmed');
    });
  }
};

describe('a phrase of time (R2)', () => {
  it('is stored whole, as written in NFC, with its line', () => {
    const phrase = ' Hoàn thành trong năm 2021 '.normalize('NFD');
    expect(resolveDeadlinePhrase(phrase, { ...context, sourceLine: 142 })).toEqual({
      phrase: 'Hoàn thành trong năm 2021',
      kind: 'year-end',
      start: null,
      due: '2021-12-31',
      boundary: 'inclusive',
      confidence: 'high',
      sourceLine: 142,
      confirmation: 'confirmed',
      flags: [],
    });
  });

  for (const silence of [null, '', ' \n ']) {
    it(`is none when nothing is said: ${JSON.stringify(silence)}`, () => {
      expect(resolveDeadlinePhrase(silence, { ...context, sourceLine: 3 })).toEqual({ ...NO_DEADLINE, sourceLine: 3 });
    });
  }

  describe('names a period that may be used up', () => {
    table([
      ['(hoàn thành trong năm 2021)', 'year-end', '-', '2021-12-31', 'ih'],
      ['trong tháng 3/2025', 'month-end', '-', '2025-03-31', 'ih'],
      ['trong tháng 02 năm 2024', 'month-end', '-', '2024-02-29', 'ih'],
      ['trong quý II/2025', 'quarter-end', '-', '2025-06-30', 'ih'],
      ['trong Quý 4 năm 2025', 'quarter-end', '-', '2025-12-31', 'ih'],
      ['trong\u00a0quý Ⅱ/２０２５', 'quarter-end', '-', '2025-06-30', 'ih'],
      ['trong quí III-2025', 'quarter-end', '-', '2025-09-30', 'ih'],
      ['xong trong quý I', 'quarter-end', '-', '2022-03-31', 'im', 'year-inferred'],
      ['trong tháng 12', 'month-end', '-', '2021-12-31', 'im', 'year-inferred'],
      ['hoàn thành trong tháng', 'month-end', '-', '2021-11-30', 'im', 'period-inferred'],
      ['trong quý này', 'quarter-end', '-', '2021-12-31', 'im', 'period-inferred'],
      ['trong năm nay', 'year-end', '-', '2021-12-31', 'ih'],
      ['trong năm tới', 'year-end', '-', '2022-12-31', 'ih'],
      ['hoàn thành trong năm', 'year-end', '-', '2021-12-31', 'im', 'year-inferred'],
      ['hoàn thành năm 2022', 'year-end', '-', '2022-12-31', 'im'],
      ['trong 6 tháng đầu năm 2022', 'month-end', '-', '2022-06-30', 'ih'],
      ['trong sáu tháng cuối năm 2022', 'year-end', '-', '2022-12-31', 'ih'],
    ]);
  });

  describe('names a milestone', () => {
    table([
      ['đến năm 2025', 'milestone', '-', '2025-12-31', 'im', 'milestone-day-by-convention'],
      ['đến hết năm 2025', 'milestone', '-', '2025-12-31', 'ih'],
      ['hết năm 2025', 'year-end', '-', '2025-12-31', 'ih'],
      [
        'giai đoạn 2021 – 2023',
        'milestone',
        '2021-01-01',
        '2023-12-31',
        'im',
        'milestone-day-by-convention start-inferred',
      ],
      [
        'trong 02 năm 2022-2023',
        'milestone',
        '2022-01-01',
        '2023-12-31',
        'im',
        'milestone-day-by-convention start-inferred',
      ],
      ['đến tháng 6/2022', 'month-end', '-', '2022-06-30', 'im', 'milestone-day-by-convention'],
      ['đến hết tháng 6/2022', 'month-end', '-', '2022-06-30', 'ih'],
    ]);
  });

  describe('names a day', () => {
    table([
      ['chậm nhất ngày 15/12/2021', 'date', '-', '2021-12-15', 'ih'],
      ['đến hết ngày 15-12-2021', 'date', '-', '2021-12-15', 'ih'],
      ['hoàn thành chậm nhất là ngày 5.3.2022', 'date', '-', '2022-03-05', 'ih'],
      ['trước ngày 15/12/2021', 'date', '-', '2021-12-14', 'eh'],
      ['gửi về Văn phòng Tỉnh ủy trước ngày 15/12/2021', 'date', '-', '2021-12-14', 'eh'],
      ['trước ngày 15 tháng 12 năm 2021', 'date', '-', '2021-12-14', 'eh'],
      ['trước ngày 15/12', 'date', '-', '2021-12-14', 'em', 'year-inferred'],
      ['trước ngày 15/11', 'date', '-', '2022-11-14', 'em', 'year-inferred'],
      ['chậm nhất ngày 15/11', 'date', '-', '2021-11-15', 'im', 'year-inferred'],
      ['đến ngày 29/02', 'date', '-', '2024-02-29', 'im', 'year-inferred'],
      ['hạn cuối: 30/6/2022', 'date', '-', '2022-06-30', 'im'],
      ['hoàn thành ngày 30/6/2022', 'date', '-', '2022-06-30', 'im'],
      ['chậm nhất 07/02/2021 (chủ Nhật)', 'date', '-', '2021-02-07', 'ih'],
      ['trước tháng 6/2022', 'month-end', '-', '2022-05-31', 'em'],
      ['trước quý II/2022', 'quarter-end', '-', '2022-03-31', 'em'],
      ['trước năm 2023', 'year-end', '-', '2022-12-31', 'em'],
      ['trước cuối tháng 6/2022', 'month-end', '-', '2022-06-29', 'el', 'day-by-civil-code needs-clerk'],
    ]);
  });

  describe('names a day when the issuer reads "trước" as "by"', () => {
    table(
      [
        ['trước ngày 15/12/2021', 'date', '-', '2021-12-15', 'ih'],
        ['trước tháng 6/2022', 'month-end', '-', '2022-06-30', 'im'],
      ],
      { policy: { ...POLICY_V1, beforeIsExclusive: false } },
    );
  });

  describe('names the beginning, middle or end of a month or year (Civil Code 146)', () => {
    table([
      ['đầu tháng 3/2022', 'date', '-', '2022-03-01', 'ih', 'day-by-civil-code'],
      ['giữa tháng 3/2022', 'date', '-', '2022-03-15', 'ih', 'day-by-civil-code'],
      ['cuối tháng 2/2022', 'month-end', '-', '2022-02-28', 'ih', 'day-by-civil-code'],
      ['giữa tháng', 'date', '-', '2021-11-15', 'im', 'period-inferred day-by-civil-code'],
      ['đầu tháng', 'date', '-', '2021-12-01', 'im', 'period-inferred day-by-civil-code'],
      ['đầu năm 2022', 'date', '-', '2022-01-01', 'ih', 'day-by-civil-code'],
      ['giữa năm 2022', 'date', '-', '2022-06-30', 'ih', 'day-by-civil-code'],
      ['đến cuối năm 2022', 'year-end', '-', '2022-12-31', 'ih', 'day-by-civil-code'],
      ['cuối năm', 'year-end', '-', '2021-12-31', 'im', 'year-inferred day-by-civil-code'],
    ]);
  });

  describe('names a window', () => {
    table([
      [
        'từ tháng 3 và hoàn thành trước ngày 30-5',
        'window',
        '2022-03-01',
        '2022-05-29',
        'em',
        'year-inferred start-inferred',
      ],
      ['từ ngày 1/3/2022 đến ngày 30/5/2022', 'window', '2022-03-01', '2022-05-30', 'ih'],
      ['từ tháng 3 đến hết tháng 5/2022', 'window', '2022-03-01', '2022-05-31', 'ih', 'start-inferred'],
      ['từ tháng 12 đến ngày 15/02', 'window', '2021-12-01', '2022-02-15', 'im', 'year-inferred start-inferred'],
      [
        'từ năm 2021 đến năm 2023',
        'window',
        '2021-01-01',
        '2023-12-31',
        'im',
        'milestone-day-by-convention start-inferred',
      ],
      ['từ ngày 1/3/2023 đến ngày 30/5', 'window', '2023-03-01', '2023-05-30', 'im', 'year-inferred'],
    ]);
  });

  describe('returns', () => {
    table([
      ['hằng năm', 'recurring', '-', '-', '-m'],
      ['hàng năm', 'recurring', '-', '-', '-m'],
      ['Định kỳ hàng năm và khi cần thiết', 'recurring', '-', '-', '-m'],
      ['hằng năm và trong từng giai đoạn', 'recurring', '-', '-', '-m'],
      ['trước ngày 15/12 hằng năm', 'recurring', '-', '-', '-m'],
      ['hằng năm, giai đoạn 2021-2025', 'recurring', '-', '-', '-m'],
      ['hằng quý', 'recurring', '-', '-', '-m'],
      ['hàng tháng', 'recurring', '-', '-', '-m'],
      ['6 tháng', 'recurring', '-', '-', '-m'],
      ['định kỳ 6 tháng', 'recurring', '-', '-', '-m'],
      ['định kỳ', 'recurring-unspecified', '-', '-', '-h', 'ask-issuer'],
      ['định kì sơ kết, tổng kết', 'recurring-unspecified', '-', '-', '-h', 'ask-issuer'],
    ]);
  });

  describe('stands', () => {
    table([
      ['thường xuyên', 'standing', '-', '-', '-h'],
      ['tiếp tục', 'standing', '-', '-', '-m'],
      ['Tăng cường', 'standing', '-', '-', '-m'],
      ['chủ động', 'standing', '-', '-', '-m'],
      ['tiếp tục triển khai, hoàn thành trước ngày 30/6/2022', 'date', '-', '2022-06-29', 'eh'],
    ]);
  });

  describe('sets no day', () => {
    table([
      ['sớm hoàn thành', 'unspecified', '-', '-', '-h', 'ask-issuer'],
      ['kịp thời', 'unspecified', '-', '-', '-h', 'ask-issuer'],
      ['khẩn trương', 'unspecified', '-', '-', '-h', 'ask-issuer'],
      ['khi cần thiết', 'unspecified', '-', '-', '-h', 'ask-issuer'],
      ['cuối quý II/2025', 'unspecified', '-', '-', '-h', 'ask-issuer'],
      ['đầu quý', 'unspecified', '-', '-', '-h', 'ask-issuer'],
    ]);
  });

  describe('is no deadline', () => {
    table([
      ['theo Quyết định 1729/QĐ-TTg, ngày 04/11/2020 của Thủ tướng', 'none', '-', '-', '-m', 'not-a-deadline'],
      ['đến năm 2025 có 90% doanh nghiệp', 'none', '-', '-', '-m', 'not-a-deadline'],
      ['tầm nhìn đến năm 2045', 'none', '-', '-', '-m', 'not-a-deadline'],
    ]);
  });

  describe('is left to the clerk rather than guessed', () => {
    const unreadable = [
      'trước ngày 31/02/2022',
      'trước ngày 15/12/21',
      'trong tháng 13/2022',
      'trong quý V',
      'trong tháng giêng',
      'ngày 10/3 âm lịch',
      'kế hoạch năm 2022',
      'cuối năm học',
      'không trước ngày 15/3/2022',
      'hằng năm, trước ngày 31/12/2021',
      'khi có hướng dẫn, hoàn thành trước ngày 15/12/2021',
      'định kỳ báo cáo trước ngày 15/12/2021',
      'trong năm 2022 và những năm tiếp theo',
      'trước 17 giờ ngày 15/12/2021',
      'sau ngày 15/3/2022',
      `${'rất '.repeat(200)}trong năm 2022`,
      'từ ngày 15/3/2022',
      'khoảng tháng 3/2022',
      'trước hết năm 2022',
      'trước ngày 15/3/2022 hoặc ngày 15/4/2022',
      'trong quý I/2022, báo cáo trước ngày 15/4/2022',
      'thường xuyên trong năm 2022',
      'sau khi có hướng dẫn, hoàn thành trước ngày 15/12/2021',
      'nhiệm kỳ 2020 - 2025',
      'trong 0 ngày kể từ ngày ký',
      'trong 9999 năm kể từ ngày ký',
      'trong 999 năm kể từ ngày ký',
      'trong 15 ngày kể từ ngày 31/02/2022',
      '17&2',
      'xin chào',
    ];
    table(unreadable.map((phrase) => [phrase, 'unspecified', '-', '-', '-l', 'needs-clerk'] as const));
  });
});
