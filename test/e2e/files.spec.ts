import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRecordsAnswer, AttachedFilesAnswer, DirectiveOverviewAnswer, DirectivesAnswer, InboxAnswer, NoticesAnswer, StubsAnswer } from '#libs/application';
import { eicar, hostileFiles, LoopbackClamd, ooxmlFile, pdfFile } from '#libs/testing';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import type { FileView } from '../../apps/api/src/files/file-view.js';
import { ApiClient } from './api-client.js';
import type { Report } from '../../apps/auditor/src/report.js';
import { COMPILED, RunningProgram } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
/** What a program of the command line prints as JSON, and how it ends. */
function run<A>(app: 'auditor' | 'cli', ...args: readonly string[]): { readonly code: number | null; readonly out: A } {
  const main = join(process.cwd(), 'dist', 'apps', app, 'src', 'main.js');
  const { status, stdout, stderr } = spawnSync(NODE, ['--disable-warning=ExperimentalWarning', main, ...args, '--json'], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...COMPILED } });
  if (stdout === '') throw new Error(stderr);
  return { code: status, out: JSON.parse(stdout) as A };
}

const MEBIBYTE = 1024 * 1024;
let clamd: LoopbackClamd;
let program: RunningProgram;
let lead: ApiClient;
let stranger: ApiClient;
let auditor: ApiClient;
let duty: string;

beforeAll(async () => {
  clamd = await LoopbackClamd.open();
  program = RunningProgram.spawn({ sample: 'prepared', environment: { DONDOC_CLAMD: `${clamd.place.host}:${clamd.place.port}` } });
  const anybody = new ApiClient(await program.ready());
  [lead, stranger, auditor] = (await Promise.all(['canbo-ban-tuyen-giao', 'canbo-bcsd-toa-an', 'kiemtoan'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient];
  duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ status }) => status === 'assigned')?.assignmentId ?? 'none';
  expect((await lead.post(`/api/assignments/${duty}/acknowledgement`)).status).toBe(200);
}, 90_000);

afterAll(async () => {
  await program.remove();
  clamd.close();
});

async function upload(bytes: Uint8Array | ReadableStream, by = lead, headers: Record<string, string> = {}): Promise<{ readonly status: number; readonly body: FileView }> {
  const init = { method: 'POST', headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/octet-stream', ...headers }, body: bytes, duplex: 'half' } as RequestInit;
  const response = await fetch(`${by.url}/api/files`, init);
  return { status: response.status, body: (await response.json()) as FileView };
}
const report = (files: readonly object[], by = lead) => by.post<ReceiptView & { readonly type: string }>(`/api/assignments/${duty}/progress`, { note: 'gửi kèm báo cáo', files });
const download = (sha256: string, by = lead): Promise<Response> => fetch(`${by.url}/api/assignments/${duty}/files/${sha256}`, { headers: { authorization: `Bearer ${by.token}` } });
const filesOnDisk = (place: string): readonly string[] => readdirSync(join(program.folder, 'files', place), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

describe('files over HTTP', () => {
  const bytes = pdfFile('%'.repeat(200_000));
  let sha256: string;

  it('are taken, attached by whoever uploaded them, and given back as they were', async () => {
    const taken = await upload(bytes);
    expect(taken).toMatchObject({ status: 201, body: { size: bytes.length, type: 'application/pdf', place: 'kept' } });
    ({ sha256 } = taken.body);
    expect((await lead.get(`/api/files/${sha256}`)).status).toBe(200);
    expect((await stranger.get(`/api/files/${sha256}`)).status).toBe(404);
    expect((await download(sha256)).status).toBe(404); // no act carries it yet
    const receipt = await report([{ sha256, name: 'Báo cáo kỳ 1.pdf' }]);
    expect(receipt).toMatchObject({ status: 200, body: { recorded: 2 } });
    const { body } = await lead.get<AttachedFilesAnswer>(`/api/assignments/${duty}/files?after=${receipt.body.position}`);
    expect(body.files).toEqual([expect.objectContaining({ sha256, name: 'Báo cáo kỳ 1.pdf', size: bytes.length, type: 'application/pdf', body: 'ban-tuyen-giao' })]);
    const answer = await download(sha256);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(['content-type', 'content-length', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control', 'cross-origin-resource-policy'].map((name) => [name, answer.headers.get(name)]))).toEqual({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="Bao cao ky 1.pdf"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20k%E1%BB%B3%201.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('are not there for whoever may not see the duty, and on record where somebody looks who may see all', async () => {
    expect((await download(sha256, stranger)).status).toBe(404);
    expect((await stranger.get(`/api/assignments/${duty}/files`)).status).toBe(404);
    expect((await download(sha256, auditor)).status).toBe(200);
    const wanted = 'GET /api/assignments/:id/files/:sha256';
    let found: AccessRecordsAnswer['records'][number] | undefined;
    for (let turn = 0; turn < 200 && found === undefined; turn++) {
      found = (await auditor.get<AccessRecordsAnswer>(`/api/access-records?thing=${duty}`)).body.records.find(({ asked }) => asked === wanted);
    }
    expect(found).toMatchObject({ kind: 'read', asked: wanted, bodies: ['ban-tuyen-giao'] });
  });

  it('are refused in an act when they are of somebody else, misnamed, or too many', async () => {
    const other = (await upload(ooxmlFile('docx'), stranger)).body.sha256;
    const tagOf = async (files: readonly object[]): Promise<string | undefined> => (await report(files)).body.type.split(/[/:]/).at(-1);
    expect(await tagOf([{ sha256: other, name: 'a.docx' }])).toBe('file-not-uploaded');
    expect(await tagOf([{ sha256: 'f'.repeat(64), name: 'a.docx' }])).toBe('file-not-uploaded');
    for (const name of ['../a.pdf', 'a\u202efdp.exe.pdf', 'nul.pdf', 'a/b.pdf']) expect(await tagOf([{ sha256, name }])).toBe('file-name-unsafe');
    expect(await tagOf([{ sha256, name: 'a.exe' }])).toBe('file-name-misleads');
    for (const files of [[{ sha256, name: 'a\0.pdf' }], [{ sha256: '../../x', name: 'a.pdf' }], Array.from({ length: 21 }, () => ({ sha256, name: 'a.pdf' }))]) expect((await report(files)).status).toBe(400);
  });

  it('of a secret paper are refused with the act; of the paper itself there is a stub and not one word', async () => {
    const secretWords = 'Chữ của văn bản mật 7f3a';
    const refused = await lead.post(`/api/assignments/${duty}/progress`, { note: secretWords, files: [{ sha256, name: 'a.pdf' }], secrecy: 'secret' });
    expect(refused).toMatchObject({ status: 422, body: { type: expect.stringMatching(/state-secret$/) } });
    expect(await lead.post(`/api/assignments/${duty}/progress`, { note: secretWords, secrecy: 'top-secret', draft: {} })).toMatchObject({ status: 422, body: { type: expect.stringMatching(/state-secret$/) } });
    const issuer = await lead.as('thuongtruc');
    const number = { issuer: 'btv-tinh-uy', kind: 'CV', year: 2024, number: 7, symbol: '7-CV/TU' };
    const stub = { number, date: '2024-03-01', secrecy: 'highly-secret', holder: 'vptu' };
    const directive = (await issuer.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId;
    const { content } = (await issuer.get<DirectiveOverviewAnswer>(`/api/directives/${directive}`)).body;
    const { directiveId: _id, ...text } = { ...content, number, date: '2024-03-01', title: secretWords, secrecy: 'highly-secret' };
    expect(await issuer.post('/api/directives', { content: text })).toMatchObject({ status: 422, body: { type: expect.stringMatching(/state-secret$/) } });
    expect((await issuer.post('/api/directives/stubs', { stub: { ...stub, title: secretWords } })).status).toBe(400);
    const entered = await issuer.post<ReceiptView>('/api/directives/stubs', { stub });
    expect(entered.status).toBe(201);
    const row = { directiveId: entered.body.id, symbol: '7-CV/TU', kind: 'CV', date: '2024-03-01', secrecy: 'highly-secret', issuer: 'btv-tinh-uy', holder: 'vptu', status: 'kept', revision: 0 };
    expect((await issuer.get<StubsAnswer>(`/api/directives/stubs?after=${entered.body.position}`)).body.stubs).toEqual([row]);
    expect((await stranger.get<StubsAnswer>(`/api/directives/stubs?after=${entered.body.position}`)).body.stubs).toEqual([]);
    const written = readdirSync(program.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(written.filter((file) => readFileSync(file).includes(secretWords))).toEqual([]);
    expect(program.said).not.toContain(secretWords);
  });

  it('come with answers to urgings and with periodic reports, for whoever sees those', async () => {
    const [office, other] = await Promise.all(['canbo-ban-dan-van', 'canbo-ban-noi-chinh'].map((login) => lead.as(login))) as [ApiClient, ApiClient];
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const files = [{ sha256, name: 'Giải trình.pdf' }];
    const dated = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId;
    const urged = await office.post<ReceiptView>('/api/urgings', {
      number: { issuer: 'ban-dan-van', kind: 'CV', year: Number(today.slice(0, 4)), number: 71, symbol: '71-CV/BDVTU' }, date: today, signatory: { capacity: 'K/T', position: 'Phó Trưởng ban' }, grade: 'remind', assignments: [dated], answerDue: today,
      demand: 'Báo cáo tiến độ', asksExplanation: true, basis: '24-KH/TU',
    }); // prettier-ignore
    expect(urged.status).toBe(201);
    expect((await lead.post<ReceiptView>(`/api/urgings/${urged.body.id}/answers`, { text: 'Gửi kèm', files })).body.recorded).toBe(2);
    const explained = await lead.post<ReceiptView>(`/api/urgings/${urged.body.id}/explanations`, { text: 'Gửi kèm', files });
    const directiveId = (await office.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId;
    const asked = await office.post<ReceiptView>('/api/reporting', {
      title: 'Báo cáo quý', consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', schedule: {}, basis: { directiveId, itemCode: 'IV.8', note: 'định kỳ' },
    }); // prettier-ignore
    const period = `/api/reporting/${asked.body.id}/periods/2022-Q1`;
    const filed = await lead.post<ReceiptView>(`${period}/reports/ban-tuyen-giao`, { content: { summary: 'Đã làm', figures: [], attachments: [] }, files: [{ sha256, name: 'Phụ lục.pdf' }] });
    expect([filed.status, filed.body.recorded]).toEqual([200, 2]);
    const namesOf = async (by: ApiClient, place: string): Promise<readonly unknown[]> => {
      const { status, body } = await by.get<AttachedFilesAnswer>(`${place}/files?after=${filed.body.position}`);
      const content = await fetch(`${by.url}${place}/files/${sha256}`, { headers: { authorization: `Bearer ${by.token}` } });
      return [status, (body.files ?? []).map(({ name, partOf }) => `${partOf}: ${name}`), content.status, (await content.arrayBuffer()).byteLength === bytes.length];
    };
    const urging = `/api/urgings/${urged.body.id}`;
    const [explanation, report] = ['ban-tuyen-giao: Giải trình.pdf', 'ban-tuyen-giao: Phụ lục.pdf'];
    expect(explained.body.recorded).toBe(2);
    for (const by of [office, lead, auditor]) expect(await namesOf(by, urging)).toEqual([200, [explanation, explanation], 200, true]);
    expect(await namesOf(stranger, urging)).toEqual([404, [], 404, false]);
    for (const by of [office, lead, auditor]) expect(await namesOf(by, period)).toEqual([200, [report], 200, true]);
    expect(await namesOf(other, period)).toEqual([200, [], 404, false]); // reports too, and sees its own
    expect(await namesOf(stranger, period)).toEqual([404, [], 404, false]);
  });

  it('are refused for what is in them, with words that say what to do', async () => {
    const [stored, drafts] = [filesOnDisk('kept').length, filesOnDisk('drafts').length];
    for (const { what, bytes: hostile, fault } of hostileFiles().filter((file) => file.bytes.length < 50_000).filter((_, place) => place % 5 === 0)) {
      expect({ what, ...(await upload(hostile)) }).toMatchObject({ what, status: 422, body: { type: expect.stringContaining(`file-${fault}`) } });
    }
    expect((await upload(new Uint8Array(26 * MEBIBYTE))).status).toBe(413);
    expect([filesOnDisk('kept').length, filesOnDisk('drafts').length]).toEqual([stored, drafts]);
  });

  it('are refused for what a scanner finds, and wait while there is none', async () => {
    expect(await upload(eicar())).toMatchObject({ status: 422, body: { type: expect.stringContaining('file-infected') } });
    clamd.close();
    const { body } = await upload(pdfFile('% later'));
    expect(body.place).toBe('quarantined');
    expect((await report([{ sha256: body.sha256, name: 'a.pdf' }])).body.type).toMatch(/file-quarantined$/);
  });

  it('are cut off at their limit when they do not say how large they are, and need a right and the right type', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 40) controller.close();
        else controller.enqueue(new Uint8Array(MEBIBYTE).fill(0x61));
      },
    });
    const status = await upload(endless).then((answer) => answer.status, () => 413); // the connection may be gone before all is sent
    expect(status).toBe(413);
    expect((await upload(bytes, lead, { 'content-type': 'application/pdf' })).status).toBe(415);
    expect((await upload(bytes, new ApiClient(lead.url, 'nobody'))).status).toBe(401);
    expect((await fetch(`${lead.url}/api/session`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: bytes })).status).toBe(415);
  });

  it('leave nothing when the sender goes away in the middle', async () => {
    const drafts = filesOnDisk('drafts').length;
    const { hostname, port } = new URL(lead.url);
    const socket = connect(Number(port), hostname);
    socket.write(`POST /api/files HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${lead.token}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n%PDF-1.7\n`);
    for (let turn = 0; turn < 100 && filesOnDisk('drafts').length === drafts; turn++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(filesOnDisk('drafts').length).toBe(drafts + 1);
    socket.destroy();
    for (let turn = 0; turn < 100 && filesOnDisk('drafts').length > drafts; turn++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(filesOnDisk('drafts').length).toBe(drafts);
  });

  it('are in backups and archives, and the doctor and the auditor say which is altered or gone', async () => {
    const place = mkdtempSync(join(tmpdir(), 'dondoc tệp '));
    const within = join(sha256.slice(0, 2), sha256);
    const named = (await lead.get<AttachedFilesAnswer>(`/api/assignments/${duty}/files`)).body.files[0];
    const event = named?.index ?? 0;
    for (let turn = 0; turn < 200; turn++) {
      const size = Number((await (await fetch(`${lead.url}/log/checkpoint`)).text()).split('\n')[1]);
      if (size >= event) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(run('cli', 'backup', join(place, 'backup'), '--data', program.folder).code).toBe(0);
    expect([existsSync(join(place, 'backup', 'files', 'kept', within)), existsSync(join(place, 'backup', 'files', 'drafts'))]).toEqual([true, false]);
    const archive = join(place, 'archive');
    expect(run('cli', 'archive', archive, '--data', program.folder)).toMatchObject({ code: 0, out: { filesMissing: 0 } });
    expect(run<Report>('auditor', 'verify', archive).out).toMatchObject({ verdict: 'sound', checked: { files: 1 } });
    rmSync(join(archive, 'files', sha256));
    const { code, out } = run<Report>('auditor', 'verify', archive);
    expect([code, out.findings.find((finding) => finding.code === 'file-missing')]).toEqual([1, expect.objectContaining({ event, stream: `assignment-${duty}`, field: 'data.files.0', file: `files/${sha256}` })]);
    writeFileSync(join(program.folder, 'files', 'kept', within), bytes.with(5000, 0));
    expect(run('cli', 'doctor', '--data', program.folder)).toMatchObject({ code: 1, out: { counts: {}, files: { whole: 0, faults: [{ condition: 'altered', sha256, name: 'Báo cáo kỳ 1.pdf', event }] } } });
    rmSync(place, { recursive: true });
  }, 60_000);

  it('never come as something else than they were', async () => {
    await expect(download(sha256).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });

  it('are looked at without anybody asking: administrators have a notice of an altered one', async () => {
    const administrator = await lead.as('quantri');
    let state: unknown = 'on';
    for (let turn = 0; turn < 400 && state !== 'damaged'; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      state = (await administrator.get('/readyz')).body['files'];
    }
    expect(state).toBe('damaged');
    let told: readonly unknown[] = [];
    for (let turn = 0; turn < 200 && told.length === 0; turn++) {
      told = (await administrator.get<NoticesAnswer>('/api/notices')).body.notices.filter(({ kind }) => kind === 'file-altered').map(({ about, symbol, subject }) => [about, symbol, subject.vi]);
    }
    expect(told).toEqual([[{ kind: 'file', id: sha256 }, 'Phụ lục.pdf', 'Tệp đính kèm bị sửa đổi: Phụ lục.pdf']]);
  }, 40_000);
});
