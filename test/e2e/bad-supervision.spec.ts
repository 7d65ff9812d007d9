import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteEventLogReader, type SqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { ASSIGNMENT, assignmentStream, type DirectivesAnswer, type InboxAnswer, type IndicatorsAnswer } from '#libs/application';
import { actorId, addDays, assignmentId, bodyId, dateAt, localDate, startOfDay, type FireRung } from '#libs/domain';
import { TestApplication } from '#libs/testing';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { problemDetails, type ProblemDetails } from '../../apps/api/src/problems/problem-details.js';
import { refusedCommand } from '../../apps/api/src/problems/problem-of.js';
import { PROBLEM_TABLE, type ProblemTag } from '../../apps/api/src/problems/problem-table.js';
import { ApiClient, type Answer } from './api-client.js';
import { RunningProgram } from './running-program.js';

const TODAY = dateAt(Date.now());
const basis = 'Quyết định của Ban Thường vụ';

let program: RunningProgram;
/** The log of the running program, read beside it: what an answer says about itself proves nothing. */
let log: SqliteEventLogReader;
let administrator: ApiClient;
let office: ApiClient;
let lead: ApiClient;
let leadOfStanding: ApiClient;
let withdrawnUrging: string;
let obligation: string;
let indicator: string;
let standingDuty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [administrator, office, lead, leadOfStanding] = (await Promise.all(['quantri', 'canbo-ban-dan-van', 'canbo-ban-tuyen-giao', 'canbo-dang-doan-hdnd'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  log = openSqliteEventLogReader({ folder: program.folder });
  const dutyOf = async (client: ApiClient, code: string): Promise<string> => (await client.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === code)?.assignmentId ?? 'none';
  const done = async (asked: Promise<Answer<ReceiptView>>): Promise<string> => {
    const { status, body } = await asked;
    expect([status, body]).toEqual([status < 300 ? status : 200, body]);
    return body.id;
  };
  const directiveId = (await office.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
  indicator = (await office.get<IndicatorsAnswer>('/api/indicators')).body.indicators.find(({ code }) => code === 'II.2.4.b')?.indicatorId ?? 'none';
  standingDuty = await dutyOf(leadOfStanding, 'IV.2b');
  await done(leadOfStanding.post(`/api/assignments/${standingDuty}/acknowledgement`));
  withdrawnUrging = await done(office.post('/api/urgings', {
    number: { issuer: 'ban-dan-van', kind: 'CV', year: Number(TODAY.slice(0, 4)), number: 1, symbol: '1-CV/BDVTU' }, date: TODAY, signatory: { capacity: 'K/T', position: 'Phó Trưởng ban' }, grade: 'remind',
    assignments: [await dutyOf(lead, 'IV.4')], answerDue: TODAY, demand: 'Báo cáo', asksExplanation: false, basis,
  })); // prettier-ignore
  await done(office.post(`/api/urgings/${withdrawnUrging}/withdrawal`, { basis }));
  obligation = await done(office.post('/api/reporting', {
    title: 'Báo cáo quý', consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1',
    schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 } }, basis: { directiveId, itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
  })); // prettier-ignore
  await done(lead.post('/api/delegations', { from: { body: 'ban-tuyen-giao' }, to: { body: 'ban-noi-chinh' }, validFrom: TODAY, basis }));
  await done(administrator.post('/api/successions', { predecessors: ['so-du-lich'], successors: ['so-noi-vu'], on: TODAY, basis }));
  await quiet();
}, 90_000);

afterAll(async () => {
  await log.close();
  await program.remove();
});

/** Until the processes have done what the last acts ask of them, and for a moment nothing more was stored. */
async function quiet(): Promise<void> {
  for (let [head, calm] = [await log.head(), 0]; calm < 10; calm++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = await log.head();
    if (now !== head) [head, calm] = [now, 0];
  }
}

const share = { unit: '%', numerator: '1', denominator: '2', evidence: 'Báo cáo số 12', source: 'thống kê' };
const measure = (more: object): Promise<Answer<ProblemDetails>> => office.post(`/api/indicators/${indicator}/measurements`, { body: 'btv-tinh-uy', period: '2022', measurement: { ...share, ...more } });
const merge = (predecessor: string, successor: string): Promise<Answer<ProblemDetails>> => administrator.post('/api/successions', { predecessors: [predecessor], successors: [successor], on: TODAY, basis });
const delegate = (client: ApiClient, from: string, to: string): Promise<Answer<ProblemDetails>> => client.post('/api/delegations', { from: { body: from }, to: { body: to }, validFrom: TODAY, basis });
const everyDay = Array.from({ length: 365 }, (_, index) => ({ date: addDays(localDate('2027-01-01'), index), occasion: 'other', kind: 'holiday' }));

/** As the engine's processes ask; no request from outside can. The answer is worded as every refused command is. */
async function fireRungOfNothing(): Promise<Answer<ProblemDetails>> {
  const app = new TestApplication();
  const day = localDate('2021-12-08');
  const duty = assignmentId(app.core.ids.fresh());
  const origin = { actor: actorId('process:remind-of-deadline'), body: bodyId('btv-tinh-uy'), actingFor: null, occurredOn: null, lateEntryBasis: null, commandId: 'c', repeatable: false, requestHash: null, correlationId: 'c', causationId: null, expectedRevision: null };
  const rung: FireRung = { type: 'FireRung', rung: 'due-7', about: 'due', grade: 'notice', to: 'lead', forDue: localDate('2021-12-15'), dueOn: day, round: 0, period: null, skipped: [], at: startOfDay(day) };
  const before = await app.log.head();
  const answer = await app.core.execute({ aggregate: ASSIGNMENT, stream: assignmentStream(duty), origin, refusalOf: () => null, commandFor: () => rung });
  expect([await app.log.head(), await app.log.streamRevision(assignmentStream(duty))]).toEqual([before, -1]);
  await app.close();
  if (answer.ok) throw new Error('a rung of no duty went');
  const body = problemDetails(refusedCommand(answer.refusal), 'r');
  return { status: body.status, headers: new Headers(), body };
}

describe('a mistaken act of supervision is answered by a clear problem, and nothing is stored:', () => {
  it.each<readonly [name: string, status: number, tag: string, ask: () => Promise<Answer<ProblemDetails>>]>([
    ['a rung before the assignment exists', 404, 'assignment-unknown', fireRungOfNothing],
    ['an answer to a withdrawn urging', 409, 'urging-withdrawn', () => lead.post(`/api/urgings/${withdrawnUrging}/answers`, { text: 'Đã trình' })],
    ['a merger into a body that has ended', 422, 'successor-not-standing', () => merge('so-y-te', 'so-du-lich')],
    ['a merger that makes a cycle', 422, 'lineage-cycle', () => merge('so-noi-vu', 'so-du-lich')],
    ['a merger of a body into itself', 422, 'lineage-cycle', () => merge('so-y-te', 'so-y-te')],
    ['a report for a period that does not exist', 422, 'report-period-unknown', () => lead.post(`/api/reporting/${obligation}/periods/2022-Q5/reports/ban-tuyen-giao`, { content: { summary: 'x', figures: [], attachments: [] } })],
    ['a measurement without unit', 422, 'unit-missing', () => measure({ unit: null })],
    ['a measurement without denominator', 422, 'denominator-missing', () => measure({ denominator: null })],
    ['an extension of a standing duty', 409, 'standing-duty-not-extended', () => leadOfStanding.post(`/api/assignments/${standingDuty}/extension-requests`, { proposedDue: '2045-01-01', reason: 'r', progressSoFar: 'p' })],
    ['a calendar that makes every day a holiday', 422, 'calendar-without-working-days', () => administrator.post('/api/working-calendar/2027', { days: everyDay, basis })],
    ['delegation to oneself', 422, 'delegation-to-self', () => delegate(lead, 'ban-tuyen-giao', 'ban-tuyen-giao')],
    ['delegation in a loop', 409, 'delegation-cycle', () => delegate(administrator, 'ban-noi-chinh', 'ban-tuyen-giao')],
  ])('%s', async (_name, status, tag, ask) => {
    const before = await log.head();
    const { status: answered, body } = await ask();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([answered, body.status, body.type]).toEqual([status, status, `urn:dondoc:problem:${tag}`]);
    const { title, nextStep } = PROBLEM_TABLE[tag as ProblemTag];
    expect([body.title, body.titleEn, body.nextStep, body.nextStepEn]).toEqual([title.vi, title.en, nextStep.vi, nextStep.en]);
    expect(Math.min(title.vi.length, title.en.length, nextStep.vi.length, nextStep.en.length)).toBeGreaterThan(0);
    // That it was refused is on record, and that is all.
    expect((await log.readAll(before, 10)).filter(({ stream }) => !stream.startsWith('access-'))).toEqual([]);
  });

  it('where a proper act of the same kind is stored', async () => {
    const before = log.count();
    expect((await measure({})).status).toBe(201);
    expect(log.count()).toBe(before + 1);
  });
});
