import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import { NOTICE_KINDS, noticeWords, type NoticeFacts } from './index.js';

const facts: NoticeFacts = { kind: 'duty-assigned', symbol: '24-KH/TU', taskCode: 'IV.4', summary: 'Tuyên truyền trong năm.', due: localDate('2021-12-15'), day: localDate('2021-11-18'), otherName: 'Văn phòng Tỉnh ủy', period: '2022-Q1' };

describe('the words of a notice', () => {
  it('name the duty, its code, its due day and what to do next', () => {
    expect(noticeWords(facts)).toEqual({
      subject: { vi: 'Nhiệm vụ mới: IV.4, 24-KH/TU', en: 'New duty: IV.4, 24-KH/TU' },
      text: {
        vi: 'Tuyên truyền trong năm. Hạn: 15/12/2021. Tiếp nhận chậm nhất ngày 18/11/2021.',
        en: 'Tuyên truyền trong năm. Due: 15/12/2021. Acknowledge it by 18/11/2021.',
      },
    });
  });

  it('say that no day is set rather than inventing one', () => {
    expect(noticeWords({ ...facts, due: null, day: null, period: null }).text.vi).toBe('Tuyên truyền trong năm. Hạn: chưa ấn định. Tiếp nhận nhiệm vụ.');
    expect(noticeWords({ ...facts, kind: 'coordination-requested', day: null }).text.en).toBe('Tuyên truyền trong năm. Due: 15/12/2021. Answer Văn phòng Tỉnh ủy.');
  });

  it('name the period as people do, and its own day', () => {
    expect(noticeWords({ ...facts, kind: 'period-due', due: null, day: localDate('2022-03-20') }).text).toEqual({
      vi: 'Tuyên truyền trong năm. Quý I/2022: nộp báo cáo chậm nhất ngày 20/03/2022.', en: 'Tuyên truyền trong năm. Quarter 1/2022: file by 20/03/2022.',
    });
  });

  it('put names in as they are', () => {
    expect(noticeWords({ ...facts, kind: 'coordination-answered', otherName: 'Ban $& A' }).text.en).toContain('See the answer of Ban $& A.');
  });

  it.each(NOTICE_KINDS)('%s has words in both languages, in NFC, with nothing left to fill in', (kind) => {
    const { subject, text } = noticeWords({ ...facts, kind });
    for (const words of [subject.vi, subject.en, text.vi, text.en]) {
      expect(words.normalize('NFC')).toBe(words);
      expect(words).not.toMatch(/[{}–]/);
    }
    expect(subject.vi).not.toBe(subject.en);
  });
});
