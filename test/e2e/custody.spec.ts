import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AssignmentAnswer, AssignmentHistoryAnswer, CoordinationAnswer, CustodyAnswer, CustodyBoardAnswer, InboxAnswer, SilentCoordinatorsAnswer } from '#libs/application';
import { dateAt } from '#libs/domain';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient, type Answer } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

const today = dateAt(Date.now());
const [FIRST, SECOND] = ['ban-dan-van', 'dang-doan-ldld'] as const;

let program: RunningProgram;
let lead: ApiClient;
let first: ApiClient;
let stranger: ApiClient;
/** IV.4, due on 31/12/2021 and long overdue. */
let path: string;
let ajv: Ajv2020;
/** Of the last act, which questions wait for. */
let position = '';

const act = async (client: ApiClient, name: string, body: object, headers: Record<string, string> = {}): Promise<Answer<ReceiptView>> => {
  const answer = await client.post<ReceiptView>(`${path}/${name}`, body, headers);
  if (answer.status === 200) position = answer.body.position;
  return answer;
};
const tagOf = ({ status, body }: Answer<unknown>): readonly [number, string] => [status, (body as { type: string }).type.slice('urn:dondoc:problem:'.length)];
async function ask<A>(client: ApiClient, address: string, schema: string): Promise<A> {
  const { status, body } = await client.get<A>(`${address}${address.includes('?') ? '&' : '?'}after=${position}`);
  expect([status, ajv.compile({ $ref: `api#/components/schemas/${schema}` })(body)]).toEqual([200, true]);
  return body;
}
const sumOf = (days: Readonly<Record<string, number>>): number => Object.values(days).reduce((sum, one) => sum + one, 0);

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [lead, first, stranger] = (await Promise.all(['canbo-ban-tuyen-giao', 'canbo-ban-dan-van', 'canbo-bcsd-toa-an'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient];
  const { body } = await lead.get<InboxAnswer>('/api/inbox');
  path = `/api/assignments/${body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId}`;
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: (await anybody.get<ApiDocument>('/api/openapi.json')).body.components });
  position = (await act(lead, 'acknowledgement', {})).body.position;
}, 90_000);
afterAll(() => program.remove());

describe('coordination over HTTP (R6)', () => {
  it('gets a day by the policy, with a warning when it leaves the lead too little time', async () => {
    const request = { coordinator: FIRST, request: 'Góp ý dự thảo' };
    const asked = await act(lead, 'coordination-requests', request, { 'idempotency-key': 'c-1' });
    expect([asked.status, asked.body.warnings.map(({ tag }) => tag)]).toEqual([200, ['coordination-answer-late']]);
    expect((await act(lead, 'coordination-requests', request, { 'idempotency-key': 'c-1' })).body.repeated).toBe(true);
    expect((await act(lead, 'coordination-requests', { coordinator: SECOND, request: 'Phối hợp tổ chức', answerDue: today })).status).toBe(200);
    const { entries } = (await lead.get<AssignmentHistoryAnswer>(`${path}/history?after=${position}`)).body;
    expect(entries.filter(({ type }) => type === 'CoordinationRequested').map(({ data }) => [data['coordinator'], data['answerDueBy'], data['afterLimit']])).toEqual([[FIRST, 'policy', true], [SECOND, 'lead', true]]);
  });

  it('refuses what cannot be, and records nothing', async () => {
    expect(tagOf(await act(lead, 'coordination-requests', { coordinator: FIRST, request: 'x', answerDue: '2021-12-01' }))).toEqual([422, 'answer-due-gone-by']);
    expect(tagOf(await act(lead, 'coordination-requests', { coordinator: 'ban-tuyen-giao', request: 'x' }))).toEqual([422, 'coordinator-not-eligible']);
    expect((await act(lead, 'coordination-requests', { coordinator: FIRST, request: 'x' }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await act(stranger, 'coordination-answers', { answer: 'no-opinion' })).status).toBe(404);
    const more = { proposedDue: '2040-01-01', reason: 'chờ ý kiến', progressSoFar: 'xong dự thảo', afterDue: true };
    expect(tagOf(await act(lead, 'extension-requests', { ...more, hinderedBy: ['bcsd-toa-an'] }))).toEqual([409, 'coordination-not-requested']);
    expect(tagOf(await act(lead, 'extension-requests', { ...more, hinderedBy: 'ban-dan-van' }))).toEqual([400, 'validation-failed']);
  });

  it('shows who is silent, and lists it in the submission', async () => {
    expect((await act(first, 'coordination-answers', { answer: 'received' })).status).toBe(200);
    const states = async (): Promise<unknown> => (await ask<CoordinationAnswer>(lead, `${path}/coordination`, 'CoordinationAnswer')).coordinators.map(({ coordinator, state, stateName, late }) => [coordinator, state, stateName.vi, late]);
    expect(await states()).toEqual([[FIRST, 'received', 'Đã nhận', false], [SECOND, 'unanswered', 'Chưa trả lời', false]]);
    const takeBack = { coordinator: SECOND, reason: 'hỏi nhầm đơn vị' };
    expect([tagOf(await act(first, 'coordination-requests-taken-back', takeBack)), tagOf(await act(lead, 'coordination-requests-taken-back', { coordinator: SECOND }))]).toEqual([[403, 'forbidden'], [400, 'validation-failed']]);
    expect((await act(lead, 'coordination-requests-taken-back', takeBack)).status).toBe(200);
    expect(await states()).toEqual([[FIRST, 'received', 'Đã nhận', false]]);
    expect((await act(lead, 'coordination-requests', { coordinator: SECOND, request: 'Phối hợp tổ chức', answerDue: today })).status).toBe(200);
    const silent = await ask<SilentCoordinatorsAnswer>(first, '/api/boards/silent-coordinators', 'SilentCoordinatorsAnswer');
    expect(silent.silent.map(({ coordinator, lead: by, taskCode, answerDue }) => [coordinator, by, taskCode, answerDue])).toEqual([[SECOND, 'ban-tuyen-giao', 'IV.4', today]]);
    expect(silent.coordinators.map(({ coordinator, answered, late }) => [coordinator, answered, late])).toEqual([[FIRST, { k: 0, n: 1 }, { k: 0, n: 0 }], [SECOND, { k: 0, n: 1 }, { k: 0, n: 0 }]]);
    expect((await ask<SilentCoordinatorsAnswer>(stranger, '/api/boards/silent-coordinators', 'SilentCoordinatorsAnswer')).silent).toEqual([]);
    expect((await act(first, 'coordination-answers', { answer: 'opinion-sent', note: 'CV 12' })).status).toBe(200);
    expect(tagOf(await act(first, 'coordination-answers', { answer: 'received' }))).toEqual([409, 'coordination-already-answered']);
    expect(tagOf(await act(lead, 'extension-requests', { proposedDue: '2040-01-01', reason: 'r', progressSoFar: 'p', afterDue: true, hinderedBy: [FIRST] }))).toEqual([422, 'coordination-answered-in-time']);
    expect((await act(lead, 'submission', { outputs: ['BC 15'] })).status).toBe(200);
    const { entries } = (await lead.get<AssignmentHistoryAnswer>(`${path}/history?after=${position}`)).body;
    expect(entries.at(-1)?.data['unansweredCoordinators']).toEqual([SECOND]);
  });
});

describe('where the days of a duty are, over HTTP', () => {
  it('adds up to the working days gone by, in the answer about the duty too', async () => {
    const { custody, moment } = await ask<CustodyAnswer>(lead, `${path}/custody`, 'CustodyAnswer');
    expect([custody.ended, custody.until, custody.workingDays]).toEqual([false, today, sumOf(custody.days)]);
    expect(custody.spans.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(custody.workingDays);
    expect((await ask<AssignmentAnswer>(lead, path, 'AssignmentAnswer')).custody).toEqual(custody);
    const past = await ask<CustodyAnswer>(lead, `${path}/custody?asOf=index:${moment.index - 1}`, 'CustodyAnswer');
    expect(past.custody.workingDays).toBe(sumOf(past.custody.days));
    expect((await stranger.get(`${path}/custody`)).status).toBe(404);
    expect((await new ApiClient(lead.url).get(`${path}/custody`)).status).toBe(401);
  });

  it('is rolled up by body and by month, each body seeing its own', async () => {
    const all = await ask<CustodyBoardAnswer>(first, '/api/boards/custody?by=body', 'CustodyBoardAnswer');
    expect(all.groups.reduce((sum, { workingDays }) => sum + workingDays, 0)).toBe(all.total.workingDays);
    const months = await ask<CustodyBoardAnswer>(first, '/api/boards/custody?by=month', 'CustodyBoardAnswer');
    expect(months.total).toEqual(all.total);
    const own = await ask<CustodyBoardAnswer>(lead, '/api/boards/custody', 'CustodyBoardAnswer');
    expect(own.groups).toEqual(all.groups.filter(({ key }) => key === 'ban-tuyen-giao'));
    expect((await first.get('/api/boards/custody?by=year')).status).toBe(400);
    expect((await first.get('/api/boards/custody?from=2021-02-30')).status).toBe(400);
  });
});
