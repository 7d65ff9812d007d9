import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiClient } from './api-client.js';
import { setUpQuarterly } from './report-obligation.js';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

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

describe('a secret paper', () => {
  inBrowser('is entered by its number, date and holder alone, and shown as no more than that', async () => {
    const page = await web.page('canbo-vptu', '/van-ban');
    await page.getByRole('button', { name: 'Ghi văn bản mật', exact: true }).press('Enter');
    const form = page.getByRole('form', { name: 'Ghi văn bản mật' });
    await form.locator('select[name="stub.holder"] option').nth(5).waitFor({ state: 'attached' });
    for (const [name, value] of [['stub.number.kind', 'CV'], ['stub.secrecy', 'secret'], ['stub.holder', 'vptu']] as const) await form.locator(`select[name="${name}"]`).selectOption(value);
    for (const [name, text] of [['stub.number.number', '7'], ['stub.number.symbol', '8-CV/VPTU'], ['stub.date', '01/02/2026']] as const) await form.locator(`[name="${name}"]`).fill(text);
    await page.keyboard.press('Enter');
    await form.locator('[name="stub.number.symbol"][aria-invalid=true]').waitFor();
    await form.locator('[name="stub.number.symbol"]').fill('7-CV/VPTU');
    await page.keyboard.press('Enter');
    await page.getByText(/^7-CV\/VPTU Mật – Văn phòng Tỉnh ủy, 01\/02\/2026; nơi giữ: Văn phòng Tỉnh ủy$/).waitFor();
    expect(await web.faults(page)).toEqual([]);
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
    const page = await web.page('canbo-bandanvan', '/chi-tieu');
    await page.getByRole('link', { name: /^II\.2\.4\.b/ }).press('Enter');
    await page.getByRole('button', { name: 'Ghi số liệu' }).press('Enter');
    await page.locator('select[name=body] option').nth(5).waitFor({ state: 'attached' });
    for (const [name, text] of [['period', '2023'], ['measurement.numerator', '761'], ['measurement.denominator', '1.000'], ['measurement.value', '76,2'], ['measurement.evidence', 'BC 1'], ['measurement.source', 'LĐLĐ tỉnh']] as const) await page.locator(`[name="${name}"]`).fill(text);
    await page.keyboard.press('Enter');
    await page.getByText(/^Không phải số, hoặc đọc được hai cách/).waitFor();
    await page.locator('[name="measurement.denominator"]:focus').fill('1000');
    await page.keyboard.press('Enter');
    await page.locator('[name="measurement.value"][aria-invalid=true]').waitFor();
    await page.locator('[name="measurement.value"]').fill('76,1');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi nhận: Ghi số liệu.').waitFor();
    await page.getByRole('button', { name: /^Đính chính: .*, kỳ 2023$/ }).press('Enter');
    expect(await page.locator('[name="measurement.numerator"]').inputValue()).toBe('761');
    await page.locator('[name="measurement.source"]').fill('Cục Thống kê');
    await page.locator('[name=reason]').fill('ghi nhầm nguồn');
    const other = { body: 'ldld-tinh', period: '2022', measurement: { unit: '%', numerator: '1', denominator: '2', evidence: 'BC 2', source: 'LĐLĐ tỉnh' } };
    expect((await web.askAs(page, 'POST', `/api/indicators/${page.url().split('/').at(-1)}/measurements`, other)).status).toBeLessThan(300);
    await page.getByRole('button', { name: 'Đính chính: ghi nhận' }).press('Enter');
    await page.getByRole('alert').getByText(/^ghi: .*kỳ 2022 – Ban Dân vận Tỉnh ủy/).waitFor();
    expect(await page.locator('[name=reason]').inputValue()).toBe('ghi nhầm nguồn');
    await page.getByRole('button', { name: 'Vẫn ghi nhận theo trạng thái mới' }).press('Enter');
    await page.getByText('Đã ghi nhận: Đính chính.').waitFor();
    await page.getByText(/Cục Thống kê, BC 1; Lý do: ghi nhầm nguồn/).waitFor();
    await page.getByText('76.1 % (761/1000), kỳ 2023').first().waitFor();
    await page.getByText(/^Đường nội suy hôm nay: [\d.]+ \(\d\d\/\d\d\/\d{4}; nội suy, không phải chỉ tiêu\)\.$/).waitFor();
    expect([await page.locator('.chart-milestone').count(), await page.locator('.chart-figure').count(), await page.locator('.chart-today').count()]).toEqual([4, 1, 1]);
    await web.photograph(page, 'indicator');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.close();
  });
});

describe('a periodic report', () => {
  inBrowser('tells who reported while somebody typed, and keeps what was typed', async () => {
    const at = `/api/reporting/${await setUpQuarterly(web)}/periods/2022-Q1/reports`;
    const anybody = new ApiClient(web.url);
    const [first, second] = [await anybody.as('canbo-ban-noi-chinh'), await anybody.as('canbo-ban-tuyen-giao')];
    const filed = await first.post<{ readonly position: string }>(`${at}/ban-noi-chinh/nil`);
    expect(filed.status).toBe(200);
    const page = await web.page('canbo-bandanvan', '/livez');
    await web.askAs(page, 'GET', `${at.replace(/\/reports$/, '')}?after=${filed.body.position}`);
    await page.goto(`${web.url}${at.replace('/api/reporting', '/bao-cao-dinh-ky').replace('/periods/2022-Q1/reports', '?ky=2022-Q1')}`);
    await page.getByRole('button', { name: /^Soạn báo cáo tổng hợp/ }).press('Enter');
    await page.locator('[name="content.summary"]').fill('Tổng hợp quý');
    expect((await second.post(`${at}/ban-tuyen-giao`, { content: { summary: 'Đã tuyên truyền', figures: [], attachments: [] } })).status).toBe(200);
    await page.getByRole('button', { name: 'Soạn báo cáo tổng hợp: ghi nhận' }).press('Enter');
    await page.getByRole('alert').getByText(/Ban Tuyên giáo Tỉnh ủy, \d\d\/\d\d\/\d{4}/).waitFor();
    expect(await page.locator('[name="content.summary"]').inputValue()).toBe('Tổng hợp quý');
    await page.getByRole('button', { name: 'Vẫn ghi nhận theo trạng thái mới' }).press('Enter');
    await page.getByText('Đã ghi nhận: Soạn báo cáo tổng hợp.').waitFor();
    await page.close();
  });
});

describe('an inspection', () => {
  inBrowser('is decided, planned, minuted and concluded by forms, and what is to be put right becomes a duty', async () => {
    const page = await web.page('canbo-ubkt', '/hop-viec');
    const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
    };
    const choose = async (fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, value] of Object.entries(fields)) await page.locator(`select[name="${name}"]`).selectOption(value);
    };
    const step = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
    const send = (name: string): Promise<void> => page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
    const taken = (name: string): Promise<void> => page.getByText(`Đã ghi nhận: ${name}.`).waitFor();
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const typed = today.split('-').toReversed().join('/');
    await page.locator('h1').waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Tìm và đi tới' }).fill('kiem tra');
    await page.getByRole('option').filter({ hasText: /^Kiểm tra/ }).click();
    await step('Quyết định kiểm tra');
    await page.locator('select[name="scope.directiveId"] option', { hasText: '24-KH/TU' }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Quyết định kiểm tra: ghi nhận' }).press('Enter');
    await page.locator('[name="number.number"]:focus').waitFor();
    await fill({ 'number.number': '15', 'number.symbol': '16-QĐ/UBKT', date: typed, 'signatory.position': 'Chủ nhiệm', subject: 'Thực hiện kế hoạch', basis: 'Chương trình kiểm tra', 'scope.taskCodes': 'IV.4', periodFrom: '15/11/2021', periodTo: '31/12/2021' });
    await choose({ 'signatory.capacity': 'T/M', inspectedBodies: 'ban-tuyen-giao' });
    await page.locator('select[name="scope.directiveId"]').selectOption({ index: 1 });
    await send('Quyết định kiểm tra');
    await page.locator('[name="number.symbol"][aria-invalid=true]').waitFor();
    await fill({ 'number.symbol': '15-QĐ/UBKT' });
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '15-QĐ/UBKT: Thực hiện kế hoạch' }).waitFor();
    const id = page.url().split('/').at(-1) ?? '';
    await page.getByText('Chưa làm được lúc này (8), vì sao').press('Enter');
    await page.getByText('Chưa có kế hoạch: lập kế hoạch trước.').first().waitFor();
    await step('Lập kế hoạch');
    await fill({ 'visits.0.day': typed, 'visits.0.contents': 'hồ sơ' });
    await choose({ 'visits.0.body': 'ban-tuyen-giao' });
    expect((await web.askAs(page, 'POST', `/api/inspections/${id}/plan`, { visits: [{ day: today, body: 'ban-tuyen-giao', contents: ['sổ sách'] }] })).status).toBe(200);
    await send('Lập kế hoạch');
    await page.getByText('Nội dung bạn đã nhập còn nguyên.').waitFor();
    await page.getByRole('alert').getByText(/^Lập kế hoạch kiểm tra – Ủy ban Kiểm tra/).waitFor();
    expect(await page.locator('[name="visits.0.contents"]').inputValue()).toBe('hồ sơ');
    await page.getByRole('button', { name: 'Vẫn ghi nhận theo trạng thái mới' }).press('Enter');
    await taken('Lập kế hoạch');
    await step('Lập đoàn kiểm tra');
    await fill({ 'members.0.position': 'Phó Chủ nhiệm' });
    await send('Lập đoàn kiểm tra');
    await taken('Lập đoàn kiểm tra');
    await step('Ghi biên bản');
    await choose({ body: 'ban-tuyen-giao' });
    await fill({ date: typed, contents: 'Làm việc với đơn vị' });
    await page.getByRole('button', { name: 'Thêm phát hiện' }).press('Enter');
    await fill({ 'findings.0.text': 'Chưa thấy báo cáo' });
    await choose({ 'findings.0.evidence.by': 'absence' });
    await fill({ 'findings.0.evidence.soughtFor': 'báo cáo tiến độ', 'findings.0.evidence.until': typed });
    await web.photograph(page, 'inspection-minutes');
    expect(await web.faults(page)).toEqual([]);
    await send('Ghi biên bản');
    await taken('Ghi biên bản');
    await page.getByText(/Chưa thấy báo cáo – .*không có nghĩa là chưa thực hiện/).waitFor();
    await page.getByText('Không có việc phải khắc phục.').waitFor();
    await step('Kết luận');
    await fill({ 'number.number': '20', 'number.symbol': '20-KL/UBKT', date: typed, 'signatory.position': 'Chủ nhiệm', 'conclusions.0.text': 'Cơ bản đúng' });
    await choose({ 'signatory.capacity': 'T/M' });
    await page.getByRole('button', { name: 'Thêm kiến nghị' }).press('Enter');
    await choose({ 'remediation.0.body': 'ban-tuyen-giao' });
    await fill({ 'remediation.0.summary': 'Bổ sung báo cáo', 'remediation.0.due': '30/06/2099' });
    await send('Kết luận');
    await taken('Kết luận');
    await page.getByText('khắc phục xong 0/1').waitFor();
    await web.photograph(page, 'inspection');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.getByRole('link', { name: /Bổ sung báo cáo/ }).press('Enter');
    await page.waitForURL('**/viec/*');
    await page.getByRole('heading', { level: 1, name: /Bổ sung báo cáo/ }).waitFor();
    await page.close();
    const inspected = await web.page('canbo-tuyengiao', `/kiem-tra/${id}`);
    await inspected.getByText(/^Bạn xem được cuộc kiểm tra này/).waitFor();
    await inspected.close();
  });
});
