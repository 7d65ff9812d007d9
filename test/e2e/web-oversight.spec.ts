import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { OversightAnswer, PublishedRankingAnswer } from '#libs/application';
import { LoopbackMailServer } from '#libs/testing';
import type { Page } from 'playwright-core';
import { recordDuties, type RecordedDuties } from './recorded-duties.js';
import { EACH_ONCE, inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

/** What is open stays so while it is looked at, and goes on in Vietnamese. */
const ENDING_AS_IT_BEGAN = EACH_ONCE.toReversed();
const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').toReversed().join('/');
const mails = new LoopbackMailServer();
let web: WebBrowser;
let duties: RecordedDuties;
beforeAll(async () => {
  const port = await mails.open();
  const opened = await WebBrowser.open({ DONDOC_SMTP_HOST: '127.0.0.1', DONDOC_SMTP_PORT: String(port), DONDOC_SMTP_ENCRYPTION: 'none', DONDOC_SMTP_FROM: 'dondoc@tinhuy.example', DONDOC_PUBLIC_URL: 'https://dondoc.example' });
  if (opened === null) return;
  web = opened;
  duties = await recordDuties(web.url);
});
afterAll(async () => {
  await web?.close();
  await mails.close();
});

interface Typed {
  readonly [name: string]: string | readonly [option: string];
}

/** Opens a deed of the page, types and chooses what it asks, sends it, and waits until it was taken. */
async function deed(page: Page, name: string, typed: Typed, of = ''): Promise<void> {
  await page.getByRole('button', { name: `${name}${of}`, exact: true }).press('Enter');
  for (const [field, said] of Object.entries(typed)) {
    if (typeof said === 'string') await page.locator(`[name="${field}"]`).fill(said);
    else await page.locator(`select[name="${field}"]`).selectOption({ label: said[0] });
  }
  await page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
  await page.getByText(`Đã ghi nhận: ${name}${of}.`).waitFor();
}

describe('an oversight', () => {
  inBrowser('is opened, observes, warns, recommends, proposes and ends; those whom it watches see what is about them', async () => {
    const page = await web.page('canbo-ubkt', '/giam-sat');
    await page.getByText('Chưa có cuộc giám sát nào trong phạm vi bạn được xem.').waitFor();
    await page.getByRole('button', { name: 'Mở cuộc giám sát', exact: true }).press('Enter');
    for (const body of ['ban-tuyen-giao', 'so-y-te']) await page.locator('select[name=overseenBodies]').selectOption(body);
    await page.locator('select[name=mode]').selectOption('thematic');
    await page.locator('select[name=directiveId] option', { hasText: '24-KH/TU' }).waitFor({ state: 'attached' });
    for (const [name, text] of [['subject', 'Chế độ báo cáo'], ['basis', '3-KH/UBKT'], ['from', '31/12/2021'], ['to', '15/11/2021']] as const) await page.locator(`[name="${name}"]`).fill(text);
    await page.getByRole('button', { name: 'Mở cuộc giám sát: ghi nhận' }).press('Enter');
    await page.locator('[name=to][aria-invalid=true]').waitFor();
    await page.locator('[name=to]').fill('31/12/2099');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Chế độ báo cáo' }).waitFor();
    const path = new URL(page.url()).pathname;
    await page.getByText('Chưa làm được lúc này (2), vì sao').press('Enter');
    await page.getByText('Chưa ghi quan sát nào: cảnh báo phải dựa vào quan sát.').waitFor();
    await deed(page, 'Ghi quan sát', { body: ['Ban Tuyên giáo Tỉnh ủy'], date: TODAY, text: 'Chưa thấy báo cáo', 'evidence.by': ['đã tìm, không thấy'], 'evidence.soughtFor': 'báo cáo tiến độ', 'evidence.until': TODAY });
    await deed(page, 'Ghi quan sát', { body: ['Sở Y tế'], date: TODAY, text: 'Có kế hoạch', 'evidence.by': ['tài liệu'], 'evidence.documents': 'KH 3' });
    for (const [name, box, typed] of [['Cảnh báo sớm', /^1\. Chưa thấy/, { body: ['Ban Tuyên giáo Tỉnh ủy'], text: 'Sắp đến hạn' }], ['Kiến nghị', /^Ban Tuyên giáo/, { text: 'Rà soát lịch' }], ['Đề nghị kiểm tra', /^Sở Y tế/, { reason: 'Chưa rõ việc thực hiện' }]] as const) {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      await page.getByRole('checkbox', { name: box }).press('Space');
      await page.getByRole('button', { name, exact: true }).press('Enter'); // what was typed is kept
      await deed(page, name, typed);
    }
    await page.getByText(/Chưa thấy báo cáo.*không có nghĩa là chưa thực hiện/s).first().waitFor();
    await page.getByRole('button', { name: 'Ghi quan sát', exact: true }).press('Enter');
    expect(await web.faultsInLooks(page, ENDING_AS_IT_BEGAN)).toEqual([]);
    await page.getByRole('button', { name: 'Thôi' }).press('Enter');
    await web.photograph(page, 'oversight');
    await deed(page, 'Kết thúc giám sát', { summary: 'Đã theo dõi' });
    await page.getByRole('link', { name: '← Giám sát' }).press('Enter');
    await page.getByText(/chuyên đề, đã kết thúc; 31\/12\/2021 – 31\/12\/2099; .*2 quan sát, 1 cảnh báo/).waitFor();
    expect((await web.askAs(page, 'GET', `/api/oversights/${path.split('/').at(-1)}`)).body as OversightAnswer).toMatchObject({
      oversight: { status: 'ended', mode: 'thematic' }, observations: [{ body: 'ban-tuyen-giao', evidence: { by: 'absence' } }, { body: 'so-y-te', evidence: { documents: ['KH 3'] } }], warnings: [{ observations: [1] }], recommendations: [{ to: ['ban-tuyen-giao'] }], proposals: [{ bodies: ['so-y-te'] }], summary: 'Đã theo dõi',
    }); // prettier-ignore
    await page.close();
    const watched = await web.page('canbo-tuyengiao', path);
    await watched.getByText(/Sắp đến hạn/).waitFor();
    expect([await watched.getByText('Có kế hoạch').count(), await watched.getByRole('button', { name: 'Ghi quan sát' }).count(), await web.faultsInLooks(watched, ENDING_AS_IT_BEGAN)]).toEqual([0, 0, []]);
    await watched.close();
  });
});

describe('a ranking', () => {
  const PAGE = '/xep-hang/ban-dan-van/2022-Q1';
  const paper = (number: string): Typed => ({ 'number.number': number, 'number.symbol': `${number}-TB/BDV`, date: TODAY, 'signatory.capacity': ['T/M'], 'signatory.position': 'Trưởng ban' });

  inBrowser('explains its numbers before and after it is published, and is corrected by what a body said about its line', async () => {
    const page = await web.page('canbo-ban-dan-van', PAGE);
    const open = (number: string): Promise<void> => page.getByRole('link', { name: number, exact: true }).first().press('Enter');
    const ofLine = page.getByRole('table', { name: 'Các nhiệm vụ của Sở Y tế trong bảng' }).getByRole('row');
    await page.getByText(/^Chưa công bố: đây là bảng tính tại lúc xem/).waitFor();
    await open('6 – Sở Y tế, Quá hạn');
    await page.waitForURL('**/con-so?*bang=xep-hang*');
    await page.getByText('Liệt kê 6 mục, hạn gần nhất trước.').waitFor();
    await page.goto(web.url + PAGE);
    await page.getByRole('button', { name: 'Công bố xếp hạng', exact: true }).press('Enter');
    const option = (await page.locator('select[name="signatory.capacity"] option').allInnerTexts()).find((text) => text.startsWith('T/M')) ?? '';
    const signed = (number: string): Typed => ({ ...paper(number), 'signatory.capacity': [option] });
    await page.getByRole('button', { name: 'Công bố xếp hạng', exact: true }).press('Enter');
    await deed(page, 'Công bố xếp hạng', { ...signed('71'), basis: 'QĐ 5' });
    await page.getByText(/^71-TB\/BDV, .*bản 1/).waitFor();
    await open('6 – Sở Y tế, Quá hạn');
    await page.waitForURL('**/2022-Q1?*so=counts.overdue*');
    await page.getByText('6 – Quá hạn', { exact: false }).first().waitFor();
    expect(await ofLine.count()).toBe(7);
    await web.photograph(page, 'ranking');
    expect(await web.faultsInLooks(page, ENDING_AS_IT_BEGAN)).toEqual([]);
    await page.close();

    const own = await web.page('canbo-so-y-te', `${PAGE}?dv=so-y-te`);
    await deed(own, 'Kiến nghị về dòng của mình', { reason: 'Đã trình đúng hạn' });
    await own.close();
    const office = await web.page('canbo-ban-dan-van', `${PAGE}?dv=so-y-te&so=counts.overdue`);
    await office.getByText('Đã trình đúng hạn').waitFor();
    await office.getByRole('button', { name: 'Đính chính xếp hạng', exact: true }).press('Enter');
    await office.getByRole('button', { name: 'Thêm nhiệm vụ tính lại' }).press('Enter');
    await office.locator('select[name="adjustments.0.assignmentId"]').selectOption(duties.of('a'));
    await office.getByRole('button', { name: 'Đính chính xếp hạng', exact: true }).press('Enter');
    await deed(office, 'Đính chính xếp hạng', { ...signed('72'), reason: 'CV đến 09/02/2022', 'adjustments.0.to': ['hoàn thành đúng hạn'], 'adjustments.0.reason': 'trình ngày 09/02' });
    await office.getByText(/^72-TB\/BDV, .*bản 2/).waitFor();
    await office.getByRole('link', { name: '5 – Sở Y tế, Quá hạn', exact: true }).first().press('Enter');
    await office.getByRole('table', { name: 'Các nhiệm vụ của Sở Y tế trong bảng' }).getByRole('row').nth(6).waitFor({ state: 'detached' });
    await office.getByRole('link', { name: '1 – Sở Y tế, Hoàn thành đúng hạn', exact: true }).first().press('Enter');
    await office.getByRole('row', { name: /31-KH\/TU a: Việc a quá hạn hoàn thành đúng hạn \(bản 2: trình ngày 09\/02\)/ }).waitFor();
    expect((await web.askAs(office, 'GET', PAGE.replace('/xep-hang', '/api/rankings'))).body as PublishedRankingAnswer).toMatchObject({ ranking: { edition: 2 }, contests: [{ body: 'so-y-te', decision: { kind: 'corrected' } }] });
    // The edition before it opens what it counts as it was when it was published.
    const before = office.getByRole('table', { name: 'Bảng xếp hạng, bản 1' });
    await office.getByText(/^bản 1: 71-TB\/BDV/).click();
    await before.getByRole('link', { name: '6 – Sở Y tế, Quá hạn', exact: true }).press('Enter');
    await office.waitForURL(/[?&]luc=.*so=counts\.overdue|so=counts\.overdue.*[?&]luc=/u);
    await office.getByText(/^Đang xem số liệu tại thời điểm/).waitFor();
    await office.getByText(/^71-TB\/BDV, .*bản 1/).waitFor();
    await office.getByText('6 – Quá hạn', { exact: false }).first().waitFor();
    expect([await office.getByRole('table', { name: 'Các nhiệm vụ của Sở Y tế trong bảng' }).getByRole('row').count(), await office.getByText('trình ngày 09/02').count()]).toEqual([7, 0]);
    await web.photograph(office, 'ranking, an edition before');
    await office.goto(`${web.url}${PAGE}?dv=so-y-te`);
    await office.getByText(/^72-TB\/BDV, .*bản 2/).waitFor();
    expect(await web.faultsInLooks(office, ENDING_AS_IT_BEGAN)).toEqual([]);
    await office.getByRole('link', { name: '← Xếp hạng các cơ quan' }).press('Enter');
    await office.getByText(/72-TB\/BDV, .*bản 2, đã công bố; .*đã trả lời 1\/1 kiến nghị/).waitFor();
    await office.close();

    // What is published is everybody's to read; which duties make up a line, its own body's.
    const stranger = await web.page('canbo-so-noi-vu', PAGE);
    const table = stranger.getByRole('table', { name: 'Bảng xếp hạng', exact: true });
    await table.getByRole('row', { name: /Sở Y tế/ }).waitFor();
    expect(await table.getByRole('link').count()).toBe(0);
    const earlier = stranger.getByRole('table', { name: 'Bảng xếp hạng, bản 1' });
    await stranger.getByText(/^bản 1: 71-TB\/BDV/).click();
    await earlier.getByRole('row', { name: /Sở Y tế/ }).waitFor();
    expect(await earlier.getByRole('link').count()).toBe(0);
    await stranger.close();
  });
});

describe('the e-mail of offices', () => {
  inBrowser('is told where it was refused and why, and goes out again to an address put right', async () => {
    mails.judgeRecipient = (to) => (to.startsWith('sai') ? 550 : null);
    const page = await web.page('quantri', '/quan-tri/thu');
    await page.getByText('Chưa ghi địa chỉ của cơ quan nào: thông báo chỉ có trong ứng dụng.').waitFor();
    const send = page.getByRole('button', { name: 'Ghi địa chỉ thư: ghi nhận' });
    await page.locator('select[name=body]').selectOption('so-khcn');
    await page.locator('select[name=delivery]').selectOption('immediate');
    await page.locator('input[name=email]').fill('không phải địa chỉ');
    await send.press('Enter');
    await page.locator('input[name=email][aria-invalid=true]').waitFor();
    await page.locator('input[name=email]').fill('sai@tinhuy.example');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /^Sở Khoa học và Công nghệ sai@tinhuy\.example gửi ngay/ }).waitFor();
    await page.close();
    const lead = await web.page('canbo-so-y-te', '/livez');
    const duty = `/api/assignments/${duties.of('e')}`;
    expect([(await web.askAs(lead, 'POST', `${duty}/acknowledgement`, {})).status, (await web.askAs(lead, 'POST', `${duty}/parts`, { body: 'so-khcn', summary: 'Phần việc', expectedOutputs: [], deadlines: [] })).status]).toEqual([200, 200]);
    await lead.close();
    const refused = await web.page('quantri', '/quan-tri/thu');
    const letter = refused.getByRole('listitem').filter({ hasText: /Sở Khoa học và Công nghệ, .*1 thông báo, đã thử 1 lần; máy chủ trả lời: .*550/ });
    for (let tries = 0; tries < 20 && (await letter.count()) === 0; tries++) await refused.reload().then(() => refused.getByText(/thư đang chờ/).waitFor());
    await letter.waitFor();
    await web.photograph(refused, 'office-mail');
    const again = letter.getByRole('button', { name: /^Gửi lại thư thông báo: Sở Khoa học/ });
    await again.press('Enter');
    expect(await web.faultsInLooks(refused, ENDING_AS_IT_BEGAN)).toEqual([]);
    await refused.getByRole('button', { name: 'Gửi lại thư thông báo: ghi nhận' }).press('Enter');
    await refused.getByRole('alert').waitFor(); // to the same address it would be refused again
    expect(mails.mails).toEqual([]);
    await refused.getByRole('button', { name: 'Sửa: Sở Khoa học và Công nghệ' }).press('Enter');
    await refused.locator('input[name=email]').fill('dung@tinhuy.example');
    await refused.keyboard.press('Enter');
    await refused.getByRole('row', { name: /^Sở Khoa học và Công nghệ dung@tinhuy\.example/ }).waitFor();
    await refused.getByRole('button', { name: 'Gửi lại thư thông báo: ghi nhận' }).press('Enter');
    await refused.getByText('Không có thư nào bị từ chối.').waitFor();
    expect(await mails.until(1)).toMatchObject([{ to: ['dung@tinhuy.example'] }]);
    await refused.getByRole('button', { name: 'Bỏ: Sở Khoa học và Công nghệ' }).press('Enter');
    await refused.getByText('Chưa ghi địa chỉ của cơ quan nào: thông báo chỉ có trong ứng dụng.').waitFor();
    await refused.close();
  });

  inBrowser('and all of that asks nobody but the program for anything', () => web.expectNothingOutside());
});
