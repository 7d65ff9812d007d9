import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentAnswer, AssignmentHistoryAnswer, DirectivesAnswer, InboxAnswer, OverdueBoardAnswer, SearchAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; detail: string; nextStep: string; facts?: Record<string, unknown>; errors?: unknown[]; requestId: string };

let program: RunningProgram;
let anybody: ApiClient;
let lead: ApiClient;
let confirming: ApiClient;
let overseer: ApiClient;
let stranger: ApiClient;
/** The dated duty IV.4 of Ban Tuyên giáo. */
let duty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  lead = await anybody.as('canbo-ban-tuyen-giao');
  confirming = await anybody.as('canbo-vptu');
  overseer = await anybody.as('canbo-bandanvan');
  stranger = await anybody.as('canbo-bcsd-toa-an');
  const inbox = await lead.get<InboxAnswer>('/api/inbox');
  duty = inbox.body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

const act = (client: ApiClient, name: string, body: object = {}, headers: Record<string, string> = {}) =>
  client.post<ReceiptView>(`/api/assignments/${duty}/${name}`, body, headers);

describe('signing in', () => {
  it('gives one answer to a wrong password and to an unknown account', async () => {
    const attempts = ['canbo-vptu', 'nobody-at-all'].map((login) => anybody.post<Problem>('/api/session', { login, password: 'wrong' }));
    const [wrong, unknown] = (await Promise.all(attempts)).map(({ status, body }) => ({ status, body: { ...body, requestId: '' } }));
    expect(wrong?.status).toBe(401);
    expect(wrong).toEqual(unknown);
  });

  it('tells who is signed in, and ends at once', async () => {
    const client = await anybody.as('quantri');
    expect((await client.get('/api/session')).body).toMatchObject({ login: 'quantri', roles: ['administrator'], sample: true });
    expect((await client.ask('DELETE', '/api/session', undefined)).status).toBe(204);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('sets a cookie that no script reads, and takes no other site’s word with it', async () => {
    const { headers } = await anybody.post('/api/session', { login: 'kiemtoan', password: 'mau-don-doc-2021' });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie.replace(/=[^;]+/, '=…')).toBe('dondoc=…; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200');
    const sent = { cookie: cookie.split(';')[0] ?? '' };
    expect((await anybody.get('/api/session', sent)).status).toBe(200);
    const foreign = await anybody.post<Problem>(`/api/assignments/${duty}/closure`, {}, { ...sent, origin: 'https://elsewhere.example' });
    expect([foreign.status, foreign.body.type]).toEqual([403, 'urn:dondoc:problem:cross-site']);
    expect((await anybody.post<Problem>(`/api/assignments/${duty}/closure`, {}, { ...sent, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const bare = await anybody.ask<Problem>('DELETE', '/api/session', undefined, sent);
    expect([bare.status, bare.body.type]).toEqual([403, 'urn:dondoc:problem:request-header-missing']);
    expect((await anybody.ask('DELETE', '/api/session', undefined, { ...sent, 'x-dondoc-request': '1' })).status).toBe(204);
  });
});

describe('what is not yours', () => {
  it('is told like what does not exist', async () => {
    const nowhere = '00000000-0000-4000-8000-000000000000';
    const answers = await Promise.all(
      [duty, nowhere].flatMap((id) => [
        stranger.get<Problem>(`/api/assignments/${id}`),
        stranger.get<Problem>(`/api/assignments/${id}/history`),
        stranger.get<Problem>(`/api/assignments/${id}/cascade`),
        stranger.post<Problem>(`/api/assignments/${id}/progress`, { note: 'x' }),
      ]),
    );
    expect(answers.map(({ status, body }) => [status, { ...body, requestId: '' }])).toEqual(answers.map(() => [404, { ...answers[0]?.body, requestId: '' }]));
  });

  it('is in no list, no count and no search', async () => {
    const board = await stranger.get<OverdueBoardAnswer>('/api/boards/overdue');
    const search = await stranger.get<SearchAnswer>('/api/search?q=hoan%20thien%20to%20chuc&limit=200');
    expect([board.status, board.body.overdue, board.body.total.boxes.overdue, board.body.groups.filter(({ key }) => key === 'ban-tuyen-giao')]).toEqual([200, [], 0, []]);
    expect([search.status, search.body.hits.filter(({ id }) => id === duty)]).toEqual([200, []]);
    expect((await stranger.get('/api/inbox?body=ban-tuyen-giao')).status).toBe(404);
    expect((await overseer.get('/api/inbox?body=ban-tuyen-giao')).status).toBe(200);
  });
});

describe('the life of a duty', () => {
  it('is done over HTTP and read back as it was at any moment', async () => {
    const before = (await overseer.get<OverdueBoardAnswer>('/api/boards/overdue')).body;
    expect(before.total.boxes.overdue).toBe(1);
    const steps = [
      await act(lead, 'acknowledgement', { receiptNumber: null, note: 'Đã nhận' }),
      await act(lead, 'progress', { percent: 40, note: 'Đang soạn thảo'.normalize('NFD') }),
      await act(lead, 'submission', { outputs: ['Dự thảo quy định'] }),
      await act(confirming, 'return', { reasons: 'Thiếu phụ lục' }),
      await act(lead, 'submission', { outputs: ['Dự thảo quy định', 'Phụ lục'] }),
      await act(confirming, 'acceptance', {}),
      await act(confirming, 'closure', {}),
    ];
    expect(steps.map(({ status }) => status)).toEqual(steps.map(() => 200));
    expect(steps.map(({ body }) => body.revision)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(steps.map(({ headers }) => headers.get('etag'))).toEqual(['"1"', '"2"', '"3"', '"4"', '"5"', '"6"', '"7"']);
    const { position } = (steps.at(-1) as (typeof steps)[number]).body;

    const now = await lead.get<AssignmentAnswer>(`/api/assignments/${duty}?after=${position}`);
    expect([now.status, now.headers.get('etag'), now.body.duty.status]).toEqual([200, '"7"', 'closed']);
    const then = await lead.get<AssignmentAnswer>(`/api/assignments/${duty}?asOf=index:${before.moment.index}`);
    expect([then.body.duty.status, then.body.duty.revision]).toEqual(['assigned', 0]);

    const history = await lead.get<AssignmentHistoryAnswer>(`/api/assignments/${duty}/history?after=${position}`);
    expect(history.body.entries.map(({ type }) => type).toSorted()).toEqual(
      ['TaskAssigned', 'AssignmentAcknowledged', 'ProgressReported', 'ResultSubmitted', 'ResultReturned', 'ResultSubmitted', 'ResultAccepted', 'AssignmentClosed'].toSorted(),
    );
    expect(history.body.entries.find(({ type }) => type === 'ProgressReported')?.data['note']).toBe('Đang soạn thảo'.normalize('NFC'));

    const after = (await overseer.get<OverdueBoardAnswer>(`/api/boards/overdue?after=${position}`)).body;
    expect([after.total.boxes.overdue, after.total.boxes['done-late'], after.total.completion]).toEqual([0, 1, { k: 1, n: 1 }]);
    expect((await lead.post<Problem>(`/api/assignments/${duty}/progress`, { note: 'muộn' })).status).toBe(409);
  });
});

describe('acts that meet others', () => {
  let id: string;
  beforeAll(async () => {
    id = (await stranger.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId ?? 'none';
    expect((await stranger.post(`/api/assignments/${id}/acknowledgement`)).status).toBe(200);
  });

  it('an old If-Match is told what came between', async () => {
    const { status, body } = await stranger.post<Problem>(`/api/assignments/${id}/progress`, { note: 'x' }, { 'if-match': '"0"' });
    expect([status, body.type, body.facts?.['revision']]).toEqual([412, 'urn:dondoc:problem:stale', 1]);
    expect(body.facts?.['between']).toMatchObject([{ revision: 1, type: 'AssignmentAcknowledged' }]);
    expect((await stranger.post(`/api/assignments/${id}/progress`, { note: 'x' }, { 'if-match': '"1"' })).status).toBe(200);
    expect((await stranger.post(`/api/assignments/${id}/progress`, { note: 'x' }, { 'if-match': 'x' })).status).toBe(400);
  });

  it('a key gives the first answer again, and no other act', async () => {
    const send = (note: string, name = 'progress') => stranger.post<ReceiptView & Problem>(`/api/assignments/${id}/${name}`, { note }, { 'idempotency-key': 'k-1' });
    const first = await send('một');
    const again = await send('một');
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const other = [await send('hai'), await send('một', 'acknowledgement')];
    expect(other.map(({ status, body }) => [status, body.type])).toEqual(other.map(() => [422, 'urn:dondoc:problem:key-reused']));
    expect((await stranger.post<Problem>(`/api/assignments/${id}/progress`, { note: 'x' }, { 'idempotency-key': 'a b' })).status).toBe(400);
  });

  it('a key sent four times at once is one act', async () => {
    const send = () => stranger.post<ReceiptView>(`/api/assignments/${id}/progress`, { note: 'song song' }, { 'idempotency-key': 'k-2' });
    const answers = await Promise.all([send(), send(), send(), send()]);
    expect(new Set(answers.map(({ body }) => body.revision)).size).toBe(1);
    expect(answers.filter(({ body }) => !body.repeated)).toHaveLength(1);
  });

  it('many in one request end each on its own', async () => {
    const items = [
      { assignmentId: id, act: 'progress', body: { note: 'gộp' } },
      { assignmentId: id, act: 'progress', body: { note: 5 } },
      { assignmentId: duty, act: 'progress', body: { note: 'của người khác' } },
      { assignmentId: id, act: 'closure' },
    ];
    const { status, body } = await stranger.post<{ results: { ok: boolean; problem?: Problem }[] }>('/api/assignments/bulk', { items });
    expect([status, body.results.map(({ ok, problem }) => (ok ? 'ok' : problem?.type))]).toEqual([
      200,
      ['ok', 'urn:dondoc:problem:validation-failed', 'urn:dondoc:problem:not-found', 'urn:dondoc:problem:forbidden'],
    ]);
    expect((await stranger.post('/api/assignments/bulk', { items: Array.from({ length: 201 }, () => items[0]) })).status).toBe(400);
  });

  it('a position or a moment nobody knows is refused', async () => {
    const paths = ['after=xyz', 'after=9999999999999999', 'asOf=2021-02-31', 'asOf=index:99999999', 'asOf=2021-01-01T00:00:00', 'cursor=%25', 'limit=0', 'limit=201', 'limit=x', 'stranger=1'];
    const answers = await Promise.all(paths.map((query) => overseer.get<Problem>(`/api/boards/overdue?${query}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 400));
    const differences = ['since=2000-01-01', 'since=index:1&asOf=2099-01-01', 'since=index:5&asOf=index:2', 'asOf=index:2', 'since=index:1&kind=x'];
    const refused = await Promise.all(differences.map((query) => overseer.get<Problem>(`/api/boards/difference?${query}`)));
    expect(refused.map(({ status, body }) => `${status} ${body.type.replace('urn:dondoc:problem:', '')}`)).toEqual(['400 moment-before-beginning', '400 moment-in-future', '400 moments-reversed', '400 validation-failed', '400 validation-failed']);
  });
});

describe('live updates', () => {
  /** Messages of the stream until `enough` have come. */
  async function listen(client: ApiClient, lastId: number | null, enough: number): Promise<{ id: number; type: string; stream: string }[]> {
    const abort = new AbortController();
    const response = await fetch(`${client.url}/api/events`, {
      headers: { authorization: `Bearer ${client.token}`, ...(lastId !== null && { 'last-event-id': String(lastId) }) },
      signal: AbortSignal.any([abort.signal, AbortSignal.timeout(10_000)]),
    });
    const told: { id: number; type: string; stream: string }[] = [];
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk as Uint8Array).toString();
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1];
        const id = /^id: (\d+)$/m.exec(text.slice(0, end))?.[1];
        if (data !== undefined) told.push({ ...(JSON.parse(data) as { type: string; stream: string }), id: Number(id) });
        text = text.slice(end + 2);
      }
      if (told.length >= enough) break;
    }
    abort.abort();
    return told.slice(0, enough);
  }

  it('go on after the last event that was heard', async () => {
    const all = await listen(overseer, 0, 100);
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    expect(await listen(overseer, 40, 60)).toEqual(all.slice(40));
  });

  it('tell only what the listener may see', async () => {
    const seen = await listen(stranger, 0, 5);
    expect(seen.filter(({ stream }) => stream === `assignment-${duty}`)).toEqual([]);
    expect((await overseer.get<Problem>('/api/events', { 'last-event-id': '99999999' })).status).toBe(400);
  });
});

describe('directives and descriptions', () => {
  it('the sample plan is issued to all of its leads', async () => {
    const { body } = await overseer.get<DirectivesAnswer>('/api/directives');
    expect(body.directives.map(({ symbol, status, sample, fanOut }) => [symbol, status, sample, fanOut])).toEqual([['24-KH/TU', 'issued', true, { k: 41, n: 41 }]]);
    const id = body.directives[0]?.directiveId ?? '';
    expect((await overseer.get(`/api/directives/${id}/fan-out?wait=5`)).body).toEqual({ k: 41, n: 41, complete: true, explanation: expect.stringContaining(`/api/directives/${id}/fan-out/explanation?asOf=index%3A`) });
    const answers = await Promise.all(['', '/cascade', '/receipts'].map((part) => overseer.get(`/api/directives/${id}${part}`)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('every described route needs signing in, unless it says that it is public', async () => {
    const { body } = await anybody.get<{ openapi: string; paths: Record<string, Record<string, { 'x-policy'?: string }>> }>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const wrong: string[] = [];
    for (const [path, operations] of Object.entries(body.paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        if (operation['x-policy'] === 'public') continue;
        const [address, json] = [path.replaceAll(/\{\w+\}/g, 'x'), { 'content-type': 'application/json' }];
        // Nor is anything said about a body before it is known whose it is; and HEAD tells no more than GET.
        const asked = method === 'get' ? [anybody.get(address), anybody.ask('HEAD', address, undefined)] : [anybody.ask(method.toUpperCase(), address, '{', json)];
        const statuses = (await Promise.all(asked)).map(({ status }) => status);
        if (statuses.some((status) => status !== 401) || operation['x-policy'] === undefined) wrong.push(`${method} ${path}: ${statuses.join()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('pages and answers carry their protection', async () => {
    const page = await anybody.ask<string>('GET', '/bang', undefined);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    expect(page.body).toContain('DỮ LIỆU MẪU / SAMPLE DATA');
    const json = await anybody.get('/livez');
    const told = ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cache-control', 'content-security-policy'].map((name) => json.headers.get(name));
    expect(told).toEqual(['nosniff', 'DENY', 'no-referrer', 'no-store', "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"]);
    expect((await anybody.get('/livez', { origin: 'https://elsewhere.example' })).headers.get('access-control-allow-origin')).toBeNull();
    const docs = await anybody.ask<string>('GET', '/api/docs', undefined);
    expect([docs.status, /https?:\/\/(?!www\.w3\.org)/.test(docs.body)]).toEqual([200, false]);
    expect((await anybody.ask<string>('GET', '/metrics', undefined)).body).toContain('dondoc_read_model_index');
  });

  it('the board works without a script', async () => {
    const form = new URLSearchParams({ login: 'canbo-bandanvan', password: 'mau-don-doc-2021' }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const entered = await anybody.ask('POST', '/sign-in', form, { ...type, origin: anybody.url });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/bang']);
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const board = await anybody.ask<string>('GET', '/bang?asOf=2021-12-31', undefined, { cookie });
    expect([board.status, board.body.includes('value="2021-12-31"'), board.body.includes('<strong>0/1</strong>')]).toEqual([200, true, true]);
    const failed = await anybody.ask<string>('POST', '/sign-in', form.replace('2021', '2022'), type);
    expect([failed.status, failed.body.includes('role="alert"')]).toEqual([401, true]);
  });
});
