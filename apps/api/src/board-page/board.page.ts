import type { FourBoxes, OverdueBoardAnswer, OverdueGroup, Ratio } from '#libs/application';
import type { Box, Line } from '#libs/domain';
import { countedRows, DUTY_HEADINGS, dutyCells, table, type BodyNames } from './duty-rows.js';
import { both, html, type Html } from './html.js';

const BOXES: readonly (readonly [box: Box, vi: string, en: string, look: string])[] = [
  ['done-on-time', 'Hoàn thành đúng hạn', 'Done on time', 'good'],
  ['done-late', 'Hoàn thành quá hạn', 'Done late', 'late'],
  ['in-time', 'Đang thực hiện trong hạn', 'Open, in time', ''],
  ['overdue', 'Quá hạn', 'Overdue', 'late'],
];

const LINES: readonly (readonly [line: Line, vi: string, en: string])[] = [
  ['standing', 'Thường xuyên', 'Standing'],
  ['recurring', 'Định kỳ', 'Recurring'],
  ['undated', 'Chưa ấn định hạn', 'No deadline set'],
  ['conditional', 'Chờ điều kiện', 'Waiting for a condition'],
  ['suspended', 'Tạm dừng', 'Suspended'],
  ['withdrawn', 'Thu hồi, hủy', 'Withdrawn'],
  ['external', 'Ngoài thẩm quyền', 'External'],
];

const rate = ({ k, n }: Ratio): string => (n === 0 ? `${k}/${n}` : `${k}/${n} (${((100 * k) / n).toFixed(1).replace('.', ',')} %)`);

const dated = ({ boxes: counts }: FourBoxes): number => BOXES.reduce((sum, [box]) => sum + counts[box], 0);

/** The board: four boxes, what is overdue, the lines beside the boxes, and the bodies. `nextPage` is null on the last one. */
export const boardSections = ({ total, groups, overdue }: OverdueBoardAnswer, names: BodyNames, nextPage: string | null): Html =>
  html`<h2>${both('Nhiệm vụ có hạn', 'Dated duties')}</h2>
    ${boxes(total)}
    <p>${both('Tỷ lệ hoàn thành', 'Completion')}: ${rate(total.completion)}; ${both('đúng hạn', 'on time')}: ${rate(total.onTime)}.
      ${both('Chờ xác nhận', 'Awaiting confirmation')}: ${total.awaitingConfirmation.inTime} ${both('trong hạn', 'in time')}, ${total.awaitingConfirmation.overdue} ${both('quá hạn', 'overdue')}.
      ${both('Đã gia hạn', 'Extended')}: ${total.extended}. ${both('Ghi bổ sung', 'Entered later')}: ${total.lateEntries}.${periodsTold(total)}</p>
    <h2 id="overdue">${both('Danh sách quá hạn', 'Overdue')}</h2>
    ${total.boxes.overdue === 0 ? html`<p>${both('Không có nhiệm vụ quá hạn.', 'Nothing is overdue.')}</p>` : overdueList(overdue, total.boxes.overdue, names, nextPage)}
    <h2>${both('Ngoài bốn ô', 'Beside the boxes')}</h2>
    ${lines(total)}
    <h2>${both('Theo đơn vị', 'By body')}</h2>
    ${byBody(datedFirst(groups))}`;

function boxes(counts: FourBoxes): Html {
  const n = dated(counts);
  return html`<ul class="boxes">${BOXES.map(([box, vi, en, look]) => html`<li class="${look}"><strong>${counts.boxes[box]}/${n}</strong>${both(vi, en)}</li>`)}</ul>`;
}

const overdueList = (duties: OverdueBoardAnswer['overdue'], n: number, names: BodyNames, nextPage: string | null): Html =>
  html`${countedRows(duties.length, n)}
    ${table({ vi: 'Danh sách quá hạn', en: 'Overdue' }, [...DUTY_HEADINGS, both('Số ngày', 'Days')], duties.map(
      (duty) => html`<tr>${dutyCells(duty, names)}<td class="number">${duty.standing.kind === 'box' ? duty.standing.daysOverdue : ''}</td></tr>`,
    ))}
    ${nextPage === null ? html`` : html`<p><a href="${nextPage}#overdue">${both('Trang sau', 'Next page')}</a></p>`}`;

/** How many of the numbers above are periods of recurring duties (R16 keeps the two apart). */
const periodsTold = ({ periods: { boxes: counts, suspended, lapsed } }: FourBoxes): Html => {
  const n = BOXES.reduce((sum, [box]) => sum + counts[box], 0);
  if (n + suspended + lapsed === 0) return html``;
  return html` ${both('Trong đó kỳ báo cáo', 'Of these, periods')}: ${n} (${both('quá hạn', 'overdue')} ${counts.overdue}); ${both('tạm dừng', 'suspended')} ${suspended}, ${both('hết hiệu lực', 'lapsed')} ${lapsed}.`;
};

const lines = ({ lines: counts, total }: FourBoxes): Html =>
  table({ vi: 'Ngoài bốn ô', en: 'Beside the boxes' }, LINES.map(([, vi, en]) => both(vi, en)), [html`<tr>${LINES.map(([line]) => html`<td class="number">${counts[line]}/${total}</td>`)}</tr>`]);

/** Bodies with dated duties before those that have none; otherwise as they come. */
const datedFirst = (groups: readonly OverdueGroup[]): readonly OverdueGroup[] => [...groups.filter((group) => dated(group) > 0), ...groups.filter((group) => dated(group) === 0)];

const byBody = (groups: readonly OverdueGroup[]): Html =>
  table(
    { vi: 'Theo đơn vị', en: 'By body' },
    [both('Đơn vị', 'Body'), ...BOXES.map(([, vi, en]) => both(vi, en)), both('Ngoài bốn ô', 'Beside the boxes'), both('Hoàn thành', 'Completion')],
    groups.map(
      (group) =>
        html`<tr><th scope="row">${group.name}</th>${BOXES.map(([box]) => html`<td class="number">${group.boxes[box]}</td>`)}<td class="number">${group.total - dated(group)}/${group.total}</td><td class="number">${rate(group.completion)}</td></tr>`,
    ),
  );
