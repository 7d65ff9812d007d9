import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { AssignmentHistoryAnswer, InboxAnswer, UrgingAnswer } from '#libs/application';
import type { Page } from 'playwright-core';
import { ApiClient } from './api-client.js';
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
    await page.getByRole('link', { name: 'IV.4: Ban Tuyên giáo Tỉnh ủy' }).press('Enter');
    await page.getByRole('region', { name: 'Văn bản đôn đốc' }).getByText(/^12-CV\/BDVTU: Báo cáo tiến độ/).waitFor();
    const paper = await page.getByRole('link', { name: /^12-CV/ }).getAttribute('href');
    await page.close();
    const urged = await web.page('canbo-tuyengiao', paper ?? '');
    const opener = urged.getByRole('button', { name: /^(Trả lời đôn đốc|Answer the urging)$/ });
    expect(await web.faultsInAllLooks(urged, () => opener.press('Enter'))).toEqual([]);
    await opener.press('Enter');
    await urged.getByRole('button', { name: 'Thêm ngày hứa hoàn thành' }).press('Enter');
    await urged.locator('select[name="promises.0.assignmentId"]').selectOption({ index: 1 });
    for (const [name, text] of [['text', 'Đang hoàn thiện dự thảo'], ['promises.0.day', '31/02/2027']] as const) await urged.locator(`[name="${name}"]`).fill(text);
    await urged.reload(); // what was typed is kept
    await opener.press('Enter');
    await urged.getByRole('button', { name: 'Trả lời đôn đốc: ghi nhận' }).press('Enter');
    await urged.locator('[name="promises.0.day"]:focus').fill('15/01/2027');
    await urged.keyboard.press('Enter');
    await urged.getByText('Đã ghi nhận: Trả lời đôn đốc.').waitFor();
    await urged.getByText(/^1\. Đang hoàn thiện dự thảo .*IV\.4: 15\/01\/2027/).waitFor();
    await urged.close();
  });

  inBrowser('ask why a grade is skipped before there is anything to issue', async () => {
    const page = await web.page('canbo-ban-dan-van', '/don-doc');
    await page.getByRole('combobox').first().selectOption('report-to-standing-committee');
    await page.getByLabel('Lý do bỏ qua mức trước').waitFor();
    expect(await page.getByRole('button', { name: 'Ban hành văn bản đôn đốc' }).count()).toBe(0);
    await page.getByLabel('Lý do bỏ qua mức trước').pressSequentially('Việc cấp bách');
    await page.getByRole('button', { name: 'Ban hành văn bản đôn đốc' }).waitFor();
    expect(await page.getByLabel('Lý do bỏ qua mức trước').inputValue()).toBe('Việc cấp bách');
    expect(await web.faults(page)).toEqual([]);
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

  inBrowser('are answered by a draft where a body works by approval: written where the paper is shown, read and sent by its head, or sent back with a reason', async () => {
    const anybody = new ApiClient(web.url);
    const [head, overseer] = await Promise.all([anybody.as('canbo-ban-tuyen-giao'), anybody.as('canbo-bandanvan')]);
    const policy = (on: boolean) => head.post('/api/policies', { issuer: 'ban-tuyen-giao', switches: { actsNeedApproval: on }, basis: 'Quy chế làm việc' });
    expect((await policy(true)).status).toBe(201);
    const id = (await head.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? '';
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const number = { issuer: 'ban-dan-van', kind: 'CV', year: Number(today.slice(0, 4)), number: 931, symbol: '931-CV/BDVTU' };
    const urging = { date: today, grade: 'remind', assignments: [id], number, signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: today, demand: 'Báo cáo kết quả', asksExplanation: true, basis: '24-KH/TU' };
    const issued = await overseer.post<{ readonly id: string; readonly position: string }>('/api/urgings', urging);
    expect(issued.status).toBe(201);
    await overseer.get(`/api/assignments/${id}/urgings?after=${issued.body.position}`);
    const draft = async (text: string): Promise<void> => {
      const page = await web.page('canbo-tuyengiao', `/viec/${id}`);
      await page.getByRole('region', { name: 'Văn bản đôn đốc' }).getByRole('link', { name: /^931-CV\/BDVTU/ }).press('Enter');
      await page.getByRole('button', { name: 'Trả lời đôn đốc' }).press('Enter');
      await page.locator('[name=text]').fill(text);
      await page.getByRole('button', { name: 'Trình duyệt: Trả lời đôn đốc' }).press('Enter');
      await page.getByText(/^Đã trình duyệt: Trả lời đôn đốc\. Chưa gửi đi/).waitFor();
      await page.getByRole('link', { name: 'Xem dự thảo đã trình' }).press('Enter');
      await page.getByText(text).waitFor();
      expect(await page.getByRole('button', { name: /^Duyệt và gửi đi/ }).count()).toBe(0);
      await page.close();
    };
    await draft('Chưa xong');
    const sendingBack = await web.page('canbo-ban-tuyen-giao', '/du-thao');
    await sendingBack.getByRole('button', { name: 'Trả lại người soạn: Trả lời đôn đốc' }).press('Enter');
    await sendingBack.locator('[name=reason]').fill('Thiếu ngày hẹn');
    await sendingBack.getByRole('form', { name: 'Trả lại người soạn' }).getByRole('button', { name: 'Trả lại người soạn' }).press('Enter');
    await sendingBack.getByText('Không có dự thảo nào.').waitFor();
    await sendingBack.close();
    await draft('Đã xong');
    const revising = await web.page('canbo-tuyengiao', '/du-thao');
    await revising.getByText('bạn', { exact: false }).first().waitFor();
    await revising.getByRole('link', { name: 'Sửa dự thảo' }).press('Enter');
    const revision = revising.getByRole('form', { name: 'Trả lời đôn đốc' });
    await revision.waitFor();
    expect(await revision.locator('[name=text]').inputValue()).toBe('Đã xong');
    await revision.locator('[name=text]').fill('Đã xong phần việc trong tháng');
    await revision.getByRole('button', { name: 'Trình lại dự thảo đã sửa' }).press('Enter');
    await revision.locator('[name="draft.reason"]:focus').fill('Nêu rõ tháng');
    await revising.keyboard.press('Enter');
    await revising.getByText(/^Đã trình duyệt: Trả lời đôn đốc\. Chưa gửi đi/).waitFor();
    await revising.close();
    const approving = await web.page('canbo-ban-tuyen-giao', '/du-thao');
    await approving.getByText('Đã xong phần việc trong tháng').waitFor();
    await approving.getByText(/Sửa dự thảo, .* Nêu rõ tháng/).waitFor();
    await web.photograph(approving, 'drafts');
    expect(await web.faultsInAllLooks(approving)).toEqual([]);
    await approving.getByRole('button', { name: 'Duyệt và gửi đi: Trả lời đôn đốc' }).press('Enter');
    await approving.getByText('Không có dự thảo nào.').waitFor();
    await approving.getByRole('link', { name: 'Tất cả', exact: true }).press('Enter');
    await approving.getByText(/Thiếu ngày hẹn/).waitFor();
    await approving.close();
    const { addressees } = (await overseer.get<UrgingAnswer>(`/api/urgings/${issued.body.id}`)).body;
    expect(addressees).toMatchObject([{ body: 'ban-tuyen-giao', answers: [{ text: 'Đã xong phần việc trong tháng' }] }]);
    expect((await policy(false)).status).toBe(201);
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
