import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { AssignmentHistoryAnswer, DirectiveOverviewAnswer, DirectivesAnswer } from '#libs/application';
import type { Page } from 'playwright-core';
import { QUARTERLY, setUpQuarterly } from './report-obligation.js';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

const typeInto = async (page: Page, name: string, text: string): Promise<void> => {
  await tabTo(page, `[name="${name}"]`);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
};

const choose = async (page: Page, name: string, label: string): Promise<void> => {
  await tabTo(page, `select[name="${name}"]`);
  await page.locator(`select[name="${name}"]`).selectOption({ label });
};

describe('issuing a directive from the form', () => {
  inBrowser('is asked for what is not clear, keeps what was typed, shows a refusal at its field, and counts k of n', async () => {
    const page = await web.page('thuongtruc', '/van-ban');
    await page.getByRole('link', { name: 'Ban hành văn bản mới' }).press('Enter');
    await page.locator('input[name=number]').waitFor();
    await page.locator('select[name=confirmingBody] option').nth(5).waitFor({ state: 'attached' });
    await typeInto(page, 'title', 'Kế hoạch thử nghiệm');
    await page.keyboard.press('Enter');
    await page.locator('input[name=number]:focus').waitFor();
    expect(await page.locator('[name="tasks.0.lead"]').getAttribute('aria-invalid')).toBe('true');
    await typeInto(page, 'number', '25');
    await typeInto(page, 'symbol', '25-CT/TU');
    await typeInto(page, 'position', 'Phó Bí thư Thường trực');
    await choose(page, 'confirmingBody', 'Văn phòng Tỉnh ủy');
    await choose(page, 'supervisingBody', 'Ban Dân vận Tỉnh ủy');
    await typeInto(page, 'tasks.0.code', 'II.1');
    await typeInto(page, 'tasks.0.sentence', 'Sở Y tế chủ trì xây dựng đề án, hoàn thành trước ngày 30/6/2099.');
    await typeInto(page, 'tasks.0.summary', 'Xây dựng đề án');
    await choose(page, 'tasks.0.lead', 'Sở Y tế');
    await typeInto(page, 'tasks.0.phrase', 'hoàn thành trước ngày 30/6/2099');
    await page.getByText('Đọc là: 29/06/2099').waitFor();
    const clears = page.getByRole('region', { name: '5 rõ' });
    await page.getByText('Vai trò khác, các điểm, cách tính hoàn thành').press('Enter');
    await tabTo(page, 'button[name="tasks.0.others"]');
    await page.keyboard.press('Enter');
    await clears.getByText('một vai trò chưa có đơn vị').waitFor();
    await page.locator('select[name="tasks.0.others.0.role"]').selectOption('lead');
    await page.locator('select[name="tasks.0.others.0.who"]').selectOption({ label: 'tổ chức công đoàn các cấp' });
    await page.locator('select[name="tasks.0.others.0.mode"]').selectOption('direct');
    await tabTo(page, 'button[name="tasks.0.points"]');
    await page.keyboard.press('Enter');
    expect(await page.locator('[name="tasks.0.points.0.code"]').inputValue()).toBe('a');
    await clears.getByText('điểm chưa đủ ký hiệu và nội dung').waitFor();
    await typeInto(page, 'tasks.0.points.0.text', 'Rà soát quy định');
    await page.locator('select[name="tasks.0.completion"]').selectOption('quorum');
    await clears.getByText('chưa có tỷ lệ từ 1 đến 100').waitFor();
    await typeInto(page, 'tasks.0.completion', '50');
    await page.reload();
    await page.getByText('Đọc là: 29/06/2099').waitFor();
    expect([await page.locator('input[name=symbol]').inputValue(), await page.locator('select[name="tasks.0.lead"]').inputValue()]).toEqual(['25-CT/TU', 'so-y-te']);
    for (const said of ['✓ Rõ việc', '✓ Rõ thời gian', '✗ Rõ kết quả', '✗ Rõ người']) await clears.getByText(said).waitFor();
    await page.getByRole('button', { name: 'Thêm mọi đơn vị chủ trì vào nơi nhận' }).press('Enter');
    await clears.getByText('✓ Rõ người').waitFor();
    const issue = page.getByRole('button', { name: 'Ban hành', exact: true });
    await issue.press('Enter');
    await page.getByRole('checkbox', { name: /^Văn bản đúng như vậy/ }).press('Space');
    await issue.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.locator('input[name=symbol]').getAttribute('aria-invalid')).toBe('true');
    await web.photograph(page, 'issuing');
    expect(await web.faults(page)).toEqual([]);
    await page.locator('input[name=symbol]').fill('25-KH/TU');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ban hành 25-KH/TU.').waitFor();
    await page.getByText('Đã giao đủ 2/2 nhiệm vụ.').waitFor();
    await web.photograph(page, 'issued');
    await page.getByRole('link', { name: 'Xem cây giao việc' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /25-KH\/TU/ }).waitFor();
    const { body } = await web.askAs(page, 'GET', '/api/directives');
    expect((body as DirectivesAnswer).directives.filter(({ symbol }) => symbol === '25-KH/TU').map(({ status, fanOut }) => [status, fanOut])).toEqual([['issued', { k: 2, n: 2 }]]);
    const [issued] = (body as DirectivesAnswer).directives.filter(({ symbol }) => symbol === '25-KH/TU');
    const { content } = (await web.askAs(page, 'GET', `/api/directives/${issued?.directiveId ?? ''}`)).body as DirectiveOverviewAnswer;
    const [task] = content.items[0]?.tasks ?? [];
    expect([task?.participants.map(({ role, body: lead, group, mode }) => [role, lead, group, mode]), task?.completion, task?.points]).toEqual([
      [['lead', 'so-y-te', null, 'do'], ['lead', null, 'cong-doan', 'direct']], { by: 'quorum', percent: 50 }, [{ code: 'a', text: 'Rà soát quy định' }],
    ]); // prettier-ignore
    await page.close();
  });

  inBrowser('records that the condition of a deadline is met, at the duty that waits for it', async () => {
    const page = await web.page('thuongtruc', '/livez');
    const date = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const waiting = { phrase: 'ngay khi có hướng dẫn của Trung ương', kind: 'conditional', start: null, due: null, boundary: null };
    const content = {
      number: { issuer: 'btv-tinh-uy', kind: 'KH', year: Number(date.slice(0, 4)), number: 26, symbol: '26-KH/TU' }, date, title: 'Kế hoạch chờ hướng dẫn', signatory: { capacity: 'T/M', onBehalfOf: 'btv-tinh-uy', position: 'Phó Bí thư' },
      recipients: [{ text: 'Sở Y tế', bodies: ['so-y-te'] }], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
      items: [{ code: 'I', sourceSentence: 'Sở Y tế triển khai ngay khi có hướng dẫn của Trung ương.', tasks: [{ code: 'I.1', summary: 'Triển khai', participants: [{ role: 'lead', body: 'so-y-te', text: 'Sở Y tế' }], deadlines: [waiting] }] }],
    }; // prettier-ignore
    const { id } = (await web.askAs(page, 'POST', '/api/directives', { content })).body as { readonly id: string };
    const { position } = (await web.askAs(page, 'POST', `/api/directives/${id}/issue`, {})).body as { readonly position: string };
    expect((await web.askAs(page, 'GET', `/api/directives/${id}/fan-out?after=${position}`)).status).toBe(200);
    const given = async (): Promise<string> => ((await web.askAs(page, 'GET', `/api/directives/${id}`)).body as DirectiveOverviewAnswer).tasks[0]?.assignments[0]?.assignmentId ?? '';
    let duty = '';
    for (let tries = 0; duty === '' && tries < 300; tries++) duty = await given();
    await page.goto(`${web.url}/viec/${duty}`);
    await page.getByRole('button', { name: 'Ghi điều kiện đã đến', exact: true }).press('Enter');
    await page.locator('input[name=event]:focus').fill('Hướng dẫn số 5 của Trung ương');
    await page.locator('input[name=on]').fill(date.split('-').toReversed().join('/'));
    await page.locator('input[name=basis]').fill('HD 5');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi nhận: Ghi điều kiện đã đến.').waitFor();
    const { entries } = (await web.askAs(page, 'GET', `/api/assignments/${duty}/history?limit=50`)).body as AssignmentHistoryAnswer;
    expect(entries.map(({ type }) => type)).toContain('ConditionRecorded');
    await page.close();
  });

  inBrowser('leaves nothing on a shared computer after signing out, and has no fault that axe knows', async () => {
    const page = await web.page('thuongtruc', '/van-ban/ban-hanh');
    await page.locator('input[name=title]').fill('chưa xong');
    const kept = (): Promise<number> => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dondoc.draft.')).length);
    expect([await kept(), await web.faultsInAllLooks(page)]).toEqual([1, []]);
    await page.locator('input[name=title]').fill('chưa xong');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(await kept()).toBe(0);
    await page.close();
  });
});

describe('a periodic report', () => {
  inBrowser('is filed with figures and a file, corrected, returned, consolidated and accepted, each by its form', async () => {
    const id = await setUpQuarterly(web);
    const send = (page: Page, name: string): Promise<void> => page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
    const taken = (page: Page, name: string): Promise<void> => page.getByText(`Đã ghi nhận: ${name}.`).waitFor();
    const unit = await web.page('canbo-tuyengiao', '/bao-cao-dinh-ky');
    await unit.getByRole('link', { name: QUARTERLY, exact: true }).press('Enter');
    await unit.getByRole('button', { name: 'Báo cáo: Ban Tuyên giáo Tỉnh ủy' }).press('Enter');
    await unit.locator('[name="content.summary"]:focus').fill('Đã tuyên truyền 12 đợt');
    await unit.getByRole('button', { name: 'Thêm số liệu' }).press('Enter');
    for (const [name, text] of [['name', 'đợt tuyên truyền'], ['value', '1.200'], ['unit', 'đợt']] as const) await unit.locator(`[name="content.figures.0.${name}"]`).fill(text);
    await unit.locator('input[type=file]').setInputFiles({ name: 'phu-luc.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') });
    await unit.getByText('đã tải lên').waitFor();
    await send(unit, 'Báo cáo');
    await unit.getByText(/^Không phải số, hoặc đọc được hai cách/).waitFor();
    await unit.locator('[name="content.figures.0.value"]').fill('12,5');
    await send(unit, 'Báo cáo');
    await taken(unit, 'Báo cáo');
    await unit.getByText('đợt tuyên truyền: 12,5 đợt').waitFor();
    await unit.getByRole('link', { name: 'phu-luc.csv' }).waitFor();
    await unit.getByRole('button', { name: 'Đính chính báo cáo: Ban Tuyên giáo Tỉnh ủy' }).press('Enter');
    expect(await unit.locator('[name="content.figures.0.value"]').inputValue()).toBe('12,5');
    await unit.locator('[name="content.summary"]').fill('Đã tuyên truyền 13 đợt');
    await unit.locator('[name=reason]').fill('sót một đợt');
    await send(unit, 'Đính chính báo cáo');
    await taken(unit, 'Đính chính báo cáo');
    await web.photograph(unit, 'periodic-report');
    expect(await web.faultsInAllLooks(unit)).toEqual([]);
    await unit.close();

    const whole = await web.page('canbo-bandanvan', `/bao-cao-dinh-ky/${id}`);
    await whole.getByText('Đã tuyên truyền 13 đợt').waitFor();
    await whole.getByRole('button', { name: 'Trả lại báo cáo: Ban Tuyên giáo Tỉnh ủy' }).waitFor();
    await whole.getByRole('button', { name: /^Soạn báo cáo tổng hợp/ }).press('Enter');
    await whole.locator('[name="content.summary"]').fill('Tổng hợp quý');
    await send(whole, 'Soạn báo cáo tổng hợp');
    await taken(whole, 'Soạn báo cáo tổng hợp');
    await whole.getByRole('button', { name: /^Trình báo cáo tổng hợp/ }).press('Enter');
    await whole.locator('[name=symbol]').fill('30-BC/BDVTU');
    await send(whole, 'Trình báo cáo tổng hợp');
    await taken(whole, 'Trình báo cáo tổng hợp');
    await whole.close();

    const committee = await web.page('thuongtruc', `/bao-cao-dinh-ky/${id}`);
    await committee.getByText(/đã trình; 30-BC\/BDVTU/).waitFor();
    await committee.getByRole('button', { name: /^Chấp nhận báo cáo tổng hợp/ }).press('Enter');
    await send(committee, 'Chấp nhận báo cáo tổng hợp');
    await taken(committee, 'Chấp nhận báo cáo tổng hợp');
    await committee.close();
  });

  inBrowser('begins a review, which a unit reports to; asks for reports that return; and groups bodies, each by its form', async () => {
    const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, text] of Object.entries(fields)) await page.locator(`form [name="${name}"]`).first().fill(text);
    };
    const choose = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, value] of Object.entries(fields)) await page.locator(`select[name="${name}"]`).selectOption(value);
    };
    const open = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).press('Enter');
    const record = (page: Page, name: string): Promise<void> => page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
    const office = await web.page('thuongtruc', '/so-ket');
    await open(office, 'Ban hành đề cương');
    await office.locator('select[name=units] option[value=ban-tuyen-giao]').waitFor({ state: 'attached' });
    await choose(office, { kind: 'interim', units: 'ban-tuyen-giao' });
    await fill(office, { title: 'Sơ kết một năm', directiveSymbol: '24-KH/TU', outlineSymbol: '10-ĐC/TU', outlineDate: '01/02/2022' });
    await record(office, 'Ban hành đề cương');
    await office.waitForURL('**/so-ket/*');
    await office.getByText('Dự thảo báo cáo chung').first().waitFor();
    expect(await web.faultsInAllLooks(office)).toEqual([]);
    const review = new URL(office.url()).pathname;
    await office.close();
    const unit = await web.page('canbo-tuyengiao', review);
    await open(unit, 'Gửi báo cáo của đơn vị: Ban Tuyên giáo Tỉnh ủy');
    await fill(unit, { 'content.summary': 'Đã làm xong' });
    await record(unit, 'Gửi báo cáo của đơn vị');
    await unit.getByRole('cell', { name: 'Đã làm xong' }).waitFor();
    await unit.close();
    const owner = await web.page('thuongtruc', '/bao-cao-dinh-ky');
    await open(owner, 'Quy định báo cáo định kỳ');
    await owner.locator('select[name=units] option[value=ban-tuyen-giao]').waitFor({ state: 'attached' });
    await choose(owner, { units: 'ban-tuyen-giao', consolidator: 'ban-dan-van', calendar: 'ND09', rhythm: 'quarterly', 'schedule.unitDue.by': 'day-of-month' });
    await fill(owner, { title: 'Báo cáo quý', firstPeriod: '2022-Q1', 'schedule.unitDue.monthOffset': '0', 'schedule.unitDue.day': '20', 'basis.note': 'mục IV' });
    await record(owner, 'Quy định báo cáo định kỳ');
    await owner.locator('[name="basis.symbol"][aria-invalid=true]').fill('24-KH/TU');
    await record(owner, 'Quy định báo cáo định kỳ');
    await owner.getByRole('link', { name: 'Báo cáo quý', exact: true }).press('Enter');
    await open(owner, 'Điều chỉnh hạn báo cáo');
    expect(await owner.locator('[name="schedule.unitDue.day"]').inputValue()).toBe('20');
    await owner.close();
    const register = await web.page('quantri', '/quan-tri/don-vi');
    await open(register, 'Đặt nhóm cơ quan');
    await choose(register, { 'rule.by': 'members' });
    await choose(register, { 'rule.members': 'ban-tuyen-giao' });
    await fill(register, { groupId: 'nhom-thu', name: 'Nhóm thử', from: '01/01/2022' });
    await record(register, 'Đặt nhóm cơ quan');
    await register.getByRole('row', { name: /^Nhóm thử \(nhom-thu\) 1 thành viên\. Ban Tuyên giáo Tỉnh ủy/ }).waitFor();
    await register.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});
