import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { AssignmentHistoryAnswer, DirectivesAnswer, InboxAnswer, IndicatorsAnswer } from '#libs/application';
import type { Page } from 'playwright-core';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

const historyOf = async (page: Page, id: string): Promise<readonly string[]> =>
  ((await web.askAs(page, 'GET', `/api/assignments/${id}/history?limit=100`)).body as AssignmentHistoryAnswer).entries.map(({ type }) => type);

const focused = (page: Page): Promise<string> => page.locator(':focus').innerText();

describe('the tree of a directive', () => {
  inBrowser('is reached from the list, unfolded and walked by the keys of a tree view, and opens a duty', async () => {
    const page = await web.page('canbo-bandanvan', '/van-ban');
    await page.getByRole('link', { name: /^24-KH\/TU/ }).press('Enter');
    await page.getByRole('treeitem').first().waitFor();
    await tabTo(page, '[role=treeitem]');
    const folded = await page.getByRole('treeitem').count();
    await page.keyboard.press('ArrowRight');
    const unfolded = await page.getByRole('treeitem').count();
    expect([unfolded > folded, await page.locator('[role=treeitem][aria-expanded=true]').count()]).toEqual([true, 1]);
    await page.keyboard.press('ArrowRight');
    const duty = await focused(page);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('treeitem').count()).toBe(folded);
    await page.keyboard.press('End');
    expect(await page.locator(':focus').getAttribute('aria-posinset')).toBe(String(folded));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(duty);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/viec/*');
    await page.close();
  });

  inBrowser('keeps no lateness back in what is folded', async () => {
    const page = await web.page('canbo-bandanvan', '/van-ban');
    await page.getByRole('link', { name: /^24-KH\/TU/ }).click();
    await page.getByRole('treeitem', { name: /^\W*IV\.4/ }).getByText('1 quá hạn ở dưới').waitFor();
    await page.getByRole('button', { name: 'Mở hết' }).click();
    expect(await page.getByRole('treeitem', { level: 2 }).count()).toBe(41);
    await page.close();
  });
});

describe('the due days of a directive', () => {
  inBrowser('stand on one axis, with a table of the same', async () => {
    const page = await web.page('canbo-bandanvan', '/van-ban');
    await page.getByRole('link', { name: /^24-KH\/TU/ }).click();
    await page.getByRole('link', { name: 'Trục thời hạn' }).press('Enter');
    const row = page.getByRole('row', { name: /31\/12\/2021 IV\.4.* Quá hạn/ });
    await row.waitFor();
    await web.photograph(page, 'timeline');
    const [today, due] = [await row.locator('.timeline-now').boundingBox(), await row.locator('.timeline-overdue circle').boundingBox()];
    expect((due?.x ?? 0) < (today?.x ?? 0)).toBe(true);
    await row.getByRole('link').press('Enter');
    await page.waitForURL('**/viec/*');
    await page.close();
  });
});

describe('an indicator', () => {
  inBrowser('shows what was measured beside its milestones and the path between them, marked as interpolated', async () => {
    const page = await web.page('canbo-bandanvan', '/livez');
    const { body } = await web.askAs(page, 'GET', '/api/indicators');
    const id = (body as IndicatorsAnswer).indicators.find(({ code }) => code === 'II.2.4.b')?.indicatorId ?? '';
    const recorded = await web.askAs(page, 'POST', `/api/indicators/${id}/measurements`, { body: 'btv-tinh-uy', period: '2023', measurement: { numerator: '761', denominator: '1000', value: '76.1', unit: '%', evidence: 'BC 1', source: 'LĐLĐ tỉnh', simulated: true } });
    expect(recorded.status).toBe(201);
    await page.goto(`${web.url}/chi-tieu`);
    await page.getByRole('link', { name: /^II\.2\.4\.b/ }).press('Enter');
    await page.getByText('76.1 % (761/1000), kỳ 2023 (số liệu giả định)').first().waitFor();
    await page.getByText(/^Đường nội suy hôm nay: [\d.]+ \(\d\d\/\d\d\/\d{4}; nội suy, không phải chỉ tiêu\)\.$/).waitFor();
    expect([await page.locator('.chart-milestone').count(), await page.locator('.chart-figure').count(), await page.locator('.chart-today').count()]).toEqual([4, 1, 1]);
    await web.photograph(page, 'indicator');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });
});

describe('an inspection', () => {
  inBrowser('is shown from its decision to what was found, each finding with what it rests on', async () => {
    const page = await web.page('canbo-ubkt', '/livez');
    const directive = ((await web.askAs(page, 'GET', '/api/directives')).body as DirectivesAnswer).directives[0]?.directiveId ?? '';
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const year = Number(today.slice(0, 4));
    const decided = await web.askAs(page, 'POST', '/api/inspections', {
      number: { issuer: 'ubkt', kind: 'QĐ', year, number: 15, symbol: '15-QĐ/UBKT' }, date: today, signatory: { capacity: 'T/M', position: 'Chủ nhiệm' }, basis: 'Chương trình kiểm tra', inspectingBody: 'ubkt', inspectedBodies: ['ban-tuyen-giao'],
      scope: { directiveId: directive, taskCodes: ['IV.4'], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: '2021-11-15', periodTo: '2021-12-31',
    }); // prettier-ignore
    expect(decided.status).toBe(201);
    const { id } = decided.body as { readonly id: string };
    const steps = [
      ['plan', { visits: [{ day: today, body: 'ban-tuyen-giao', contents: ['hồ sơ'] }] }],
      ['team', { members: [{ body: 'ubkt', position: 'Phó Chủ nhiệm', head: true }] }],
      ['minutes', { body: 'ban-tuyen-giao', date: today, contents: 'Làm việc với đơn vị', findings: [{ text: 'Chưa thấy báo cáo', evidence: { by: 'absence', soughtFor: 'báo cáo tiến độ', until: today } }] }],
    ] as const;
    for (const [step, data] of steps) expect([step, (await web.askAs(page, 'POST', `/api/inspections/${id}/${step}`, data)).status]).toEqual([step, 200]);
    await page.goto(`${web.url}/hop-viec`);
    await page.locator('h1').waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Tìm và đi tới' }).fill('kiem tra');
    await page.getByRole('option').filter({ hasText: /^Kiểm tra/ }).click();
    await page.getByText(/đã có biên bản; Ủy ban Kiểm tra/).waitFor();
    await page.getByRole('link', { name: '15-QĐ/UBKT: Thực hiện kế hoạch' }).press('Enter');
    await page.getByText(/Chưa thấy báo cáo – .*không có nghĩa là chưa thực hiện/).waitFor();
    await page.getByText('Không có việc phải khắc phục.').waitFor();
    await web.photograph(page, 'inspection');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });
});

describe('the acts of the supervising side', () => {
  inBrowser('urge everything overdue by one paper: previewed, issued, with a result for each duty', async () => {
    const page = await web.page('canbo-bandanvan', '/tong-hop');
    await page.getByRole('link', { name: 'Đôn đốc tất cả nhiệm vụ quá hạn' }).press('Enter');
    await page.getByText('Sẽ đôn đốc 1/1 nhiệm vụ, gửi 1 đơn vị. Chưa ghi gì.').waitFor();
    await tabTo(page, 'input[name=number]');
    for (const [name, text] of [['symbol', '12-CV/BDVTU'], ['position', 'Phó Trưởng ban'], ['demand', 'Báo cáo tiến độ'], ['basis', '24-KH/TU']] as const) {
      if (name === 'symbol') await page.keyboard.type('12');
      await tabTo(page, `[name=${name}]`);
      await page.keyboard.type(text);
    }
    await page.keyboard.press('Enter');
    await page.getByText('Đã ban hành: đôn đốc 1/1 nhiệm vụ.').waitFor();
    await page.getByRole('link', { name: 'IV.4: Ban Tuyên giáo Tỉnh ủy' }).waitFor();
    await page.close();
  });

  inBrowser('say for each duty that cannot be urged why', async () => {
    const page = await web.page('canbo-ban-dan-van', '/livez');
    const { body } = await web.askAs(page, 'GET', '/api/inbox');
    const undated = (body as InboxAnswer).duties.find(({ standing }) => standing.kind === 'line')?.assignmentId ?? '';
    await page.goto(`${web.url}/don-doc?viec=${undated}`);
    await page.getByText(/^– không đôn đốc: \S+/).waitFor();
    expect(await page.getByRole('button', { name: 'Ban hành văn bản đôn đốc' }).count()).toBe(0);
    await page.close();
  });

  inBrowser('grant an extension that was asked for, and accept a result', async () => {
    const lead = await web.page('canbo-tuyengiao', '/livez');
    const { body } = await web.askAs(lead, 'GET', '/api/inbox');
    const id = (body as InboxAnswer).duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? '';
    const act = async (name: string, data: object): Promise<void> => expect((await web.askAs(lead, 'POST', `/api/assignments/${id}/${name}`, data)).status).toBe(200);
    await act('acknowledgement', {});
    await act('parts', { body: 'so-y-te', summary: 'Tuyên truyền trong ngành y tế', expectedOutputs: [], deadlines: [{ kind: 'date', due: '2099-06-30', boundary: 'inclusive', phrase: null }] });
    await act('extension-requests', { proposedDue: '2099-12-31', reason: 'dịch bệnh', progressSoFar: 'đã làm một nửa', afterDue: true });
    await lead.close();

    const issuer = await web.page('thuongtruc', `/viec/${id}`);
    await issuer.getByRole('button', { name: 'Đồng ý gia hạn', exact: true }).click();
    await issuer.getByText('đã làm một nửa').waitFor();
    expect(await issuer.locator('input[name=newDue]').inputValue()).toBe('31/12/2099');
    const tried = issuer.getByRole('region', { name: 'Thử trước với hạn mới này' });
    await tried.getByText('nay nằm trong hạn mới').waitFor();
    await tried.getByText('Ban Tuyên giáo Tỉnh ủy – đơn vị chủ trì (hệ thống tự báo)').waitFor();
    await tabTo(issuer, 'button:text("lấy ngày 30/06/2099")');
    await issuer.keyboard.press('Enter');
    expect(await issuer.locator('input[name=newDue]').inputValue()).toBe('30/06/2099');
    await issuer.locator('input[name=newDue]').fill('30/12/2021');
    await tried.getByText(/^Hạn mới/).waitFor();
    await issuer.locator('input[name=newDue]').fill('31/12/2099');
    expect([await web.faults(issuer), (await historyOf(issuer, id)).includes('ExtensionGranted')]).toEqual([[], false]);
    await web.photograph(issuer, 'what-if');
    await issuer.getByRole('button', { name: 'Đồng ý gia hạn: ghi nhận' }).click();
    await issuer.getByText('Đã ghi nhận: Đồng ý gia hạn.').waitFor();
    await issuer.getByText('31/12/2099 (khác hạn gốc)').waitFor();
    await issuer.close();

    const again = await web.page('canbo-tuyengiao', `/viec/${id}`);
    await again.getByRole('button', { name: 'Trình kết quả' }).click();
    await again.locator('textarea[name=outputs]').fill('Báo cáo 15-BC/BTGTU');
    await again.getByRole('button', { name: 'Trình kết quả: ghi nhận' }).click();
    await again.getByText('Đã ghi nhận: Trình kết quả.').waitFor();
    await again.close();

    const confirming = await web.page('lanhdao-vptu', '/hop-viec?loc=waiting');
    await confirming.getByRole('link', { name: /^IV\.4/ }).click();
    await confirming.getByRole('button', { name: 'Xác nhận kết quả' }).click();
    await confirming.getByRole('button', { name: 'Xác nhận kết quả: ghi nhận' }).click();
    await confirming.getByText('Đã ghi nhận: Xác nhận kết quả.').waitFor();
    await confirming.close();
  });

  inBrowser('ask nobody but the program for anything', () => web.expectNothingOutside());
});
