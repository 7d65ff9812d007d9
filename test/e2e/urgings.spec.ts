import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AssignmentAnswer, DirectivesAnswer, InboxAnswer, UrgingAnswer, UrgingInboxAnswer, UrgingsAnswer, UrgingsOfDutiesAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import type { UrgingBulkView, UrgingPreviewView } from '../../apps/api/src/urgings/urging-results.view.js';
import { ApiClient, type Answer } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { recordedActs } from './recorded-acts.js';
import { RunningProgram } from './running-program.js';

type Problem = { readonly type: string; readonly facts?: Readonly<Record<string, unknown>> };

let program: RunningProgram;
/** Ban Dân vận supervises; Ban Tuyên giáo leads IV.4, long overdue; the Standing Committee issued the plan; a stranger has other duties. */
let office: ApiClient;
let lead: ApiClient;
let committee: ApiClient;
let stranger: ApiClient;
let dated: string;
let undated: string;
let directive: string;
let ajv: Ajv2020;

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [office, lead, committee, stranger] = await Promise.all(['canbo-ban-dan-van', 'canbo-ban-tuyen-giao', 'thuongtruc', 'canbo-bcsd-toa-an'].map((login) => anybody.as(login))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  dated = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  undated = (await stranger.get<InboxAnswer>('/api/inbox')).body.duties[0]?.assignmentId ?? 'none';
  directive = (await office.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: (await anybody.get<ApiDocument>('/api/openapi.json')).body.components });
}, 90_000);

afterAll(() => program.remove());

const paper = (number: number, more: object = {}) => ({
  number: { issuer: 'ban-dan-van', kind: 'CV', year, number, symbol: `${number}-CV/BDVTU` }, date: today, signatory: { capacity: 'K/T', position: 'Phó Trưởng ban' }, grade: 'remind', assignments: [dated], answerDue: today,
  demand: 'Báo cáo tiến độ', asksExplanation: true, basis: '24-KH/TU', ...more,
}); // prettier-ignore
const tagOf = ({ status, body }: Answer<unknown>): readonly [number, string] => [status, (body as Problem).type.slice('urn:dondoc:problem:'.length)];
const described = (name: string, value: unknown): boolean => ajv.compile({ $ref: `api#/components/schemas/${name}` })(value);

describe('a formal urging over HTTP', () => {
  it('is previewed, goes out to many at once, is answered, explained and closed, and stays as it was for every past moment', async () => {
    const acts = await recordedActs(program.folder);
    const subject = { date: today, grade: 'remind', matching: {}, assignments: [undated, directive] };
    const preview = await office.post<UrgingPreviewView>('/api/urgings/preview', subject);
    expect([preview.status, described('UrgingPreview', preview.body), preview.body.colour]).toEqual([200, true, 'xanh']);
    expect(new Map(preview.body.results.map(({ assignmentId, reason }) => [assignmentId, reason]))).toEqual(new Map([[undated, 'duty-without-due-day'], [directive, 'duty-unknown'], [dated, null]]));
    expect(await recordedActs(program.folder)).toBe(acts);

    const bulk = () => office.post<UrgingBulkView>('/api/urgings/bulk', paper(1, { matching: {}, assignments: [undated] }), { 'idempotency-key': 'u-1' });
    const sent = await bulk();
    expect([sent.status, described('UrgingBulk', sent.body), sent.body.results.map(({ assignmentId, reason, words }) => [assignmentId, reason, words === null])]).toEqual([201, true, [[dated, null, true], [undated, 'duty-without-due-day', false]]]);
    const repeated = await bulk();
    expect(repeated.body).toEqual({ ...sent.body, receipt: { ...sent.body.receipt, repeated: true } });
    const { id } = sent.body.receipt;
    const address = `/api/urgings/${id}`;

    const inbox = (await lead.get<UrgingInboxAnswer>(`/api/urgings/inbox?after=${sent.body.receipt.position}`)).body;
    expect([described('UrgingInboxAnswer', inbox), inbox.counts, inbox.urgings.map(({ urgingId, mine }) => [urgingId, mine.standing])]).toEqual([true, { 'to-answer': 1, overdue: 0, 'to-explain': 1, all: 1 }, [[id, 'awaiting']]]);
    const due = (await lead.get<AssignmentAnswer>(`/api/assignments/${dated}`)).body.duty.currentDue;
    const answer = { text: 'Đang hoàn thiện dự thảo', refersTo: [{ assignmentId: dated, revision: 0 }], promises: [{ assignmentId: dated, day: `${year + 1}-12-31` }] };
    const steps: readonly Answer<ReceiptView>[] = [
      await office.post<ReceiptView>(`${address}/deliveries/ban-tuyen-giao`, { channel: 'văn thư' }),
      await lead.post<ReceiptView>(`${address}/answers`, answer, { 'if-match': '"1"' }),
      await lead.post<ReceiptView>(`${address}/explanations`, { text: 'Chờ số liệu' }),
      await office.post<ReceiptView>(`${address}/explanations/ban-tuyen-giao/return`, { reason: 'Chưa rõ', due: today }),
      await lead.post<ReceiptView>(`${address}/explanations`, { text: 'Chờ số liệu của cấp huyện' }),
      await office.post<ReceiptView>(`${address}/explanations/ban-tuyen-giao/acceptance`),
    ];
    expect(steps.map(({ status, headers }) => [status, headers.get('etag')])).toEqual([1, 2, 3, 4, 5, 6].map((revision) => [200, `"${revision}"`]));
    expect(tagOf(await lead.post(`${address}/answers`, answer, { 'if-match': '"1"' }))).toEqual([412, 'stale']);
    expect(tagOf(await lead.post(`${address}/closure`, { note: 'x' }))).toEqual([403, 'forbidden']);
    const closed = await office.post<ReceiptView>(`${address}/closure`);
    expect(closed.status).toBe(200);
    expect(tagOf(await lead.post(`${address}/answers`, answer))).toEqual([409, 'urging-closed']);

    const now = await committee.get<UrgingAnswer>(`${address}?after=${closed.body.position}`);
    expect([now.headers.get('etag'), described('UrgingAnswer', now.body), now.body.urging.status, now.body.urging.answered]).toEqual(['"7"', true, 'closed', { k: 1, n: 1 }]);
    expect(now.body.addressees.map(({ standing, explanation }) => [standing, explanation.standing, explanation.steps.map(({ step }) => step)])).toEqual([['answered-in-time', 'accepted', ['given', 'asked-again', 'given', 'accepted']]]);
    expect(now.body.duties.map(({ now: duty }) => duty?.currentDue)).toEqual([due]);
    const then = (await committee.get<UrgingAnswer>(`${address}?asOf=index:${inbox.moment.index}`)).body;
    expect([then.urging.status, then.urging.answered, then.addressees[0]?.said.vi.includes('chưa ghi nhận')]).toEqual(['issued', { k: 0, n: 1 }, true]);

    const ofDuty = (await lead.get<UrgingsOfDutiesAnswer>(`/api/assignments/${dated}/urgings`)).body;
    expect([described('UrgingsOfDutiesAnswer', ofDuty), ofDuty.urgings.map(({ urgingId }) => urgingId)]).toEqual([true, [id]]);
    const unknown = await Promise.all([address, `/api/assignments/${dated}/urgings`, `/api/urgings/inbox?body=ban-tuyen-giao`].map((path) => stranger.get(path)));
    expect([...unknown, await stranger.post(`${address}/answers`, { text: 'x' })].map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await stranger.get<UrgingsAnswer>('/api/urgings')).body.urgings).toEqual([]);
  });

  it('goes on to a graver grade from the earlier one, found by itself', async () => {
    const graver = { date: today, grade: 'urge', assignments: [dated] };
    const { results, colour } = (await office.post<UrgingPreviewView>('/api/urgings/preview', graver)).body;
    expect([colour, results.map(({ ok, follows }) => [ok, follows !== null])]).toEqual(['cam', [[true, true]]]);
    expect((await office.post<UrgingPreviewView>('/api/urgings/preview', { ...graver, grade: 'criticise' })).body.results.map(({ reason }) => reason)).toEqual(['grade-skipped']);
    expect(tagOf(await office.post('/api/urgings', paper(2, { grade: 'urge' })))).toEqual([409, 'duties-not-urgeable']);
    expect((await office.post('/api/urgings', paper(2, { grade: 'urge', follows: [results[0]?.follows] }))).status).toBe(201);
  });

  it.each([
    ['a number used twice', 1, {}, 409, 'urging-number-used'],
    ['an answer due before its date', 3, { answerDue: '2021-01-01' }, 422, 'answer-due-before-date'],
    ['nobody to answer', 3, { assignments: [] }, 422, 'urging-without-addressee'],
    ['a date before the duty existed', 3, { date: '2021-11-01', number: { issuer: 'ban-dan-van', kind: 'CV', year: 2021, number: 3, symbol: '3-CV/BDVTU' } }, 409, 'duties-not-urgeable'],
    ['a date to come', 3, { date: '2099-01-01', answerDue: '2099-01-02' }, 422, 'occurred-in-future'],
    ['a grade there is not', 3, { grade: 'shout' }, 400, 'validation-failed'],
    ['no basis', 3, { basis: ' ' }, 400, 'validation-failed'],
    ['a body that no directive names', 3, { bodies: ['ban-tuyen-giao'] }, 422, 'addressee-not-in-directive'],
  ] as const)('with %s does not go out', async (_how, number, more, status, tag) => {
    expect(tagOf(await office.post('/api/urgings', paper(number, more)))).toEqual([status, tag]);
  });

  it('of another’s duty does not go out, and one that was withdrawn takes no answer', async () => {
    const foreign = { issuer: 'ban-tuyen-giao', kind: 'CV', year, number: 9, symbol: '9-CV/BTGTU' };
    expect(tagOf(await lead.post('/api/urgings', paper(9, { number: foreign, assignments: [undated] })))).toEqual([409, 'duties-not-urgeable']);
    expect(tagOf(await stranger.post('/api/urgings', paper(10)))).toEqual([404, 'not-found']);
    const { id } = (await office.post<ReceiptView>('/api/urgings', paper(4))).body;
    expect((await office.post(`/api/urgings/${id}/withdrawal`, { basis: '5-CV/BDVTU' })).status).toBe(200);
    expect(tagOf(await lead.post(`/api/urgings/${id}/answers`, { text: 'x' }))).toEqual([409, 'urging-withdrawn']);
  });

  it('takes back what was answered, explained, accepted or ended by mistake, and shows both', async () => {
    const { id } = (await office.post<ReceiptView>('/api/urgings', paper(20))).body;
    const address = `/api/urgings/${id}`;
    const reason = { reason: 'nhầm' };
    expect(tagOf(await lead.post(`${address}/answers-taken-back`, reason))).toEqual([409, 'no-such-answer']);
    const steps: readonly (readonly [ApiClient, string, object])[] = [
      [lead, 'answers', { text: 'Đã trình' }], [lead, 'answers-taken-back', { ...reason, answer: 1 }], [lead, 'explanations', { text: 'a' }], [lead, 'explanations-taken-back', reason], [lead, 'explanations', { text: 'b' }],
      [office, 'explanations/ban-tuyen-giao/acceptance', {}], [office, 'explanations/ban-tuyen-giao/acceptance-taken-back', reason], [office, 'withdrawal', { basis: '21-CV/BDVTU' }], [office, 'reopening', reason],
    ]; // prettier-ignore
    let position = '';
    for (const [client, name, body] of steps) {
      const answer = await client.post<ReceiptView>(`${address}/${name}`, body);
      expect([name, answer.status]).toEqual([name, 200]);
      position = answer.body.position;
    }
    expect(tagOf(await lead.post(`${address}/reopening`, reason))).toEqual([403, 'forbidden']);
    const now = (await committee.get<UrgingAnswer>(`${address}?after=${position}`)).body;
    expect([described('UrgingAnswer', now), now.urging.status, now.urging.answered, now.ending]).toEqual([true, 'issued', { k: 0, n: 1 }, null]);
    const [told] = now.addressees;
    expect([told?.answers.map(({ number, takenBack }) => [number, takenBack]), told?.explanation.standing, told?.explanation.steps.map(({ step }) => step)]).toEqual([
      [[1, 'nhầm']], 'under-review', ['given', 'taken-back', 'given', 'accepted', 'acceptance-taken-back'],
    ]);
  });
});
