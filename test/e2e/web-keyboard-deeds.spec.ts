import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { KeyboardSittings } from './keyboard-sittings.js';
import { unmatched } from './keyboard-rarer-tasks.js';
import { KEYBOARD_TASKS } from './keyboard-tasks.js';
import type { KeyboardUser } from './keyboard-user.js';
import { recordThings, type RecordedThings } from './recorded-things.js';
import { actsOfTheWeb } from './web-acts.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

let web: WebBrowser;
let things: RecordedThings;
let me: KeyboardUser;
const sittings = new KeyboardSittings(() => web);
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  things = await recordThings(web.url);
});
afterEach(() => sittings.end());
afterAll(() => web?.close());

/** Signs in by typing, at that address; ends the session of whoever was there before. */
const begin = async (login: string, path: string): Promise<void> => void (me = await sittings.begin(login, path));

const deed: KeyboardUser['deed'] = (...asked) => me.deed(...asked);
const says: KeyboardUser['says'] = (text) => me.says(text);
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').toReversed().join('/');

describe('by keyboard alone, what is done less often', () => {
  inBrowser('an issuer refuses more time, amends its directive, and sets an indicator', async () => {
    await begin('canbo-tuyengiao', `/viec/${things.duty}`);
    await deed('Tiếp nhận');
    await deed('Đề nghị gia hạn', { proposedDue: '31/12/2099', reason: 'chờ số liệu', progressSoFar: 'một nửa' });
    await begin('thuongtruc', `/viec/${things.duty}`);
    await deed('Không đồng ý gia hạn', { reason: 'không đủ căn cứ' });
    await begin('thuongtruc', `/van-ban/${things.directive}`);
    await deed('Điều chỉnh văn bản', {
      amendmentSymbol: '30-KH/TU', basis: 'Thông báo 12', effectiveOn: today, changes: null, 'changes.0.kind': /^điểm, yêu cầu/u, 'changes.0.taskCode': /^IV\.4:/u, 'changes.0.added': null, 'changes.0.added.0.code': 'đ', 'changes.0.added.0.text': 'Báo cáo bằng văn bản',
    }); // prettier-ignore
    await deed('Đặt chỉ tiêu', {
      'content.code': 'II.9', 'content.name': 'Đơn vị có báo cáo', 'content.measure': /^số lượng/u, 'content.unit': 'đơn vị', 'content.milestones': null, 'content.milestones.0.code': 'II.9', 'content.milestones.0.when.kind': /^hết một năm/u, 'content.milestones.0.when.year': '2030',
      'content.milestones.0.target.kind': /^một con số/u, 'content.milestones.0.target.operator': /trở lên/u, 'content.milestones.0.target.value': '12,5',
    }); // prettier-ignore
    await says('Đã ghi nhận: Đặt chỉ tiêu.');
  });

  inBrowser('a desk books a directive in, and puts its book right', async () => {
    await begin('canbo-ban-noi-chinh', `/van-ban/${things.directive}`);
    const own = 'Ban Nội chính Tỉnh ủy';
    await deed('Vào sổ văn bản đến', { 'arrivalNumber.raw': '12&3', arrivalDate: '17/11/2021', passedTo: 'Phòng Tổng hợp' }, own);
    await deed('Đính chính sổ văn bản đến', { 'arrivalNumber.readable': '1203', reason: 'đọc rõ dấu' }, own);
    await says(`Đã ghi nhận: Đính chính sổ văn bản đến: ${own}.`);
  });

  inBrowser('those above submit a consolidated report, and it is accepted', async () => {
    await begin('canbo-bandanvan', `/bao-cao-dinh-ky/${things.reporting}?ky=2022-Q1`);
    const whole = 'Báo cáo tổng hợp';
    await deed('Soạn báo cáo tổng hợp', { 'content.summary': 'Tổng hợp quý' }, whole);
    await deed('Trình báo cáo tổng hợp', { symbol: '12-BC/BDVTU' }, whole);
    await begin('thuongtruc', `/bao-cao-dinh-ky/${things.reporting}?ky=2022-Q1`);
    await deed('Chấp nhận báo cáo tổng hợp', {}, whole);
    await says('Đã ghi nhận: Chấp nhận báo cáo tổng hợp.');
  });

  inBrowser('a commission records minutes, takes them back, concludes, and closes', async () => {
    await begin('canbo-ubkt', `/kiem-tra/${things.inspection}`);
    await deed('Ghi biên bản', { body: /^Ban Tuyên giáo/u, date: today, contents: 'Làm việc lần hai', findings: null, 'findings.0.text': 'Có báo cáo', 'findings.0.evidence.by': /^tài liệu/u, 'findings.0.evidence.documents': 'BC 5' });
    await deed('Rút biên bản', { number: /^Ban Tuyên giáo/u, reason: 'ghi nhầm' });
    await deed('Kết luận', { 'number.number': '20', 'number.symbol': '20-KL/UBKT', date: today, 'signatory.capacity': /^T\/M/u, 'signatory.position': 'Chủ nhiệm', 'conclusions.0.text': 'Cơ bản đúng' });
    await deed('Kết thúc kiểm tra');
    await says('Đã ghi nhận: Kết thúc kiểm tra.');
  });

  inBrowser('an office enters a secret paper', async () => {
    await begin('canbo-vptu', '/van-ban');
    await deed('Ghi văn bản mật', { 'stub.number.kind': /^công văn/iu, 'stub.number.number': '9', 'stub.number.symbol': '9-CV/VPTU', 'stub.date': '01/02/2026', 'stub.secrecy': /^Mật$/u });
    await says(/^9-CV\/VPTU/u);
  });

  inBrowser('an administrator publishes a calendar and the ladder of reminders, has a person erased, and lets a body go on in a new one', async () => {
    await begin('quantri', '/quan-tri/quy-tac');
    const next = Number(today.slice(-4)) + 1;
    await me.open(String(next));
    await deed(`Ban hành lịch năm ${next}`, { basis: 'TB 1' });
    await says(/^Đã công bố\./u);
    await me.writeAll({ rule: /^các nấc nhắc việc/u, 'switches.reminderLadder.0.offset': '-20', basis: 'QĐ 4' });
    await me.page.keyboard.press('Enter');
    await says(/^trước hạn 20 /u);
    await me.open('Nhân sự và chức vụ');
    await me.open('Thôi giữ chức vụ: Chuyên viên mẫu, Sở Y tế');
    await me.write('reason', 'nghỉ hưu');
    await me.open('Thôi giữ chức vụ');
    await me.page.getByRole('button', { name: 'Thôi giữ chức vụ: Chuyên viên mẫu, Sở Y tế' }).waitFor({ state: 'detached' });
    await deed('Đề nghị xóa thông tin', { ground: /^người ấy yêu cầu/u }, 'Chuyên viên mẫu');
    // Nobody is erased by one alone: whoever asked is told so.
    await me.open('Xác nhận xóa (người thứ hai): Chuyên viên mẫu');
    await me.open('Xác nhận xóa (người thứ hai): ghi nhận');
    await me.page.getByRole('alert').waitFor();
    await me.open('Danh bạ cơ quan, đơn vị');
    await deed('Hợp nhất, chia tách, kế thừa', {
      predecessors: /^Sở Du lịch$/u, newBodies: null, 'newBodies.0.name': 'Sở Văn hóa và Du lịch mới', 'newBodies.0.bodyId': 'so-vhdl', 'newBodies.0.kind': /^sở/u, 'newBodies.0.level': /^tỉnh/u, on: today, basis: 'NQ 9',
    }); // prettier-ignore
    await me.page.getByRole('rowheader', { name: /^Sở Văn hóa và Du lịch mới/u }).waitFor();
  });

  inBrowser('does what it is known for', async () => {
    await sittings.end();
    expect(sittings.undone(KEYBOARD_TASKS['web-keyboard-deeds'])).toEqual([]);
  });

  it('with the tasks of every day and the rarest, is everything that the pages can do', () => {
    expect(unmatched(actsOfTheWeb())).toEqual([]);
  });

  it('uses nothing but the keyboard', () => {
    const text = readFileSync('test/e2e/web-keyboard-deeds.spec.ts', 'utf8');
    const acting = text.split('\n').filter((line) => !line.includes('matchAll')).join('\n');
    expect([...acting.matchAll(/\.(?:click|fill|check|selectOption|focus|dispatchEvent|setInputFiles)\(|\.mouse|askAs|(?<!keyboard)\.press\(/gu)].map(([found]) => found)).toEqual([]);
  });
});
