import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { KeyboardUser } from './keyboard-user.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

let web: WebBrowser;
let me: KeyboardUser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterEach(async () => {
  if (me === undefined || me.page.isClosed()) return;
  expect(me.unseen).toEqual([]);
  await me.page.close();
});
afterAll(() => web?.close());

const says = (text: string | RegExp): Promise<void> => me.page.getByText(text).first().waitFor();

/** Signs in by typing, at that address; ends the session of whoever was there before. */
async function begin(login: string, path: string): Promise<void> {
  if (me !== undefined && !me.page.isClosed()) {
    expect(me.unseen).toEqual([]);
    await me.page.close();
  }
  me = new KeyboardUser(await web.page(null, path));
  await me.page.locator('input[name=login]').waitFor();
  await me.write('login', login);
  await me.write('password', SAMPLE_PASSWORD);
  await me.page.keyboard.press('Enter');
  await me.page.getByRole('main').waitFor();
}

/** Opens an act, fills what it asks, sends it, and waits for the answer. */
async function act(name: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  await me.open(name);
  await me.page.getByRole('button', { name: `${name}: ghi nhận` }).waitFor();
  await fill();
  await me.open(`${name}: ghi nhận`);
  await says(`Đã ghi nhận: ${name}.`);
}

/** The duty that the inbox, or a list, begins with. */
async function openDuty(code: RegExp): Promise<void> {
  await me.page.locator('a[data-row]').first().waitFor();
  await me.open(code);
  await me.page.getByRole('heading', { level: 1, name: code }).waitFor();
  await me.page.getByRole('region', { name: 'Việc có thể làm' }).waitFor();
}

describe('by keyboard alone', () => {
  inBrowser('an agency does its day: finds, acknowledges, reports, asks for time, hands down, submits, and takes its list away', async () => {
    await begin('canbo-tuyengiao', '/hop-viec');
    await me.page.locator('a[data-row]').first().waitFor();
    await me.page.keyboard.press('Control+K');
    await me.page.locator('dialog input:focus').waitFor();
    await me.page.keyboard.type('qh t12/2021');
    await me.page.keyboard.press('Enter');
    await me.page.waitForURL('**/hop-viec?*thang=2021-12*');
    await me.open('Lưu chế độ xem…');
    await me.page.keyboard.type('Cuối năm');
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('link', { name: 'Cuối năm' }).waitFor();
    const saved = me.page.waitForEvent('download');
    await me.open('Tải cả danh sách (XLSX)');
    expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/u);
    await me.open(/^Tất cả/u);
    await me.page.waitForURL((url) => !url.search.includes('thang'));
    await openDuty(/^IV\.4/u);
    await act('Tiếp nhận', () => me.write('receiptNumber', '1234/CV'));
    await act('Báo cáo tiến độ', () => me.write('note', 'Đã họp phân công'));
    await act('Đề nghị gia hạn', async () => {
      await me.write('proposedDue', '31/12/2099');
      await me.write('reason', 'chờ số liệu');
      await me.write('progressSoFar', 'một nửa');
    });
    await act('Giao tiếp phần việc', async () => {
      await me.choose('body', 'Sở Y tế');
      await me.write('summary', 'Tuyên truyền trong ngành');
    });
    await act('Trình kết quả', () => me.write('outputs', 'Báo cáo 15-BC/BTGTU'));
  });

  inBrowser('a head returns a duty to the issuer, and gives a power on', async () => {
    await begin('lanhdao-bcsd', '/hop-viec');
    await openDuty(/^IV\.3b/u);
    await act('Trả lại cơ quan giao', async () => {
      await me.choose('returnReason', 'nội dung chưa rõ');
      await me.write('explanation', 'chưa rõ phạm vi');
    });
    await me.open(/^Ban cán sự đảng|^lãnh đạo|giao tiếp việc/u);
    await me.page.getByRole('heading', { name: 'Ủy quyền' }).first().waitFor();
    await me.choose('to', 'Sở Y tế');
    await me.write('validFrom', '01/01/2099');
    await me.write('basis', 'QĐ 7');
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('cell', { name: 'QĐ 7' }).waitFor();
  });

  inBrowser('those above do not take a duty back', async () => {
    await begin('thuongtruc', '/hop-viec?loc=waiting');
    await openDuty(/^IV\.3b/u);
    await act('Không nhận lại nhiệm vụ', () => me.write('explanation', 'phạm vi ở mục IV'));
  });

  inBrowser('a supervising office arranges its board, opens what is behind a number, walks the tree, and urges', async () => {
    await begin('canbo-bandanvan', '/tong-hop');
    await me.page.locator('button[data-month]').first().waitFor();
    await me.open('Sắp xếp bảng…');
    await me.open('Đưa xuống: Nhiệm vụ có hạn');
    await says('Nhiệm vụ có hạn: vị trí 2/8.');
    await me.tick('Sắp tới hạn');
    await me.open('Lưu cho tôi');
    await says('Đã lưu cho tôi.');
    await me.open('Về mặc định');
    await says('Đã bỏ cách sắp xếp của tôi.');
    await me.open('Đóng');
    await me.open(/^1\/1 Quá hạn$/u);
    await says('Liệt kê 1/1.');
    await me.open('Văn bản');
    await me.open(/^24-KH\/TU/u);
    await me.page.getByRole('treeitem').first().waitFor();
    await me.open('Mở hết');
    await me.open('Bảng theo dõi');
    await me.open('Đôn đốc tất cả nhiệm vụ quá hạn');
    await says(/^Sẽ đôn đốc 1\/1/u);
    for (const [name, text] of [['number', '12'], ['symbol', '12-CV/BDVTU'], ['position', 'Phó Trưởng ban'], ['demand', 'Báo cáo tiến độ'], ['basis', '24-KH/TU']] as const) await me.write(name, text);
    await me.page.keyboard.press('Enter');
    await says('Đã ban hành: đôn đốc 1/1 nhiệm vụ.');
  });

  inBrowser('an auditor goes to a past moment and from event to event, searches a history, verifies an act, and reads who looked', async () => {
    await begin('kiemtoan', '/tong-hop');
    await me.page.locator('.boxes a').first().waitFor();
    await me.open('Tại thời điểm…');
    await me.page.keyboard.type('15/12/2021');
    await me.page.keyboard.press('Enter');
    await says('Đang xem số liệu tại hết ngày 15/12/2021');
    await me.open('Về hiện tại');
    await me.page.waitForURL((url) => !url.search.includes('luc'));
    await me.open(/^1\/1 Quá hạn$/u);
    await openDuty(/^IV\.4/u);
    await me.open('Tại thời điểm…');
    await me.reach('Tua theo sự kiện');
    await me.page.keyboard.press('Home');
    await says(/^Sau sự kiện 1\//u);
    await me.page.keyboard.press('End');
    await me.page.getByText('Đang xem số liệu tại thời điểm').waitFor({ state: 'detached' });
    await me.open(/^Kiểm chứng/u);
    await says('Đúng như trong nhật ký đã ký.');
    await me.open('Lọc và xem đủ lịch sử');
    await me.write('Có từ', 'phân công');
    await me.page.keyboard.press('Enter');
    await says('Liệt kê 1 việc');
    await me.open('Truy cập');
    await me.page.getByRole('cell').first().waitFor();
  });

  inBrowser('anybody changes language and looks, chooses notices, reads the help, and signs out', async () => {
    await begin('canbo-tuyengiao', '/thong-bao');
    await me.open(/^EN/u);
    await me.open('Dark appearance');
    await me.open(/^VI/u);
    await me.open('Tùy chọn thông báo…');
    await me.tick('Gắn sao, bỏ sao nhiệm vụ');
    await me.open('Lưu');
    await says('Đã lưu.');
    await me.open('Hướng dẫn');
    await me.page.waitForURL('**/huong-dan*');
    await me.open('Đăng xuất');
    await me.page.locator('input[name=login]').waitFor();
  });

  it('uses nothing but the keyboard', () => {
    const text = ['web-keyboard.spec.ts', 'keyboard-user.ts'].map((file) => readFileSync(`test/e2e/${file}`, 'utf8')).join('\n');
    const others = /\.(?:click|dblclick|tap|hover|dragTo|fill|check|uncheck|setChecked|selectOption|focus|clear|pressSequentially|dispatchEvent|setInputFiles)\(|\.mouse|\.touchscreen|askAs|(?<!keyboard)\.press\(/gu;
    const acting = text.split('\n').filter((line) => !line.includes('others')).join('\n');
    expect([...acting.matchAll(others)].map(([found]) => found)).toEqual([]);
    expect([...'await page.locator("a").click(); row.press("Enter")'.matchAll(others)]).toHaveLength(2);
  });
});
