import type { DutyRow, InboxAnswer, InboxQuestion } from '#libs/application';
import type { AssignmentStatus, Box, Line } from '#libs/domain';
import { countedRows, DUTY_HEADINGS, dutyCells, table, type BodyNames } from './duty-rows.js';
import { both, html, type Html } from './html.js';

type Filter = InboxQuestion['filter'];

const FILTERS: readonly (readonly [filter: Filter, vi: string, en: string])[] = [
  ['all', 'Tất cả', 'All'],
  ['to-acknowledge', 'Chờ tiếp nhận', 'To acknowledge'],
  ['due-soon', 'Sắp đến hạn', 'Due soon'],
  ['overdue', 'Quá hạn', 'Overdue'],
  ['returned', 'Bị trả lại', 'Returned'],
  ['waiting', 'Chờ đơn vị quyết định', 'Waiting for you'],
  ['undated', 'Chưa ấn định hạn', 'No deadline set'],
  ['standing', 'Thường xuyên', 'Standing'],
  ['recurring', 'Định kỳ', 'Recurring'],
];

const STATUSES: Readonly<Record<AssignmentStatus, string>> = {
  none: 'chưa giao', assigned: 'đã giao', acknowledged: 'đã tiếp nhận', 'in-progress': 'đang thực hiện', submitted: 'đã báo cáo kết quả', accepted: 'đã xác nhận', closed: 'đã kết thúc',
  'returned-to-issuer': 'trả lại cơ quan giao', suspended: 'tạm dừng', withdrawn: 'thu hồi',
}; // prettier-ignore

const STANDINGS: Readonly<Record<Box | Line, string>> = {
  'done-on-time': 'hoàn thành đúng hạn', 'done-late': 'hoàn thành quá hạn', 'in-time': 'trong hạn', overdue: 'quá hạn', standing: 'thường xuyên', recurring: 'định kỳ', undated: 'chưa ấn định hạn',
  conditional: 'chờ điều kiện', suspended: 'tạm dừng', withdrawn: 'thu hồi, hủy', external: 'ngoài thẩm quyền',
}; // prettier-ignore

/** Where the links of the desk lead. */
export interface DeskLinks {
  readonly filter: (filter: Filter) => string;
  readonly nextPage: string | null;
}

/** What a body has on its desk: how many of each sort, each a link to those alone, and the list. */
export const deskSections = ({ counts, duties }: InboxAnswer, shown: Filter, names: BodyNames, links: DeskLinks): Html =>
  html`<h2 id="desk">${both('Việc của đơn vị', 'Your desk')}</h2>
    <ul class="boxes">${FILTERS.map(
      ([filter, vi, en]) => html`<li class="${filter === 'overdue' && counts.overdue > 0 ? 'late' : ''}"><strong>${counts[filter]}/${counts.all}</strong><a href="${links.filter(filter)}#desk"${current(filter === shown)}>${both(vi, en)}</a></li>`,
    )}</ul>
    ${duties.length === 0 ? html`<p>${both('Không có việc nào.', 'Nothing here.')}</p>` : deskList(duties, counts[shown], names)}
    ${links.nextPage === null ? html`` : html`<p><a href="${links.nextPage}#desk">${both('Trang sau', 'Next page')}</a></p>`}
    <p>${both('Phần dưới tính mọi nhiệm vụ mà đơn vị có phần, kể cả do đơn vị khác chủ trì.', 'What follows counts every duty in which your body has a part, also under other leads.')}</p>`;

const current = (yes: boolean): Html => (yes ? html` aria-current="true"` : html``);

const deskList = (duties: readonly DutyRow[], n: number, names: BodyNames): Html =>
  html`${countedRows(duties.length, n)}
    ${table({ vi: 'Việc của đơn vị', en: 'Your desk' }, [...DUTY_HEADINGS, both('Trạng thái', 'Status')], duties.map((duty) => html`<tr>${dutyCells(duty, names)}<td>${statusOf(duty)}</td></tr>`))}`;

function statusOf({ status, standing }: DutyRow): string {
  if (standing.kind === 'line') return `${STATUSES[status]}, ${STANDINGS[standing.line]}`;
  const days = standing.box === 'overdue' ? ` ${standing.daysOverdue} ngày` : '';
  return `${STATUSES[status]}, ${STANDINGS[standing.box]}${days}`;
}
