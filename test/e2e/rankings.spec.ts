import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AssignmentAnswer, DirectiveOverviewAnswer, LiveRankingAnswer, NoticesAnswer, PublishedRankingAnswer, RankingLineAnswer, RankingsAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient, type Answer } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

const OFFICE = '/api/rankings/ban-dan-van';
const QUARTER = `${OFFICE}/2022-Q1`;
/** Leads of every task but the last, and of the last one alone. */
const [HEALTH, LABOUR, YOUTH] = ['so-y-te', 'so-ldtbxh', 'so-gddt'] as const;

let program: RunningProgram;
let anybody: ApiClient;
/** Issues directives; keeps the office’s lists; leads of duties. */
let committee: ApiClient;
let office: ApiClient;
let health: ApiClient;
let labour: ApiClient;
let ajv: Ajv2020;
/** Duties of the health department, by task. */
let duties: ReadonlyMap<string, string>;
/** Of the last act, which questions wait for. */
let position = '';

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));
const tagOf = ({ status, body }: Answer<unknown>): readonly [number, string] => [status, (body as { type: string }).type.slice('urn:dondoc:problem:'.length)];
const act = async (client: ApiClient, path: string, body: object, headers: Record<string, string> = {}): Promise<Answer<ReceiptView>> => {
  const answer = await client.post<ReceiptView>(path, body, headers);
  if (answer.status === 200 || answer.status === 201) position = answer.body.position;
  return answer;
};
/** @throws when the answer is not what the description says. */
async function told<A>(schema: string, path: string, client = office): Promise<A> {
  const { status, body } = await client.get<A>(`${path}${path.includes('?') ? '&' : '?'}after=${position}`);
  expect([path, status, ajv.compile({ $ref: `api#/components/schemas/${schema}` })(body)]).toEqual([path, 200, true]);
  return body;
}
const live = (path = `${QUARTER}/live`, client = office): Promise<LiveRankingAnswer> => told('LiveRankingAnswer', path, client);
const published = (client = office): Promise<PublishedRankingAnswer> => told('PublishedRankingAnswer', QUARTER, client);
const lineOf = (body: string, list = QUARTER, client = office): Promise<RankingLineAnswer> => told('RankingLineAnswer', `${list}/lines/${body}`, client);
const places = ({ ranked, unranked }: Pick<LiveRankingAnswer, 'ranked' | 'unranked'>): unknown => [...ranked, ...unranked].map(({ body, place, completion: { k, n } }) => [body, place, k, n]);
const notice = (number: number, more: object = {}): object => ({
  number: { issuer: 'ban-dan-van', kind: 'TB', year, number, symbol: `${number}-TB/BDV` }, date: today, signatory: { capacity: 'T/M', position: 'Trưởng ban' }, ...more,
}); // prettier-ignore

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  [committee, office, health, labour] = (await Promise.all(['thuongtruc', 'canbo-bandanvan', `canbo-${HEALTH}`, `canbo-${LABOUR}`].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: (await anybody.get<ApiDocument>('/api/openapi.json')).body.components });
  duties = await sixTasksOf2022();
}, 90_000);
afterAll(() => program.remove());

/** Issues what fell due on 10 February 2022: five tasks of two bodies, and one of a third. */
async function sixTasksOf2022(): Promise<ReadonlyMap<string, string>> {
  const deadline = { phrase: '10/02/2022', kind: 'date', start: null, due: '2022-02-10', boundary: null, confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] };
  const lead = (body: string): object => ({ role: 'lead', body, text: body });
  const task = (code: string, ...leads: readonly string[]): object => ({ code, summary: `Việc ${code}`, participants: leads.map(lead), deadlines: [deadline] });
  const tasks = [...['a', 'b', 'c', 'd', 'e'].map((code) => task(code, HEALTH, LABOUR)), task('g', YOUTH)];
  const content = {
    number: { issuer: 'btv-tinh-uy', kind: 'KH', year: 2022, number: 30, symbol: '30-KH/TU' }, date: '2022-01-04', title: 'Kế hoạch', signatory: { capacity: 'T/M', position: 'Phó Bí thư' }, recipients: [],
    items: [{ code: 'I', sourceSentence: 'Câu.', tasks }], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
  }; // prettier-ignore
  const draft = await act(committee, '/api/directives', { content });
  expect([draft.status, draft.status === 201 ? null : draft.body]).toEqual([201, null]);
  expect((await act(committee, `/api/directives/${draft.body.id}/issue`, {})).status).toBe(200);
  expect((await committee.get(`/api/directives/${draft.body.id}/fan-out?wait=20&after=${position}`)).status).toBe(200);
  const { body } = await committee.get<DirectiveOverviewAnswer>(`/api/directives/${draft.body.id}?after=${position}`);
  return new Map(body.tasks.map(({ taskCode: code, assignments }) => [code, assignments.find((duty) => duty.body === HEALTH)?.assignmentId ?? 'none']));
}

/** The health department does a task, years late. */
async function done(code: string): Promise<void> {
  const confirms = await anybody.as('lanhdao-vptu');
  const path = `/api/assignments/${duties.get(code)}`;
  for (const [name, body, client] of [['acknowledgement', {}, health], ['submission', { outputs: ['BC 1'] }, health], ['acceptance', {}, confirms]] as const) expect([name, (await act(client, `${path}/${name}`, body)).status]).toEqual([name, 200]);
}

describe('a ranking of bodies, over HTTP', () => {
  it('counts what fell due in the period, with k/n, and lists bodies of few duties apart', async () => {
    const before = await live();
    expect(places(before)).toEqual([[LABOUR, 1, 0, 5], [HEALTH, 1, 0, 5], [YOUTH, null, 0, 1]]);
    await done('a');
    const list = await live();
    expect(places(list)).toEqual([[HEALTH, 1, 1, 5], [LABOUR, 2, 0, 5], [YOUTH, null, 0, 1]]);
    expect([list.over, list.minimumN, list.against, list.officeName]).toEqual([true, 5, 'current', 'Ban Dân vận Tỉnh ủy']);
    expect(places(await live(`${QUARTER}/live?asOf=index:${before.moment.index}`))).toEqual([[LABOUR, 1, 0, 5], [HEALTH, 1, 0, 5], [YOUTH, null, 0, 1]]);
    expect(places(await live(`${OFFICE}/2022-Q2/live`))).toEqual([]);
    const line = await lineOf(HEALTH, `${QUARTER}/live`);
    expect([line.agrees, line.line?.place, line.recount, line.duties.map(({ judgedAs }) => judgedAs), line.duties.at(-1)?.duty.taskCode]).toEqual([
      true, 1, { 'done-on-time': 0, 'done-late': 1, overdue: 4 }, ['overdue', 'overdue', 'overdue', 'overdue', 'done-late'], 'a',
    ]); // prettier-ignore
  });

  it('shows no body the standing of others before it is published', async () => {
    expect((await health.get(`${QUARTER}/live`)).status).toBe(404);
    const own = await lineOf(HEALTH, `${QUARTER}/live`, health);
    expect([own.line?.place, own.line?.completion]).toMatchObject([null, { k: 1, n: 5 }]);
    expect((await health.get(`${QUARTER}/live/lines/${LABOUR}`)).status).toBe(404);
    expect((await office.get(`${OFFICE}/2022-Q5/live`)).status).toBe(400);
    expect((await anybody.get(`${QUARTER}/live`)).status).toBe(401);
    expect(tagOf(await office.get(QUARTER))).toEqual([404, 'not-found']);
  });

  it('is published once, by the office, when its period is over', async () => {
    const publish = (client: ApiClient, period: string, more: object = {}, headers: Record<string, string> = {}): Promise<Answer<ReceiptView>> => act(client, `${OFFICE}/${period}/publication`, notice(1, { basis: 'QĐ 5', ...more }), headers);
    expect(tagOf(await publish(health, '2022-Q1'))).toEqual([404, 'not-found']);
    expect(tagOf(await publish(await anybody.as('kiemtoan'), '2022-Q1'))).toEqual([403, 'forbidden']);
    expect(tagOf(await publish(office, `${year + 1}`))).toEqual([409, 'ranking-period-not-over']);
    expect(tagOf(await publish(office, '2022-Q1', { judgedAsOf: '2022-03-31' }))).toEqual([409, 'ranking-period-not-over']);
    expect(tagOf(await publish(office, '2022-Q2'))).toEqual([409, 'ranking-empty']);
    expect(tagOf(await publish(office, '2022-Q1', { judgedAsOf: 'lately' }))).toEqual([400, 'moment-unknown']);
    expect(tagOf(await publish(office, '2022-Q1', { basis: '' }))).toEqual([400, 'validation-failed']);
    expect(tagOf(await publish(office, '2022', { number: { issuer: 'vptu', kind: 'TB', year, number: 1, symbol: 'x' } }))[0]).toBe(422);
    const first = await publish(office, '2022-Q1', {}, { 'idempotency-key': 'r-1' });
    const again = await publish(office, '2022-Q1', {}, { 'idempotency-key': 'r-1' });
    expect([first.status, again.body]).toEqual([200, { ...first.body, repeated: true }]);
    expect(tagOf(await publish(office, '2022-Q1'))).toEqual([409, 'ranking-already-published']);
    const { notices } = await told<NoticesAnswer>('NoticesAnswer', '/api/notices', labour);
    expect(notices.filter(({ about }) => about.kind === 'ranking').map(({ kind, about, symbol, text }) => [kind, about.id, symbol, text.en.slice(0, 40)])).toEqual([['ranking-published', '2022-Q1-ban-dan-van', '1-TB/BDV', 'Quarter 1/2022: see your line in the lis']]);
    await done('b');
    const [frozen, now] = [await published(health), await live()];
    expect([places(frozen.editions[0] ?? { ranked: [], unranked: [] }), places(now)]).toEqual([[[HEALTH, 1, 1, 5], [LABOUR, 2, 0, 5], [YOUTH, null, 0, 1]], [[HEALTH, 1, 2, 5], [LABOUR, 2, 0, 5], [YOUTH, null, 0, 1]]]);
    expect(places(await live(`${QUARTER}/live?asOf=index:${frozen.judged.index}`))).toEqual(places(frozen.editions[0] ?? now));
  });

  it('is contested by its own bodies, upheld or corrected, and every edition stays', async () => {
    const contest = (client: ApiClient, more: object = {}): Promise<Answer<ReceiptView>> => act(client, `${QUARTER}/contests`, { reason: 'Đã trình đúng hạn', ...more });
    expect(tagOf(await contest(await anybody.as('canbo-so-noi-vu')))[0]).toBe(403);
    expect(tagOf(await contest(labour, { body: HEALTH }))).toEqual([403, 'not-ranked-body']);
    expect((await contest(labour)).status).toBe(200);
    expect(tagOf(await contest(labour))).toEqual([409, 'contest-pending']);
    const [duty] = [duties.get('a') ?? 'none'];
    expect((await contest(health, { duties: [duty] })).status).toBe(200);
    expect((await published()).ranking.decided).toMatchObject({ k: 0, n: 2 });

    expect(tagOf(await act(labour, `${QUARTER}/upholdings`, { body: LABOUR, reason: 'tự giữ' }))).toEqual([403, 'forbidden']);
    expect((await act(office, `${QUARTER}/upholdings`, { body: LABOUR, reason: 'Không có công văn đến' })).status).toBe(200);
    expect(tagOf(await act(office, `${QUARTER}/upholdings`, { body: LABOUR, reason: 'lần nữa' }))).toEqual([409, 'contest-not-filed']);
    expect(tagOf(await contest(labour))).toEqual([409, 'contest-already-decided']);

    const correction = (to: string, number: number, assignmentId = duty): Promise<Answer<ReceiptView>> => act(office, `${QUARTER}/corrections`, notice(number, { body: HEALTH, reason: 'CV đến 09/02/2022', adjustments: [{ assignmentId, to, reason: 'trình ngày 09/02' }] }));
    expect(tagOf(await correction('done-late', 2))).toEqual([422, 'adjustment-unfit']);
    expect(tagOf(await correction('in-time', 2))).toEqual([400, 'validation-failed']);
    expect((await correction('done-on-time', 2)).status).toBe(200);
    const [{ ranking, editions, contests, steps }, line] = [await published(health), await lineOf(HEALTH, QUARTER, health)];
    expect([ranking.edition, ranking.decided, editions.map(({ ranked }) => ranked[0]?.onTime.k), editions[1]?.correction]).toMatchObject([2, { k: 2, n: 2 }, [0, 1], { body: HEALTH, contested: true }]);
    expect(contests.map(({ body, decision }) => [body, decision?.kind])).toEqual([[LABOUR, 'upheld'], [HEALTH, 'corrected']]);
    expect(steps.map(({ type }) => type)).toEqual(['RankingPublished', 'RankingLineContested', 'RankingLineContested', 'RankingLineUpheld', 'RankingCorrected']);
    // Judged as it was: what was done since the publication changes no line of it.
    expect([line.agrees, line.recount, line.duties.filter(({ correction: one }) => one !== null).map(({ judgedAs, countsAs }) => [judgedAs, countsAs])]).toEqual([true, { 'done-on-time': 1, 'done-late': 0, overdue: 4 }, [['done-late', 'done-on-time']]]);
    const before = await told<PublishedRankingAnswer>('PublishedRankingAnswer', `${QUARTER}?asOf=index:${(await published()).moment.index - 1}`);
    expect([before.editions.length, before.ranking.decided]).toMatchObject([1, { k: 1, n: 2 }]);
  });

  it('is withdrawn when all of it was a mistake, and still to be read', async () => {
    const { ranking } = await published();
    expect(tagOf(await act(health, `${QUARTER}/withdrawal`, { reason: 'nhầm kỳ' }))).toEqual([403, 'forbidden']);
    expect((await act(office, `${QUARTER}/withdrawal`, { reason: 'nhầm kỳ' }, { 'if-match': `"${ranking.revision - 1}"` })).status).toBe(412);
    expect((await act(office, `${QUARTER}/withdrawal`, { reason: 'nhầm kỳ' }, { 'if-match': `"${ranking.revision}"` })).status).toBe(200);
    expect(tagOf(await act(labour, `${QUARTER}/contests`, { reason: 'muộn' }))).toEqual([409, 'ranking-not-published']);
    const { rankings } = await told<RankingsAnswer>('RankingsAnswer', '/api/rankings', labour);
    expect(rankings.map(({ office: of, period, status, edition, contestable }) => [of, period.key, status, edition, contestable])).toEqual([['ban-dan-van', '2022-Q1', 'withdrawn', 2, false]]);
    expect((await act(office, `${QUARTER}/publication`, notice(3, { basis: 'QĐ 5', against: 'original' }))).status).toBe(200);
    const { editions, against } = await published(labour);
    expect([editions.map(({ edition }) => edition), against, (await committee.get<AssignmentAnswer>(`/api/assignments/${duties.get('a')}`)).body.duty.standing]).toMatchObject([[1, 2, 3], 'original', { box: 'done-late' }]);
  });
});
