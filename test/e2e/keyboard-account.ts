import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { listing, TYPED_TODAY, type KeyboardDesk, type KeyboardTask } from './keyboard-desk.js';

const FACTOR = 'POST /api/session/second-factor';
const KNOWN = { login: 'canbo-so-khdt', other: 'một câu dài dễ nhớ' };

/** A code of the authenticator whose key is shown. */
const codeShown = async (page: Page): Promise<string> => new TOTP({ secret: (await page.locator('code').first().innerText()).replaceAll(' ', '') }).generate();

/** Sets up an authenticator, which has been none, and takes the recovery codes that are shown once. */
async function setUp(desk: KeyboardDesk, login: string): Promise<string[]> {
  const me = await desk.sits(login, '/tai-khoan');
  await me.open('Gắn ứng dụng xác thực');
  await me.page.getByAltText('Mã QR của khóa dưới đây').waitFor();
  await me.write('code', await codeShown(me.page));
  await me.page.keyboard.press('Enter');
  await me.says('Đã cất, tiếp tục');
  const codes = await me.page.locator('li code').allInnerTexts();
  await me.open('Đã cất, tiếp tục');
  await me.says('còn 10 mã dự phòng');
  await me.stillHasKeyboard('an authenticator was set up');
  return codes;
}

/** What people do about their own account, and with the tools of the pages. */
export const ACCOUNT_TASKS: readonly KeyboardTask[] = [
  {
    what: 'somebody sets up an authenticator, renews the recovery codes, has the program forget who they are elsewhere, and changes the password',
    acts: [FACTOR, 'POST /api/session/second-step', `${FACTOR}/recovery-codes`, 'POST /api/session/identities/unlinking', 'PUT /api/session/password'],
    run: async (desk) => {
      const { login, other } = KNOWN;
      const { actorId } = await desk.asks<{ readonly actorId: string }>(login, '/api/session');
      desk.linkIdentity(actorId);
      const [first = ''] = await setUp(desk, login);
      const me = desk.sitting;
      await me.write('code', first);
      await me.open('Lấy mã dự phòng mới');
      await me.says('Đã cất, tiếp tục');
      const [fresh = ''] = await me.page.locator('li code').allInnerTexts();
      await me.open('Đã cất, tiếp tục');
      await me.says('còn 10 mã dự phòng');
      await me.reach('Bỏ gắn tài khoản của cơ quan');
      await me.reach('code', 'Shift+Tab');
      await me.page.keyboard.type(fresh);
      await me.page.keyboard.press('Enter');
      await me.page.getByRole('heading', { name: 'Tài khoản của cơ quan', exact: true }).waitFor({ state: 'detached' });
      await me.writeAll({ present: SAMPLE_PASSWORD, password: other });
      await me.page.keyboard.press('Enter');
      await me.says('Đã ghi nhận.');
      const refused = await (await desk.as('quantri')).post('/api/session', { login, password: SAMPLE_PASSWORD });
      const taken = await (await desk.as('quantri')).post('/api/session', { login, password: other });
      if (refused.status !== 401 || taken.status !== 202) throw new Error(`the password is not another: ${refused.status}, ${taken.status}`);
    },
  },
  {
    what: 'somebody adds a passkey, signs in with it, and removes it',
    acts: [`${FACTOR}/passkeys`, `${FACTOR}/passkeys/answer`, 'POST /api/session/second-step/passkey', `${FACTOR}/passkeys/{id}/removal`],
    run: async (desk) => {
      const login = 'canbo-so-gtvt';
      const [first = '', second = '', third = ''] = await setUp(desk, login);
      const me = await desk.sits(null, '/');
      // Passkeys need a host name; the device is one that the browser pretends.
      const device = await desk.web.context.newCDPSession(me.page);
      await device.send('WebAuthn.enable');
      await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
      const password = async (): Promise<void> => {
        await me.page.locator('input[name=login]').waitFor();
        await me.writeAll({ login, password: SAMPLE_PASSWORD });
        await me.page.keyboard.press('Enter');
      };
      await me.page.goto(`${desk.web.url.replace('127.0.0.1', 'localhost')}/tai-khoan`);
      await password();
      await me.page.locator('input[name=code]:focus').waitFor();
      await me.page.keyboard.type(first);
      await me.page.keyboard.press('Enter');
      await me.page.locator('input[name=passkey-code]').waitFor();
      await me.writeAll({ 'passkey-code': second, 'passkey-name': 'Máy tính cơ quan' });
      await me.page.keyboard.press('Enter');
      await me.says('Máy tính cơ quan (localhost)');
      await me.open('Đăng xuất');
      await password();
      await me.open('Dùng khóa truy cập');
      await me.page.getByRole('main').waitFor();
      await me.open(/^cán bộ|^Sở Giao thông|\(mẫu\)$/u);
      await me.page.locator('input[name=passkey-code]').waitFor();
      await me.write('passkey-code', third);
      await me.open('Bỏ khóa truy cập Máy tính cơ quan');
      await me.page.getByText('Máy tính cơ quan (localhost)').waitFor({ state: 'detached' });
      await me.stillHasKeyboard('a passkey was removed');
    },
  },
  {
    what: 'somebody ends a session left elsewhere, and all others',
    acts: ['DELETE /api/sessions/{id}', 'POST /api/session/others/ending'],
    run: async (desk) => {
      const login = 'canbo-so-tttt';
      const me = await desk.sits(login, '/tai-khoan');
      for (let session = 0; session < 2; session++) await (await desk.as('quantri')).post('/api/session', { login, password: SAMPLE_PASSWORD });
      await me.page.reload();
      const others = me.page.getByRole('button', { name: /^Kết thúc phiên của /u });
      await others.nth(1).waitFor();
      await me.open(/^Kết thúc phiên của /u);
      await others.nth(1).waitFor({ state: 'detached' });
      await me.stillHasKeyboard('a session was ended');
      await me.open('Kết thúc các phiên khác');
      await others.first().waitFor({ state: 'detached' });
      await me.stillHasKeyboard('other sessions were ended');
    },
  },
  {
    what: 'a head takes back a power that was given on, marks notices as seen, and chooses what the office gets by e-mail',
    acts: ['POST /api/delegations/{id}/revocation', 'POST /api/notices/seen', 'PUT /api/notice-choices/body'],
    run: async (desk) => {
      const login = 'canbo-bcsd-ubnd-tinh';
      await desk.does(login, '/api/delegations', { from: { body: 'bcsd-ubnd-tinh' }, to: { body: 'so-y-te' }, validFrom: TYPED_TODAY.split('/').toReversed().join('-'), validUntil: null, basis: 'QĐ 7' });
      let me = await desk.sits(login, '/tai-khoan');
      await me.page.getByRole('cell', { name: 'QĐ 7' }).waitFor();
      await me.open('Thu hồi ủy quyền');
      await me.write('reason', 'đã về');
      await me.open('Thu hồi ủy quyền');
      await me.says('không có hiệu lực');
      await me.stillHasKeyboard('a power was taken back');
      await desk.finds(login, '/api/delegations', { delegations: listing({ basis: 'QĐ 7', inForce: false }) });
      me = await desk.sits(login, '/thong-bao?chua=doc');
      await me.page.getByRole('button', { name: /^Đơn vị đã xem \d+ thông báo mới$/u }).waitFor();
      await me.open(/^Đơn vị đã xem \d+ thông báo mới$/u);
      await me.says('Đơn vị đã xem hết thông báo.');
      await me.stillHasKeyboard('notices were seen');
      await desk.finds(login, '/api/notices', { unseen: { k: 0 } });
      await me.open('Tùy chọn thông báo…');
      await me.page.locator('select[name=delivery]').waitFor();
      await me.choose('delivery', 'Bản tin mỗi ngày một lần');
      await me.page.getByRole('form', { name: /^Thư điện tử của /u }).waitFor();
      await me.open('Lưu');
      await me.says('Đã lưu.');
      await desk.finds(login, '/api/notice-choices', { office: { delivery: 'digest' } });
    },
  },
  {
    what: 'a supervising officer keeps a view and drops it, and keeps the board for the whole body and drops that',
    acts: ['DELETE /api/saved-views/{id}', 'PUT /api/board-arrangements/{whose}', 'DELETE /api/board-arrangements/{whose}'],
    run: async (desk) => {
      const login = 'canbo-ban-dan-van';
      let me = await desk.sits(login, '/hop-viec');
      await me.open('Lưu chế độ xem…');
      await me.page.keyboard.type('Tạm');
      await me.page.keyboard.press('Enter');
      await me.page.getByRole('link', { name: 'Tạm' }).waitFor();
      await me.open('Lưu chế độ xem…');
      await me.open('Bỏ chế độ xem Tạm');
      await me.page.getByRole('link', { name: 'Tạm' }).waitFor({ state: 'detached' });
      await me.stillHasKeyboard('a view was dropped');
      await desk.finds(login, '/api/saved-views', { views: [] });
      me = await desk.sits(login, '/tong-hop');
      await me.page.locator('button[data-month]').first().waitFor();
      await me.open('Sắp xếp bảng…');
      await me.open('Lưu cho cả đơn vị');
      await me.says(/^Đã lưu cho cả đơn vị/u);
      await desk.finds(login, '/api/board-arrangements', { ofBody: {} });
      await me.open('Bỏ bảng của đơn vị');
      await me.says('Đã bỏ bảng của đơn vị.');
      await me.stillHasKeyboard('the board of the body was dropped');
      await desk.finds(login, '/api/board-arrangements', { ofBody: null });
    },
  },
];
