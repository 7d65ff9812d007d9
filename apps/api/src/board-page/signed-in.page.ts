import type { Moment } from '#libs/application';
import { dateAt, type LocalDate } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';
import { both, html, page, type Html } from './html.js';
import { sampleBanner } from './sign-in.page.js';
import { writtenDay } from './written-day.js';

/** Where the board that needs no script is. */
export const BOARD_PATH = '/bang';

/** The frame of what a signed-in caller sees: who that is (`name`), the moment it is for, and the sections. */
export const signedInPage = (caller: Caller, name: string, moment: Moment, asOf: LocalDate | '', sections: Html): string =>
  page(
    'Bảng theo dõi – Đôn Đốc',
    html`${sampleBanner(caller.account.sample)}
      <header>
        <h1>${both('Bảng theo dõi', 'Board')}</h1>
        <form class="row" method="post" action="/sign-out"><span>${name}</span> <button type="submit">Đăng xuất / Sign out</button></form>
      </header>
      <main id="main">
        <form class="row" method="get" action="${BOARD_PATH}">
          <div><label for="asOf">${both('Tính đến hết ngày', 'As of the end of')}</label><input id="asOf" name="asOf" type="date" value="${asOf}"></div>
          <button type="submit">Xem / Show</button>
        </form>
        <p>${both('Số liệu tại', 'Judged on')} ${writtenDay(dateAt(moment.at))}, ${both('sự kiện thứ', 'event')} ${moment.index}.</p>
        ${sections}
      </main>
      <footer><a href="/">${both('Ứng dụng đầy đủ (cần JavaScript)', 'The whole application (needs JavaScript)')}</a> · <a href="/api/docs">API</a></footer>`,
  );
