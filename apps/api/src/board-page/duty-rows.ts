import type { DutyRow } from '#libs/application';
import type { BodyId, LeadMode } from '#libs/domain';
import { both, html, type Html } from './html.js';
import { writtenDay } from './written-day.js';

/** How bodies are called at the moment the page shows. */
export type BodyNames = ReadonlyMap<BodyId, string>;

const MODES: Readonly<Record<LeadMode, string>> = { do: 'thực hiện', direct: 'chỉ đạo', advise: 'tham mưu', monitor: 'theo dõi' };

/** A table that is scrolled sideways by keyboard too. */
export const table = (name: { readonly vi: string; readonly en: string }, headings: readonly Html[], rows: readonly Html[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${name.vi} / ${name.en}"><table>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${rows}</tbody></table></div>`;

/** How many rows of how many are shown. */
export const countedRows = (k: number, n: number): Html => html`<p>${both('Liệt kê', 'Listed')}: ${k}/${n}.</p>`;

export const DUTY_HEADINGS: readonly Html[] = [both('Văn bản', 'Directive'), both('Việc', 'Task'), both('Đơn vị chủ trì', 'Lead'), both('Đang chờ ai', 'Who must act'), both('Hạn', 'Due')];

/** The cells under `DUTY_HEADINGS`. */
export const dutyCells = (duty: DutyRow, names: BodyNames): Html =>
  html`<td>${duty.directiveSymbol}</td><td>${duty.taskCode}: ${duty.summary} (${MODES[duty.mode]})${periodOf(duty)}</td><th scope="row">${duty.bodyName}</th><td>${holderName(duty, names)}</td><td>${writtenDay(duty.currentDue)}</td>`;

/** Which period of a recurring duty the row is about. */
const periodOf = ({ period }: DutyRow): Html => (period === null ? html`` : html` – ${both(`kỳ ${period.key}`, `period ${period.key}`)}`);

function holderName({ holder, body, bodyName }: DutyRow, names: BodyNames): string {
  if (holder === null) return '–';
  return holder === body ? bodyName : (names.get(holder) ?? holder);
}
