import type { Evidence } from './evidence.js';

/** What the files of a folder of evidence are, for whoever finds it. */
const README = `Gói chứng cứ từ nhật ký Đôn Đốc / Evidence from a log of Đôn Đốc

evidence.html  mở bằng trình duyệt: diễn biến, và tự kiểm tra / open it in a browser: what happened, verified by the page itself
evidence.json  cùng nội dung, dạng máy đọc / the same for machines
checkpoint     dấu niêm phong (c2sp.org/tlog-checkpoint)
keys           khóa kiểm tra mà nhật ký nêu, khóa đang dùng ở cuối / verifier keys that the log names, the one in force last
entries/<n>    lá của cây băm RFC 6962 / the leaf of event n: its SHA-256 after a byte 0 is the leaf hash
events/<n>     nội dung đã lưu; SHA-256 của nó đứng trong entries/<n> / the stored bytes, named by their SHA-256 in the entry
`;

/** The package as files for machines, by path; texts in UTF-8. */
export function evidenceFiles(evidence: Evidence, page: string): ReadonlyMap<string, string> {
  const files = new Map([
    ['README.txt', README],
    ['evidence.html', page],
    ['evidence.json', `${JSON.stringify(evidence)}\n`],
    ['checkpoint', evidence.checkpoint],
    ['keys', evidence.keys.map((key) => `${key}\n`).join('')],
  ]);
  for (const { entry, stored } of evidence.events) {
    const { index } = JSON.parse(entry) as { readonly index: number };
    files.set(`entries/${index}.json`, entry);
    files.set(`events/${index}.json`, stored);
  }
  return files;
}
