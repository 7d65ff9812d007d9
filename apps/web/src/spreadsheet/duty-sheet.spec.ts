import { describe, expect, it } from '@jest/globals';
import { fromBufferPromise } from 'yauzl';
import type { DutyRow } from '../api/client.js';
import { vi } from '../language/vi.js';
import { dutyRows, dutySheet, plainCell, type DutyList } from './duty-sheet.js';

const duty = (changes: Partial<DutyRow> = {}): DutyRow => ({
  acknowledged: true, acknowledgementDue: null, acknowledgementLate: false, assignmentId: 'a1', body: 'btg', bodyName: 'Ban Tuyên giáo', currentDue: '2021-12-31', directiveId: 'd1', directiveSymbol: '24-KH/TU',
  extensionPending: false, extensionsGranted: 0, holder: 'vptu', mode: 'do', originalDue: '2021-12-31', percent: null, period: null, revision: 1, standing: { kind: 'box', box: 'overdue', daysOverdue: 9, awaitingConfirmation: false, dueSoon: false },
  starred: false, status: 'assigned', summary: 'Tuyên truyền', taskCode: 'IV.4', ...changes,
}) as DutyRow; // prettier-ignore

const listOf = (...duties: readonly DutyRow[]): DutyList => ({ title: 'Hộp việc – Ban Tuyên giáo', duties, moment: { at: Date.UTC(2022, 0, 9), index: 136 } as DutyList['moment'], address: 'https://don-doc.example/hop-viec?loc=overdue' });

/** The parts of a file, by name. */
async function partsOf(file: Blob): Promise<ReadonlyMap<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(await file.arrayBuffer()));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
  }
  return parts;
}

describe('a list as a spreadsheet', () => {
  it('has one duty a row, days as dates, numbers as numbers, and leaves empty what is not known', () => {
    const [headings = [], first = [], second = []] = dutyRows(listOf(duty(), duty({ currentDue: null, originalDue: null, holder: null, standing: { kind: 'line', line: 'undated' } as never })), () => 'Văn phòng', vi);
    expect(headings).toHaveLength(first.length);
    const valuesOf = (row: readonly unknown[]): readonly unknown[] => row.map((cell) => (cell as { readonly value?: unknown } | null)?.value ?? null);
    const day = new Date('2021-12-31T00:00:00Z');
    expect(valuesOf(first)).toEqual([day, day, 'Quá hạn', 9, 'IV.4', 'Tuyên truyền', 'Ban Tuyên giáo', 'thực hiện', 'Văn phòng', '24-KH/TU', 'đã giao, chưa tiếp nhận', 'https://don-doc.example/viec/a1']);
    expect(valuesOf(second).slice(0, 4)).toEqual([null, null, 'Chưa ấn định hạn', null]);
    expect(second[8]).toBeNull();
  });

  it.each(['=1+1', '+84', '-3 việc', '@SUM(A1)', '\tx', '\rx'])('does not let %j be computed', (text) => {
    expect(plainCell(text)).toEqual({ value: `'${text}`, type: String });
  });

  it('leaves other text alone, but for what no cell can hold', () => {
    expect([plainCell('a=1'), plainCell('x'.repeat(40_000))]).toEqual([{ value: 'a=1', type: String }, { value: 'x'.repeat(32_767), type: String }]);
  });

  it('is a file of two sheets without a formula, and says as of when it is', async () => {
    const parts = await partsOf(await dutySheet(listOf(duty({ summary: '=HYPERLINK("http://x","<b>&")' })), (body) => body, vi));
    const all = [...parts].filter(([name]) => name.endsWith('.xml')).map(([, text]) => text).join('\n');
    expect([parts.has('xl/worksheets/sheet2.xml'), /<f[ >]/u.test(all), all.includes('&apos;=HYPERLINK(') || all.includes("'=HYPERLINK("), all.includes('<b>&"')]).toEqual([true, false, true, false]);
    expect(all).toContain('Số liệu tại 09/01/2022 07:00, sự kiện thứ 136.');
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<c r="A2"[^>]*><v>44561<\/v>/u); // 31/12/2021
  });
});
