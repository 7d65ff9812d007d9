import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AssignmentAnswer, DirectiveOverviewAnswer, DirectivesAnswer, EntryLimitsAnswer, StandingDutiesAnswer, TrackingAnswer, UpdateRateAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient, type Answer } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

let program: RunningProgram;
/** The Standing Committee issued the plan; a lead of a standing duty. */
let committee: ApiClient;
let anybody: ApiClient;
let directive: string;
let standing: string;
let undated: string;
let ajv: Ajv2020;
/** Of the last act, which questions wait for. */
let position = '';

const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const tagOf = ({ status, body }: Answer<unknown>): readonly [number, string] => [status, (body as { type: string }).type.slice('urn:dondoc:problem:'.length)];
const act = async (path: string, body: object, headers: Record<string, string> = {}, client = committee): Promise<Answer<ReceiptView>> => {
  const answer = await client.post<ReceiptView>(path, body, headers);
  if (answer.status === 200 || answer.status === 201) position = answer.body.position;
  return answer;
};
const dutyAt = async (path: string): Promise<AssignmentAnswer['duty']> => (await committee.get<AssignmentAnswer>(`${path}?after=${position}`)).body.duty;
const tracked = async (id: string, asOf = ''): Promise<TrackingAnswer> => {
  const { body } = await committee.get<TrackingAnswer>(`/api/assignments/${id}/tracking?${position === '' ? '' : `after=${position}`}${asOf}`);
  expect(ajv.compile({ $ref: 'api#/components/schemas/TrackingAnswer' })(body)).toBe(true);
  return body;
};
const phrase = (text: string, kind: string): object => ({ phrase: text, kind, start: null, due: null, boundary: null, confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] });

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  committee = await anybody.as('thuongtruc');
  directive = (await committee.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
  const { body } = await committee.get<DirectiveOverviewAnswer>(`/api/directives/${directive}`);
  const duties = JSON.stringify(body);
  const idOf = (task: string): string => new RegExp(`"assignmentId":"([^"]+)"[^{}]*"taskCode":"${task}"`).exec(duties)?.[1] ?? 'none';
  [standing, undated] = [idOf('IV.2b'), idOf('IV.3a')];
  ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', components: (await anybody.get<ApiDocument>('/api/openapi.json')).body.components });
}, 90_000);
afterAll(() => program.remove());

describe('duties that no written day governs, over HTTP', () => {
  it('wait for an event, get their day by it, and get another when it moves or was a mistake', async () => {
    const path = `/api/assignments/${undated}`;
    expect((await act(`${path}/deadline`, { deadlines: [phrase('10 ngày trước ngày bầu cử', 'relative')], basis: 'CV 1' })).status).toBe(200);
    expect((await tracked(undated)).line).toBe('conditional');
    const body = { event: 'ngày bầu cử', on: '2040-05-20', basis: 'NQ 1' };
    const first = await act(`${path}/conditions`, body, { 'idempotency-key': 't-1' });
    const again = await act(`${path}/conditions`, body, { 'idempotency-key': 't-1' });
    expect([first.status, again.body]).toEqual([200, { ...first.body, repeated: true }]);
    expect((await dutyAt(path)).currentDue).toBe('2040-05-10');
    expect(tagOf(await act(`${path}/conditions`, body))).toEqual([409, 'condition-already-recorded']);
    expect((await act(`${path}/conditions`, body, { 'if-match': '"0"' })).status).toBe(412);
    const moved = await act(`${path}/conditions`, { ...body, on: '2040-06-20', basis: 'NQ 2' });
    const now = await tracked(undated);
    expect([now.line, now.conditions.map(({ on, due, history }) => [on, due, history.length])]).toEqual(['dated', [['2040-06-20', '2040-06-10', 2]]]);
    expect((await tracked(undated, `&asOf=index:${now.moment.index - 1}`)).conditions.map(({ due }) => due)).toEqual(['2040-05-10']);
    expect((await act(`${path}/corrections`, { act: 'condition', revision: moved.body.revision, reason: 'nhầm' })).status).toBe(200);
    expect((await tracked(undated)).conditions.map(({ due, history }) => [due, history.map(({ takenBack }) => takenBack)])).toEqual([['2040-05-10', [false, true]]]);
  });

  it('are reviewed when they stand, and never extended', async () => {
    const path = `/api/assignments/${standing}`;
    const before = (await tracked(standing)).review;
    expect([before?.lastReviewOn, before?.state, before?.dueSince === before?.nextReviewOn]).toEqual([null, 'not-reported', true]);
    expect((await act(`${path}/standing-reviews`, { findings: 'Đang thực hiện đều' })).status).toBe(200);
    const after = (await tracked(standing)).review;
    expect([after?.lastReviewOn, after?.dueSince, after?.reviews.length]).toEqual([today, null, 1]);
    expect(tagOf(await act(`${path}/standing-reviews`, { findings: 'lần nữa' }))).toEqual([422, 'review-not-later']);
    expect(tagOf(await act(`${path}/standing-reviews`, {}))).toEqual([400, 'validation-failed']);
    expect(tagOf(await act(`/api/assignments/${undated}/standing-reviews`, { findings: 'x' }))).toEqual([409, 'duty-not-standing']);
    expect((await dutyAt(path)).standing).toEqual({ kind: 'line', line: 'standing', done: false });
    const { body } = await dutyAt(path);
    const lead = await anybody.as(`canbo-${body}`);
    expect((await act(`${path}/acknowledgement`, {}, {}, lead)).status).toBe(200);
    expect(tagOf(await lead.post(`${path}/extension-requests`, { proposedDue: '2045-01-01', reason: 'r', progressSoFar: 'p' }))).toEqual([409, 'standing-duty-not-extended']);
    expect(tagOf(await lead.post(`${path}/standing-reviews`, { findings: 'tự rà soát' }))).toEqual([403, 'forbidden']);
    const listed = async (query: string, client = committee): Promise<StandingDutiesAnswer> => {
      const { status, body: answer } = await client.get<StandingDutiesAnswer>(`/api/boards/standing-duties?after=${position}&limit=200${query}`);
      expect([status, ajv.compile({ $ref: 'api#/components/schemas/StandingDutiesAnswer' })(answer)]).toEqual([200, true]);
      return answer;
    };
    const [all, due] = [await listed('&office=ban-dan-van'), await listed('&due=yes')];
    expect(all.duties.find(({ assignmentId }) => assignmentId === standing)).toMatchObject({ lastReviewOn: today, dueSince: null, state: 'not-reported', everyMonths: 6 });
    expect([due.duties.length, due.total.due.k, due.duties.some(({ assignmentId }) => assignmentId === standing)]).toEqual([all.total.due.k, all.total.due.k, false]);
    expect(all.total.due.n).toBe(all.duties.filter(({ state }) => state !== 'ended-by-decision').length);
    expect(all.duties.every(({ office }) => office === 'ban-dan-van')).toBe(true);
    expect((await listed('', lead)).duties.length).toBeLessThan(all.duties.length);
    expect((await committee.get('/api/boards/standing-duties?state=late')).status).toBe(400);
  });

  it('return, each period with its own due day, and a missed one stays overdue', async () => {
    const path = `/api/assignments/${undated}`;
    expect((await act(`${path}/deadline`, { deadlines: [phrase('hằng năm', 'recurring')], basis: 'CV 2' })).status).toBe(200);
    const lead = await anybody.as(`canbo-${(await dutyAt(path)).body}`);
    expect((await act(`${path}/acknowledgement`, {}, {}, lead)).status).toBe(200);
    expect(tagOf(await lead.post(`${path}/period-results`, { period: '2022', note: 'x' }))).toEqual([409, 'recurrence-not-set']);
    expect(tagOf(await committee.post(`${path}/recurrence`, { calendar: 'ND09', due: { by: 'day-of-month', monthOffset: -12, day: 1 }, basis: 'CV 3' }))).toEqual([400, 'validation-failed']);
    expect((await act(`${path}/recurrence`, { calendar: 'ND09', due: { by: 'day-of-month', monthOffset: 0, day: 20 }, basis: 'CV 3' })).status).toBe(200);
    expect((await act(`${path}/period-results`, { period: '2022', note: 'BC 12' }, {}, lead)).status).toBe(200);
    expect(tagOf(await lead.post(`${path}/period-results`, { period: '2022', note: 'BC 12' }))).toEqual([409, 'duty-period-already-filed']);
    expect(tagOf(await lead.post(`${path}/period-results`, { period: '2019', note: 'BC 12' }))).toEqual([422, 'duty-period-unknown']);
    const { recurrence, periods } = await tracked(undated);
    expect([recurrence?.rhythms, periods.slice(0, 3).map(({ period, standing, late }) => [period, standing, late])]).toEqual([['yearly'], [['2021', 'overdue', false], ['2022', 'filed', true], ['2023', 'overdue', false]]]);
  });

  it('have points, declared and found one by one, and a star', async () => {
    const path = `/api/assignments/${undated}`;
    const lead = await anybody.as(`canbo-${(await dutyAt(path)).body}`);
    for (const code of ['a', 'b']) expect((await act(`${path}/points`, { code, text: `điểm ${code}` })).status).toBe(200);
    expect((await act(`${path}/point-reports`, { code: 'a', status: 'done', note: 'KH 3' }, {}, lead)).status).toBe(200);
    expect(tagOf(await lead.post(`${path}/point-confirmations`, { code: 'a', done: true, note: 'tự xác nhận' }))).toEqual([403, 'forbidden']);
    expect((await act(`${path}/star`, { starred: true, reason: 'trọng tâm' })).status).toBe(200);
    const { points, pointTally, starred, statuses } = await tracked(undated);
    expect([points.map(({ code, declared, evidenced }) => [code, declared, evidenced]), pointTally, starred, statuses.evidenced]).toEqual([[['a', 'done', null], ['b', null, null]], { rule: { by: 'all' }, needed: 2, met: false, declared: { k: 1, n: 2 }, evidenced: { k: 0, n: 2 } }, true, 'none']);
    expect((await dutyAt(path)).starred).toBe(true);
  });

  it('count in the update rate of the month, apart from what is completed; the office’s own entries have limits too', async () => {
    const { body: rate } = await committee.get<UpdateRateAnswer>(`/api/directives/${directive}/update-rate?after=${position}`);
    expect([ajv.compile({ $ref: 'api#/components/schemas/UpdateRateAnswer' })(rate), rate.month, rate.updated.k]).toEqual([true, today.slice(0, 7), 1]);
    const silent = rate.bodies.flatMap((row) => row.silent);
    expect(silent.length).toBe(rate.updated.n - rate.updated.k);
    expect(silent[0]?.says.vi).toBe(`Chưa có báo cáo tính đến ${today.split('-').reverse().join('/')}`);
    const { body: entries } = await committee.get<EntryLimitsAnswer>('/api/entry-limits');
    expect(ajv.compile({ $ref: 'api#/components/schemas/EntryLimitsAnswer' })(entries)).toBe(true);
    expect(entries.entries.map(({ directiveId, paper, urgency, date, tasks, limit }) => [directiveId, paper, urgency, date, tasks, limit])).toEqual([[directive, 'directive', 'ordinary', '2021-11-15', 14, 'many-tasks']]);
    expect([entries.inTime, entries.late.length]).toEqual([{ k: 1 - entries.late.length, n: 1 }, entries.entries.filter(({ inTime }) => !inTime).length]);
    expect((await anybody.get(`/api/directives/${directive}/update-rate`)).status).toBe(401);
    expect((await committee.get(`/api/directives/${undated}/update-rate`)).status).toBe(404);
  });
});

describe('what is written in the directive itself, over HTTP', () => {
  const year = Number(today.slice(0, 4));
  const point = (code: string): object => ({ code, text: `điểm ${code}` });
  const leading = (body: string): object => ({ role: 'lead', body, text: body });
  const task = { code: 'I.1', summary: 'Việc nhiều điểm', participants: [leading('so-y-te'), leading('tld-ldvn')], points: ['a', 'b', 'c'].map(point), pointsCompletion: { by: 'quorum', percent: 60 } };
  const content = (more: object = {}, about: object = {}): object => ({
    number: { issuer: 'btv-tinh-uy', kind: 'CT', year, number: 71, symbol: '71-CT/TU' }, date: today, urgency: 'urgent', title: 'Chỉ thị', signatory: { capacity: 'T/M', position: 'Phó Bí thư' }, recipients: [],
    items: [{ code: 'I', sourceSentence: 'Câu.', tasks: [{ ...task, ...more }] }], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van', ...about,
  });
  const overview = async (id: string): Promise<DirectiveOverviewAnswer> => (await committee.get<DirectiveOverviewAnswer>(`/api/directives/${id}?after=${position}`)).body;

  it('refuses points, marks and leads that cannot be', async () => {
    const drafted = (more: object, about: object = {}): Promise<Answer<ReceiptView>> => committee.post<ReceiptView>('/api/directives', { content: content(more, about) });
    expect(tagOf(await drafted({ points: [point('a'), point('a')] }))).toEqual([422, 'duplicate-point-code']);
    expect(tagOf(await drafted({ pointsCompletion: { by: 'first' } }))).toEqual([400, 'validation-failed']);
    expect(tagOf(await drafted({}, { urgency: 'soon' }))).toEqual([400, 'validation-failed']);
    expect(tagOf(await drafted({ participants: [{ ...leading('so-y-te'), external: true }] }))).toEqual([422, 'lead-not-external']);
  });

  it('reaches the duties: points by their rule, urgency of each paper, external leads by their mark', async () => {
    const draft = await act('/api/directives', { content: content() });
    expect(draft.status).toBe(201);
    const { id } = draft.body;
    expect((await act(`/api/directives/${id}/issue`, {})).status).toBe(200);
    expect((await committee.get(`/api/directives/${id}/fan-out?wait=20&after=${position}`)).status).toBe(200);
    expect((await act(`/api/directives/${id}/amendments`, { amendmentSymbol: '72-CT/TU', basis: 'KL 5', effectiveOn: today, changes: [{ kind: 'points-changed', taskCode: 'I.1', added: [point('d')], withdrawn: ['b'] }] })).status).toBe(200);
    const issued = await overview(id);
    const dutyOf = (body: string): string => issued.tasks[0]?.assignments.find((duty) => duty.body === body)?.assignmentId ?? 'none';
    expect([issued.directive.urgency, issued.amendments.map(({ urgency }) => urgency), issued.directive.fanOut, issued.tasks[0]?.accepted, issued.tasks[0]?.external]).toEqual(['urgent', ['ordinary'], { k: 2, n: 2 }, { k: 0, n: 1 }, { k: 0, n: 1 }]);

    // A process carries the amendment on.
    while ((await tracked(dutyOf('so-y-te'))).points.length < 4) await new Promise((resolve) => setTimeout(resolve, 50));

    const [own, lead, office] = [`/api/assignments/${dutyOf('so-y-te')}`, await anybody.as('canbo-so-y-te'), await anybody.as('lanhdao-vptu')];
    const expectDone = async (path: string, body: object, client: ApiClient): Promise<void> => expect([path, (await act(`${own}/${path}`, body, {}, client)).status]).toEqual([path, 200]);
    await expectDone('acknowledgement', {}, lead);
    for (const code of ['a', 'd']) await expectDone('point-reports', { code, status: 'done', note: 'KH 3' }, lead);
    expect(tagOf(await lead.post(`${own}/point-reports`, { code: 'b', status: 'done', note: 'KH 3' }))).toEqual([409, 'point-withdrawn']);
    await expectDone('submission', { outputs: ['BC 1'] }, lead);
    await expectDone('point-confirmations', { code: 'a', done: true, note: 'đã xem' }, office);
    expect(tagOf(await office.post(`${own}/acceptance`, {}))).toEqual([409, 'points-not-confirmed']);
    await expectDone('point-confirmations', { code: 'd', done: true, note: 'đã xem' }, office);
    await expectDone('acceptance', {}, office);
    const { points, pointTally } = await tracked(dutyOf('so-y-te'));
    expect([points.map(({ code, from, withdrawn, evidenced }) => [code, from, withdrawn, evidenced]), pointTally]).toEqual([
      [['a', 'directive', false, true], ['b', 'directive', true, null], ['c', 'directive', false, null], ['d', 'directive', false, true]],
      { rule: { by: 'quorum', percent: 60 }, needed: 2, met: true, declared: { k: 2, n: 3 }, evidenced: { k: 2, n: 3 } },
    ]);

    const outside = `/api/assignments/${dutyOf('tld-ldvn')}`;
    expect((await dutyAt(outside)).standing).toEqual({ kind: 'line', line: 'external', done: false });
    expect(tagOf(await act(`${own}/external-result`, { note: 'x' }))).toEqual([409, 'duty-not-external']);
    expect((await act(`${outside}/external-result`, { outputs: ['BC 7'], note: 'Công văn của Tổng Liên đoàn' })).status).toBe(200);
    expect([(await dutyAt(outside)).standing, (await overview(id)).tasks[0]?.external]).toEqual([{ kind: 'line', line: 'external', done: true }, { k: 1, n: 1 }]);

    const ends = async (name: string, body: object): Promise<string> => (await act(`/api/directives/${id}/${name}`, body)).status === 200 ? (await overview(id)).directive.status : 'refused';
    expect([await ends('conclusion', { basis: 'KL 9' }), await ends('conclusion-taken-back', { reason: 'kết thúc nhầm' })]).toEqual(['concluded', 'issued']);
    expect(tagOf(await act(`/api/directives/${id}/conclusion-taken-back`, { reason: 'x' }))).toEqual([409, 'directive-not-concluded']);

    const { body: entries } = await committee.get<EntryLimitsAnswer>(`/api/entry-limits?after=${position}`);
    expect(ajv.compile({ $ref: 'api#/components/schemas/EntryLimitsAnswer' })(entries)).toBe(true);
    expect(entries.entries.filter(({ directiveId }) => directiveId === id).map(({ paper, urgency, limit, inTime }) => [paper, urgency, limit, inTime]).sort()).toEqual([['amendment', 'ordinary', 'ordinary', true], ['directive', 'urgent', 'urgent', true]]);
  });
});
