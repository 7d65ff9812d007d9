import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { KeyboardSittings } from './keyboard-sittings.js';
import { KEYBOARD_TASKS } from './keyboard-tasks.js';
import type { KeyboardUser } from './keyboard-user.js';
import { QUARTERLY, setUpQuarterly } from './report-obligation.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

let web: WebBrowser;
let me: KeyboardUser;
const sittings = new KeyboardSittings(() => web);
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterEach(() => sittings.end());
afterAll(() => web?.close());

const says: KeyboardUser['says'] = (text) => me.says(text);

/** Signs in by typing, at that address; ends the session of whoever was there before. */
const begin = async (login: string, path: string): Promise<void> => void (me = await sittings.begin(login, path));

const act: KeyboardUser['act'] = (...asked) => me.act(...asked);

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').toReversed().join('/');

const writeAll: KeyboardUser['writeAll'] = (fields) => me.writeAll(fields);

const openDuty: KeyboardUser['openDuty'] = (code) => me.openDuty(code);

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

  inBrowser('an issuer gives more time, those who confirm send back and accept, and an agency sends files with what it hands in', async () => {
    await begin('thuongtruc', '/hop-viec?loc=waiting');
    await openDuty(/^IV\.4/u);
    await act('Đồng ý gia hạn', () => me.write('newDue', '30/12/2099'));
    await begin('lanhdao-vptu', '/hop-viec?loc=waiting');
    await openDuty(/^IV\.4/u);
    await act('Trả lại để làm tiếp', () => me.write('reasons', 'thiếu phụ lục'));
    await begin('canbo-tuyengiao', '/hop-viec?loc=returned');
    await openDuty(/^IV\.4/u);
    await act('Trình kết quả', async () => {
      await me.write('outputs', 'Báo cáo 16-BC/BTGTU');
      const asked = me.page.waitForEvent('filechooser');
      await me.open('Chọn tệp…');
      await (await asked).setFiles([{ name: 'phu-luc.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }, { name: 'thua.txt', mimeType: 'text/plain', buffer: Buffer.from('thừa') }]);
      await me.page.getByText('đã tải lên').nth(1).waitFor();
      await me.open('Bỏ tệp thua.txt');
    });
    await begin('lanhdao-vptu', '/hop-viec?loc=waiting');
    await openDuty(/^IV\.4/u);
    const saved = me.page.waitForEvent('download');
    await me.open('phu-luc.csv');
    expect((await saved).suggestedFilename()).toBe('phu-luc.csv');
    await act('Xác nhận kết quả');
  });

  inBrowser('a committee issues a directive, and an office records a figure', async () => {
    await begin('thuongtruc', '/van-ban/ban-hanh');
    await me.page.locator('select[name=confirmingBody] option').nth(5).waitFor({ state: 'attached' });
    await writeAll({ number: '27', symbol: '27-KH/TU', title: 'Kế hoạch bằng bàn phím', position: 'Phó Bí thư Thường trực' });
    await me.choose('confirmingBody', 'Văn phòng Tỉnh ủy');
    await me.choose('supervisingBody', 'Ban Dân vận Tỉnh ủy');
    await writeAll({ 'tasks.0.code': 'II.1', 'tasks.0.sentence': 'Sở Y tế xây dựng đề án trước ngày 30/6/2099.', 'tasks.0.summary': 'Xây dựng đề án' });
    await me.choose('tasks.0.lead', 'Sở Y tế');
    await me.write('tasks.0.phrase', 'trước ngày 30/6/2099');
    await says('Đọc là: 29/06/2099');
    await me.open('Thêm mọi đơn vị chủ trì vào nơi nhận');
    await me.open('Ban hành');
    await me.tick(/^Văn bản đúng như vậy/u);
    await me.open('Ban hành');
    await says('Đã ban hành 27-KH/TU.');
    await begin('canbo-bandanvan', '/chi-tieu');
    await me.open(/^II\.2\.4\.b/u);
    await me.open('Ghi số liệu');
    await writeAll({ period: '2023', 'measurement.numerator': '761', 'measurement.denominator': '1000', 'measurement.evidence': 'BC 1', 'measurement.source': 'LĐLĐ tỉnh' });
    await me.page.keyboard.press('Enter');
    await says('Đã ghi nhận: Ghi số liệu.');
  });

  inBrowser('a unit files a periodic report, and those above return and consolidate', async () => {
    const id = await setUpQuarterly(web);
    await begin('canbo-tuyengiao', '/bao-cao-dinh-ky');
    await me.open(QUARTERLY);
    await me.open('Báo cáo: Ban Tuyên giáo Tỉnh ủy');
    await me.write('content.summary', 'Đã tuyên truyền 12 đợt');
    await me.open('Báo cáo: ghi nhận');
    await says('Đã ghi nhận: Báo cáo.');
    await begin('canbo-bandanvan', `/bao-cao-dinh-ky/${id}`);
    await me.open(/^Soạn báo cáo tổng hợp/u);
    await me.write('content.summary', 'Tổng hợp quý');
    await me.open('Soạn báo cáo tổng hợp: ghi nhận');
    await says('Đã ghi nhận: Soạn báo cáo tổng hợp.');
    await me.open('Trả lại báo cáo: Ban Tuyên giáo Tỉnh ủy');
    await me.write('reasons', 'thiếu số liệu');
    await me.open('Trả lại báo cáo: ghi nhận');
    await says('Đã ghi nhận: Trả lại báo cáo.');
  });

  inBrowser('a commission decides an inspection and plans it', async () => {
    await begin('canbo-ubkt', '/kiem-tra');
    await me.open('Quyết định kiểm tra');
    await writeAll({ 'number.number': '15', 'number.symbol': '15-QĐ/UBKT', date: today });
    await me.choose('signatory.capacity', /^T\/M/u);
    await writeAll({ 'signatory.position': 'Chủ nhiệm', subject: 'Thực hiện kế hoạch', basis: 'Chương trình kiểm tra' });
    await me.choose('inspectedBodies', 'Ban Tuyên giáo Tỉnh ủy');
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('button', { name: /Ban Tuyên giáo Tỉnh ủy/u }).waitFor();
    expect(await me.page.locator('.many-bodies li').count()).toBe(1);
    await me.choose('scope.directiveId', /^24-KH\/TU/u);
    await writeAll({ 'scope.taskCodes': 'IV.4', periodFrom: '15/11/2021', periodTo: '31/12/2021' });
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('heading', { level: 1, name: '15-QĐ/UBKT: Thực hiện kế hoạch' }).waitFor();
    await me.open('Lập kế hoạch');
    await me.write('visits.0.day', today);
    await me.choose('visits.0.body', 'Ban Tuyên giáo Tỉnh ủy');
    await me.write('visits.0.contents', 'hồ sơ');
    await me.open('Lập kế hoạch: ghi nhận');
    await says('Đã ghi nhận: Lập kế hoạch.');
  });

  inBrowser('an administrator registers a body, an account, a person and their position, and publishes a rule', async () => {
    await begin('quantri', '/quan-tri/don-vi');
    await me.page.getByRole('rowheader', { name: /^Sở Y tế/u }).waitFor();
    await me.open('Ghi đơn vị mới…');
    await writeAll({ bodyId: 'so-moi', name: 'Sở Mới' });
    await me.choose('kind', 'sở, ban, ngành');
    await me.choose('level', 'tỉnh');
    await me.write('from', '01/01/2022');
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('rowheader', { name: 'Sở Mới (so-moi)' }).waitFor();
    await me.open('Tài khoản');
    await me.open('Thêm tài khoản…');
    await writeAll({ login: 'vanthu-so-moi', displayName: 'Văn thư Sở Mới' });
    await me.choose('body', 'Sở Mới');
    await me.tick(/^văn thư/u);
    await me.page.keyboard.press('Enter');
    await says('Liên kết đặt mật khẩu của vanthu-so-moi');
    await me.open('Nhân sự và chức vụ');
    await me.write('name', 'Chuyên viên mẫu');
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('rowheader', { name: 'Chuyên viên mẫu' }).waitFor();
    await me.choose('person', 'Chuyên viên mẫu');
    await me.choose('body', 'Sở Y tế');
    await me.choose('role', 'chuyên viên');
    await writeAll({ validFrom: today, basis: 'QĐ 2' });
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('button', { name: 'Thôi giữ chức vụ: Chuyên viên mẫu, Sở Y tế' }).waitFor();
    await me.open('Quy tắc và lịch làm việc');
    await me.choose('rule', /^sắp đến hạn: còn số ngày/u);
    await writeAll({ 'switches.dueSoonDays': '9', basis: 'QĐ 3' });
    await me.page.keyboard.press('Enter');
    await me.page.getByRole('row', { name: 'sắp đến hạn: còn số ngày 9' }).waitFor();
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

  inBrowser('does what it is known for', async () => {
    await sittings.end();
    expect(sittings.undone(KEYBOARD_TASKS['web-keyboard'])).toEqual([]);
  });

  it('uses nothing but the keyboard', () => {
    const text = ['web-keyboard.spec.ts', 'keyboard-user.ts'].map((file) => readFileSync(`test/e2e/${file}`, 'utf8')).join('\n');
    const others = /\.(?:click|dblclick|tap|hover|dragTo|fill|check|uncheck|setChecked|selectOption|focus|clear|pressSequentially|dispatchEvent|setInputFiles)\(|\.mouse|\.touchscreen|askAs|(?<!keyboard)\.press\(/gu;
    const acting = text.split('\n').filter((line) => !line.includes('others')).join('\n');
    expect([...acting.matchAll(others)].map(([found]) => found)).toEqual([]);
    expect([...'await page.locator("a").click(); row.press("Enter")'.matchAll(others)]).toHaveLength(2);
  });
});
