import { describe, expect, it } from '@jest/globals';
import { vi } from '../language/vi.js';
import { suggestions, type Known } from './suggestions.js';

const KNOWN: Known = {
  pages: [{ to: '/hop-viec', name: 'Hộp việc' }, { to: '/van-ban', name: 'Văn bản' }],
  views: [{ id: 'v1', name: 'Gấp tháng này', page: 'inbox', search: 'trong=7', shared: false, own: true }],
  bodies: [{ bodyId: 'so-y-te', name: 'Sở Y tế' }, { bodyId: 'so-noi-vu', name: 'Sở Nội vụ' }],
  directives: [{ directiveId: 'd1', symbol: '24-KH/TU', title: 'Kế hoạch thực hiện Kết luận' }],
  inboxes: [],
  oversees: false,
  today: '2021-12-15',
}; // prettier-ignore

const said = (line: string, known: Partial<Known> = {}): readonly string[] => suggestions(line, { ...KNOWN, ...known }, vi).map(({ kind, name, to }) => `${kind}: ${name} → ${JSON.stringify({ to: to.to, ...(to.search !== undefined && { search: to.search }), ...(to.params !== undefined && { params: to.params }) })}`);

describe('where a line of the command bar leads', () => {
  it('to every page while nothing is typed', () => {
    expect(said('')).toEqual(['page: Hộp việc → {"to":"/hop-viec"}', 'page: Văn bản → {"to":"/van-ban"}', 'view: Gấp tháng này → {"to":"/hop-viec","search":{"trong":7}}', 'directive: 24-KH/TU: Kế hoạch thực hiện Kết luận → {"to":"/van-ban/$id","params":{"id":"d1"}}']);
  });

  it('to the inbox of an agency, and for whoever oversees to the lists of the board too', () => {
    expect(said('qh t11')).toEqual(['filter: Quá hạn, hạn trong tháng 11/2021 → {"to":"/hop-viec","search":{"loc":"overdue","thang":"2021-11"}}']);
    expect(said('qh t11', { oversees: true })).toEqual([
      'filter: Quá hạn, hạn trong tháng 11/2021 → {"to":"/hop-viec","search":{"loc":"overdue","thang":"2021-11"}}',
      'board: Quá hạn, hạn trong tháng 11/2021 → {"to":"/tong-hop/danh-sach","search":{"o":"overdue","thang":"2021-11"}}',
    ]);
    expect(said('qh so y', { oversees: true, inboxes: ['so-y-te'] })).toEqual([
      'filter: Quá hạn – Sở Y tế → {"to":"/hop-viec","search":{"loc":"overdue","dv":"so-y-te"}}',
      'board: Quá hạn – Sở Y tế → {"to":"/tong-hop/danh-sach","search":{"o":"overdue","dv":"so-y-te"}}',
    ]);
  });

  it('to what has the name', () => {
    expect(said('so')).toEqual(['body: Sở Y tế → {"to":"/tong-hop","search":{"dv":"so-y-te"}}', 'body: Sở Nội vụ → {"to":"/tong-hop","search":{"dv":"so-noi-vu"}}']);
    expect(said('qua han')).toEqual(['filter: Quá hạn → {"to":"/hop-viec","search":{"loc":"overdue"}}']);
    expect(said('24-kh')).toEqual(['directive: 24-KH/TU: Kế hoạch thực hiện Kết luận → {"to":"/van-ban/$id","params":{"id":"d1"}}']);
    expect(said('không có gì như thế')).toEqual([]);
  });
});
