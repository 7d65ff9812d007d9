import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { DirectivesAnswer, IndicatorsAnswer, OverdueBoardAnswer, ProposalsAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { setUpQuarterly } from './report-obligation.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const YEAR = Number(TODAY.slice(0, 4));
const OWN = 'ban-tuyen-giao';
const OFFICE = 'ban-dan-van';

let web: WebBrowser;
let [desk, head, office, overseer]: ApiClient[] = [];
/** What is drafted about. */
const ids = { reporting: '', inspection: '', indicator: '', directive: '' };

const done = async (client: ApiClient | undefined, path: string, body: object): Promise<string> => {
  const answer = await (client as ApiClient).post<{ readonly id?: string; readonly proposalId?: string }>(path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.proposalId ?? answer.body.id ?? '';
};
const decision = (number: number) => ({
  number: { issuer: OWN, kind: 'QĐ', year: YEAR, number, symbol: `${number}-QĐ/BTG` }, date: TODAY, signatory: { capacity: 'T/M', position: 'Trưởng ban' }, basis: 'Chương trình kiểm tra', inspectingBody: OWN, inspectedBodies: ['so-y-te'],
  scope: { directiveId: ids.directive, taskCodes: ['IV.4'] }, subject: 'Tuyên truyền trong ngành y tế', periodFrom: '2021-11-15', periodTo: '2021-12-31',
}); // prettier-ignore

beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  const anybody = new ApiClient(web.url);
  [desk, head] = (await Promise.all(['canbo-tuyengiao', 'canbo-ban-tuyen-giao'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient];
  [office, overseer] = (await Promise.all(['canbo-bandanvan', 'canbo-ban-dan-van'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient];
  ids.directive = (await office.get<DirectivesAnswer>('/api/directives')).body.directives.find(({ symbol }) => symbol === '24-KH/TU')?.directiveId ?? '';
  ids.indicator = (await office.get<IndicatorsAnswer>('/api/indicators')).body.indicators.find(({ code }) => code === 'II.2.4.b')?.indicatorId ?? '';
  ids.reporting = await setUpQuarterly(web);
  ids.inspection = await done(head, '/api/inspections', decision(81));
  await done(overseer, '/api/policies', { issuer: OFFICE, switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' });
  await done(head, '/api/policies', { issuer: OWN, switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' });
}, 120_000);
afterAll(() => web?.close());

type Typed = Readonly<Record<string, string>>;

interface Revised {
  readonly form: string | RegExp;
  /** What stands in the form of what the draft says. */
  readonly shown: Typed;
  readonly typed: Typed;
}

/** Position of what was revised last: whoever asks the API afterwards waits for it. */
let revisedAt = '';

/** The desk opens a draft from the list of drafts, finds what it says in the form of its act, changes it, and submits it again. */
async function revise(title: string, { form, shown, typed }: Revised, login = 'canbo-tuyengiao'): Promise<void> {
  const page = await web.page(login, '/du-thao');
  await page.getByRole('region', { name: title, exact: true }).getByRole('link', { name: 'Sửa dự thảo' }).press('Enter');
  const own = page.getByRole('form', { name: form, exact: true });
  await own.waitFor();
  // What a list offers comes a moment after its form.
  for (const value of Object.values(shown).filter((text) => /^[\da-f]{8}-[\da-f-]{27}$/u.test(text))) await own.locator(`option[value="${value}"]`).waitFor({ state: 'attached' });
  const values = await Promise.all(Object.keys(shown).map(async (name) => [name, await own.locator(`[name="${name}"]`).inputValue()] as const));
  expect(Object.fromEntries(values)).toEqual(shown);
  for (const [name, text] of Object.entries(typed)) await own.locator(`[name="${name}"]`).fill(text);
  await web.photograph(page, `revising ${title}`);
  expect(await web.faults(page)).toEqual([]);
  await own.locator('[name="draft.reason"]').fill('Theo ý kiến của lãnh đạo');
  const answer = page.waitForResponse((each) => each.request().method() === 'POST' && each.status() < 300);
  await own.getByRole('button', { name: 'Trình lại dự thảo đã sửa' }).press('Enter');
  const told = (await (await answer).json()) as Partial<Record<'position', string> & Record<'receipt', { readonly position: string }>>;
  revisedAt = told.receipt?.position ?? (told.position as string);
  await own.waitFor({ state: 'detached' });
  await page.close();
}

/** The drafts that wait, each with what it says and how often it was revised. */
async function waiting(of: ApiClient | undefined): Promise<readonly { readonly act: string; readonly content: unknown; readonly revised: number }[]> {
  const { body } = await (of as ApiClient).get<ProposalsAnswer>(`/api/proposals?status=open&after=${revisedAt}`);
  return body.proposals.map(({ act, content, steps }) => ({ act, content, revised: steps.filter(({ step }) => step === 'revised').length }));
}

const found = async (act: string, of = head): Promise<unknown> => (await waiting(of)).filter((draft) => draft.act === act);

describe('a draft is revised in the form of its act', () => {
  inBrowser('of a report of a unit', async () => {
    const content = { summary: 'Đã làm 3 đợt', figures: [{ name: 'đợt', value: 3.5, unit: 'đợt' }], attachments: ['BC 3', 'BC 4'] };
    await done(desk, `/api/reporting/${ids.reporting}/periods/2022-Q1/reports/${OWN}`, { content, draft: {} });
    await revise('Báo cáo của đơn vị', { form: /^Báo cáo/, shown: { 'content.summary': 'Đã làm 3 đợt', 'content.figures.0.value': '3,5', 'content.attachments': 'BC 3\nBC 4' }, typed: { 'content.summary': 'Đã làm 4 đợt', 'content.figures.0.value': '4' } });
    expect(await found('FileUnitReport')).toEqual([{ act: 'FileUnitReport', revised: 1, content: { type: 'FileUnitReport', unit: OWN, content: { ...content, summary: 'Đã làm 4 đợt', figures: [{ name: 'đợt', value: 4, unit: 'đợt' }] } } }]);
  });

  inBrowser('of a figure', async () => {
    const measurement = { unit: '%', numerator: '61', denominator: '100', value: null, words: null, evidence: 'BC 12', source: 'thống kê' };
    await done(desk, `/api/indicators/${ids.indicator}/measurements`, { body: OWN, period: '2022', measurement, draft: {} });
    await revise('Ghi số liệu chỉ tiêu', { form: 'Ghi số liệu', shown: { body: OWN, period: '2022', 'measurement.numerator': '61', 'measurement.evidence': 'BC 12' }, typed: { 'measurement.numerator': '62' } });
    expect(await found('RecordMeasurement')).toMatchObject([{ revised: 1, content: { body: OWN, period: '2022', measurement: { ...measurement, numerator: '62' } } }]);
  });

  inBrowser('of a step of an inspection', async () => {
    await done(desk, `/api/inspections/${ids.inspection}/plan`, { visits: [{ day: TODAY, body: 'so-y-te', contents: ['hồ sơ', 'báo cáo'] }], note: null, draft: {} });
    await revise('Kế hoạch kiểm tra', { form: 'Lập kế hoạch', shown: { 'visits.0.body': 'so-y-te', 'visits.0.contents': 'hồ sơ\nbáo cáo', note: '' }, typed: { note: 'Làm việc buổi sáng' } });
    expect(await found('PlanInspection')).toEqual([{ act: 'PlanInspection', revised: 1, content: { type: 'PlanInspection', visits: [{ day: TODAY, body: 'so-y-te', contents: ['hồ sơ', 'báo cáo'] }], note: 'Làm việc buổi sáng' } }]);
  });

  inBrowser('of a decision to inspect', async () => {
    await done(desk, '/api/inspections', { ...decision(82), draft: {} });
    await revise('Quyết định kiểm tra', { form: 'Quyết định kiểm tra', shown: { 'number.number': '82', 'number.symbol': '82-QĐ/BTG', subject: 'Tuyên truyền trong ngành y tế', 'scope.directiveId': ids.directive, periodFrom: '15/11/2021' }, typed: { subject: 'Tuyên truyền, vận động' } });
    expect(await found('DecideInspection')).toMatchObject([{ revised: 1, content: { decision: { ...decision(82), subject: 'Tuyên truyền, vận động' } } }]);
  });

  inBrowser('of a paper that urges', async () => {
    const [duty] = (await (office as ApiClient).get<OverdueBoardAnswer>('/api/boards/overdue')).body.overdue;
    const paper = { date: TODAY, grade: 'remind', assignments: [duty?.assignmentId], number: { issuer: OFFICE, kind: 'CV', year: YEAR, number: 83, symbol: '83-CV/BDVTU' }, signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: TODAY, demand: 'Báo cáo kết quả', basis: '24-KH/TU' };
    await done(office, '/api/urgings/bulk', { ...paper, draft: {} });
    await revise('Đôn đốc', { form: 'Đôn đốc', shown: { 'number.number': '83', 'number.symbol': '83-CV/BDVTU', 'signatory.position': 'Chánh Văn phòng', grade: 'remind', demand: 'Báo cáo kết quả', basis: '24-KH/TU', skipsGradeReason: '' }, typed: { demand: 'Báo cáo kết quả và khó khăn' } }, 'canbo-bandanvan');
    expect(await found('IssueUrging', overseer)).toMatchObject([{ revised: 1, content: { leaveOutRefused: true, draft: { ...paper, demand: 'Báo cáo kết quả và khó khăn', asksExplanation: false, skipsGradeReason: null } } }]);
  });

  inBrowser('of a paper that urges, and never the form of a new one in its place', async () => {
    const [draft] = (await (overseer as ApiClient).get<ProposalsAnswer>('/api/proposals?status=open')).body.proposals.filter(({ act }) => act === 'IssueUrging');
    const page = await web.page('canbo-bandanvan', '/');
    const held = Promise.withResolvers<undefined>();
    await page.route('**/api/proposals/*-*', async (route) => (await held.promise, route.continue()));
    const address = `${web.url}/don-doc?sua=${draft?.proposalId}`;
    await page.goto(address);
    await page.getByRole('main').getByRole('status').waitFor();
    expect(await page.getByRole('form').count()).toBe(0);
    held.resolve(undefined);
    await page.getByRole('form', { name: 'Đôn đốc', exact: true }).waitFor();
    const sentBack = await (overseer as ApiClient).post(`/api/proposals/${draft?.proposalId}/refusal`, { reason: 'Chưa cần đôn đốc' });
    expect(sentBack.status).toBeLessThan(300);
    await page.goto(address);
    await page.getByText('không còn để sửa').waitFor();
    await web.photograph(page, 'revising a draft that was sent back');
    expect([await page.getByRole('form').count(), await web.faults(page)]).toEqual([0, []]);
    await page.close();
  });

  inBrowser('asked nobody but the program for anything', () => web.expectNothingOutside());
});
