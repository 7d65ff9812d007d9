import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRecordsAnswer, InboxAnswer } from '#libs/application';
import { dateAt } from '#libs/domain';
import type { InvitedAccountView } from '../../apps/api/src/accounts/account.view.js';
import type { PersonsView, PersonView, PositionsView } from '../../apps/api/src/people/person.view.js';
import { ApiClient } from './api-client.js';
import { EnrolledAccount } from './enrolled-account.js';
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
const STRINGS = ['Kiểm Thử', 'lo.kiem.thu', '0912 345 678', 'dang-nhap-mau'];
const today = dateAt(Date.now());
const tagOf = ({ body }: { body: Problem }): string | undefined => body.type.split(':').at(-1);

async function comesIn({ body }: { body: InvitedAccountView }): Promise<ApiClient> {
  const { token } = await EnrolledAccount.accept(anybody.url, body.invitation.path.split('/').at(-1) ?? '', PASSWORD);
  return new ApiClient(anybody.url, token);
}
const foundInFiles = (): readonly string[] =>
  readdirSync(program.folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(program.folder, path)).isFile())
    .flatMap((path) => {
      const bytes = readFileSync(join(program.folder, path));
      return STRINGS.filter((each) => bytes.includes(each)).map((each) => `${path}: ${each}`);
    });

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  [administrator, lead, auditor] = await Promise.all([anybody.as('quantri'), anybody.as('canbo-ban-tuyen-giao'), anybody.as('kiemtoan')]);
  second = await comesIn(await administrator.post<InvitedAccountView>('/api/accounts', { login: 'quantri-hai', displayName: 'Quản trị hai', body: 'vptu', roles: ['administrator'] }));
}, 90_000);

afterAll(() => program.remove());

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
    expect(listed.body.persons).toEqual([{ person, status: 'entered', enteredAt: expect.any(String), erasedAt: null, ...WHO, mark: null, positions: [], revision: 0 }]);
    const { records } = (await auditor.get<AccessRecordsAnswer>('/api/access-records?kind=read')).body;
    expect(records.some(({ asked }) => asked === 'GET /api/persons')).toBe(true);
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

    expect(tagOf(await administrator.post<Problem>(`/api/persons/${person}/erasure`, { ground: 'asked-by-the-person' }))).toBe('person-in-office');
    expect((await administrator.post(`/api/positions/${appointed.body.id}/end`, { reason: 'nghỉ hưu' })).status).toBe(200);
    expect((await member.get('/api/session')).body).toMatchObject({ roles: [] });
    expect((await member.get(`/api/assignments/${duty}`)).status).toBe(404);
  });

  it('is erased by two, and nothing of it is found afterwards', async () => {
    const address = `/api/persons/${person}/erasure`;
    expect(foundInFiles().length).toBeGreaterThan(0);
    expect((await administrator.post(address, { ground: 'asked-by-the-person' })).status).toBe(200);
    expect([tagOf(await administrator.post<Problem>(`${address}/confirmation`)), (await second.post(`${address}/taking-back`)).status, (await second.post(address, { ground: 'asked-by-the-person' })).status]).toEqual(['erasure-confirmed-by-asker', 200, 200]);
    const erased = await administrator.post<Receipt>(`${address}/confirmation`);
    expect(erased.status).toBe(200);
    expect([(await member.get('/api/session')).status, (await anybody.post('/api/session', { login: 'dang-nhap-mau', password: PASSWORD })).status]).toEqual([401, 401]);
    expect((await auditor.get<PersonView>(`/api/persons/${person}?after=${erased.body.position}`)).body).toMatchObject({ status: 'erased', name: null, email: null, phone: null, mark: 'đã xóa dữ liệu cá nhân' });
    expect((await auditor.get<PositionsView>('/api/positions?body=ban-to-chuc')).body.positions).toMatchObject([{ person, name: null, mark: 'đã xóa dữ liệu cá nhân' }]);
    expect(foundInFiles()).toEqual([]);
    const { code, out, err } = await program.stop();
    expect([code, foundInFiles(), STRINGS.filter((each) => `${out}${err}`.includes(each))]).toEqual([0, [], []]);
  });
});
