import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { inBrowser, tabTo, WebBrowser } from './web-browser.js';

jest.setTimeout(120_000);

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

interface Inbox {
  readonly duties: readonly { readonly assignmentId: string; readonly taskCode: string }[];
}

const HOSTILE = '<img src=x onerror="document.title=1"> \u202Eđảo\u202C 😀 e\u0302';

/** A page of the duty with this code on the caller's desk. */
async function dutyOf(login: string, code: string, query = ''): Promise<{ readonly page: Page; readonly id: string }> {
  const page = await web.page(login, '/livez');
  const { body } = await web.askAs(page, 'GET', '/api/inbox');
  const id = (body as Inbox).duties.find(({ taskCode }) => taskCode === code)?.assignmentId ?? '';
  await page.goto(`${web.url}/viec/${id}${query}`);
  await page.getByRole('heading', { level: 1, name: code }).waitFor();
  return { page, id };
}

const historyOf = async (page: Page, id: string): Promise<readonly string[]> =>
  ((await web.askAs(page, 'GET', `/api/assignments/${id}/history`)).body as { readonly entries: readonly { readonly type: string }[] }).entries.map(({ type }) => type);

/** The history as soon as it is so: it follows what was answered by some milliseconds. */
async function historyUntil(page: Page, id: string, isSo: (types: readonly string[]) => boolean): Promise<readonly string[]> {
  for (const until = performance.now() + 5_000; ; await pause(50)) {
    const types = await historyOf(page, id);
    if (isSo(types) || performance.now() > until) return types;
  }
}

describe('the page of a duty', () => {
  inBrowser('shows the sentence, the words of the deadline, and who has had it', async () => {
    const { page } = await dutyOf('canbo-tuyengiao', 'IV.4');
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    for (const late of ['Giao nhiệm vụ', 'Văn phòng Tỉnh ủy']) await page.getByText(late).first().waitFor();
    const text = await page.locator('main').innerText();
    for (const shown of ['phần này có hạn trong năm 2021', 'dòng 142', '“hoàn thành trong năm 2021” → 31/12/2021', 'Văn phòng Tỉnh ủy', 'Đơn vị chủ trì', 'Giao nhiệm vụ']) expect(text).toContain(shown);
    await page.close();
  });

  inBrowser('offers what may be done, says why the rest may not be yet, and shows nothing of others’ acts', async () => {
    const { page } = await dutyOf('canbo-tuyengiao', 'IV.4');
    const acts = page.getByRole('region', { name: 'Việc có thể làm' });
    await acts.getByRole('button').first().waitFor();
    expect(await acts.getByRole('button').allInnerTexts()).toEqual(['Tiếp nhận', 'Đề nghị gia hạn', 'Thêm điểm, yêu cầu']);
    await acts.getByText(/^Chưa làm được/).click();
    expect(await acts.getByRole('term').allInnerTexts()).toEqual(['Báo cáo tiến độ', 'Trình kết quả', 'Giao tiếp phần việc', 'Đề nghị phối hợp', 'Báo cáo điểm', 'Rút lại thao tác ghi nhầm']);
    expect(await acts.getByRole('definition').first().innerText()).toBe('Nhiệm vụ chưa được tiếp nhận. Tiếp nhận nhiệm vụ trước.');
    await page.close();
  });

  inBrowser('is acknowledged with the keyboard alone, with arrival number and day, and shows it at once', async () => {
    const { page, id } = await dutyOf('canbo-tuyengiao', 'IV.4');
    await page.getByRole('button', { name: 'Tiếp nhận' }).waitFor();
    await tabTo(page, 'section button[aria-expanded=false]');
    await page.keyboard.press('Enter');
    await page.locator('input[name=receiptNumber]:focus').waitFor();
    await page.keyboard.type('1234/CV');
    await tabTo(page, 'input[name=occurredOn]');
    await page.keyboard.type('31/02/2022');
    await page.keyboard.press('Enter');
    await page.getByText('Ghi ngày dạng 31/12/2021.').waitFor();
    await tabTo(page, 'section button[aria-expanded]'); // round the page, back to the form
    await tabTo(page, 'input[name=occurredOn]');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('16/11/2021');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Sổ văn bản đến');
    await page.keyboard.press('Enter');
    await page.getByText('Đã ghi nhận: Tiếp nhận.').waitFor();
    expect(await page.locator(':focus').innerText()).toBe('Đã ghi nhận: Tiếp nhận.');
    await page.getByText('ghi bổ sung theo Sổ văn bản đến').waitFor();
    expect(await page.getByRole('button', { name: 'Trình kết quả' }).count()).toBe(1);
    expect((await historyUntil(page, id, (types) => types.includes('AssignmentAcknowledged'))).filter((type) => type === 'AssignmentAcknowledged')).toHaveLength(1);
    await page.close();
  });

  inBrowser('tells what happened while somebody typed, keeps what was typed, and shows it as text', async () => {
    const { page, id } = await dutyOf('canbo-tuyengiao', 'IV.4');
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await page.locator('textarea[name=note]').fill(HOSTILE);
    expect((await web.askAs(page, 'POST', `/api/assignments/${id}/submission`, { outputs: ['BC 1'] })).status).toBe(200);
    expect((await web.askAs(page, 'POST', `/api/assignments/${id}/corrections`, { act: 'submission', revision: await lastRevision(page, id), reason: 'nhầm' })).status).toBe(200);
    await page.getByRole('button', { name: 'Báo cáo tiến độ: ghi nhận' }).click();
    const told = page.getByRole('alert');
    await told.getByRole('listitem').nth(1).waitFor();
    expect(await told.innerText()).toMatch(/đã thay đổi[^]*Ban Tuyên giáo Tỉnh ủy, \d\d\/\d\d\/\d{4}/);
    expect(await page.locator('textarea[name=note]').inputValue()).toBe(HOSTILE);
    await page.getByRole('button', { name: 'Vẫn ghi nhận theo trạng thái mới' }).click();
    await page.getByText('Đã ghi nhận: Báo cáo tiến độ.').waitFor();
    expect([await page.locator('.history img').count(), await page.title()]).toEqual([0, 'IV.4: Tổ chức quán triệt và tuyên truyền nghị quyết, kế hoạch – Đôn Đốc']);
    await page.close();
  });

  inBrowser('does nothing twice when the answer was lost', async () => {
    const { page, id } = await dutyOf('canbo-tuyengiao', 'IV.4');
    const before = (await historyOf(page, id)).length;
    await page.route('**/progress', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).click();
    await page.locator('textarea[name=note]').fill('đã làm xong một nửa');
    await page.getByRole('button', { name: 'Báo cáo tiến độ: ghi nhận' }).click();
    await page.getByText(/^Máy chủ không trả lời\..*đã giữ trong trình duyệt/).waitFor();
    await page.getByRole('button', { name: 'Gửi ngay' }).click();
    await page.getByText('Đã gửi sau khi có đường truyền: Báo cáo tiến độ.').waitFor();
    expect((await historyUntil(page, id, ({ length }) => length > before)).length).toBe(before + 1);
    await page.close();
  });

  inBrowser('keeps what was typed without a line, asks before signing out, and sends it once when the line is back', async () => {
    const { page, id } = await dutyOf('canbo-tuyengiao', 'IV.4');
    const before = (await historyOf(page, id)).length;
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).press('Enter');
    await page.locator('textarea[name=note]').fill('gõ khi mất mạng');
    await web.context.setOffline(true);
    await page.getByText('Mất kết nối trực tiếp').waitFor();
    await tabTo(page, 'form button[type=submit]');
    await page.keyboard.press('Enter');
    const unsent = page.getByRole('region', { name: 'Chưa gửi được' });
    await unsent.getByText('1 việc chưa gửi được.').waitFor();
    await page.locator(':focus', { hasText: 'đã giữ trong trình duyệt' }).waitFor();
    await unsent.getByText('Nội dung đã nhập').click();
    await unsent.getByText('gõ khi mất mạng').waitFor();
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter');
    await page.getByRole('dialog', { name: 'Còn việc chưa gửi được' }).waitFor();
    await page.keyboard.press('Escape');
    await web.context.setOffline(false);
    await page.getByText('Đã gửi sau khi có đường truyền: Báo cáo tiến độ.').waitFor();
    expect([await unsent.count(), (await historyUntil(page, id, ({ length }) => length > before)).length]).toEqual([0, before + 1]);
    await page.getByRole('region', { name: 'Lịch sử' }).getByText('gõ khi mất mạng').waitFor();
    await page.close();
  });

  inBrowser('asks what to do with a kept report when the duty changed in between, and leaves nothing on the machine after signing out', async () => {
    const { page, id } = await dutyOf('canbo-tuyengiao', 'IV.4');
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).press('Enter');
    await page.locator('textarea[name=note]').fill('báo cáo đến sau');
    await web.context.setOffline(true);
    await page.getByRole('button', { name: 'Báo cáo tiến độ: ghi nhận' }).press('Enter');
    const unsent = page.getByRole('region', { name: 'Chưa gửi được' });
    await unsent.waitFor();
    expect((await web.askAs(page, 'POST', `/api/assignments/${id}/progress`, { note: 'báo cáo đến trước' })).status).toBe(200);
    await web.context.setOffline(false);
    await unsent.getByRole('alert').getByRole('listitem').waitFor();
    const before = (await historyOf(page, id)).length;
    await unsent.getByRole('button', { name: 'Vẫn ghi nhận theo trạng thái mới' }).press('Enter');
    await page.getByText('Đã gửi sau khi có đường truyền: Báo cáo tiến độ.').waitFor();
    expect((await historyUntil(page, id, ({ length }) => length > before)).length).toBe(before + 1);
    await page.getByRole('button', { name: 'Đề nghị gia hạn' }).press('Enter');
    await page.locator('textarea[name=reason]').fill('đang gõ dở');
    await page.reload();
    await page.getByRole('button', { name: 'Đề nghị gia hạn' }).press('Enter');
    await page.getByText('Đã lấy lại nội dung nhập dở trên máy này.').waitFor();
    expect(await page.locator('textarea[name=reason]').inputValue()).toBe('đang gõ dở');
    await page.getByRole('button', { name: 'Đăng xuất' }).press('Enter');
    await page.locator('input[name=login]').waitFor();
    expect(await page.evaluate(() => [localStorage.getItem('dondoc.drafts'), localStorage.getItem('dondoc.kept-acts')])).toEqual([null, null]);
    await page.close();
  });

  inBrowser('takes files along that were chosen or dropped, says why one is refused, and gives them back', async () => {
    const { page } = await dutyOf('canbo-tuyengiao', 'IV.4');
    await page.getByRole('button', { name: 'Báo cáo tiến độ' }).press('Enter');
    await page.locator('textarea[name=note]').fill('kèm số liệu');
    const files = page.getByRole('group', { name: 'Tệp kèm theo' });
    await files.locator('input[type=file]').setInputFiles([
      { name: 'Số liệu.csv', mimeType: 'text/csv', buffer: Buffer.from('tháng,đơn vị\n11,9\n') },
      { name: 'chay.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ\u0000\u0000chạy') },
    ]);
    // One right after the other, before the page has drawn the first.
    await page.evaluate(`(() => {
      for (const file of [new File(['biên bản'], 'Biên bản.txt'), new File([''], 'Số liệu.csv')]) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(file);
        document.querySelector('fieldset.drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      }
    })()`);
    await files.getByText('đã tải lên').nth(1).waitFor();
    const [csv = '', program = '', text = '', twice = ''] = await files.getByRole('listitem').allInnerTexts();
    expect([csv, text].map((item) => /đã tải lên/.test(item))).toEqual([true, true]);
    expect([program, twice]).toEqual([expect.stringMatching(/chay\.exe[^]*[Ll]oại tệp/), expect.stringMatching(/Số liệu\.csv[^]*Đã có một tệp tên này/)]);
    expect(await web.faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Báo cáo tiến độ: ghi nhận' }).press('Enter');
    await files.getByText(/^Còn tệp chưa tải lên xong/).waitFor();
    await files.getByRole('button', { name: 'Bỏ tệp chay.exe' }).press('Enter');
    await files.getByRole('button', { name: 'Bỏ tệp Số liệu.csv' }).last().press('Enter');
    await page.getByRole('button', { name: 'Báo cáo tiến độ: ghi nhận' }).press('Enter');
    await page.getByText('Đã ghi nhận: Báo cáo tiến độ.').waitFor();
    const saving = page.waitForEvent('download');
    await page.getByRole('region', { name: 'Tệp kèm theo' }).getByRole('link', { name: 'Số liệu.csv' }).press('Enter');
    const saved = await saving;
    expect([saved.suggestedFilename(), readFileSync(await saved.path(), 'utf8')]).toEqual(['Số liệu.csv', 'tháng,đơn vị\n11,9\n']);
    await page.close();
  });

  inBrowser('is returned to the issuer and kept, refused more time, and sent back when submitted, each by its form', async () => {
    const { page, id } = await dutyOf('lanhdao-bcsd', 'IV.3b');
    const act = async (name: string, fill: () => Promise<void>): Promise<void> => {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      await page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
      await page.getByText('Chưa điền.').first().waitFor();
      await fill();
      expect(await web.faults(page)).toEqual([]);
      await page.getByRole('button', { name: `${name}: ghi nhận` }).press('Enter');
      await page.getByText(`Đã ghi nhận: ${name}.`).waitFor();
    };
    const signIn = async (login: string, of: string): Promise<void> => {
      expect((await web.askAs(page, 'POST', '/api/session', { login, password: SAMPLE_PASSWORD })).status).toBe(201);
      await page.goto(`${web.url}/viec/${of}`);
      await page.getByRole('region', { name: 'Việc có thể làm' }).getByRole('button').first().waitFor();
    };
    await act('Trả lại cơ quan giao', async () => {
      await page.getByLabel('Vì sao trả lại').selectOption('unclear');
      await page.getByLabel('Giải thích').fill('chưa rõ phạm vi');
    });
    await signIn('thuongtruc', id);
    await act('Không nhận lại nhiệm vụ', () => page.getByLabel('Giải thích').fill('phạm vi ở mục IV'));
    expect((await historyUntil(page, id, (types) => types.at(-1) === 'ReturnToIssuerRefused')).slice(-2)).toEqual(['AssignmentReturnedToIssuer', 'ReturnToIssuerRefused']);
    await page.close();

    const asking = await dutyOf('canbo-tuyengiao', 'IV.4');
    const more = { proposedDue: '2099-12-31', reason: 'chờ số liệu', progressSoFar: 'một nửa', afterDue: true };
    expect((await web.askAs(asking.page, 'POST', `/api/assignments/${asking.id}/extension-requests`, more)).status).toBe(200);
    await asking.page.close();
    const deciding = await web.page('thuongtruc', `/viec/${asking.id}`);
    await deciding.getByRole('button', { name: 'Không đồng ý gia hạn', exact: true }).press('Enter');
    await deciding.locator('textarea[name=reason]').fill('không đủ căn cứ');
    await deciding.getByRole('button', { name: 'Không đồng ý gia hạn: ghi nhận' }).press('Enter');
    await deciding.getByText('Đã ghi nhận: Không đồng ý gia hạn.').waitFor();
    expect((await web.askAs(deciding, 'POST', '/api/session', { login: 'canbo-tuyengiao', password: SAMPLE_PASSWORD })).status).toBe(201);
    expect((await web.askAs(deciding, 'POST', `/api/assignments/${asking.id}/submission`, { outputs: ['BC 2'] })).status).toBe(200);
    expect((await web.askAs(deciding, 'POST', '/api/session', { login: 'lanhdao-vptu', password: SAMPLE_PASSWORD })).status).toBe(201);
    await deciding.goto(`${web.url}/viec/${asking.id}`);
    await deciding.getByRole('button', { name: 'Trả lại để làm tiếp', exact: true }).press('Enter');
    await deciding.locator('textarea[name=reasons]').fill('thiếu phụ lục');
    await deciding.getByRole('button', { name: 'Trả lại để làm tiếp: ghi nhận' }).press('Enter');
    await deciding.getByText('Đã ghi nhận: Trả lại để làm tiếp.').waitFor();
    expect((await historyUntil(deciding, asking.id, (types) => types.at(-1) === 'ResultReturned')).slice(-4)).toEqual(['ExtensionRequested', 'ExtensionRefused', 'ResultSubmitted', 'ResultReturned']);
    await deciding.close();
  });

  inBrowser('hands a part down, and shows it below', async () => {
    const { page, id } = await dutyOf('lanhdao-bcsd', 'IV.3b');
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    // The duty as it is then comes later than what may be done with it.
    await page.route(new RegExp(`/api/assignments/${id}$`, 'u'), async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('button', { name: 'Tiếp nhận: ghi nhận' }).click();
    await page.getByRole('button', { name: 'Giao tiếp phần việc' }).click();
    await page.getByLabel('Đơn vị nhận phần việc').selectOption({ label: 'Sở Y tế' });
    await page.getByLabel('Nội dung phần việc').fill('Xây dựng kế hoạch của ngành');
    await page.getByRole('button', { name: 'Giao tiếp phần việc: ghi nhận' }).click();
    await page.getByRole('link', { name: 'Sở Y tế: Xây dựng kế hoạch của ngành' }).click();
    await page.getByRole('heading', { level: 1, name: 'Xây dựng kế hoạch của ngành' }).waitFor();
    expect(await page.getByText('Là phần việc của').count()).toBe(1);
    await page.close();
  });

  inBrowser('offers nothing in the past, and nothing of what had not happened', async () => {
    const { page } = await dutyOf('canbo-tuyengiao', 'IV.4', '?luc=2021-12-15');
    await page.getByText('Còn 16 ngày').waitFor();
    const acts = page.getByRole('region', { name: 'Lịch sử' }).getByRole('listitem');
    await acts.first().waitFor(); // asked for apart from the duty
    expect([await page.getByRole('region', { name: 'Việc có thể làm' }).count(), await acts.count()]).toEqual([0, 1]);
    await page.close();
  });

  inBrowser('has no fault that axe knows by WCAG 2.2 AA, in every look and language', async () => {
    const { page } = await dutyOf('canbo-tuyengiao', 'IV.4');
    expect(await web.faultsInAllLooks(page)).toEqual([]);
    await page.getByRole('button', { name: 'Đề nghị gia hạn' }).click();
    expect(await web.faults(page)).toEqual([]);
    await page.close();
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});

async function lastRevision(page: Page, id: string): Promise<number> {
  return ((await web.askAs(page, 'GET', `/api/assignments/${id}`)).body as { readonly duty: { readonly revision: number } }).duty.revision;
}
