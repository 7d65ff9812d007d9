import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

const today = (): string => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

describe('administration in the web application', () => {
  inBrowser('finds rows of a long register by what is typed of them, without accents', async () => {
    const page = await web.page('quantri', '/quan-tri/tai-khoan');
    const rows = page.getByRole('table', { name: 'Tài khoản' }).getByRole('rowheader');
    const line = page.getByRole('searchbox', { name: 'Tìm trong tài khoản' });
    await line.waitFor();
    const all = await rows.count();
    await line.fill('tuyen giao');
    await page.getByText(`trên ${all} dòng khớp`).waitFor();
    const found = await rows.allInnerTexts();
    expect([all > 20, found]).toEqual([true, ['canbo-ban-tuyen-giao', 'canbo-tuyengiao']]);
    await web.photograph(page, 'finder');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await line.fill('khong co ai');
    await page.getByText(`Không có dòng nào khớp trong ${all} dòng.`).waitFor();
    await line.fill('');
    await page.getByText(`${all} dòng`, { exact: true }).waitFor();
    expect(await rows.count()).toBe(all);

    await page.getByRole('link', { name: 'Danh bạ cơ quan, đơn vị' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Tìm trong danh bạ cơ quan, đơn vị' }).fill('so y te');
    await page.getByText(/^1 trên \d+ dòng khớp$/u).waitFor();
    await page.getByRole('rowheader', { name: /^Sở Y tế/u }).waitFor();
    await page.close();
  });

  inBrowser('enters and appoints people, and publishes a change of the policy', async () => {
    const page = await web.page('quantri', '/quan-tri/nhan-su');
    await page.getByText('Chưa ghi người nào.').waitFor();
    await page.getByRole('form', { name: 'Ghi một người' }).getByLabel('Họ và tên').fill('Chuyên viên mẫu');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: 'Chuyên viên mẫu' }).waitFor();
    const appoint = page.getByRole('form', { name: 'Bổ nhiệm' });
    await appoint.getByLabel('Họ và tên').selectOption({ label: 'Chuyên viên mẫu' });
    await appoint.getByLabel('Đơn vị').selectOption('so-y-te');
    await appoint.getByLabel('Vai trò').selectOption('officer');
    await appoint.getByLabel('Từ ngày').fill(today());
    await appoint.getByLabel('Căn cứ').fill('QĐ 2');
    await appoint.getByLabel('Căn cứ').press('Enter');
    await page.getByRole('button', { name: 'Thôi giữ chức vụ: Chuyên viên mẫu, Sở Y tế' }).press('Enter');
    await page.locator('textarea[name=reason]').fill('chuyển công tác');
    await page.getByRole('button', { name: 'Thôi giữ chức vụ', exact: true }).press('Enter');
    await page.getByText('không có hiệu lực').waitFor();

    await page.getByRole('link', { name: 'Quy tắc và lịch làm việc' }).press('Enter');
    const change = page.getByRole('form', { name: 'Ban hành thay đổi' });
    await change.locator('[name=rule]').selectOption('dueSoonDays');
    await change.getByLabel('Giá trị').fill('9');
    await change.getByLabel('Căn cứ').fill('QĐ 3');
    await change.getByLabel('Căn cứ').press('Enter');
    await page.getByRole('row', { name: 'sắp đến hạn: còn số ngày 9' }).waitFor();
    await page.getByRole('link', { name: '2021' }).waitFor({ state: 'detached' });
    await page.goto(`${web.url}/quan-tri/quy-tac?nam=2021`);
    await page.getByRole('cell', { name: '02/09/2021' }).waitFor();
    await page.goto(`${web.url}/quan-tri/quy-tac?nam=2027`);
    await page.getByRole('button', { name: 'Ban hành lịch năm 2027', exact: true }).press('Enter');
    const calendar = page.getByRole('form', { name: 'Ban hành lịch năm 2027' });
    const place = await calendar.locator('[name$=".date"]').count();
    await calendar.getByRole('button', { name: 'Thêm ngày' }).press('Enter');
    for (const [name, value] of [['kind', 'swapped-worked'], ['occasion', 'other']] as const) await calendar.locator(`select[name="days.${place}.${name}"]`).selectOption(value);
    for (const [name, text] of [['date', '02/01/2026'], ['name.vi', 'làm thay 04/01'], ['name.en', 'for 04/01']] as const) await calendar.locator(`[name="days.${place}.${name}"]`).fill(text);
    await calendar.locator('[name=basis]').fill('TB 9');
    await page.keyboard.press('Enter');
    await calendar.getByRole('alert').first().waitFor();
    await calendar.locator(`[name="days.${place}.date"]`).fill('02/01/2027');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: '02/01/2027 làm bù làm thay 04/01' }).waitFor();
    await page.getByRole('table', { name: 'Tháng 1/2027' }).getByRole('cell', { name: '2 làm bù: làm thay 04/01' }).waitFor();
    await web.photograph(page, 'calendar');
    expect(await web.faults(page)).toEqual([]);
    await page.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
