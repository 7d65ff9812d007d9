import { expect, it } from '@jest/globals';
import { saidIn } from './said-in.js';

const said = (content: Readonly<Record<string, unknown>>): readonly unknown[] => saidIn(content).map(({ field, label, values }) => [field, label.vi, ...values]);

it('a draft is read line by line, with what each thing is called and what it stands in; what is left open is not listed', () => {
  expect(said({ type: 'AnswerUrging', addressee: null, text: 'Đang làm', refersTo: [], promises: [{ assignmentId: 'd1', day: '2021-12-01' }, { assignmentId: 'd2', day: '2021-12-02' }], files: [{ sha256: 'f', name: 'a.pdf', stands: { size: 1, type: 'pdf' } }], late: false })).toEqual([
    ['text', 'Nội dung', 'Đang làm'], ['assignmentId', 'Ngày hứa 1 › Mã nhiệm vụ', 'd1'], ['day', 'Ngày hứa 1 › Ngày', '2021-12-01'], ['assignmentId', 'Ngày hứa 2 › Mã nhiệm vụ', 'd2'], ['day', 'Ngày hứa 2 › Ngày', '2021-12-02'], ['name', 'Tệp kèm › Tên', 'a.pdf'], ['late', 'late', '–'],
  ]); // prettier-ignore
  expect(said({ type: 'IssueUrging', draft: { demand: 'Báo cáo', bodies: ['a', 'b'], number: { symbol: '1-CV/A' } }, leaveOutRefused: true })).toEqual([['demand', 'Yêu cầu', 'Báo cáo'], ['bodies', 'Cơ quan', 'a', 'b'], ['symbol', 'Số › Ký hiệu', '1-CV/A']]);
});
