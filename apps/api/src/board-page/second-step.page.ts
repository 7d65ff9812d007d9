import type { Enrolment, SecondStep } from '../second-factor/second-steps.js';
import { both, html, page, type Html } from './html.js';
import { alert, type Notice } from './sign-in.page.js';

/** Asks for the second factor, or has it set up first. `next`: the address to go on to. */
export const secondStepPage = ({ ticket, enrolment }: SecondStep, next: string, notice: Notice | null): string =>
  page(
    'Mã xác thực – Đôn Đốc',
    html`<header><h1>Đôn Đốc</h1></header>
      <main id="main">
        <h2>${enrolment === null ? both('Mã xác thực', 'Second factor') : both('Gắn ứng dụng xác thực', 'Set up an authenticator')}</h2>
        ${alert(notice)}
        ${enrolment === null ? html`` : setUp(enrolment)}
        <form method="post" action="/sign-in/second-step">
          <input type="hidden" name="ticket" value="${ticket}"><input type="hidden" name="next" value="${next}">
          <label for="code">${both('Mã trong ứng dụng xác thực', 'Code of the authenticator app')}</label>
          <input id="code" name="code" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="64" aria-describedby="hint" required autofocus>
          <p id="hint">${enrolment === null ? both('Sáu chữ số, hoặc một mã dự phòng.', 'Six digits, or a recovery code.') : both('Sáu chữ số mà ứng dụng đang hiện.', 'The six digits that the app shows.')}</p>
          <p><button type="submit">Tiếp tục / Go on</button></p>
        </form>
      </main>`,
  );

const setUp = ({ secret, picture }: Enrolment): Html =>
  html`<p>${both('Quét hình này bằng một ứng dụng xác thực trên điện thoại, hoặc gõ khóa vào ứng dụng.', 'Scan this picture with an authenticator app on your telephone, or type the key into the app.')}</p>
    <p><img src="${picture}" alt="Mã QR của khóa dưới đây / QR code of the key below" width="240" height="240"></p>
    <p>${both('Khóa:', 'Key:')} <code>${inGroups(secret)}</code></p>`;

/** Shown once: what to write down for the day the telephone is lost. */
export const recoveryCodesPage = (codes: readonly string[], next: string): string =>
  page(
    'Mã dự phòng – Đôn Đốc',
    html`<header><h1>Đôn Đốc</h1></header>
      <main id="main">
        <h2>${both('Mã dự phòng', 'Recovery codes')}</h2>
        <p>${both('Ghi lại hoặc in ra và cất kín. Mỗi mã dùng một lần khi không có điện thoại; trang này chỉ hiện một lần.', 'Write them down or print them, and lock them away. Each is good once, when the telephone is not at hand; this page is shown only once.')}</p>
        <ol>${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol>
        <p><a href="${next}">${both('Đã cất, tiếp tục', 'Kept; go on')}</a></p>
      </main>`,
  );

/** Four characters and a blank, as they are easiest to type. */
const inGroups = (secret: string): string => secret.replaceAll(/.{4}(?=.)/gu, '$& ');
