import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { TOTP } from 'otpauth';
import type { InvitedAccountView } from '../../apps/api/src/accounts/account.view.js';
import { ApiClient } from './api-client.js';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

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

    // Passkeys need a host name; the device is one that the browser pretends.
    const device = await web.context.newCDPSession(page);
    await device.send('WebAuthn.enable');
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    const password = async (): Promise<void> => {
      await page.locator('input[name=login]').fill('vanthu-so-y-te');
      await page.locator('input[name=password]').fill('một câu dài dễ nhớ');
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
    await page.locator('input[name=validFrom]').fill(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date()));
    await page.locator('input[name=validFrom]').press('Enter');
    await page.getByRole('cell', { name: 'QĐ 12-QĐ/BCSĐ' }).waitFor();
    await page.getByRole('button', { name: 'Thu hồi ủy quyền' }).press('Enter');
    await page.locator('textarea[name=reason]:focus').fill('thôi');
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Thu hồi ủy quyền' }).last().press('Enter');
    await page.getByText('không có hiệu lực').waitFor();
    await page.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
