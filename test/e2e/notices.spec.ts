import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InboxAnswer, NoticesAnswer, OfficeAddress } from '#libs/application';
import { LoopbackMailServer } from '#libs/testing';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import type { NoticeEmailsView, OfficeAddressesView } from '../../apps/api/src/notices/notice-emails.view.js';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number };

const mails = new LoopbackMailServer();
let environment: Record<string, string>;
let program: RunningProgram;
let anybody: ApiClient;
let lead: ApiClient;
let confirming: ApiClient;
let helper: ApiClient;
let administrator: ApiClient;
/** The dated duty IV.4 of Ban Tuyên giáo, confirmed by Văn phòng Tỉnh ủy. */
let duty: string;

async function signIn(): Promise<void> {
  anybody = new ApiClient(await program.ready());
  [lead, confirming, helper, administrator] = await Promise.all(['canbo-ban-tuyen-giao', 'canbo-vptu', 'canbo-ban-noi-chinh', 'quantri'].map((login) => anybody.as(login))) as [ApiClient, ApiClient, ApiClient, ApiClient];
}

beforeAll(async () => {
  environment = { DONDOC_SMTP_HOST: '127.0.0.1', DONDOC_SMTP_PORT: String(await mails.open()), DONDOC_SMTP_ENCRYPTION: 'none', DONDOC_SMTP_FROM: 'dondoc@tinhuy.example', DONDOC_PUBLIC_URL: 'https://dondoc.example', DONDOC_REMINDERS: 'off' };
  program = RunningProgram.spawn({ sample: 'prepared', environment });
  await signIn();
  duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
}, 90_000);

afterAll(async () => {
  await program.remove();
  await mails.close();
});

const act = async (client: ApiClient, name: string, body: object = {}): Promise<string> => {
  const answer = await client.post<ReceiptView>(`/api/assignments/${duty}/${name}`, body);
  expect([name, answer.status, answer.body]).toEqual([name, 200, expect.anything()]);
  return answer.body.position;
};
const address = (body: string, delivery: string) =>
  administrator.ask<OfficeAddress & Problem>('PUT', `/api/office-addresses/${body}`, JSON.stringify({ email: `${body}@tinhuy.example`, delivery }), { 'content-type': 'application/json' });
const emails = async (): Promise<NoticeEmailsView> => (await administrator.get<NoticeEmailsView>('/api/notice-emails')).body;

async function eventually(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await check()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to that');
}

describe('office addresses', () => {
  it('are kept by the administrator alone, for bodies of the register', async () => {
    expect((await address('ban-noi-chinh', 'immediate')).body).toMatchObject({ body: 'ban-noi-chinh', email: 'ban-noi-chinh@tinhuy.example', delivery: 'immediate' });
    expect([(await address('ban-tuyen-giao', 'immediate')).status, (await address('vptu', 'digest')).status, (await address('nobody', 'off')).body.type]).toEqual([200, 200, 'urn:dondoc:problem:unknown-body']);
    expect((await address('vptu', 'sometimes')).status).toBe(400);
    const wrong = await administrator.ask<Problem>('PUT', '/api/office-addresses/vptu', JSON.stringify({ email: 'a@b.example\nBcc: c@d.example' }), { 'content-type': 'application/json' });
    expect(wrong.status).toBe(400);
    expect((await administrator.get<OfficeAddressesView>('/api/office-addresses')).body.addresses.map(({ body, delivery }) => [body, delivery])).toEqual([['ban-noi-chinh', 'immediate'], ['ban-tuyen-giao', 'immediate'], ['vptu', 'digest']]);
    expect([(await lead.get('/api/office-addresses')).status, (await lead.get('/api/notice-emails')).status, (await lead.ask('DELETE', '/api/office-addresses/vptu', undefined)).status]).toEqual([403, 403, 403]);
  });
});

describe('a notice', () => {
  it('of a new duty comes by e-mail and stands in the program until it is seen', async () => {
    expect((await anybody.get<{ email: string }>('/readyz')).body.email).toBe('on');
    await act(lead, 'acknowledgement');
    const after = await act(lead, 'parts', { body: 'ban-noi-chinh', summary: 'Góp phần về nội chính' });
    const [mail] = await mails.until(1);
    expect(mail).toMatchObject({ to: ['ban-noi-chinh@tinhuy.example'], subject: '[Đôn Đốc] Nhiệm vụ mới: IV.4, 24-KH/TU / New duty: IV.4, 24-KH/TU' });
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@tinhuy\.example>$/);
    expect(mail?.text).toContain('Góp phần về nội chính');
    expect(mail?.text).toContain('https://dondoc.example');

    const { body: before, headers } = await helper.get<NoticesAnswer>(`/api/notices?only=unseen&after=${after}`);
    expect([before.notices[0]?.kind, before.notices[0]?.subject.vi, before.notices[0]?.seen]).toEqual(['duty-assigned', 'Nhiệm vụ mới: IV.4, 24-KH/TU', false]);
    expect(headers.get('etag')).toBe('"-1"');
    const upTo = before.moment.index;
    const seen = await helper.post<ReceiptView>('/api/notices/seen', { upTo }, { 'idempotency-key': 'seen-1' });
    const again = await helper.post<ReceiptView>('/api/notices/seen', { upTo }, { 'idempotency-key': 'seen-1' });
    expect([seen.status, seen.body.recorded, again.body]).toEqual([200, 1, { ...seen.body, repeated: true }]);
    const now = await helper.get<NoticesAnswer>(`/api/notices?after=${seen.body.position}`);
    expect([now.body.unseen, now.body.seenUpTo]).toEqual([{ k: 0, n: before.unseen.n }, upTo]);
    const then = await helper.get<NoticesAnswer>(`/api/notices?asOf=index:${upTo}`);
    expect(then.body.unseen).toEqual(before.unseen);
  });

  it('is marked and read by its own body only, and not beyond what was shown', async () => {
    const problem = async (client: ApiClient, body: object): Promise<unknown> => (await client.post<Problem>('/api/notices/seen', body)).body.type;
    expect(await problem(helper, { upTo: 999_999 })).toBe('urn:dondoc:problem:notices-not-shown-yet');
    expect(await problem(helper, { upTo: 1, actingFor: 'vptu' })).toBe('urn:dondoc:problem:not-found');
    expect(await problem(helper, { upTo: 0 })).toBe('urn:dondoc:problem:validation-failed');
    expect(await problem(helper, { upTo: 1, at: 'x' })).toBe('urn:dondoc:problem:validation-failed');
    expect([(await helper.get('/api/notices?body=vptu')).status, (await anybody.get('/api/notices')).status, (await helper.get('/api/notices?cursor=x')).status]).toEqual([404, 401, 400]);
  });

  it('waits for the daily digest, over a restart, and then comes', async () => {
    await act(lead, 'submission', { outputs: ['Dự thảo'] });
    await eventually(async () => (await emails()).counts.waiting === 1);
    const [waiting] = (await emails()).emails;
    expect(waiting).toMatchObject({ body: 'vptu', delivery: 'digest', state: 'waiting', notices: 1, attempts: 0 });
    expect(new Date((waiting?.nextAt ?? 0) + 7 * 3_600_000).toISOString().slice(11)).toBe('07:30:00.000Z');
    await program.stop();
    // The hour comes.
    const file = new DatabaseSync(join(program.folder, 'notification.sqlite'));
    file.prepare("UPDATE mail SET next_at = 0 WHERE state = 'waiting'").run();
    file.close();
    program = RunningProgram.spawn({ folder: program.folder, environment });
    await signIn();
    const [, digest] = await mails.until(2);
    expect(digest).toMatchObject({ to: ['vptu@tinhuy.example'], subject: '[Đôn Đốc] Bản tin trong ngày: 1 thông báo / Daily digest: 1 notices' });
    expect(digest?.text).toContain('Có kết quả chờ xác nhận: IV.4, 24-KH/TU');
  });

  it('waits while the mail server is down, and comes once when it is back', async () => {
    await mails.close();
    await act(confirming, 'return', { reasons: 'Thiếu phụ lục' });
    await eventually(async () => (await emails()).email === 'failing');
    expect((await anybody.get('/readyz')).body).toMatchObject({ status: 'ok', email: 'failing' });
    expect((await emails()).emails[0]).toMatchObject({ body: 'ban-tuyen-giao', state: 'waiting', attempts: 1 });
    await mails.open();
    const all = await mails.until(3);
    expect(all[2]).toMatchObject({ to: ['ban-tuyen-giao@tinhuy.example'], subject: '[Đôn Đốc] Kết quả bị trả lại: IV.4, 24-KH/TU / Result returned: IV.4, 24-KH/TU' });
    expect(all[2]?.text).not.toContain('Thiếu phụ lục');
    await eventually(async () => (await emails()).counts.sent === 3);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(3);
    expect((await emails()).emails.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    const metrics = await anybody.get<string>('/metrics');
    expect(metrics.body).toMatch(/dondoc_notice_emails_total\{outcome="sent"\} 2/);
  });

  it('that is refused for good is seen with its reason, and sent again once when the address was corrected', async () => {
    mails.judgeRecipient = (to) => (to.startsWith('ban-tuyen-giao') ? 550 : null);
    await act(lead, 'submission', { outputs: ['Bản hai'] });
    await act(confirming, 'return', { reasons: 'Thiếu biểu' });
    const refused = async () => (await administrator.get<NoticeEmailsView>('/api/notice-emails?state=refused')).body.emails;
    await eventually(async () => (await refused()).length === 1);
    const [mail] = await refused();
    expect([mail?.body, mail?.attempts, mail?.answer?.includes('550')]).toEqual(['ban-tuyen-giao', 1, true]);
    const again = (client: ApiClient, id = mail?.id ?? '', body: object = {}) => client.post<Problem>(`/api/notice-emails/${id}/sending-again`, body);
    expect([(await again(lead)).status, (await again(administrator, duty)).status, (await again(administrator)).body.type]).toEqual([403, 404, 'urn:dondoc:problem:address-not-corrected']);
    const moved = JSON.stringify({ email: 'btg-moi@tinhuy.example', delivery: 'immediate' });
    expect((await administrator.ask('PUT', '/api/office-addresses/ban-tuyen-giao', moved, { 'content-type': 'application/json' })).status).toBe(200);
    const sent = mails.mails.length;
    expect([(await again(administrator)).status, (await again(administrator)).body.type]).toEqual([200, 'urn:dondoc:problem:email-not-refused']);
    await eventually(async () => mails.mails.some(({ to }) => to[0] === 'btg-moi@tinhuy.example'));
    await eventually(async () => (await emails()).counts.refused === 0);
    expect(mails.mails.slice(sent).filter(({ to }) => to[0] === 'btg-moi@tinhuy.example').length).toBe(1);
  });
});
