import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentHistoryAnswer, InboxAnswer, SupervisionRulesAnswer, WorkingCalendarAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import { COMPILED, RunningProgram } from './running-program.js';

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

let program: RunningProgram;
let administrator: ApiClient;
let lead: ApiClient;
let started: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  administrator = await anybody.as('quantri');
  lead = await anybody.as('canbo-ban-tuyen-giao');
  started = new Date().toISOString();
}, 90_000);

afterAll(() => program.remove());

const rules = async (client: ApiClient, query = ''): Promise<SupervisionRulesAnswer> => (await client.get<SupervisionRulesAnswer>(`/api/supervision-rules${query}`)).body;
const calendar = async (year: number, query = ''): Promise<WorkingCalendarAnswer> => (await lead.get<WorkingCalendarAnswer>(`/api/working-calendar/${year}${query}`)).body;
const everyDay = Array.from({ length: 365 }, (_, index) => ({ date: new Date(Date.UTC(2027, 0, 1 + index)).toISOString().slice(0, 10), occasion: 'other', kind: 'holiday' }));
const announced = { days: [{ date: '2027-02-05', occasion: 'lunar-new-year', kind: 'holiday' }], basis: 'thông báo lịch nghỉ 2027' };

describe('the rules of supervision over HTTP', () => {
  it('are the shipped ones at first, the years to come computed', async () => {
    const seen = await rules(lead);
    expect([seen.policy.version, seen.policy.basis, seen.calendarVersion, seen.publications, seen.revision]).toEqual([1, null, 2, [], -1]);
    const years = await Promise.all([2026, 2030, 2060].map((year) => calendar(year)));
    expect(years.map(({ knowledge, version, days }) => [knowledge, version, days.length > 0])).toEqual([['official', 2, true], ['computed', 2, true], ['weekends-only', 2, false]]);
    expect(years[1]?.days.filter(({ occasion, kind }) => occasion === 'lunar-new-year' && kind === 'holiday')[0]?.date).toBe('2030-01-31');
  });

  it('refuse what cannot be a rule, and who may not publish', async () => {
    const asked = [
      administrator.post<Problem>('/api/working-calendar/2027', { days: everyDay, basis: 'x' }),
      administrator.post<Problem>('/api/working-calendar/2027', { days: [{ date: '2028-01-03', occasion: 'other', kind: 'holiday' }], basis: 'x' }),
      administrator.post<Problem>('/api/working-calendar/2027', { ...announced, basis: '' }),
      administrator.post<Problem>('/api/policies', { switches: { paintItRed: true }, basis: 'x' }),
      administrator.post<Problem>('/api/policies', { switches: { approverWorkingDays: -1 }, basis: 'x' }),
      administrator.post<Problem>('/api/policies', { switches: ['x'], basis: 'x' }),
      administrator.post<Problem>('/api/policies', { issuer: 'nobody', switches: {}, basis: 'x' }),
      lead.post<Problem>('/api/policies', { switches: { dueSoonDays: 9 }, basis: 'x' }),
      lead.post<Problem>('/api/working-calendar/2027', announced),
      administrator.get<Problem>('/api/working-calendar/2027?version=999'),
      administrator.get<Problem>('/api/working-calendar/soon'),
    ];
    const answers = (await Promise.all(asked)).map(({ status, body }) => `${status} ${body.type.replace('urn:dondoc:problem:', '')}`);
    expect(answers).toEqual([
      '422 calendar-without-working-days', '422 calendar-day-outside-year', '400 validation-failed', '422 unknown-switch', '422 limit-negative', '400 validation-failed', '422 unknown-issuer', '403 forbidden',
      '403 forbidden', '404 not-found', '400 validation-failed',
    ]);
    expect((await rules(lead)).revision).toBe(-1);
  });

  it('are published once per key, under the next version, and judge what comes after', async () => {
    const headers = { 'idempotency-key': 'calendar-2027' };
    const first = await administrator.post<ReceiptView>('/api/working-calendar/2027', announced, headers);
    const again = await administrator.post<ReceiptView>('/api/working-calendar/2027', announced, headers);
    expect([first.status, again.status, again.body.position]).toEqual([201, 201, first.body.position]);
    expect((await administrator.post('/api/policies', { switches: { maxExtensions: 0 }, basis: 'x' }, { 'if-match': '"7"' })).status).toBe(412);
    const policy = await administrator.post<ReceiptView>('/api/policies', { switches: { maxExtensions: 0 }, basis: 'quy chế' }, { 'if-match': '"0"' });
    const seen = await rules(lead, `?after=${policy.body.position}`);
    expect([seen.policy.version, seen.policy.switches.maxExtensions, seen.policy.basis, seen.calendarVersion]).toEqual([101, 0, 'quy chế', 101]);
    expect(seen.publications.map(({ kind, version, year }) => [kind, version, year])).toEqual([['policy', 101, null], ['calendar', 101, 2027]]);
    const before = await rules(lead, `?asOf=${encodeURIComponent(started)}`);
    expect([before.policy.version, before.calendarVersion, before.publications]).toEqual([1, 2, []]);
    const years = [await calendar(2027), await calendar(2027, '?version=2'), await calendar(2027, `?asOf=${encodeURIComponent(started)}`)];
    expect(years.map(({ version, knowledge, basis }) => [version, knowledge, basis])).toEqual([[101, 'official', announced.basis], [2, 'computed', null], [2, 'computed', null]]);

    const inbox = await lead.get<InboxAnswer>('/api/inbox');
    const duty = inbox.body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
    const acknowledged = await lead.post<ReceiptView>(`/api/assignments/${duty}/acknowledgement`, { receiptNumber: null, note: null });
    expect(acknowledged.status).toBe(200);
    const history = await lead.get<AssignmentHistoryAnswer>(`/api/assignments/${duty}/history?after=${acknowledged.body.position}`);
    const versions = history.body.entries.map(({ type, policyVersion, calendarVersion }) => `${type} ${policyVersion}/${calendarVersion}`);
    expect(versions).toContain('AssignmentAcknowledged 101/101');
    expect(versions).toContain('TaskAssigned 1/2');
  });
});

describe('the rules on the command line', () => {
  const dondoc = (...args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { env: { PATH: process.env['PATH'], ...COMPILED } });
      let out = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.on('error', reject).on('close', () => resolve(out));
    });

  it('are read beside the running server', async () => {
    const folder = program.folder;
    const [year, policy, shipped] = await Promise.all([
      dondoc('calendar', '--year', '2027', '--data', folder, '--json'), dondoc('policy', '--data', folder, '--json'), dondoc('calendar', '--year', '2027', '--data', `${folder}/none`),
    ]);
    expect(JSON.parse(year ?? '')).toMatchObject({ version: 101, year: 2027, knowledge: 'official', days: [{ date: '2027-02-05' }] });
    expect(JSON.parse(policy ?? '')).toMatchObject({ version: 101, name: 'default', maxExtensions: 0, basis: 'quy chế' });
    expect(shipped?.split('\n').slice(0, 3)).toEqual([
      '2027: dự tính, chưa công bố / computed, not announced yet; bản / version 2; 249 ngày làm việc / working days',
      '  2027-01-01 T6  -  24/11 âl  Tết Dương lịch / New Year',
      '  2027-02-04 T5  -  28/12 âl  Tết Nguyên đán / Lunar New Year',
    ]);
  });
});
