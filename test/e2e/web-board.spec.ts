import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { FourBoxesAnswer, HeatMapAnswer } from '#libs/application';
import type { Page } from 'playwright-core';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

const boxesOf = async (page: Page): Promise<readonly string[]> => (await page.locator('.boxes a').allInnerTexts()).map((text) => text.replaceAll('\n', ' '));
const linesOf = async (page: Page): Promise<readonly string[]> => (await page.getByRole('region', { name: 'Ngoài bốn ô' }).getByRole('link').allInnerTexts()).map((text) => text.replaceAll('\n', ' '));

describe('the board of the supervising office', () => {
  inBrowser('is where a supervising officer begins, and shows k/n with the lines apart', async () => {
    const page = await web.page('canbo-bandanvan', '/');
    await page.waitForURL('**/tong-hop');
    await page.locator('.boxes a').first().waitFor();
    expect(await boxesOf(page)).toEqual(['0/1 Hoàn thành đúng hạn', '0/1 Hoàn thành quá hạn', '0/1 Đang thực hiện, trong hạn', '1/1 Quá hạn']);
    expect(await linesOf(page)).toEqual(['Thường xuyên 8', 'Định kỳ 0', 'Chưa ấn định hạn 32', 'Chờ điều kiện 0', 'Tạm dừng 0', 'Thu hồi, hủy 0', 'Ngoài thẩm quyền 0']);
    await page.close();
  });

  inBrowser('opens behind every number as many duties as it says', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop');
    await page.locator('.boxes a').first().waitFor();
    const { body } = await web.askAs(page, 'GET', '/api/boards/four-boxes');
    const { boxes, lines } = (body as FourBoxesAnswer).total;
    for (const [standing, n] of Object.entries({ ...boxes, ...lines })) {
      if (n === 0) continue;
      await page.goto(`${web.url}/tong-hop/danh-sach?o=${standing}`);
      await page.getByText(`Liệt kê ${n}/${n}.`).waitFor();
      expect(await page.locator('.duties > li').count()).toBe(n);
    }
    await page.close();
  });

  inBrowser('is walked by keyboard from the heat map to the duties of one cell', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop?luc=2021-12-15');
    const cell = page.getByRole('button', { name: 'Ban Tuyên giáo Tỉnh ủy, 12/2021: 0/1 – Đang thực hiện, trong hạn 1' });
    await cell.waitFor();
    expect(await cell.innerText()).toBe('0/1');
    await tabTo(page, 'button[data-month="2021-12"]');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Đang thực hiện, trong hạn – Ban Tuyên giáo Tỉnh ủy – hạn trong tháng 12/2021' }).waitFor();
    await page.getByText('IV.4:').waitFor();
    expect(new URL(page.url()).searchParams.get('luc')).toBe('2021-12-15');
    await page.close();
  });

  inBrowser('is arranged by keyboard, for oneself and for everybody of the body, and goes back', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop');
    const cards = async (): Promise<readonly string[]> => (await page.locator('main h2').allInnerTexts()).map((text) => text.trim());
    const press = async (name: string): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).or(page.getByRole('checkbox', { name, exact: true })).first().focus();
      await page.keyboard.press('Space');
    };
    const answered = (method: string): Promise<unknown> => page.waitForResponse((answer) => answer.url().includes('/api/board-arrangements/') && answer.request().method() === method);
    await page.getByRole('heading', { name: 'Báo cáo định kỳ còn thiếu' }).waitFor();
    expect((await cards()).slice(0, 3)).toEqual(['Nhiệm vụ có hạn', 'Ngoài bốn ô', 'Quá hạn']);
    await press('Sắp xếp bảng…');
    await press('Đưa lên: Quá hạn');
    await page.getByText('Quá hạn: vị trí 2/8.').waitFor();
    await page.keyboard.press('Space'); // the keyboard has stayed on the button of the card that moved
    await page.getByText('Quá hạn: vị trí 1/8.').waitFor();
    await page.keyboard.press('Space');
    for (const name of ['Sắp tới hạn', 'Theo đơn vị chủ trì', 'Đơn vị theo tháng đến hạn', 'Đơn vị phối hợp chưa trả lời', 'Báo cáo định kỳ còn thiếu']) await press(name);
    await page.getByText('Báo cáo định kỳ còn thiếu: không hiện trên bảng.').waitFor();
    expect([await cards(), new URL(page.url()).searchParams.get('the')]).toEqual([['Quá hạn', 'Nhiệm vụ có hạn', 'Ngoài bốn ô'], 'overdue.boxes.lines']);
    await Promise.all([answered('PUT'), press('Lưu cho tôi')]);
    await page.getByText('Đã lưu cho tôi.').waitFor();
    await Promise.all([answered('PUT'), press('Lưu cho cả đơn vị')]);
    await page.getByText('Đã lưu cho cả đơn vị').waitFor();
    await page.getByRole('link', { name: 'Hộp việc', exact: true }).press('Enter');
    await page.waitForURL('**/hop-viec');
    await page.getByRole('link', { name: 'Bảng theo dõi', exact: true }).press('Enter');
    await page.waitForURL('**/tong-hop?the=overdue.boxes.lines');
    await page.close();

    const other = await web.page('canbo-ban-dan-van', '/tong-hop?han=goc');
    await other.waitForURL((url) => url.searchParams.get('the') === 'overdue.boxes.lines' && url.searchParams.get('han') === 'goc');
    const refused = await web.askAs(other, 'PUT', '/api/board-arrangements/own', { cards: ['boxes', 'thoi-tiet'], search: '' });
    expect([refused.status, refused.body]).toMatchObject([400, { errors: [{ pointer: '#/cards', detail: expect.stringContaining('missing-reports') }] }]);
    await other.getByRole('button', { name: 'Sắp xếp bảng…' }).press('Enter');
    await other.getByRole('button', { name: 'Bỏ bảng của đơn vị' }).press('Enter');
    await other.getByText('Đã bỏ bảng của đơn vị.').waitFor();
    await other.waitForURL((url) => url.search === '');
    await other.close();
    const auditor = await web.page('kiemtoan', '/tong-hop');
    await auditor.getByRole('heading', { name: 'Báo cáo định kỳ còn thiếu' }).waitFor();
    expect((await web.askAs(auditor, 'PUT', '/api/board-arrangements/body', { cards: ['boxes'], search: '' })).status).toBe(403);
    await auditor.close();
    const again = await web.page('canbo-bandanvan', '/tong-hop');
    await again.waitForURL('**/tong-hop?the=overdue.boxes.lines');
    await again.getByRole('button', { name: 'Sắp xếp bảng…' }).press('Enter');
    await again.getByRole('button', { name: 'Về mặc định' }).press('Enter');
    await again.getByRole('heading', { name: 'Báo cáo định kỳ còn thiếu' }).waitFor();
    await again.close();
  });

  inBrowser('draws two hundred bodies by twenty-four months as buttons, where one looks; on paper all of them', async () => {
    const page = await web.page('canbo-bandanvan', '/livez');
    const months = Array.from({ length: 24 }, (_, place) => `${2024 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, '0')}`);
    const answer: HeatMapAnswer = {
      moment: { index: 1, at: Date.now() },
      months,
      bodies: Array.from({ length: 200 }, (_, place) => ({ body: `co-quan-${place}` as HeatMapAnswer['bodies'][number]['body'], bodyName: `Cơ quan ${place}`, cells: months.map((month) => ({ month, boxes: { 'done-on-time': 3, 'done-late': 1, 'in-time': 0, overdue: place % 3 } })) })),
    };
    await page.route('**/api/boards/heat-map*', (route) => route.fulfill({ json: answer }));
    await page.goto(`${web.url}/tong-hop`);
    const [cells, last] = [page.locator('button[data-month]'), page.locator('button[data-body="co-quan-199"]')];
    await page.locator('button[data-body="co-quan-0"]').nth(23).waitFor();
    expect([await page.locator('.heat tbody th').count(), (await cells.count()) < 1500, await last.count()]).toEqual([200, true, 0]);
    await page.getByRole('rowheader', { name: 'Cơ quan 199' }).scrollIntoViewIfNeeded();
    await last.nth(23).waitFor();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await cells.nth(4799).waitFor();
    expect(await cells.count()).toBe(4800);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await cells.nth(4799).waitFor({ state: 'detached' });
    await page.close();
  });

  inBrowser('is alive: what is done elsewhere changes its numbers', async () => {
    const page = await web.page('canbo-tuyengiao', '/tong-hop');
    await page.getByText('quá hạn tiếp nhận').waitFor();
    const { body } = await web.askAs(page, 'GET', '/api/inbox');
    const [{ assignmentId }] = (body as { readonly duties: readonly [{ readonly assignmentId: string }] }).duties;
    await web.askAs(page, 'POST', `/api/assignments/${assignmentId}/acknowledgement`, {});
    await page.getByText('quá hạn tiếp nhận').waitFor({ state: 'detached' });
    await page.close();
  });

  inBrowser('says when the line is lost, and goes on when it is back', async () => {
    const page = await web.page('canbo-bandanvan', '/livez');
    await page.route('**/api/events', (route) => route.fulfill({ status: 503, body: '' })); // an answer that a browser takes for the end
    await page.goto(`${web.url}/tong-hop`);
    await page.getByText('Mất kết nối trực tiếp').waitFor();
    await page.unroute('**/api/events');
    await page.getByText('Mất kết nối trực tiếp').waitFor({ state: 'detached' });
    await page.close();
  });

  inBrowser('is reported to the Standing Committee: each number with its moment, printed on A4', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop');
    await page.getByRole('link', { name: 'Báo cáo Ban Thường vụ (in được)' }).press('Enter');
    await page.getByRole('heading', { name: 'VI. Báo cáo định kỳ còn thiếu' }).waitFor();
    await page.getByRole('heading', { name: 'II. Theo văn bản' }).waitFor();
    const numbers = page.locator('.report a[href^="/tong-hop/danh-sach"]');
    const moments = await numbers.evaluateAll((links) => links.map((link) => new URL((link as unknown as { readonly href: string }).href).searchParams.get('luc')));
    expect([moments.length >= 5, new Set(moments).size, moments[0]]).toEqual([true, 1, expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/)]);
    await page.getByText('Số, nơi, người ký, nơi nhận của bản in').press('Enter');
    for (const [name, text] of [['symbol', '30-BC/BDVTU'], ['place', 'Huế'], ['position', 'Phó Trưởng ban'], ['recipients', 'Ban Thường vụ Tỉnh ủy\nLưu']] as const) await page.locator(`[name=${name}]`).fill(text);
    await page.emulateMedia({ media: 'print' });
    const head = page.locator('.report-head');
    for (const said of ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Số 30-BC/BDVTU', /^Huế, ngày \d\d tháng \d\d năm \d{4}$/]) await head.getByText(said).waitFor();
    expect((await page.locator('.report-signed').innerText()).replaceAll(/\s+/gu, ' ')).toBe('Nơi nhận: - Ban Thường vụ Tỉnh ủy - Lưu T/M BAN DÂN VẬN TỈNH ỦY Phó Trưởng ban');
    expect(await page.locator('input[name=place]').isVisible()).toBe(false);
    expect([await page.locator('.top').isVisible(), await page.locator('.report-head').isVisible(), await page.locator('.sample-band').isVisible()]).toEqual([false, true, true]);
    await web.photograph(page, 'report-print');
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...paper.matchAll(/\/MediaBox \[0 0 (?<width>[\d.]+) (?<height>[\d.]+)\]/gu)].map(({ groups }) => [groups?.['width'], groups?.['height']].map((points) => Math.round(Number(points))));
    expect([sheets.length > 0, new Set(sheets.map(String))]).toEqual([true, new Set(['595,842'])]);
    await page.emulateMedia({ media: 'screen' });
    const undated = page.getByRole('link', { name: /^\d+ – Chưa ấn định hạn$/ });
    const said = await undated.innerText();
    await undated.press('Enter');
    await page.getByText(new RegExp(`^Liệt kê \\d+/${said}\\.$`)).waitFor();
    await page.close();
  });

  inBrowser.each(['/tong-hop', '/tong-hop/danh-sach?o=undated', '/bao-cao'])('has no fault that axe knows by WCAG 2.2 AA, in every look and language (%s)', async (path) => {
    const page = await web.page('canbo-bandanvan', path);
    await page.locator('h1').first().waitFor();
    const arranging = page.getByRole('button', { name: /^(?:Sắp xếp bảng|Arrange the board)…$/u });
    const opened = async (): Promise<void> => void ((await arranging.count()) > 0 && (await arranging.click(), await web.photograph(page, 'arranging'.concat(String(page.viewportSize()?.width)))));
    expect(await web.faultsInAllLooks(page, opened)).toEqual([]);
    await page.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
