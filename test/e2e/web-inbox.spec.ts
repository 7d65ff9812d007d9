import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

describe('the web application of an agency', () => {
  inBrowser('is signed in to with the keyboard alone, at the address that was asked for, and signed out of', async () => {
    const page = await web.page(null, '/hop-viec?loc=overdue');
    await page.locator('input[name=login]:focus').waitFor();
    await page.keyboard.type('canbo-tuyengiao');
    await page.keyboard.press('Tab');
    await page.keyboard.type('wrong');
    await page.keyboard.press('Enter');
    expect(await page.getByRole('alert').innerText()).toMatch(/\S+\n+\S+/);
    await tabTo(page, 'input[name=password]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(SAMPLE_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hộp việc – Ban Tuyên giáo Tỉnh ủy' }).waitFor();
    expect(await page.getByRole('link', { name: /^Quá hạn/ }).getAttribute('aria-current')).toBe('page');
    expect(await page.getByRole('navigation', { name: 'Lọc việc' }).locator('[aria-current]').count()).toBe(1);
    await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter');
    await page.locator('input[name=login]').waitFor();
    expect((await web.askAs(page, 'GET', '/api/session')).status).toBe(401);
    await page.locator('input[name=login]').fill('canbo-bandanvan');
    await page.locator('input[name=password]').fill(SAMPLE_PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tong-hop');
    await page.getByRole('heading', { level: 1, name: 'Bảng theo dõi' }).waitFor();
    await page.close();
  });

  inBrowser('shows what is on the desk, with the days and the counts that the API knows', async () => {
    const page = await web.page('canbo-tuyengiao');
    await page.waitForURL('**/hop-viec');
    const row = page.getByRole('list', { name: 'Danh sách việc' }).getByRole('listitem').filter({ hasText: 'IV.4' });
    expect(await row.first().innerText()).toMatch(/Quá hạn \d+ ngày[^]*31\/12\/2021[^]*IV\.4[^]*quá hạn tiếp nhận \(18\/11\/2021\)/);
    expect((await page.getByRole('navigation', { name: 'Lọc việc' }).getByRole('link').allInnerTexts()).map((text) => text.replaceAll('\n', ' '))).toEqual([
      'Tất cả 1', 'Phải tiếp nhận 1/1', 'Quá hạn 1/1', 'Sắp đến hạn 0/1', 'Bị trả lại 0/1', 'Chưa ấn định hạn 0/1', 'Thường xuyên 0/1', 'Định kỳ 0/1', 'Chờ đơn vị tôi quyết định 0/1', 'Đang chờ đơn vị khác', 'Hạn trong 7 ngày tới', 'Hạn trong 30 ngày tới',
    ]); // prettier-ignore
    await page.close();
  });

  inBrowser('keeps what it shows in the address, past moments too, and says what to do when there is nothing', async () => {
    const page = await web.page('canbo-tuyengiao', '/hop-viec?luc=2021-12-15&trong=30');
    await page.getByText('IV.4:').waitFor();
    expect([await page.getByText('Còn 16 ngày').count(), await page.getByText('tại hết ngày 15/12/2021').count()]).toEqual([1, 1]);
    await page.getByRole('link', { name: 'Hạn trong 7 ngày tới' }).press('Enter');
    await page.waitForURL('**/hop-viec?*trong=7*');
    expect([new URL(page.url()).searchParams.get('luc'), await page.getByText('Không có việc nào trong mục này.').count()]).toEqual(['2021-12-15', 1]);
    await page.getByRole('link', { name: 'Xem tất cả việc' }).press('Enter');
    await page.getByRole('link', { name: 'Về hiện tại' }).press('Enter');
    await page.waitForURL((url) => url.search === '');
    await page.getByText('Quá hạn 1').first().waitFor();
    await page.close();
  });

  inBrowser('is walked through by j, k and Enter', async () => {
    const page = await web.page('lanhdao-bcsd', '/hop-viec');
    const rows = page.locator('a[data-row]');
    await rows.nth(2).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    const chosen = await rows.nth(1).innerText();
    expect(await page.locator(':focus').innerText()).toBe(chosen);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('heading', { level: 1, name: chosen }).innerText()).toBe(chosen);
    await page.close();
  });

  inBrowser('begins with a link past the head of the page', async () => {
    const page = await web.page('canbo-tuyengiao', '/hop-viec');
    await page.getByText('IV.4:').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('id')).toBe('main');
    await page.close();
  });

  inBrowser('goes to lists, directives and pages by a line typed without accents', async () => {
    const page = await web.page('canbo-tuyengiao', '/van-ban');
    const bar = page.locator('dialog input[role=combobox]:focus');
    const open = async (): Promise<void> => {
      await page.keyboard.press('Control+K');
      await bar.waitFor();
    };
    await page.getByRole('heading', { level: 1 }).waitFor();
    await open();
    await page.keyboard.type('qh t12/2021');
    expect(await page.getByRole('option', { selected: true }).innerText()).toMatch(/^Quá hạn, hạn trong tháng 12\/2021/);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/hop-viec?*');
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ loc: 'overdue', thang: '2021-12' });
    await page.getByText('IV.4:').waitFor();
    await open();
    await page.keyboard.type('qh t11/2021');
    await page.keyboard.press('Enter');
    await page.getByText('Không có việc nào trong mục này.').waitFor();
    const others = page.getByRole('link', { name: /^Tất cả/u });
    await others.focus();
    await open();
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    expect(await others.evaluate((link) => link.ownerDocument.activeElement === link)).toBe(true);
    await open();
    await page.keyboard.type('24-kh');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^24-KH\/TU/ }).waitFor();
    await open();
    await page.keyboard.type('việc');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await tabTo(page, 'header button[aria-haspopup=dialog]');
    await page.keyboard.press('Enter');
    await bar.waitFor();
    await page.keyboard.type('hop viec');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/hop-viec');
    expect(await web.faultsInAllLooks(page, open)).toEqual([]);
    await page.close();
  });

  inBrowser('keeps a view under a name, for oneself or the body, leads back to it, and takes the list away', async () => {
    const page = await web.page('canbo-tuyengiao', '/hop-viec?loc=overdue&thang=2021-12');
    await page.getByRole('button', { name: 'Lưu chế độ xem…' }).press('Enter');
    await page.locator('input[name=view-name]:focus').waitFor();
    await page.keyboard.type('Cuối năm <b>');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await web.faults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const views = page.getByRole('region', { name: 'Chế độ xem đã lưu' });
    await views.getByRole('link', { name: 'Cuối năm <b>' }).waitFor();
    await page.goto(`${web.url}/hop-viec`);
    await views.getByRole('link', { name: 'Cuối năm <b>' }).press('Enter');
    await page.waitForURL('**/hop-viec?loc=overdue&thang=2021-12');
    await page.getByText('IV.4:').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải cả danh sách (XLSX)' }).press('Enter');
    const saved = await saving;
    await page.getByText('Đã lưu 1 việc.').waitFor();
    expect([saved.suggestedFilename(), readFileSync(await saved.path()).subarray(0, 2).toString()]).toEqual([expect.stringMatching(/^Hộp việc – Ban Tuyên giáo Tỉnh ủy – Quá hạn, hạn trong tháng 12-2021 \d{4}-\d\d-\d\d\.xlsx$/), 'PK']);
    await page.getByRole('button', { name: 'Lưu chế độ xem…' }).press('Enter');
    await page.getByRole('button', { name: 'Bỏ chế độ xem Cuối năm <b>' }).press('Enter');
    await views.getByRole('link').waitFor({ state: 'detached' });
    await page.close();
  });

  inBrowser('shows within a second what somebody else did, and says when the line is lost', async () => {
    const page = await web.page('canbo-tuyengiao', '/hop-viec');
    const toAcknowledge = page.getByRole('link', { name: /^Phải tiếp nhận/ });
    await page.getByText('IV.4:').waitFor();
    const { body } = await web.askAs(page, 'GET', '/api/inbox');
    const [{ assignmentId }] = (body as { readonly duties: readonly [{ readonly assignmentId: string }] }).duties;
    const acted = await web.askAs(page, 'POST', `/api/assignments/${assignmentId}/acknowledgement`, {});
    expect(acted.status).toBe(200);
    await page.getByText('đã tiếp nhận').waitFor();
    expect((await toAcknowledge.innerText()).replaceAll('\n', ' ')).toBe('Phải tiếp nhận 0/1');
    await page.close();
  });

  inBrowser('asks anew, of a long list, only for its first page and for those that are looked at, each within the bounds that it had', async () => {
    const page = await web.page('lanhdao-bcsd', '/livez');
    const real = (await web.askAs(page, 'GET', '/api/inbox')).body as { readonly counts: object; readonly duties: readonly [{ readonly assignmentId: string; readonly summary: string }] };
    const [own] = real.duties;
    const rows = Array.from({ length: 1000 }, (_, place) => ({ ...own, assignmentId: `${own.assignmentId.slice(0, -4)}${String(place).padStart(4, '0')}`, taskCode: `T.${place}`, currentDue: '2021-12-31' }));
    let [moment, told] = [1, 'trước'];
    const asked: string[] = [];
    await page.route('**/api/inbox?*', (route) => {
      const query = new URL(route.request().url()).searchParams;
      const [from, until] = [Number(query.get('cursor') ?? 0), Number(query.get('until') ?? rows.length)];
      const to = Math.min(until, from + Number(query.get('limit')));
      asked.push(`${from}–${to}`);
      return route.fulfill({ json: { ...real, moment: { index: moment, at: Date.now() }, duties: rows.slice(from, to).map((row) => ({ ...row, summary: told })), nextCursor: to < until ? String(to) : null } });
    });
    await page.goto(`${web.url}/hop-viec?trong=7`);
    await page.getByText('Liệt kê 1000 việc').waitFor();
    expect(asked.splice(0)).toEqual(['0–200', '200–400', '400–600', '600–800', '800–1000']);
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    await page.getByText('T.999: trước').waitFor();
    expect(asked).toEqual([]);
    [moment, told] = [2, 'sau'];
    const acted = await web.askAs(page, 'POST', `/api/assignments/${own.assignmentId}/acknowledgement`, {});
    expect(acted.status).toBe(200);
    await page.getByText('T.999: sau').waitFor();
    expect(asked.splice(0)).toEqual(['0–200', '800–1000']);
    // What was not looked at then is asked for when one comes to it.
    await page.evaluate('scrollTo(0, document.body.scrollHeight / 2)');
    await page.getByText('T.500: sau').waitFor();
    expect(asked.splice(0)).toEqual(['0–200', '400–600']);
    await page.close();
  });

  inBrowser('asks so of other lists too', async () => {
    const page = await web.page('lanhdao-bcsd', '/livez');
    const { duties } = (await web.askAs(page, 'GET', '/api/inbox?filter=to-acknowledge')).body as { readonly duties: readonly [{ readonly assignmentId: string }] };
    const real = (await web.askAs(page, 'GET', '/api/directives')).body as { readonly directives: readonly [{ readonly directiveId: string }] };
    const [own] = real.directives;
    let [moment, told] = [1, 'trước'];
    const asked: string[] = [];
    await page.route(/\/api\/directives(?:\?|$)/u, (route) => {
      const query = new URL(route.request().url()).searchParams;
      const [from, until] = [Number(query.get('cursor') ?? 0), Number(query.get('until') ?? 200)];
      const to = Math.min(until, from + 50);
      asked.push(`${from}–${to}`);
      const directives = Array.from({ length: to - from }, (_, place) => ({ ...own, directiveId: `${own.directiveId.slice(0, -4)}${String(from + place).padStart(4, '0')}`, title: `${from + place} ${told}` }));
      return route.fulfill({ json: { ...real, moment: { index: moment, at: Date.now() }, directives, nextCursor: to < until ? String(to) : null } });
    });
    await page.goto(`${web.url}/van-ban`);
    for (const last of [49, 99, 149]) {
      await page.getByText(`: ${last} trước`).waitFor();
      await page.getByRole('button', { name: 'Xem thêm' }).press('Enter');
    }
    await page.getByText(': 199 trước').waitFor();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
    asked.length = 0;
    [moment, told] = [2, 'sau'];
    expect((await web.askAs(page, 'POST', `/api/assignments/${duties[0].assignmentId}/acknowledgement`, {})).status).toBe(200);
    await page.getByText(': 199 sau').waitFor();
    expect(asked).toEqual(['0–50', '150–200']);
    await page.close();
  });

  inBrowser.each([null, 'canbo-tuyengiao'])('has no fault that axe knows by WCAG 2.2 AA, in every look and language (%s)', async (login) => {
    const page = await web.page(login, '/hop-viec');
    await page.locator('h1').first().waitFor();
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });

  inBrowser('answers every address that a page may have, and no other', async () => {
    const page = await web.page('canbo-tuyengiao', '/khong-co-trang-nay');
    await page.getByText('Không có trang này').waitFor();
    const asked = async (path: string, accept: string): Promise<readonly unknown[]> => {
      const answer = await page.request.get(web.url + path, { headers: { accept } });
      return [answer.status(), answer.headers()['content-type']?.split(';')[0]];
    };
    expect(await Promise.all([asked('/viec/x', 'text/html'), asked('/viec/x', '*/*'), asked('/api/x', 'text/html'), asked('/assets/x.js', 'text/html')])).toEqual([
      [200, 'text/html'], [404, 'application/problem+json'], [404, 'application/problem+json'], [404, 'application/problem+json'],
    ]); // prettier-ignore
    const script = web.requested.find((address) => address.endsWith('.js')) ?? '';
    expect((await page.request.get(script)).headers()['cache-control']).toBe('public, max-age=31536000, immutable');
    await page.close();
  });

  inBrowser('is given a part of a list anew within its bounds', async () => {
    const page = await web.page('lanhdao-bcsd', '/livez');
    const ask = async (query: string): Promise<readonly [status: number, codes: readonly string[], next: string | null]> => {
      const { status, body } = await web.askAs(page, 'GET', `/api/inbox?limit=1${query}`);
      const { duties = [], nextCursor = null } = body as { readonly duties?: readonly { readonly taskCode: string }[]; readonly nextCursor?: string | null };
      return [status, duties.map(({ taskCode }) => taskCode), nextCursor];
    };
    const [, first, next] = await ask('');
    expect([typeof next, await ask(`&until=${next}`), (await ask('&until=x'))[0]]).toEqual(['string', [200, first, null], 400]);
    await page.close();
  });

  inBrowser('speaks to the API by types that are current', () => {
    const { status, stderr } = spawnSync(process.execPath, [join('tools', 'api-types.mjs'), '--check', '--from', web.url], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
