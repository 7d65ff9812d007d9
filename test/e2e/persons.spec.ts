import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRecordsAnswer, AssignmentHistoryAnswer, HandlingsAnswer, InboxAnswer, ProposalRow, ProposalsAnswer, UrgingAnswer } from '#libs/application';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { Redis } from 'ioredis';
import { dateAt, type ActorId } from '#libs/domain';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import type { InvitedAccountView } from '../../apps/api/src/accounts/account.view.js';
import type { ApiTokensView } from '../../apps/api/src/signing-in/api-token.view.js';
import type { PersonsView, PersonView, PositionsView } from '../../apps/api/src/people/person.view.js';
import type { ProposalDeskView } from '../../apps/api/src/proposals/proposal-desk.view.js';
import { ApiClient } from './api-client.js';
import { EnrolledAccount } from './enrolled-account.js';
import { dondocAt, type Said } from './command-line.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; facts: Record<string, unknown> };
type Receipt = { id: string; position: string };

let program: RunningProgram;
let anybody: ApiClient;
let administrator: ApiClient;
let second: ApiClient;
let lead: ApiClient;
let auditor: ApiClient;

const PASSWORD = 'một câu dài dễ nhớ';
const WHO = { name: 'Lò Thị Kiểm Thử', email: 'lo.kiem.thu@tinh.example', phone: '0912 345 678' };
/** What she calls her machines and keys, and what her browser says of itself. */
const OWN_WORDS = ['may-tinh-o-Cho-Moi', 'khoa-deo-co', 'TrinhDuyetCuaLo/7'];
const STRINGS = ['Kiểm Thử', 'lo.kiem.thu', '0912 345 678', 'dang-nhap-mau', ...OWN_WORDS];
const today = dateAt(Date.now());
const tagOf = ({ body }: { body: Problem }): string | undefined => body.type.split(':').at(-1);

const dondoc = (login: string, ...words: readonly string[]): Promise<Said> => dondocAt(anybody.url, login, ...words);
/** What it printed. @throws what it said, when it failed. */
function printed<T>({ status, stdout, stderr }: Said): T {
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}

async function comesIn({ body }: { body: InvitedAccountView }): Promise<ApiClient> {
  const { token } = await EnrolledAccount.accept(anybody.url, body.invitation.path.split('/').at(-1) ?? '', PASSWORD);
  return new ApiClient(anybody.url, token);
}
/** Drafts of checkpoints come and go while it is read: what is gone holds nothing. */
function bytesOf(path: string): Buffer {
  try {
    return statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
const foundInFiles = (): readonly string[] =>
  readdirSync(program.folder, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const bytes = bytesOf(join(program.folder, path));
    return STRINGS.filter((each) => bytes.includes(each)).map((each) => `${path}: ${each}`);
  });

const EXPORTS = ['jsonl', 'csv', 'cloudevents', 'ocel', 'xes', 'ocel-sqlite'] as const;
/** What is taken out of the program in each format, as one text of bytes. */
async function exported(format: (typeof EXPORTS)[number], position: string): Promise<Buffer> {
  const answer = await fetch(`${auditor.url}/api/exports?format=${format}&after=${position}`, { headers: { authorization: `Bearer ${auditor.token}` } });
  expect([format, answer.status]).toEqual([format, 200]);
  return Buffer.from(await answer.arrayBuffer());
}

/** Every key of the real Redis and what it holds, without compression; empty where this machine has none to start. */
async function heldInRedis(): Promise<Buffer> {
  if (redis === null) return Buffer.alloc(0);
  const client = new Redis(redis.url);
  await client.config('SET', 'rdbcompression', 'no');
  const keys = await client.keys('*');
  const held = await Promise.all(keys.map((key) => client.dumpBuffer(key)));
  client.disconnect();
  return Buffer.concat(keys.flatMap((key, place) => [Buffer.from(`${key}\n`), held[place] ?? Buffer.alloc(0)]));
}

let redis: LoopbackRedis | null = null;
beforeAll(async () => {
  // Without a redis-server Redis is not searched, and the test says so.
  redis = redisServerIsHere() ? await LoopbackRedis.start() : null;
  program = RunningProgram.spawn({ sample: 'prepared', environment: redis === null ? {} : { DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url, DONDOC_REMINDERS: 'on' } });
  anybody = new ApiClient(await program.ready());
  [administrator, lead, auditor] = await Promise.all([anybody.as('quantri'), anybody.as('canbo-ban-tuyen-giao'), anybody.as('kiemtoan')]);
  second = await comesIn(await administrator.post<InvitedAccountView>('/api/accounts', { login: 'quantri-hai', displayName: 'Quản trị hai', body: 'vptu', roles: ['administrator'] }));
}, 90_000);

afterAll(async () => {
  await program.remove();
  await redis?.remove();
});

describe('a body that works by proposal and approval', () => {
  it('lets its desk propose and its head approve, and shows drafts to nobody else', async () => {
    const officer = await anybody.as('canbo-tuyengiao');
    const rules = await lead.post<Receipt>('/api/policies', { issuer: 'ban-tuyen-giao', switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' });
    expect(rules.status).toBe(201);
    const assignmentId = (await officer.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId as string;
    expect((await lead.post(`/api/assignments/${assignmentId}/acknowledgement`)).status).toBe(200);
    const progress = { percent: 41, note: 'đã triển khai' };
    expect(tagOf(await officer.post<Problem>(`/api/assignments/${assignmentId}/progress`, progress))).toBe('act-needs-approval');
    expect(tagOf(await officer.post<Problem>(`/api/assignments/${assignmentId}/progress`, { percent: 'nhiều', draft: {} }))).toBe('validation-failed');
    const text = new TextEncoder().encode('số liệu kèm theo');
    const { sha256 } = (await (await fetch(`${officer.url}/api/files`, { method: 'POST', headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/octet-stream' }, body: text })).json()) as { sha256: string };
    const files = [{ sha256, name: 'Số liệu.txt' }];
    expect(tagOf(await lead.post<Problem>(`/api/assignments/${assignmentId}/progress`, { ...progress, files, draft: {} }))).toBe('file-not-uploaded');
    const proposed = await officer.post<Receipt>(`/api/assignments/${assignmentId}/progress`, { ...progress, files, draft: {} });
    expect(proposed.status).toBe(200);
    const waiting = await lead.get<ProposalsAnswer>(`/api/proposals?status=open&after=${proposed.body.position}`);
    expect(waiting.body.proposals).toMatchObject([{ proposalId: proposed.body.id, subject: { kind: 'assignment', id: assignmentId, period: null }, act: 'ReportProgress', status: 'open', content: { type: 'ReportProgress', ...progress }, revision: 0 }]);
    const address = `/api/proposals/${proposed.body.id}`;
    const [overseer, other] = await Promise.all([anybody.as('canbo-bandanvan'), anybody.as('canbo-ban-to-chuc')]);
    expect(await Promise.all([overseer, other, auditor].map(async (client) => (await client.get(address)).status))).toEqual([404, 404, 200]);
    const fileFor = async (client: ApiClient): Promise<string | number> => {
      const answer = await fetch(`${client.url}${address}/files/${sha256}`, { headers: { authorization: `Bearer ${client.token}` } });
      return answer.ok ? answer.text() : answer.status;
    };
    expect(await Promise.all([lead, officer, overseer, other].map(fileFor))).toEqual(['số liệu kèm theo', 'số liệu kèm theo', 404, 404]);
    expect([(await officer.post(`${address}/approval`)).status, (await other.post(`${address}/approval`)).status]).toEqual([403, 404]);
    const approved = await lead.post<Receipt>(`${address}/approval`, {}, { 'if-match': '"0"' });
    expect(approved.status).toBe(200);
    expect((await lead.get<ProposalRow>(`${address}?after=${approved.body.position}`)).body).toMatchObject({ status: 'approved', steps: [{ step: 'proposed' }, { step: 'approved' }] });
    const { entries } = (await lead.get<AssignmentHistoryAnswer>(`/api/assignments/${assignmentId}/history`)).body;
    const [chief, writer] = await Promise.all([lead, officer].map(async (client) => (await client.get<{ actorId: string }>('/api/session')).body.actorId));
    expect(entries.slice(-2)).toMatchObject([{ type: 'ProgressReported', actor: chief, preparedBy: writer }, { type: 'FilesAttached', actor: chief, preparedBy: writer }]);
    expect(tagOf(await lead.post<Problem>(`${address}/refusal`, { reason: 'muộn' }))).toBe('proposal-decided');
  });

  it('lets its desk draft the answer to an urging at the route of the answer, revise it there, and its head send it', async () => {
    const [officer, overseer] = await Promise.all([anybody.as('canbo-tuyengiao'), anybody.as('canbo-bandanvan')]);
    const duty = (await officer.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4');
    const number = { issuer: 'ban-dan-van', kind: 'CV', year: Number(today.slice(0, 4)), number: 907, symbol: '907-CV/BDVTU' };
    const urging = await overseer.post<Receipt>('/api/urgings', { date: today, grade: 'remind', assignments: [duty?.assignmentId], number, signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: today, demand: 'Báo cáo', basis: '24-KH/TU' });
    expect(urging.status).toBe(201);
    const answers = `/api/urgings/${urging.body.id}/answers`;
    expect(tagOf(await officer.post<Problem>(answers, { text: 'Đang làm' }))).toBe('act-needs-approval');
    const { body: draft } = await officer.post<Receipt>(answers, { text: 'Đang làm', draft: {} });
    expect(tagOf(await officer.post<Problem>(`/api/urgings/${urging.body.id}/withdrawal`, { basis: 'x', draft: {} }))).toBe('forbidden');
    expect((await officer.post(answers, { text: 'Đang làm, xong trong tuần', draft: { revises: draft.id, reason: 'rõ hơn' } })).status).toBe(200);
    expect((await lead.get<ProposalDeskView>(`/api/proposals/desk?after=${draft.position}`)).body).toEqual({ body: 'ban-tuyen-giao', byApproval: true, mayPropose: true, mayApprove: true, waiting: 1 });
    expect((await overseer.get<ProposalDeskView>('/api/proposals/desk')).body).toMatchObject({ byApproval: false, waiting: 0 });
    const approved = await lead.post<Receipt>(`/api/proposals/${draft.id}/approval`, {});
    const { addressees } = (await overseer.get<UrgingAnswer>(`/api/urgings/${urging.body.id}?after=${approved.body.position}`)).body;
    expect(addressees).toMatchObject([{ body: 'ban-tuyen-giao', answers: [{ text: 'Đang làm, xong trong tuần' }] }]);
  });
});

describe('on the command line', () => {
  it('persons are entered, appointed, looked up and erased by two, and machines are kept, as over HTTP', async () => {
    const file = join(program.folder, 'nhan-su.csv');
    writeFileSync(file, 'name,email,phone\nQuàng Thị Dòng Một,,0912 000 111\nLường Văn Dòng Hai,khong-phai-thu,\n');
    const stopped = await dondoc('quantri', 'persons', 'import', file);
    expect([stopped.status, /dừng ở dòng 3.*validation-failed.*\/email.*line 2: đã ghi [0-9a-f-]{36}/su.test(stopped.stderr)]).toEqual([1, true]);
    writeFileSync(file, 'name,email,phone\nLường Văn Dòng Hai,,\n');
    const [{ person }] = printed<{ entered: readonly [{ person: string }] }>(await dondoc('quantri', 'persons', 'import', file)).entered;
    writeFileSync(file, 'name,email,phone\nLường Văn Hai,hai@tinh.example,\n');
    printed(await dondoc('quantri', 'persons', 'change', person, file));
    rmSync(file);
    const { position } = printed<{ position: string }>(await dondoc('quantri', 'positions', 'appoint', person, '--body', 'ban-noi-chinh', '--role', 'officer', '--from', today, '--basis', 'QĐ 13-QĐ/TU'));
    const held = async (): Promise<readonly unknown[]> => printed<PositionsView>(await dondoc('quantri', 'positions', 'list', '--body', 'ban-noi-chinh', '--in-force')).positions.map((each) => [each.positionId, each.name, each.role]);
    while ((await held()).length === 0);
    expect(await held()).toEqual([[position, 'Lường Văn Hai', 'officer']]);
    expect((await dondoc('canbo-ban-to-chuc', 'persons', 'list')).stderr).toContain('forbidden');
    printed(await dondoc('quantri', 'positions', 'end', position, '--reason', 'điều động'));
    printed(await dondoc('quantri', 'persons', 'erase', person, '--ground', 'entered-by-mistake'));
    expect((await dondoc('quantri', 'persons', 'erase-confirm', person)).stderr).toContain('erasure-confirmed-by-asker');
    expect((await second.post(`/api/persons/${person}/erasure/confirmation`)).status).toBe(200);

    const made = printed<{ id: string; token: string }>(await dondoc('lanhdao-vptu', 'tokens', 'make', '--name', 'Máy in', '--scope', 'board.read', '--days', '1'));
    const machine = new ApiClient(anybody.url, made.token);
    expect([(await machine.get('/api/inbox')).status, (await dondoc('canbo-ban-to-chuc', 'tokens', 'list', '--account', 'lanhdao-vptu')).status]).toEqual([200, 1]);
    expect(printed<ApiTokensView>(await dondoc('quantri', 'tokens', 'list', '--account', 'lanhdao-vptu')).tokens).toMatchObject([{ id: made.id, name: 'Máy in', scope: ['board.read'] }]);
    printed(await dondoc('quantri', 'tokens', 'end', made.id, '--account', 'lanhdao-vptu'));
    expect([(await machine.get('/api/inbox')).status, printed<ApiTokensView>(await dondoc('lanhdao-vptu', 'tokens', 'list')).tokens]).toEqual([401, []]);
  }, 180_000); // twenty commands, each a program of its own
});

describe('a person', () => {
  let person: string;
  let member: ApiClient;

  it('is entered by administrators, and looked at on record', async () => {
    expect((await lead.post('/api/persons', WHO)).status).toBe(403);
    expect([tagOf(await administrator.post<Problem>('/api/persons', { ...WHO, email: 'không phải thư' })), tagOf(await administrator.post<Problem>('/api/persons', { ...WHO, phone: 'gọi sau' }))]).toEqual(['validation-failed', 'validation-failed']);
    const entered = await administrator.post<Receipt>('/api/persons', WHO, { 'idempotency-key': 'p-1' });
    expect([entered.status, (await administrator.post<Receipt>('/api/persons', WHO, { 'idempotency-key': 'p-1' })).body.id]).toEqual([201, entered.body.id]);
    person = entered.body.id;
    expect((await lead.get('/api/persons')).status).toBe(403);
    const listed = await auditor.get<PersonsView>(`/api/persons?after=${entered.body.position}`);
    expect(listed.body.persons.filter((each) => each.person === person)).toEqual([{ person, status: 'entered', enteredAt: expect.any(String), erasedAt: null, ...WHO, mark: null, positions: [], revision: 0 }]);
    // The look was recorded before it was answered; the list of looks comes after.
    let asked: readonly string[] = [];
    for (let turn = 0; turn < 200 && !asked.includes('GET /api/persons'); turn++) asked = (await auditor.get<AccessRecordsAnswer>('/api/access-records?kind=read')).body.records.map((record) => record.asked);
    expect(asked).toContain('GET /api/persons');
  });

  it('has an account, and acts as it says until the first appointment; then as the positions say, from the next request on', async () => {
    const account = { login: 'dang-nhap-mau', displayName: WHO.name, body: 'ban-tuyen-giao', roles: ['officer'], person };
    const invited = await administrator.post<InvitedAccountView>('/api/accounts', account);
    expect([invited.status, invited.body.account.actorId]).toEqual([201, person]);
    expect(tagOf(await administrator.post<Problem>('/api/accounts', { ...account, login: 'lan-hai' }))).toBe('person-has-account');
    member = await comesIn(invited);
    const duty = (await member.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId as string;
    expect((await member.get<PersonView>(`/api/persons/${person}`)).body).toMatchObject(WHO); // one's own
    const terms = { person, body: 'ban-to-chuc', role: 'clerk', validFrom: today, basis: 'QĐ 12-QĐ/TU' };
    expect([tagOf(await administrator.post<Problem>('/api/positions', { ...terms, basis: `QĐ bổ nhiệm ${WHO.name}` })), (await lead.post('/api/positions', terms)).status]).toEqual(['text-names-person', 404]);
    const appointed = await administrator.post<Receipt>('/api/positions', terms);
    expect(appointed.status).toBe(201);
    expect((await member.get('/api/session')).body).toMatchObject({ body: 'ban-to-chuc', roles: ['clerk'] });
    expect([(await member.get(`/api/assignments/${duty}`)).status, (await member.post(`/api/assignments/${duty}/progress`, { percent: 1, note: 'x' })).status]).toEqual([404, 404]);
    const positions = await member.get<PositionsView>(`/api/positions?body=ban-to-chuc&inForce=yes&after=${appointed.body.position}`);
    expect(positions.body.positions).toMatchObject([{ person, name: WHO.name, mark: null, role: 'clerk', inForce: true }]);
    expect([(await lead.get('/api/positions?body=ban-to-chuc')).status, (await lead.get<PositionsView>('/api/positions')).body.positions]).toEqual([404, []]);

    const chief = await anybody.as('canbo-ban-to-chuc');
    const task = (await chief.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId as string;
    expect(tagOf(await chief.post<Problem>(`/api/assignments/${task}/handler`, { person: '00000000-0000-4000-8000-000000000000' }))).toBe('handling-person-not-of-body');
    const passed = await chief.post<Receipt>(`/api/assignments/${task}/handler`, { person });
    expect([passed.status, (await lead.post(`/api/assignments/${task}/handler`, { person })).status]).toEqual([200, 404]);
    expect((await member.get<HandlingsAnswer>(`/api/handlings?after=${passed.body.position}`)).body.handled).toMatchObject([{ person, duty: { assignmentId: task, body: 'ban-to-chuc' } }]);
    expect((await chief.get<HandlingsAnswer>('/api/handlings')).body.handled).toEqual([]);

    expect(tagOf(await administrator.post<Problem>(`/api/persons/${person}/erasure`, { ground: 'asked-by-the-person' }))).toBe('person-in-office');
    expect((await administrator.post(`/api/positions/${appointed.body.id}/end`, { reason: 'nghỉ hưu' })).status).toBe(200);
    expect((await member.get('/api/session')).body).toMatchObject({ roles: [] });
    expect((await member.get(`/api/assignments/${duty}`)).status).toBe(404);
  });

  it('is erased by two, and nothing of it is found afterwards', async () => {
    const address = `/api/persons/${person}/erasure`;
    const [machine, passkey, browser] = OWN_WORDS as [string, string, string];
    expect((await member.post('/api/tokens', { name: machine, scope: ['board.read'], days: 1 })).status).toBe(201);
    expect((await anybody.post('/api/session', { login: 'dang-nhap-mau', password: PASSWORD }, { 'user-agent': browser })).status).toBe(202);
    const store = openSqliteCredentialStore({ folder: program.folder });
    store.secondFactors.savePasskey({ id: 'p', actorId: person as ActorId, credentialId: 'c', publicKey: new Uint8Array(32), counter: 0, transports: [], rpId: 'localhost', name: passkey, addedAt: 1, lastUsedAt: null });
    store.saveSession({ tokenHash: 'h', id: 's', actorId: person as ActorId, createdAt: 1, lastUsedAt: 1, expiresAt: Date.now() + 60_000, client: browser });
    store.close();
    // While the person is there: what is typed to sign in, what she wrote about her own devices, and no name, also none of the account.
    expect(new Set(foundInFiles().map((found) => found.split(': ').at(-1)))).toEqual(new Set(['dang-nhap-mau', ...OWN_WORDS]));
    expect((await administrator.post(address, { ground: 'asked-by-the-person' })).status).toBe(200);
    expect([tagOf(await administrator.post<Problem>(`${address}/confirmation`)), (await second.post(`${address}/taking-back`)).status, (await second.post(address, { ground: 'asked-by-the-person' })).status]).toEqual(['erasure-confirmed-by-asker', 200, 200]);
    const erased = await administrator.post<Receipt>(`${address}/confirmation`);
    expect(erased.status).toBe(200);
    expect([(await member.get('/api/session')).status, (await anybody.post('/api/session', { login: 'dang-nhap-mau', password: PASSWORD })).status]).toEqual([401, 401]);
    expect((await auditor.get<PersonView>(`/api/persons/${person}?after=${erased.body.position}`)).body).toMatchObject({ status: 'erased', name: null, email: null, phone: null, mark: 'đã xóa dữ liệu cá nhân' });
    expect((await auditor.get<PositionsView>(`/api/positions?body=ban-to-chuc&after=${erased.body.position}`)).body.positions).toMatchObject([{ person, name: null, mark: 'đã xóa dữ liệu cá nhân' }]);
    expect(foundInFiles()).toEqual([]);
    for (const format of EXPORTS) {
      const bytes = await exported(format, erased.body.position);
      expect([format, bytes.includes(person), STRINGS.filter((each) => bytes.includes(each))]).toEqual([format, format !== 'xes', []]); // XES tells of duties alone
    }
    if (redis === null) console.warn('NOT SEARCHED: Redis, since no redis-server is installed');
    else {
      const held = await heldInRedis(); // the timers of the next minutes, by the ids of duties and reports
      expect([held.includes('dondoc:deadlines:meta'), STRINGS.filter((each) => held.includes(each))]).toEqual([true, []]);
    }
    const { code, out, err } = await program.stop();
    expect([code, foundInFiles(), STRINGS.filter((each) => `${out}${err}`.includes(each))]).toEqual([0, [], []]);
  });

  it('waits for a key that is missing or damaged, and nothing is written meanwhile', async () => {
    await program.stop();
    const keys = join(program.folder, 'keys');
    const name = readdirSync(keys).find((each) => each.startsWith('person-vault-')) as string;
    const key = readFileSync(join(keys, name));
    rmSync(join(keys, name));
    const folder = program.folder;
    const kept = (): readonly unknown[] => [readFileSync(join(folder, 'persons.sqlite')), readdirSync(keys).filter((each) => each.startsWith('person-vault-'))];
    const before = kept();
    program = RunningProgram.spawn({ folder });
    anybody = new ApiClient(await program.ready());
    expect(program.said).toMatch(/không mở được \(vault-key-missing: .*person-vault-[0-9a-f]{16}\.key\).*Put that key file back from the backup/u);
    const entering = async (): Promise<readonly unknown[]> => {
      const { status, body } = await (await anybody.as('quantri')).post<Problem>('/api/persons', WHO);
      return [status, status === 201 ? null : [tagOf({ body }), body.facts['code']]];
    };
    expect([await entering(), kept()]).toEqual([[503, ['person-vault-unusable', 'vault-key-missing']], before]);
    writeFileSync(join(keys, name), `${'0'.repeat(64)}\n`, { mode: 0o600 }); // of another installation
    expect([await entering(), readFileSync(join(folder, 'persons.sqlite'))]).toEqual([[503, ['person-vault-unusable', 'vault-key-unreadable']], before[0]]);
    writeFileSync(join(keys, name), key);
    expect(await entering()).toEqual([201, null]);
    // Of the two that were refused nothing was recorded either.
    let persons: PersonsView['persons'] = [];
    const auditing = await anybody.as('kiemtoan');
    for (let turn = 0; turn < 200 && !persons.some(({ name }) => name === WHO.name); turn++) persons = (await auditing.get<PersonsView>('/api/persons')).body.persons;
    expect(persons.map(({ status, name }) => [status, name]).toSorted()).toEqual([['entered', 'Quàng Thị Dòng Một'], ['entered', WHO.name], ['erased', null], ['erased', null]].toSorted());
  });
});
