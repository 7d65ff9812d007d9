import { describe, expect, it } from '@jest/globals';
import { attachment } from './content-disposition.js';

describe('the name under which a file is saved', () => {
  it.each([
    ['bao cao.pdf', `attachment; filename="bao cao.pdf"; filename*=UTF-8''bao%20cao.pdf`],
    ['Đề án số 5 (cuối).docx', `attachment; filename="De an so 5 (cuoi).docx"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n%20s%E1%BB%91%205%20%28cu%E1%BB%91i%29.docx`],
    ['a"; x=y\\%0d%0a.pdf', `attachment; filename="a_; x=y__0d_0a.pdf"; filename*=UTF-8''a%22%3B%20x%3Dy%5C%250d%250a.pdf`],
    ["o'b*.pdf", `attachment; filename="o'b*.pdf"; filename*=UTF-8''o%27b%2A.pdf`],
    ['表.pdf', `attachment; filename="_.pdf"; filename*=UTF-8''%E8%A1%A8.pdf`],
    ['a\r\nb.pdf', `attachment; filename="a__b.pdf"; filename*=UTF-8''a%0D%0Ab.pdf`],
  ])('%j', (name, header) => {
    expect(attachment(name)).toBe(header);
  });
});
