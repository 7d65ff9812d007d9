import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentAnswer, AssignmentHistoryAnswer, BodiesAnswer, DelegationsAnswer, InboxAnswer, LeftBehindAnswer } from '#libs/application';
import { addDays, dateAt } from '#libs/domain';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; facts?: Record<string, unknown> };
const TODAY = dateAt(Date.now());
const basis = 'Quyết định của Ban Thường vụ';

let program: RunningProgram;
let administrator: ApiClient;
let old: ApiClient;
let successor: ApiClient;
let overseer: ApiClient;
/** The dated duty of Ban Tuyên giáo, IV.4. */
let duty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [administrator, old, successor, overseer] = await Promise.all(['quantri', 'canbo-ban-tuyen-giao', 'canbo-ban-to-chuc', 'canbo-bandanvan'].map((login) => anybody.as(login))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  duty = (await old.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

const typeOf = ({ status, body }: { readonly status: number; readonly body: Problem }) => [status, body.type];
/** Asks until the processes, which run after the answer, have done it. */
async function until<A>(ask: () => Promise<A>, done: (answer: A) => boolean): Promise<A> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (done(answer) || tries > 100) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('delegation', () => {
  it('lets another body act in its days, is seen by both and by nobody else, and ends at once when revoked', async () => {
    const delegate = { from: { body: 'ban-tuyen-giao' }, to: { body: 'ban-to-chuc', position: 'officer' }, validFrom: TODAY, validUntil: addDays(TODAY, 5), basis };
    const acknowledge = () => successor.post<ReceiptView & Problem>(`/api/assignments/${duty}/acknowledgement`, { actingFor: 'ban-tuyen-giao' });
    expect((await acknowledge()).status).toBe(404);
    expect((await successor.post<Problem>('/api/delegations', delegate)).status).toBe(403);
    const given = await old.post<ReceiptView>('/api/delegations', delegate, { 'idempotency-key': 'd-1' });
    expect(given.status).toBe(201);
    expect((await old.post<ReceiptView>('/api/delegations', delegate, { 'idempotency-key': 'd-1' })).body).toEqual({ ...given.body, repeated: true });
    expect((await acknowledge()).status).toBe(200);

    const seen = await successor.get<DelegationsAnswer>(`/api/delegations?after=${given.body.position}`);
    expect(seen.body.delegations).toEqual([{
      delegationId: given.body.id, from: { body: 'ban-tuyen-giao', name: 'Ban Tuyên giáo Tỉnh ủy', position: null }, to: { body: 'ban-to-chuc', name: 'Ban Tổ chức Tỉnh ủy', position: 'officer' },
      validFrom: TODAY, validUntil: addDays(TODAY, 5), actions: null, basis, inForce: true,
    }]);
    const stranger = await new ApiClient(old.url).as('canbo-bcsd-toa-an');
    expect((await stranger.get<DelegationsAnswer>('/api/delegations')).body.delegations).toEqual([]);
    const byBody = (client: ApiClient, more = '') => client.get<DelegationsAnswer>(`/api/delegations?body=ban-tuyen-giao${more}`);
    expect([(await byBody(stranger)).status, (await byBody(old)).body.delegations.length, (await byBody(old, '&inForce=yes')).body.delegations.length]).toEqual([404, 1, 1]);
    for (const client of [administrator, overseer]) expect((await byBody(client)).body.delegations).toEqual(seen.body.delegations);
    expect((await successor.get<{ delegations: readonly object[] }>('/api/session')).body.delegations).toEqual([{ from: 'ban-tuyen-giao', validFrom: TODAY, validTo: addDays(TODAY, 4), position: null, actions: null }]);

    const revoked = await old.post<ReceiptView>(`/api/delegations/${given.body.id}/revocation`, { reason: 'đã về' }, { 'if-match': '"0"' });
    expect([revoked.status, revoked.body.revision]).toEqual([200, 1]);
    expect((await byBody(overseer, `&inForce=yes&after=${revoked.body.position}`)).body.delegations).toEqual([]);
    expect((await successor.post(`/api/assignments/${duty}/progress`, { note: 'x', actingFor: 'ban-tuyen-giao' })).status).not.toBe(200);
  });

  it('refuses oneself, a loop, and what is no act', async () => {
    const from = { body: 'ban-tuyen-giao' };
    const ask = (more: object, client = old) => client.post<Problem>('/api/delegations', { from, to: { body: 'ban-noi-chinh' }, validFrom: TODAY, basis, ...more });
    expect(typeOf(await ask({ to: from }))).toEqual([422, 'urn:dondoc:problem:delegation-to-self']);
    expect((await ask({ actions: ['LaunchRockets'] })).status).toBe(400);
    expect((await ask({})).status).toBe(201);
    expect(typeOf(await ask({ from: { body: 'ban-noi-chinh' }, to: from }, administrator))).toEqual([409, 'urn:dondoc:problem:delegation-cycle']);
  });
});

describe('a change of bodies', () => {
  it('that cannot be is refused, and nothing is recorded', async () => {
    const before = (await administrator.get<BodiesAnswer>('/api/bodies')).body.revision;
    const succeed = (predecessors: string[], successors: string[]) => administrator.post<Problem>('/api/successions', { predecessors, successors, on: TODAY, basis });
    expect(typeOf(await administrator.post<Problem>('/api/bodies/so-du-lich/ending', { lastDay: TODAY, basis }))).toEqual([422, 'urn:dondoc:problem:keeper-missing']);
    expect(typeOf(await succeed(['so-du-lich'], ['so-du-lich']))).toEqual([422, 'urn:dondoc:problem:lineage-cycle']);
    expect(typeOf(await succeed(['so-du-lich'], ['so-y-te', 'so-noi-vu']))).toEqual([422, 'urn:dondoc:problem:keeper-missing']);
    expect((await administrator.get<BodiesAnswer>('/api/bodies')).body.revision).toBe(before);
  });

  it('moves the open duty with all that was done, by an act of its own; the past keeps the old name', async () => {
    const before = (await overseer.get<AssignmentAnswer>(`/api/assignments/${duty}`)).body;
    const merged = await administrator.post<ReceiptView>('/api/successions', { predecessors: ['ban-tuyen-giao'], successors: ['ban-to-chuc'], on: TODAY, basis });
    expect(merged.status).toBe(201);
    const now = await until(() => successor.get<AssignmentAnswer>(`/api/assignments/${duty}`), ({ body }) => body.duty?.body === 'ban-to-chuc');
    expect([now.status, now.body.duty.body, now.body.duty.status, now.body.duty.currentDue]).toEqual([200, 'ban-to-chuc', before.duty.status, before.duty.currentDue]);
    expect((await successor.post(`/api/assignments/${duty}/progress`, { percent: 50, note: 'Tiếp tục' })).status).toBe(200);
    expect((await old.post(`/api/assignments/${duty}/progress`, { note: 'x' })).status).not.toBe(200);

    const history = await until(() => successor.get<AssignmentHistoryAnswer>(`/api/assignments/${duty}/history`), ({ body }) => body.entries.some(({ type }) => type === 'ProgressReported'));
    expect((await overseer.get<DelegationsAnswer>('/api/delegations?body=ban-to-chuc')).body.inherited).toMatchObject([{ from: 'ban-tuyen-giao', to: 'ban-to-chuc', since: TODAY, basis }]);
    expect(history.body.entries.filter(({ type }) => type === 'AssignmentHandedOver').map(({ data }) => data)).toMatchObject([{ as: 'lead', from: 'ban-tuyen-giao', to: 'ban-to-chuc', why: 'succession', basis }]);
    const then = await overseer.get<AssignmentAnswer>(`/api/assignments/${duty}?asOf=index:${before.moment.index}`);
    expect([then.body.duty.body, then.body.duty.bodyName]).toEqual(['ban-tuyen-giao', before.duty.bodyName]);
    expect(typeOf(await administrator.post<Problem>('/api/successions', { predecessors: ['ban-noi-chinh'], successors: ['ban-tuyen-giao'], on: TODAY, basis }))).toEqual([422, 'urn:dondoc:problem:successor-not-standing']);
  });

  it('lets another body close what was done where those who did and confirmed it become one', async () => {
    const done = async (client: ApiClient, path: string, body: object = {}): Promise<ReceiptView> => {
      const answer = await client.post<ReceiptView>(path, body);
      expect([path, answer.status < 300]).toEqual([path, true]);
      return answer.body;
    };
    const part = (await done(successor, `/api/assignments/${duty}/parts`, { body: 'ban-noi-chinh', mode: 'do', summary: 'Rà soát văn bản', expectedOutputs: [], deadlines: [], partsCompletion: { by: 'lead-report' } })).id;
    const at = `/api/assignments/${part}`;
    const doer = await new ApiClient(old.url).as('canbo-ban-noi-chinh');
    await until(() => doer.get(at), ({ status }) => status === 200);
    await done(doer, `${at}/acknowledgement`);
    await done(doer, `${at}/submission`, { outputs: ['BC 1'] });
    await done(successor, `${at}/acceptance`);
    await done(administrator, '/api/successions', { predecessors: ['ban-noi-chinh'], successors: ['ban-to-chuc'], on: TODAY, basis });
    const historyWith = (last: string) => until(() => overseer.get<AssignmentHistoryAnswer>(`${at}/history`), ({ body }) => body.entries.at(-1)?.type === last);
    const { entries } = (await historyWith('AssignmentHandedOver')).body;
    expect(entries.flatMap(({ type, data }) => (type === 'AssignmentHandedOver' ? [data] : []))).toMatchObject([{ as: 'confirming', from: 'ban-to-chuc', to: 'vptu', why: 'separation-of-duty', basis }]);
    expect(typeOf(await successor.post<Problem>(`${at}/closure`))).toEqual([409, 'urn:dondoc:problem:confirming-body-has-part']);
    await done(await new ApiClient(old.url).as('lanhdao-vptu'), `${at}/closure`);
    await historyWith('AssignmentClosed');
    expect((await overseer.get<AssignmentAnswer>(at)).body.duty.body).toBe('ban-noi-chinh');
  });
});

describe('a body that ended with nobody to take over', () => {
  it('is listed with its open duties until somebody is named, once and with a basis', async () => {
    const bodies = (await administrator.get<BodiesAnswer>('/api/bodies')).body.bodies;
    const list = () => overseer.get<LeftBehindAnswer>('/api/boards/left-behind?limit=200');
    expect((await list()).body).toMatchObject({ bodies: [], duties: [], nextCursor: null });
    const name = (body: string, keeper: string, client = overseer, more: object = { basis }) => client.post<Problem & ReceiptView>(`/api/bodies/${body}/hand-over`, { keeper, ...more });
    expect(typeOf(await name('so-y-te', 'vptu'))).toEqual([409, 'urn:dondoc:problem:body-not-ended']);
    // Of the bodies that may end with nobody named: those outside the authority, which still have a part in duties.
    const outside = bodies.filter(({ external }) => external).map(({ bodyId }) => bodyId);
    for (const body of outside) expect((await administrator.post(`/api/bodies/${body}/ending`, { lastDay: addDays(TODAY, -1), basis })).status).toBe(200);
    const left = await until(list, ({ body }) => body.bodies.length > 0);
    const [first] = left.body.bodies;
    expect([left.status, first?.lastDay, first?.duties, outside.includes(first?.body as never)]).toEqual([200, addDays(TODAY, -1), left.body.duties.filter(({ ended }) => ended.includes(first?.body as never)).length, true]);

    const ended = String(first?.body);
    expect((await name(ended, 'vptu', old)).status).toBe(403);
    expect((await name(ended, 'vptu', overseer, {})).status).toBe(400);
    expect(typeOf(await name(ended, ended))).toEqual([422, 'urn:dondoc:problem:lineage-cycle']);
    expect((await name(ended, 'vptu')).status).toBe(200);
    expect(typeOf(await name(ended, 'so-y-te'))).toEqual([409, 'urn:dondoc:problem:hand-over-already-ordered']);
    expect((await until(list, ({ body }) => !body.bodies.some((each) => each.body === ended))).body.duties.filter((row) => row.ended.includes(ended as never))).toEqual([]);
    const then = await overseer.get<LeftBehindAnswer>(`/api/boards/left-behind?asOf=index:${left.body.moment.index}`);
    expect(then.body.bodies).toEqual(left.body.bodies);
  });
});
