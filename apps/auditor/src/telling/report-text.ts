import type { Finding } from '../checks/findings.js';
import type { Report } from '../report.js';
import { FINDING_WORDS, type Bilingual } from './words.js';

const VERDICTS: Readonly<Record<Report['verdict'], Bilingual>> = {
  sound: { vi: 'NGUYÊN VẸN: mọi điều kiểm tra được đều đúng như đã ký', en: 'SOUND: all that was checked is as it was signed' },
  altered: { vi: 'ĐÃ BỊ SỬA: bản sao mâu thuẫn với những gì đã ký', en: 'ALTERED: the copy contradicts what was signed' },
  unverifiable: { vi: 'KHÔNG KIỂM TRA ĐƯỢC: bản sao thiếu, hỏng hoặc của nhật ký khác', en: 'NOT VERIFIABLE: the copy is incomplete, damaged or of another log' },
};

const number = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

/** The report for people, in Vietnamese and English. */
export function reportText(report: Report): string {
  const { verdict, checked, findings, counts } = report;
  const lines = [`${VERDICTS[verdict].vi}`, `${VERDICTS[verdict].en}`, '', ...identityLines(report), ...checkedLines(report), ...coverageLines(report)];
  if (findings.length > 0) lines.push('', 'Phát hiện / Findings', ...findings.flatMap(findingLines));
  for (const [code, count] of Object.entries(counts)) {
    const told = findings.filter((finding) => finding.code === code).length;
    if (count > told) lines.push(`  … ${code}: +${number(count - told)}`);
  }
  if (!checked.contents && report.size !== null) lines.push('', 'Bản sao không có nội dung sự kiện: chỉ kiểm tra thứ tự và mã băm / The copy has no contents of events: only order and hashes were checked');
  return `${lines.join('\n')}\n`;
}

function identityLines({ origin, size, root, signedBy, keyBrought }: Report): readonly string[] {
  if (origin === null) return [];
  const lines = [
    `Nhật ký / Log                      ${origin}`,
    `Số sự kiện / Events                ${number(size ?? 0)}`,
    `Gốc cây băm / Root                 ${root}`,
    ...signedBy.map((key) => `Khóa đã ký / Signed by             ${key}`),
  ];
  if (!keyBrought && signedBy.length > 0) {
    lines.push('  Khóa lấy từ chính bản sao: hãy so với khóa đã ghi lại từ trước, hoặc dùng --key', '  The key comes from the copy itself: compare it with the one written down before, or give --key');
  }
  return lines;
}

function checkedLines({ checked }: Report): readonly string[] {
  const left = Object.values(checked.notJudged).reduce((sum, count) => sum + count, 0);
  return [
    `Đã kiểm tra / Checked              ${number(checked.events)} sự kiện / events, ${number(checked.streams)} luồng / streams, ${number(checked.checkpoints)} dấu niêm phong / checkpoints, ${number(checked.files)} tệp / files`,
    ...(checked.contents ? [`Xét lại theo quy tắc / Judged anew ${number(checked.judged)} việc / acts; không xét được / not judged ${number(left)}`] : []),
  ];
}

function coverageLines({ held, cosigned, tail, size }: Report): readonly string[] {
  if (size === null) return [];
  const lines: string[] = [];
  if (held !== null) lines.push(`Khớp dấu bạn giữ / Fits what you hold   đến sự kiện / up to event ${number(held.size)}`);
  if (cosigned !== null) lines.push(`Đã được làm chứng / Cosigned        đến sự kiện / up to event ${number(cosigned.size)}, ${cosigned.at}`);
  if (tail.events > 0) lines.push(`Chỉ có chữ ký của cơ quan / Signed by the office alone   ${number(tail.events)} sự kiện cuối / last events${tail.since === null ? '' : `, từ / since ${tail.since}`}`);
  return lines;
}

function findingLines({ code, event, stream, field, file, facts }: Finding): readonly string[] {
  const place = [event === null ? null : `sự kiện / event ${event}`, stream, field === null ? null : `trường / field ${field}`, file].filter((part) => part !== null).join(' · ');
  const { vi, en } = FINDING_WORDS[code];
  const told = Object.entries(facts).map(([name, value]) => `${name}=${String(value)}`).join(' ');
  return [`  ${code}: ${place === '' ? '–' : place}`, `    ${vi}`, `    ${en}`, ...(told === '' ? [] : [`    ${told}`])];
}
