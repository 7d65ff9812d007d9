import type { FourBoxes, OverdueBoardAnswer, Ratio } from '#libs/application';
import { dateAt, type Box, type LeadMode, type Line } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';
import { both, html, page, type Html } from './html.js';
import { sampleBanner } from './sign-in.page.js';

const BOXES: readonly (readonly [box: Box, vi: string, en: string, look: string])[] = [
  ['done-on-time', 'Hoàn thành đúng hạn', 'Done on time', 'good'],
  ['done-late', 'Hoàn thành quá hạn', 'Done late', 'late'],
  ['in-time', 'Đang thực hiện trong hạn', 'Open, in time', ''],
  ['overdue', 'Quá hạn', 'Overdue', 'late'],
];

const LINES: readonly (readonly [line: Line, vi: string, en: string])[] = [
  ['standing', 'Thường xuyên', 'Standing'],
  ['undated', 'Chưa ấn định hạn', 'No deadline set'],
  ['conditional', 'Chờ điều kiện', 'Waiting for a condition'],
  ['suspended', 'Tạm dừng', 'Suspended'],
  ['withdrawn', 'Thu hồi, hủy', 'Withdrawn'],
  ['external', 'Ngoài thẩm quyền', 'External'],
];

const MODES: Readonly<Record<LeadMode, string>> = { do: 'thực hiện', direct: 'chỉ đạo', advise: 'tham mưu', monitor: 'theo dõi' };

const rate = ({ k, n }: Ratio): string => (n === 0 ? `${k}/${n}` : `${k}/${n} (${((100 * k) / n).toFixed(1).replace('.', ',')} %)`);

/** The board of whoever is signed in: four boxes, the lines beside them, and what is overdue. */
export const boardPage = (caller: Caller, { total, groups, overdue, moment }: OverdueBoardAnswer, asOf: string): string =>
  page(
    'Bảng theo dõi – Đôn Đốc',
    html`${sampleBanner(caller.account.sample)}
      <header>
        <h1>${both('Bảng theo dõi', 'Board')}</h1>
        <form class="row" method="post" action="/sign-out"><span>${caller.account.displayName}</span> <button type="submit">Đăng xuất / Sign out</button></form>
      </header>
      <main id="main">
        <form class="row" method="get" action="/">
          <div><label for="asOf">${both('Tính đến hết ngày', 'As of the end of')}</label><input id="asOf" name="asOf" type="date" value="${asOf}"></div>
          <button type="submit">Xem / Show</button>
        </form>
        <p>${both('Số liệu tại', 'Judged on')} ${dateAt(moment.at)}, ${both('sự kiện thứ', 'event')} ${moment.index}.</p>
        <h2>${both('Nhiệm vụ có hạn', 'Dated duties')}</h2>
        ${boxes(total)}
        <p>${both('Tỷ lệ hoàn thành', 'Completion')}: ${rate(total.completion)}; ${both('đúng hạn', 'on time')}: ${rate(total.onTime)}.
          ${both('Chờ xác nhận', 'Awaiting confirmation')}: ${total.awaitingConfirmation.inTime} ${both('trong hạn', 'in time')}, ${total.awaitingConfirmation.overdue} ${both('quá hạn', 'overdue')}.
          ${both('Đã gia hạn', 'Extended')}: ${total.extended}. ${both('Ghi bổ sung', 'Entered later')}: ${total.lateEntries}.</p>
        <h2>${both('Ngoài bốn ô', 'Beside the boxes')}</h2>
        ${lines(total)}
        <h2>${both('Theo đơn vị', 'By body')}</h2>
        ${byBody(groups)}
        <h2>${both('Danh sách quá hạn', 'Overdue')}</h2>
        ${overdue.length === 0 ? html`<p>${both('Không có nhiệm vụ quá hạn.', 'Nothing is overdue.')}</p>` : overdueTable(overdue)}
      </main>
      <footer><a href="/api/docs">API</a></footer>`,
  );

function boxes({ boxes: counts }: FourBoxes): Html {
  const n = BOXES.reduce((sum, [box]) => sum + counts[box], 0);
  return html`<ul class="boxes">${BOXES.map(([box, vi, en, look]) => html`<li class="${look}"><strong>${counts[box]}/${n}</strong>${both(vi, en)}</li>`)}</ul>`;
}

const lines = ({ lines: counts, total }: FourBoxes): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Ngoài bốn ô / Beside the boxes"><table><thead><tr>${LINES.map(([, vi, en]) => html`<th scope="col">${both(vi, en)}</th>`)}</tr></thead>
    <tbody><tr>${LINES.map(([line]) => html`<td class="number">${counts[line]}/${total}</td>`)}</tr></tbody></table></div>`;

const byBody = (groups: OverdueBoardAnswer['groups']): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Theo đơn vị / By body"><table>
    <thead><tr><th scope="col">${both('Đơn vị', 'Body')}</th>${BOXES.map(([, vi, en]) => html`<th scope="col">${both(vi, en)}</th>`)}<th scope="col">${both('Hoàn thành', 'Completion')}</th></tr></thead>
    <tbody>${groups.map((group) => html`<tr><th scope="row">${group.name}</th>${BOXES.map(([box]) => html`<td class="number">${group.boxes[box]}</td>`)}<td class="number">${rate(group.completion)}</td></tr>`)}</tbody></table></div>`;

const overdueTable = (duties: OverdueBoardAnswer['overdue']): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="Danh sách quá hạn / Overdue"><table>
    <thead><tr><th scope="col">${both('Văn bản', 'Directive')}</th><th scope="col">${both('Việc', 'Task')}</th><th scope="col">${both('Đơn vị chủ trì', 'Lead')}</th><th scope="col">${both('Hạn', 'Due')}</th><th scope="col">${both('Số ngày', 'Days')}</th></tr></thead>
    <tbody>${duties.map(
      (duty) => html`<tr><td>${duty.directiveSymbol}</td><td>${duty.taskCode}: ${duty.summary} (${MODES[duty.mode]})</td><th scope="row">${duty.bodyName}</th><td>${duty.currentDue ?? ''}</td><td class="number">${duty.standing.kind === 'box' ? duty.standing.daysOverdue : ''}</td></tr>`,
    )}</tbody></table></div>`;
