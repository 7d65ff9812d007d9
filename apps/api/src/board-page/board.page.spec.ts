import { describe, expect, it } from '@jest/globals';
import type { DutyRow, FourBoxes, OverdueBoardAnswer, OverdueGroup } from '#libs/application';
import { assignmentId, bodyId, directiveId, localDate, type Box, type TaskCode } from '#libs/domain';
import { boardSections } from './board.page.js';
import { deskSections } from './desk.page.js';
import { writtenDay } from './written-day.js';

const counted = (boxes: Partial<Record<Box, number>>, standing = 0): FourBoxes => ({
  boxes: { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0, ...boxes },
  awaitingConfirmation: { inTime: 0, overdue: 0 },
  extended: 0,
  lateEntries: 0,
  lines: { standing, recurring: 0, undated: 0, conditional: 0, suspended: 0, withdrawn: 0, external: 0 },
  completion: { k: 0, n: boxes.overdue ?? 0 },
  onTime: { k: 0, n: 0 },
  periods: { boxes: { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 }, completion: { k: 0, n: 0 }, onTime: { k: 0, n: 0 }, withoutDueDay: { k: 0, n: 0 }, suspended: 0, lapsed: 0 },
  total: Object.values(boxes).reduce((sum, n) => sum + n, standing),
});
const group = (name: string, boxes: Partial<Record<Box, number>>, standing = 0): OverdueGroup => ({ key: name, name, ...counted(boxes, standing) });

const duty: DutyRow = {
  assignmentId: assignmentId('a'), directiveId: directiveId('d'), directiveSymbol: '24-KH/TU', taskCode: 'IV.4' as TaskCode, summary: 'việc', body: bodyId('lead'), bodyName: 'Đơn vị chủ trì 1',
  mode: 'do', status: 'submitted', originalDue: localDate('2021-12-31'), currentDue: localDate('2021-12-31'), acknowledgementDue: null, acknowledged: true, acknowledgementLate: false,
  standing: { kind: 'box', box: 'overdue', awaitingConfirmation: true, dueSoon: false, daysOverdue: 15, extended: false, extensionPending: false },
  holder: bodyId('judge'), percent: null, extensionPending: false, extensionsGranted: 0, starred: false, revision: 3, period: null,
}; // prettier-ignore
const names = new Map([[bodyId('judge'), 'Đơn vị xác nhận']]);
const moment = { index: 5, at: 0 } as OverdueBoardAnswer['moment'];

/** The texts between tags. */
const texts = (html: string): readonly string[] => html.split(/<[^>]*>/).map((text) => text.trim()).filter((text) => text !== '');

describe('the board', () => {
  const answer: OverdueBoardAnswer = { moment, total: counted({ overdue: 3, 'in-time': 1 }, 2), groups: [group('Không hạn', {}, 2), group('Có hạn', { overdue: 3, 'in-time': 1 })], overdue: [duty], nextCursor: 'c' };
  const { text } = boardSections(answer, names, '/bang?cursor=c');

  it('tells the boxes, the overdue list, the lines and the bodies in this order', () => {
    expect([...text.matchAll(/<h2[^>]*>([^<]*) </g)].map(([, heading]) => heading)).toEqual(['Nhiệm vụ có hạn', 'Danh sách quá hạn', 'Ngoài bốn ô', 'Theo đơn vị']);
    expect([...text.matchAll(/<strong>([^<]*)/g)].map(([, count]) => count)).toEqual(['0/4', '0/4', '1/4', '3/4']);
  });

  it('lists what is overdue with its holder and its day as written, k of n, and the next page', () => {
    const [row = ''] = /<tr><td>24-KH.*?<\/tr>/s.exec(text) ?? [];
    expect(texts(row)).toEqual(['24-KH/TU', 'IV.4: việc (thực hiện)', 'Đơn vị chủ trì 1', 'Đơn vị xác nhận', '31/12/2021', '15']);
    expect([text.includes(': 1/3.'), text.includes('href="/bang?cursor=c#overdue"')]).toEqual([true, true]);
    expect(boardSections({ ...answer, nextCursor: null }, names, null).text).not.toContain('#overdue"');
  });

  it('puts bodies with dated duties first, with what is outside the boxes', () => {
    const rows = [...text.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) => texts(row));
    expect(rows).toEqual([['Có hạn', '0', '0', '1', '3', '0/4', '0/3 (0,0 %)'], ['Không hạn', '0', '0', '0', '0', '2/2', '0/0']]);
  });
});

describe('the desk of a body', () => {
  const counts = { all: 7, 'to-acknowledge': 2, 'due-soon': 0, overdue: 1, returned: 0, undated: 3, standing: 1, recurring: 4, waiting: 0 };
  const links = { filter: (name: string) => `/bang?filter=${name}`, nextPage: null };

  it('links each count to its list and shows where each duty stands', () => {
    const { text } = deskSections({ moment, counts, duties: [duty], nextCursor: null }, 'overdue', names, links);
    expect([...text.matchAll(/<strong>([^<]*)/g)].map(([, count]) => count)).toEqual(['7/7', '2/7', '0/7', '1/7', '0/7', '0/7', '3/7', '1/7', '4/7']);
    expect([text.includes('<a href="/bang?filter=overdue#desk" aria-current="true">'), text.includes(': 1/1.'), text.includes('đã báo cáo kết quả, quá hạn 15 ngày')]).toEqual([true, true, true]);
  });

  it('says so when there is nothing', () => {
    expect(deskSections({ moment, counts, duties: [], nextCursor: null }, 'returned', names, links).text).toContain('Không có việc nào.');
  });
});

describe('a day', () => {
  it('is written dd/mm/yyyy', () => {
    expect([writtenDay(localDate('2021-12-05')), writtenDay(null)]).toEqual(['05/12/2021', '']);
  });
});
