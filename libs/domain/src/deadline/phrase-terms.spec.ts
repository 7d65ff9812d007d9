import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import type { Deadline } from './deadline.js';
import type { PhraseContext } from './phrase-reading.js';
import { resolveDeadlineOnEvent } from './phrase-terms.js';
import { POLICY_V1 } from './policy.js';
import { resolveDeadlinePhrase } from './resolve-phrase.js';
import { WORKING_CALENDAR_V1 } from './working-calendar-2021-2026.js';

const context: PhraseContext = {
  issuedOn: localDate('2021-11-15'),
  sourceLine: null,
  policy: POLICY_V1,
  calendar: WORKING_CALENDAR_V1,
};

/** kind, start, due, boundary (i/e) and confidence (h/m/l), flags: one line a reading. */
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
    });
  }
};

describe('a phrase of time (R2)', () => {
  describe('counts a term', () => {
    table([
      ['trong 10 ngày kể từ ngày 15/11/2021', 'term', '2021-11-15', '2021-11-25', 'ih'],
      [
        'trong vòng 15 (mười lăm) ngày, kể từ ngày 26/11/2021',
        'term',
        '2021-11-26',
        '2021-12-13',
        'ih',
        'moved-off-day-off',
      ],
      ['trong 10 ngày làm việc kể từ ngày 15/11/2021', 'term', '2021-11-15', '2021-11-29', 'ih'],
      ['trong 1 tháng kể từ ngày 31/8/2022', 'term', '2022-08-31', '2022-09-30', 'ih'],
      ['trong hai tháng kể từ ngày 31/12/2021', 'term', '2021-12-31', '2022-02-28', 'ih'],
      ['trong 01 năm kể từ ngày 29/02/2024', 'term', '2024-02-29', '2025-02-28', 'ih'],
      ['trong thời hạn 2 tuần kể từ ngày 16/11/2021', 'term', '2021-11-16', '2021-11-30', 'ih'],
      ['trong vòng năm ngày kể từ ngày 15/11/2021', 'term', '2021-11-15', '2021-11-22', 'ih', 'moved-off-day-off'],
      ['trong 30 ngày kể từ ngày ký', 'term', '2021-11-15', '2021-12-15', 'ih', 'start-inferred'],
      [
        'không quá 30 ngày kể từ ngày ban hành Kế hoạch này',
        'term',
        '2021-11-15',
        '2021-12-15',
        'ih',
        'start-inferred',
      ],
      ['trong 15 ngày kể từ ngày 20/11', 'term', '2021-11-20', '2021-12-06', 'im', 'year-inferred moved-off-day-off'],
      [
        'trong 30 ngày kể từ ngày Kế hoạch này được ban hành',
        'term',
        '2021-11-15',
        '2021-12-15',
        'ih',
        'start-inferred',
      ],
      ['trong 15 ngày kể từ ngày 31/10', 'term', '2021-10-31', '2021-11-15', 'im', 'year-inferred'],
      ['trong 8 năm kể từ ngày ký', 'term', '2021-11-15', '2029-11-15', 'im', 'start-inferred'],
      ['trong 15 ngày', 'term', '-', '-', '-m', 'ask-issuer'],
    ]);
  });

  describe('counts a term that stays on a day off when the switch is off', () => {
    table([['trong 15 ngày kể từ ngày 26/11/2021', 'term', '2021-11-26', '2021-12-11', 'ih']], {
      policy: { ...POLICY_V1, termMovesOffDayOff: false },
    });
  });

  describe('hangs on an event', () => {
    table([
      ['sau khi có hướng dẫn của Tổng Liên đoàn Lao động Việt Nam', 'conditional', '-', '-', '-h'],
      ['trong 15 ngày sau khi có hướng dẫn của Trung ương', 'conditional', '-', '-', '-h'],
      ['trong 15 ngày kể từ ngày có kết luận kiểm tra', 'conditional', '-', '-', '-h'],
      ['chậm nhất 10 ngày trước ngày bầu cử', 'relative', '-', '-', '-h'],
      ['05 ngày làm việc sau hội nghị', 'relative', '-', '-', '-h'],
      ['trong 10 ngày kể từ ngày nhận được văn bản', 'relative', '-', '-', '-h'],
      ['trước ngày bầu cử 10 ngày', 'relative', '-', '-', '-h'],
      ['5 ngày trước ngày 30/6/2022', 'relative', '-', '2022-06-25', 'ih'],
      ['trong 30 ngày kể từ ngày ban hành hướng dẫn của Trung ương', 'relative', '-', '-', '-h'],
      ['trước ngày bầu cử', 'relative', '-', '-', '-m'],
      ['trước và trong dịp Tết', 'relative', '-', '-', '-m', 'ask-issuer'],
      ['ngay sau kỳ nghỉ', 'relative', '-', '-', '-m', 'ask-issuer'],
      ['trong dịp Tết Nguyên đán', 'window', '2022-01-31', '2022-02-04', 'im', 'year-inferred day-by-holiday-file'],
      ['trước Tết Nguyên đán năm 2023', 'date', '-', '2023-01-19', 'em', 'day-by-holiday-file'],
      ['trong dịp Tết 2030', 'relative', '-', '-', '-m', 'ask-issuer'],
    ]);
  });
});

describe('a deadline whose event has come', () => {
  const rows: readonly (readonly [phrase: string, eventOn: string, ...expected: string[]])[] = [
    [
      'trong 15 ngày sau khi có hướng dẫn',
      '2022-01-10',
      'conditional',
      '2022-01-10',
      '2022-01-25',
      'ih',
      'set-by-event',
    ],
    [
      'trong 5 ngày kể từ ngày nhận được văn bản',
      '2022-01-10',
      'relative',
      '2022-01-10',
      '2022-01-17',
      'ih',
      'set-by-event moved-off-day-off',
    ],
    ['05 ngày làm việc sau hội nghị', '2022-01-28', 'relative', '2022-01-28', '2022-02-11', 'ih', 'set-by-event'],
    ['chậm nhất 10 ngày trước ngày bầu cử', '2026-03-15', 'relative', '-', '2026-03-05', 'ih', 'set-by-event'],
    ['7 ngày trước ngày bầu cử', '2021-11-27', 'relative', '-', '2021-11-20', 'ih', 'set-by-event'],
    ['trước ngày bầu cử', '2026-03-15', 'relative', '-', '2026-03-14', 'em', 'set-by-event'],
    ['sau khi có hướng dẫn của Trung ương', '2022-01-10', 'conditional', '-', '-', '-h', 'ask-issuer'],
    ['thường xuyên', '2022-01-10', 'standing', '-', '-', '-h', ''],
  ];
  for (const [phrase, eventOn, ...expected] of rows) {
    it(`${phrase}: ${eventOn}`, () => {
      const before = resolveDeadlinePhrase(phrase, context);
      expect(summary(resolveDeadlineOnEvent(before, localDate(eventOn), context))).toEqual(expected);
    });
  }

  it('is worked out anew when the event moves', () => {
    const before = resolveDeadlinePhrase('chậm nhất 10 ngày trước ngày bầu cử', context);
    const first = resolveDeadlineOnEvent(before, localDate('2026-03-15'), context);
    expect(resolveDeadlineOnEvent(first, localDate('2026-03-22'), context)).toEqual({
      ...before,
      due: '2026-03-12',
      boundary: 'inclusive',
      flags: ['set-by-event'],
    });
  });
});
