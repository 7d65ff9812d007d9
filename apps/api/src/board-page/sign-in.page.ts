import { table } from './duty-rows.js';
import { both, html, page, type Html } from './html.js';

/** What the page says above the form, when something went wrong before. */
export interface Notice {
  readonly vi: string;
  readonly en: string;
}

export const sampleBanner = (sample: boolean): Html => (sample ? html`<p class="sample">DỮ LIỆU MẪU / SAMPLE DATA</p>` : html``);

export const alert = (notice: Notice | null): Html => (notice === null ? html`` : html`<p class="alert" role="alert">${both(notice.vi, notice.en)}</p>`);

type SampleLogin = { readonly login: string; readonly name: string };

/** Sample accounts: those worth trying first, and one of each body. */
export interface SampleLogins {
  readonly main: readonly SampleLogin[];
  readonly others: readonly SampleLogin[];
}

/** The page of somebody not signed in. `password` is null, and there are no logins, unless the data is sample. */
export const signInPage = (logins: SampleLogins, password: string | null, notice: Notice | null): string =>
  page(
    'Đăng nhập – Đôn Đốc',
    html`${sampleBanner(password !== null)}
      <header><h1>Đôn Đốc</h1></header>
      <main id="main">
        <h2>${both('Đăng nhập', 'Sign in')}</h2>
        ${alert(notice)}
        <form method="post" action="/sign-in">
          <label for="login">${both('Tên đăng nhập', 'Login')}</label>
          <input id="login" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" required autofocus>
          <label for="password">${both('Mật khẩu', 'Password')}</label>
          <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1024" required>
          <p><button type="submit">Đăng nhập / Sign in</button></p>
        </form>
        ${password === null ? html`` : sampleAccounts(logins, password)}
      </main>`,
  );

const sampleAccounts = ({ main, others }: SampleLogins, password: string): Html =>
  html`<h2>${both('Tài khoản mẫu', 'Sample accounts')}</h2>
    <p>${both('Mật khẩu chung:', 'Password of all:')} <code>${password}</code></p>
    ${accountTable({ vi: 'Tài khoản mẫu', en: 'Sample accounts' }, main)}
    ${others.length === 0 ? html`` : html`<details><summary>${both(`Mỗi cơ quan một tài khoản (${others.length})`, 'One account of each body')}</summary>
    ${accountTable({ vi: 'Tài khoản của các cơ quan', en: 'Accounts of the bodies' }, others)}</details>`}`;

const accountTable = (name: { readonly vi: string; readonly en: string }, logins: SampleLogins['main']): Html =>
  table(name, [both('Tên đăng nhập', 'Login'), both('Là ai', 'Who')], logins.map(({ login, name: who }) => html`<tr><td><code>${login}</code></td><td>${who}</td></tr>`));

/** Where whoever has a one-time link sets a password. */
export const invitationPage = (token: string, notice: Notice | null): string =>
  page(
    'Đặt mật khẩu – Đôn Đốc',
    html`<header><h1>Đôn Đốc</h1></header>
      <main id="main">
        <h2>${both('Đặt mật khẩu', 'Set your password')}</h2>
        ${alert(notice)}
        <form method="post" action="/invitations/${encodeURIComponent(token)}">
          <label for="password">${both('Mật khẩu (12–128 ký tự)', 'Password (12–128 characters)')}</label>
          <input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" aria-describedby="rules" required autofocus>
          <p id="rules">${both('Một câu dài dễ nhớ; không dùng tên mình, ngày tháng hay mật khẩu quen thuộc.', 'A long sentence that is easy to remember; not your name, dates or a well-known password.')}</p>
          <p><button type="submit">Đặt mật khẩu / Set password</button></p>
        </form>
      </main>`,
  );
