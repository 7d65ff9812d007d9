import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { OverdueBoardAnswer } from '#libs/application';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

describe('the control “Tại thời điểm…”', () => {
  inBrowser('puts every page to a past day by keyboard, stays from page to page, and comes back', async () => {
    const page = await web.page('kiemtoan', '/tong-hop');
    await page.locator('.boxes a').first().waitFor();
    await tabTo(page, 'button[aria-expanded]');
    await page.keyboard.press('Enter');
    await page.locator('input[name=luc]:focus').waitFor();
    await page.keyboard.type('hôm qua');
    await page.keyboard.press('Enter');
    await page.getByText('Ghi ngày dạng 31/12/2021.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('15/12/2021');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/tong-hop?luc=2021-12-15');
    await page.getByText('Đang xem số liệu tại hết ngày 15/12/2021').waitFor();
    await page.locator('.boxes strong').first().waitFor();
    expect((await page.locator('.boxes strong').allInnerTexts())).toEqual(['0/1', '0/1', '1/1', '0/1']);
    for (const [link, path] of [['Văn bản', '/van-ban'], ['Bảng theo dõi', '/tong-hop']] as const) {
      await page.getByRole('link', { name: link, exact: true }).press('Enter');
      await page.waitForURL(`**${path}?luc=2021-12-15`);
    }
    await page.getByRole('link', { name: 'Về hiện tại' }).press('Enter');
    await page.waitForURL('**/tong-hop');
    await page.close();
  });

  inBrowser('shows on the board what is different now', async () => {
    const page = await web.page('kiemtoan', '/tong-hop?luc=2021-12-15');
    await page.getByRole('row', { name: 'Quá hạn 0 – Quá hạn, Lúc đó 1 – Quá hạn, Hiện tại +1' }).waitFor();
    await web.photograph(page, 'difference');
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('link', { name: '1 – Quá hạn, Hiện tại' }).press('Enter');
    await page.getByText('Liệt kê 1/1.').waitFor();
    await page.close();
  });
});

describe('what is different now', () => {
  inBrowser('is told on other pages too: what became late in the inbox, and how lists differ', async () => {
    const page = await web.page('canbo-tuyengiao', '/hop-viec?luc=2021-12-15');
    const difference = page.getByRole('region', { name: 'Khác với hiện tại' });
    await difference.getByText('thành chậm: 1').waitFor();
    await difference.getByText(/hết ngày \d/).waitFor();
    expect(await web.faults(page)).toEqual([]);
    await difference.getByRole('link', { name: /^IV\.4/ }).press('Enter');
    await page.waitForURL('**/viec/**');
    await page.goto(`${web.url}/van-ban?luc=2021-12-15`);
    await difference.getByText('Không có gì khác với hiện tại.').waitFor();
    await page.goto(`${web.url}/thong-bao?luc=2021-12-15`);
    await difference.getByText(/^Từ .* sự kiện\.$/).waitFor();
    expect(await web.faults(page)).toEqual([]);
    await page.close();
  });
});

describe('a number that explains itself', () => {
  inBrowser('is told with what it was, and opens the duties and acts behind it with the root of the log, the same for good', async () => {
    const page = await web.page('kiemtoan', '/dang-giu?luc=2021-12-15');
    const moved = page.getByRole('row', { name: /^Ngày làm việc \d+ – Ngày làm việc, Lúc đó/ });
    await moved.waitFor();
    await web.photograph(page, 'custody');
    expect(await web.faults(page)).toEqual([]);
    await moved.getByRole('link', { name: /Lúc đó$/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Ai đang giữ: Ngày làm việc' }).waitFor();
    expect(new URL(page.url()).searchParams.get('luc')).toBe('2021-12-15');
    const counted = page.getByRole('list', { name: 'Những gì được đếm' }).getByRole('listitem');
    await counted.filter({ hasText: 'Giao nhiệm vụ' }).first().waitFor();
    const number = Number(await page.locator('.number-itself strong').innerText());
    const days = (await counted.locator('strong').allInnerTexts()).map((text) => Number.parseInt(text, 10));
    expect(days.reduce((sum, each) => sum + each, 0)).toBe(number);
    const root = await page.locator('code').innerText();
    await web.photograph(page, 'number');
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('link', { name: /^Địa chỉ cố định/ }).press('Enter');
    await page.waitForURL(/luc=index/);
    expect([await page.locator('.number-itself strong').innerText(), await page.locator('code').innerText()]).toEqual([String(number), root]);
    await page.getByText(/^Đang xem số liệu tại thời điểm 15\/12\/2021/).waitFor();
    await counted.getByRole('link').first().press('Enter');
    await page.waitForURL('**/viec/**');
    await page.close();
  });

  inBrowser.each([
    ['/tong-hop', /Đến hạn hoặc đã hoàn thành$/, 'Bảng theo dõi: Đến hạn hoặc đã hoàn thành'],
    ['/tong-hop/danh-sach?o=overdue', /^Vì sao là 1/, 'Bảng theo dõi: Quá hạn'],
    ['/hop-viec', /^Vì sao là/, 'Hộp việc: Tất cả'],
    ['/van-ban', /^24-KH\/TU/, null],
  ])('is a link on %s', async (path, name, heading) => {
    const page = await web.page(path === '/hop-viec' ? 'canbo-tuyengiao' : 'kiemtoan', path);
    await page.getByRole('link', { name }).first().press('Enter');
    if (heading === null) await page.getByRole('link', { name: /Phải giao theo văn bản$/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: heading ?? 'Giao việc đến các đơn vị: Phải giao theo văn bản' }).waitFor();
    await page.getByRole('list', { name: 'Những gì được đếm' }).getByRole('listitem').first().waitFor();
    await page.close();
  });
});

describe('the history of a duty', () => {
  inBrowser('is narrowed by words, days and body in the address, opens the stored event, and leads to how it was then', async () => {
    const page = await web.page('kiemtoan', '/livez');
    const { body } = await web.askAs(page, 'GET', '/api/boards/overdue');
    const id = (body as OverdueBoardAnswer).overdue[0]?.assignmentId ?? '';
    await page.goto(`${web.url}/viec/${id}`);
    await page.getByRole('link', { name: 'Lọc và xem đủ lịch sử' }).press('Enter');
    await page.getByText('Giao nhiệm vụ', { exact: true }).waitFor();
    await tabTo(page, 'input[name=tu]');
    await page.keyboard.type('16/11/2021');
    await page.keyboard.press('Enter');
    await page.getByText('Không có việc nào khớp với bộ lọc.').waitFor();
    expect(new URL(page.url()).searchParams.get('tu')).toBe('2021-11-16');
    await page.getByRole('link', { name: 'Bỏ lọc' }).press('Enter');
    await page.getByText('Giao nhiệm vụ', { exact: true }).waitFor();
    await page.getByText('Sự kiện đã lưu').first().click();
    expect(await page.locator('pre').first().innerText()).toContain('"taskCode": "IV.4"');
    await page.getByRole('link', { name: 'Xem tại lúc đó' }).first().press('Enter');
    await page.getByText('Đang xem số liệu tại thời điểm 15/11/2021 10:00').waitFor();
    expect(await page.getByRole('region', { name: 'Việc có thể làm' }).count()).toBe(0);
    await page.close();
  });

  inBrowser('tells in words of the page what an act changed, field by field, in both languages', async () => {
    const page = await web.page('kiemtoan', '/livez');
    const { body } = await web.askAs(page, 'GET', '/api/boards/overdue');
    await page.goto(`${web.url}/lich-su?dong=assignment-${(body as OverdueBoardAnswer).overdue[0]?.assignmentId ?? ''}`);
    const told = async (summary: RegExp, first: string): Promise<readonly string[]> => {
      const pair = page.locator('.history dl.facts .fact-pair');
      // Unfolded once, it stays so in another language; there is nothing in it while the words come.
      const folded = page.locator('.history details:not([open]) > summary').filter({ hasText: summary });
      if ((await page.locator('.history details[open]').count()) === 0) await folded.first().click();
      await pair.filter({ hasText: first }).first().waitFor();
      return pair.allInnerTexts();
    };
    const inVietnamese = await told(/^Thay đổi \(\d+\)$/, 'Cơ quan chủ trì: Ban Tuyên giáo');
    await web.photograph(page, 'changes in words');
    await page.getByRole('button', { name: /^EN/ }).press('Enter');
    const inEnglish = await told(/^Changes \(\d+\)$/, 'Lead body: Ban Tuyên giáo');
    await page.getByRole('button', { name: /^VI/ }).press('Enter'); // the choice is the browser's, not the page's
    expect([inVietnamese.length > 10, inEnglish.length]).toEqual([true, inVietnamese.length]);
    // Names of fields and words as they are stored: neither has a blank or a letter of Vietnamese.
    expect([...inVietnamese, ...inEnglish].flatMap((pair) => [...pair.matchAll(/(?<![\w/.-])(?:[a-z]+[A-Z]\w*|[a-z]+(?:-[a-z]+)+)(?![\w/-])/gu)].map(([word]) => `${word} in ${pair}`))).toEqual([]);
    await page.close();
  });

  inBrowser('of nothing in particular is that of whoever asks', async () => {
    const page = await web.page('canbo-tuyengiao', '/lich-su');
    await page.getByText('đây là những việc của chính bạn').waitFor();
    await page.getByText('Không có việc nào khớp với bộ lọc.').waitFor();
    await page.close();
  });

  inBrowser('is walked event by event, and each act verified in the browser itself; what was touched is noticed', async () => {
    const lead = await web.page('canbo-tuyengiao', '/livez');
    const { body } = await web.askAs(lead, 'GET', '/api/boards/overdue');
    const id = (body as OverdueBoardAnswer).overdue[0]?.assignmentId ?? '';
    expect((await web.askAs(lead, 'POST', `/api/assignments/${id}/acknowledgement`, {})).status).toBe(200);
    await lead.close();
    const page = await web.page('kiemtoan', `/viec/${id}`);
    await page.getByText('Tiếp nhận nhiệm vụ').waitFor();
    await page.getByRole('link', { name: 'Lọc và xem đủ lịch sử' }).press('Enter');
    const first = page.getByRole('listitem').filter({ hasText: 'Giao nhiệm vụ' });
    await first.getByRole('button', { name: /^Kiểm chứng/ }).press('Enter');
    await first.getByText('Đúng như trong nhật ký đã ký.').waitFor();
    expect(await first.getByText(/^✓/).count()).toBe(5);
    await web.photograph(page, 'verified');
    expect(await web.faults(page)).toEqual([]);
    await page.route('**/api/stored-events*', async (route) => route.fulfill({ body: (await (await route.fetch()).text()).replace('IV.4', 'IV.5') }));
    await first.getByRole('button', { name: /^Kiểm chứng/ }).press('Enter');
    await first.getByText(/^KHÔNG khớp/).waitFor();
    await first.getByText('✗ nội dung đã lưu khớp mã băm trong giấy xác nhận').waitFor();
    const [taken] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Tải gói chứng cứ' }).press('Enter')]);
    expect(taken.suggestedFilename()).toMatch(/\.html$/);
    await page.getByRole('button', { name: 'Tại thời điểm…' }).press('Enter');
    await page.getByLabel('Tua theo sự kiện').press('ArrowLeft');
    await page.getByText(/^Sau sự kiện 1\/2: Giao nhiệm vụ, 15\/11\/2021 10:00\.$/).waitFor();
    await page.getByText('Đang xem số liệu tại thời điểm 15/11/2021 10:00').waitFor();
    await page.getByLabel('Tua theo sự kiện').press('ArrowRight');
    await page.getByText('Đang xem số liệu tại thời điểm').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /^← / }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /^IV\.4/ }).waitFor();
    await page.getByLabel('Tua theo sự kiện').press('ArrowLeft'); // the control is the same on every page
    await page.getByText('Đang xem số liệu tại thời điểm 15/11/2021 10:00').waitFor();
    const assigned = page.getByRole('listitem').filter({ hasText: 'Giao nhiệm vụ' });
    await assigned.getByRole('button', { name: /^Kiểm chứng/ }).press('Enter');
    await page.getByText(/^KHÔNG khớp/).waitFor(); // what was touched above still is
    await page.unroute('**/api/stored-events*');
    await assigned.getByRole('button', { name: /^Kiểm chứng/ }).press('Enter');
    await page.getByText('Đúng như trong nhật ký đã ký.').waitFor();
    await page.close();
  });

  inBrowser('has no fault that axe knows by WCAG 2.2 AA, in every look and language', async () => {
    const page = await web.page('kiemtoan', '/livez');
    const { body } = await web.askAs(page, 'GET', '/api/boards/overdue');
    await page.goto(`${web.url}/lich-su?dong=assignment-${(body as OverdueBoardAnswer).overdue[0]?.assignmentId ?? ''}`);
    await page.getByText('Giao nhiệm vụ', { exact: true }).waitFor();
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
