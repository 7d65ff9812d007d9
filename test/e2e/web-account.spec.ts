import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { InvitedAccountView } from '../../apps/api/src/accounts/account.view.js';
import { ApiClient } from './api-client.js';
import { EnrolledAccount } from './enrolled-account.js';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

const today = (): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

describe('one’s own account and notices in the web application', () => {
  inBrowser('lets people outside sample data in by a second factor, which they set up from their invitation and replace themselves', async () => {
    const administrator = await new ApiClient(web.url).as('quantri');
    const { body } = await administrator.post<InvitedAccountView>('/api/accounts', { login: 'vanthu-so-y-te', displayName: 'Văn thư Sở Y tế', body: 'so-y-te', roles: ['clerk'] });
    const page = await web.page(null, body.invitation.path);
    await page.locator('input[name=password]').fill('một câu dài dễ nhớ');
    await page.keyboard.press('Enter');
    const key = (): Promise<string> => page.locator('code').first().innerText();
    const codeOf = (secret: string): string => new TOTP({ secret: secret.replaceAll(' ', '') }).generate();
    expect([await page.locator('img').evaluate((image) => (image as unknown as { readonly naturalWidth: number }).naturalWidth > 100), await web.faults(page)]).toEqual([true, []]);
    await page.locator('input[name=code]').fill('000000');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.locator('input[name=code]').fill(codeOf(await key()));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Mã dự phòng/ }).waitFor();
    const codes = await page.locator('li code').allInnerTexts();
    expect([codes.length, await web.faults(page)]).toEqual([10, []]);
    await page.getByRole('link', { name: /^Đã cất/ }).press('Enter');
    await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter');

    await page.locator('input[name=login]').fill('vanthu-so-y-te');
    await page.locator('input[name=password]').fill('một câu dài dễ nhớ');
    await page.keyboard.press('Enter');
    await page.locator('input[name=code]:focus').waitFor();
    expect(await web.faults(page)).toEqual([]);
    await page.keyboard.type(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Văn thư Sở Y tế' }).press('Enter');
    await page.getByText('còn 9 mã dự phòng').waitFor();
    expect(await web.faults(page)).toEqual([]);
    await page.locator('input[name=code]').fill(codes[1] ?? '');
    await page.keyboard.press('Enter');
    await page.getByAltText('Mã QR của khóa dưới đây').waitFor();
    await page.locator('input[name=code]').fill(codeOf(await key()));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Đã cất, tiếp tục' }).waitFor();
    const fresh = await page.locator('li code').allInnerTexts();
    await page.getByRole('button', { name: 'Đã cất, tiếp tục' }).press('Enter');
    await page.getByText('còn 10 mã dự phòng').waitFor();

    // The password is changed there too, and other sessions end.
    const elsewhere = await EnrolledAccount.signIn(web.url, 'vanthu-so-y-te', 'một câu dài dễ nhớ', fresh[9] ?? '');
    const changeTo = async (next: string): Promise<void> => {
      await page.locator('input[name=present]').fill('một câu dài dễ nhớ');
      await page.locator('input[name=password]').fill(next);
      await page.keyboard.press('Enter');
    };
    await changeTo('transformers');
    await page.getByRole('alert').waitFor();
    await changeTo('một câu khác cũng dài');
    await page.getByText('Đã ghi nhận.').waitFor();
    expect([(await new ApiClient(web.url, elsewhere).get('/api/session')).status, await web.faults(page)]).toEqual([401, []]);
    const again = await EnrolledAccount.signIn(web.url, 'vanthu-so-y-te', 'một câu khác cũng dài', fresh[8] ?? '');
    await page.reload();
    await page.getByRole('button', { name: 'Kết thúc các phiên khác' }).press('Enter');
    await page.getByRole('button', { name: 'Kết thúc các phiên khác' }).waitFor({ state: 'detached' });
    expect((await new ApiClient(web.url, again).get('/api/session')).status).toBe(401);

    // Passkeys need a host name; the device is one that the browser pretends.
    const device = await web.context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    const password = async (): Promise<void> => {
      await page.locator('input[name=login]').fill('vanthu-so-y-te');
      await page.locator('input[name=password]').fill('một câu khác cũng dài');
      await page.keyboard.press('Enter');
    };
    await page.goto(`${web.url.replace('127.0.0.1', 'localhost')}/tai-khoan`);
    await password();
    await page.locator('input[name=code]').fill(fresh[0] ?? '');
    await page.keyboard.press('Enter');
    await page.locator('input[name=passkey-code]').fill(fresh[1] ?? '');
    await page.locator('input[name=passkey-name]').fill('Máy tính cơ quan');
    await page.keyboard.press('Enter');
    await page.getByText('Máy tính cơ quan (localhost)').waitFor();
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter');
    await password();
    await page.getByRole('button', { name: 'Dùng khóa truy cập' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Hộp việc/ }).waitFor();
    await page.close();
  });

  inBrowser('shows notices, and records that the body has seen them', async () => {
    const page = await web.page('canbo-tuyengiao', '/thong-bao?chua=doc');
    const seen = page.getByRole('button', { name: /^Đơn vị đã xem \d+ thông báo mới$/ });
    await seen.waitFor();
    expect(await page.getByRole('list', { name: /^Thông báo/ }).getByRole('listitem').first().innerText()).toMatch(/\(mới\)[^]*24-KH\/TU/);
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await tabTo(page, 'main button');
    await page.keyboard.press('Enter');
    await page.getByText('Đơn vị đã xem hết thông báo.').waitFor();
    await page.getByRole('link', { name: /^Tất cả/ }).press('Enter');
    await page.getByRole('list', { name: /^Thông báo/ }).getByRole('link').first().press('Enter');
    await page.getByRole('heading', { level: 1, name: /^IV\.4/ }).waitFor();
    await page.close();
  });

  inBrowser('lets people choose what is listed, and the head what the office gets by e-mail; nothing that has to be answered to', async () => {
    const page = await web.page('canbo-tuyengiao', '/thong-bao');
    await page.getByRole('link', { name: 'Tùy chọn thông báo…' }).press('Enter');
    await page.getByText('Người đứng đầu đơn vị chọn cho cả đơn vị.').waitFor();
    const own = page.getByRole('form', { name: 'Danh sách của tôi' });
    expect(await own.getByRole('checkbox', { name: 'Mọi thông báo còn lại (bắt buộc)' }).isDisabled()).toBe(true);
    await own.getByRole('checkbox', { name: 'Gắn sao, bỏ sao nhiệm vụ' }).press('Space');
    await own.getByRole('button', { name: 'Lưu' }).press('Enter');
    await own.getByText('Đã lưu.').waitFor();
    const [asked] = await Promise.all([page.waitForRequest((request) => request.url().includes('/api/notices?')), page.getByRole('main').getByRole('link', { name: 'Thông báo', exact: true }).press('Enter')]);
    expect(new URL(asked.url()).searchParams.get('without')).toBe('stars');
    const [all] = await Promise.all([page.waitForRequest((request) => request.url().includes('/api/notices?')), page.getByRole('link', { name: 'Cả mục đã ẩn' }).press('Enter')]);
    expect(new URL(all.url()).searchParams.get('without')).toBe(null);
    expect((await web.askAs(page, 'PUT', '/api/notice-choices/own', { without: ['duty-assigned'] })).status).toBe(400);
    await page.close();
    const head = await web.page('lanhdao-vptu', '/thong-bao/tuy-chon');
    const office = head.getByRole('form', { name: /^Thư điện tử của / });
    await office.getByRole('combobox', { name: 'Khi nào gửi' }).selectOption({ label: 'Bản tin mỗi ngày một lần' });
    await office.getByRole('button', { name: 'Lưu' }).press('Enter');
    await office.getByText('Đã lưu.').waitFor();
    expect((await web.askAs(head, 'GET', '/api/notice-choices')).body).toMatchObject({ office: { goes: null, delivery: 'digest', without: [] }, mayChooseForBody: true });
    await head.close();
  });

  inBrowser('shows where one is signed in, ends another session, and delegates and takes back', async () => {
    await new ApiClient(web.url).as('lanhdao-bcsd');
    const page = await web.page('lanhdao-bcsd', '/tai-khoan');
    const sessions = page.getByRole('region', { name: 'Các nơi đang đăng nhập' }).getByRole('row');
    await page.getByRole('button', { name: /^Kết thúc phiên của/ }).first().waitFor();
    const before = await sessions.count();
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.getByRole('button', { name: /^Kết thúc phiên của/ }).first().press('Enter');
    await sessions.nth(before - 1).waitFor({ state: 'detached' });
    await page.getByLabel('Ủy quyền cho đơn vị').selectOption({ label: 'Sở Y tế' });
    await page.locator('input[name=validFrom]').fill('45/01/2027');
    await page.locator('input[name=basis]').fill('QĐ 12-QĐ/BCSĐ');
    await page.locator('input[name=basis]').press('Enter');
    await page.getByText('Ghi ngày dạng 31/12/2021.').waitFor();
    await page.locator('input[name=validFrom]').fill(today());
    await page.locator('input[name=validFrom]').press('Enter');
    await page.getByRole('cell', { name: 'QĐ 12-QĐ/BCSĐ' }).waitFor();
    await page.getByRole('button', { name: 'Thu hồi ủy quyền' }).press('Enter');
    await page.locator('textarea[name=reason]:focus').fill('thôi');
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thu hồi ủy quyền' }).last().press('Enter');
    await page.getByText('không có hiệu lực').waitFor();
    await page.close();
  });

  inBrowser('enters accounts and bodies, changes and ends them, and says what was wrong', async () => {
    const page = await web.page('quantri', '/hop-viec');
    await page.getByRole('link', { name: 'Quản trị', exact: true }).press('Enter');
    await page.getByRole('rowheader', { name: /^Sở Y tế/ }).waitFor();
    const register = page.getByRole('form', { name: 'Ghi đơn vị mới' });
    await register.getByLabel('Mã').fill('So Moi');
    await register.getByLabel('Tên').fill('Sở <i>Mới');
    await register.getByLabel('Loại').selectOption('department');
    await register.getByRole('combobox', { name: /^Cấp\b(?! trên)/ }).selectOption('province');
    await register.getByLabel('Từ ngày').fill('01/01/2022');
    await register.getByLabel('Từ ngày').press('Enter');
    await register.getByRole('alert').waitFor();
    await register.getByLabel('Mã').fill('so-moi');
    await register.getByLabel('Mã').press('Enter');
    await page.getByRole('rowheader', { name: 'Sở <i>Mới (so-moi)' }).waitFor();
    await page.getByRole('button', { name: 'Đổi tên: Sở <i>Mới' }).press('Enter');
    await page.locator('input[name=name]:focus').fill('Sở Mới hơn');
    await page.locator('form input[name=from]').first().fill('01/02/2022');
    await page.locator('form input[name=basis]').first().fill('QĐ 1');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Sở Mới hơn (so-moi)' }).waitFor();

    await page.getByRole('link', { name: 'Tài khoản', exact: true }).press('Enter');
    const enter = page.getByRole('form', { name: 'Thêm tài khoản' });
    await enter.getByLabel('Tên đăng nhập').fill('vanthu-so-moi');
    await enter.getByLabel('Tên hiển thị').fill('Văn thư Sở Mới');
    await enter.getByLabel('Đơn vị').selectOption('so-moi');
    await enter.getByLabel('văn thư').check();
    await enter.getByLabel('Tên hiển thị').press('Enter');
    await page.getByText('Liên kết đặt mật khẩu của vanthu-so-moi').waitFor();
    expect(await page.locator('code').innerText()).toContain(`${web.url}/`);
    for (const [deed, state] of [['Khóa', 'đã khóa'], ['Mở khóa', 'chưa đặt mật khẩu']] as const) {
      await page.getByRole('button', { name: `${deed}: vanthu-so-moi` }).press('Enter');
      await page.getByRole('row', { name: /^vanthu-so-moi/ }).getByText(state).waitFor();
    }

    // While the form is open, another administrator changes the account: who did is told, and what is different now.
    await page.getByRole('button', { name: 'Sửa: vanthu-so-moi' }).press('Enter');
    await page.locator('input[name=displayName]:focus').fill('Văn thư Sở Mới');
    const id = (await web.askAs(page, 'GET', '/api/accounts?limit=200')).body as { readonly accounts: readonly { readonly login: string; readonly actorId: string }[] };
    await web.askAs(page, 'PUT', `/api/accounts/${id.accounts.find(({ login }) => login === 'vanthu-so-moi')?.actorId}`, { displayName: 'Văn thư Sở Mới', body: 'so-moi', roles: ['officer'] });
    await page.keyboard.press('Enter');
    const told = page.getByRole('alert').filter({ hasText: 'Trong lúc bạn nhập, đã có thay đổi' }).getByRole('listitem');
    await told.nth(1).waitFor();
    expect(await told.allInnerTexts()).toEqual([expect.stringMatching(/^Đổi vai trò của tài khoản – Văn phòng Tỉnh ủy, \d\d\/\d\d\/\d{4}/u), 'Vai trò: chuyên viên']);
    await page.getByRole('link', { name: 'Danh bạ cơ quan, đơn vị' }).press('Enter');
    await page.getByRole('button', { name: 'Hợp nhất, chia tách, kế thừa' }).press('Enter');
    const succeed = page.getByRole('form', { name: 'Hợp nhất, chia tách, kế thừa' });
    await succeed.locator('select[name=predecessors]').selectOption('so-moi');
    await succeed.getByRole('button', { name: 'Thêm cơ quan mới' }).press('Enter');
    for (const [name, text] of [['newBodies.0.name', 'Sở Hợp nhất'], ['newBodies.0.bodyId', 'So Hop'], ['on', today()], ['basis', 'NQ 5']] as const) await succeed.locator(`[name="${name}"]`).fill(text);
    await succeed.locator('select[name="newBodies.0.kind"]').selectOption('department');
    await succeed.locator('select[name="newBodies.0.level"]').selectOption('province');
    await succeed.locator('[name=basis]').press('Enter');
    await succeed.locator('[name="newBodies.0.bodyId"][aria-invalid=true]').waitFor();
    await succeed.locator('[name="newBodies.0.bodyId"]').fill('so-hop-nhat');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Sở Hợp nhất (so-hop-nhat)' }).waitFor();
    await page.getByRole('link', { name: 'Cơ quan qua các thời kỳ' }).press('Enter');
    await page.getByLabel(/^Tìm theo tên/).fill('so moi hon');
    const lineage = page.getByRole('region', { name: 'Sở Hợp nhất', exact: true });
    await lineage.getByRole('img', { name: /^Sơ đồ kế thừa của 2 cơ quan/ }).waitFor();
    await lineage.getByRole('row', { name: /^1 Sở <i>Mới .*Sở Mới hơn .* 2\. Sở Hợp nhất .*NQ 5 \(.+$/ }).waitFor();
    expect([await lineage.locator('.lineage-life').count(), await lineage.locator('.lineage-passing').count(), await lineage.locator('.lineage-renamed').count()]).toEqual([2, 1, 1]);
    await web.photograph(page, 'lineage');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });

  inBrowser('shows auditors who looked at what is not their own, by filters in the address', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.close();
    const audit = await web.page('kiemtoan', '/tong-hop');
    await audit.getByRole('link', { name: 'Truy cập', exact: true }).press('Enter');
    await audit.getByRole('cell', { name: /^cán bộ theo dõi, Ban Dân vận/ }).first().waitFor();
    await audit.getByText('Lọc nhật ký').first().click();
    await audit.getByLabel('Loại').selectOption('refused');
    await audit.getByRole('button', { name: 'Xem', exact: true }).press('Enter');
    await audit.waitForURL('**/nhat-ky-truy-cap?loai=refused');
    await audit.getByRole('cell', { name: 'xem', exact: true }).first().waitFor({ state: 'detached' });
    await audit.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
