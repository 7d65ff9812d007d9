import type { DirectivesAnswer, InboxAnswer, IndicatorsAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';

/** The ids of what stands in the sample, and of what was recorded beside it. */
export interface RecordedThings {
  readonly directive: string;
  readonly duty: string;
  readonly indicator: string;
  readonly urging: string;
  readonly reporting: string;
  readonly review: string;
  readonly inspection: string;
}

const CONTENT = { summary: 'Đã tuyên truyền 12 đợt', figures: [{ name: 'đợt', value: 12, unit: 'đợt' }], attachments: ['BC 3'] };

/** Records one thing of each kind through the API: a paper that urges, answered and explained; a quarterly report with that of one unit; a review with a draft; an inspection with minutes; a figure; a person in a position. */
export async function recordThings(url: string): Promise<RecordedThings> {
  const anybody = new ApiClient(url);
  const [office, unit, commission, registrar] = (await Promise.all(['canbo-bandanvan', 'canbo-ban-tuyen-giao', 'canbo-ubkt', 'quantri'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  const done = async (client: ApiClient, path: string, body: object = {}): Promise<string> => {
    const { status, body: answer } = await client.post<{ readonly id?: string }>(path, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer.id ?? '';
  };
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const numbered = (issuer: string, kind: string, number: number, symbol: string) => ({ issuer, kind, year: Number(today.slice(0, 4)), number, symbol: `${number}-${kind}/${symbol}` });
  const directive = (await office.get<DirectivesAnswer>('/api/directives')).body.directives.find(({ symbol }) => symbol === '24-KH/TU')?.directiveId ?? '';
  const duty = (await unit.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? '';
  const indicator = (await office.get<IndicatorsAnswer>('/api/indicators')).body.indicators.find(({ code }) => code === 'II.2.4.b');

  const urging = await done(office, '/api/urgings', { date: today, grade: 'remind', assignments: [duty], number: numbered('ban-dan-van', 'CV', 77, 'BDVTU'), signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: today, demand: 'Báo cáo kết quả', asksExplanation: true, basis: '24-KH/TU' });
  await done(unit, `/api/urgings/${urging}/answers`, { text: 'Đang hoàn thiện', promises: [] });
  await done(unit, `/api/urgings/${urging}/explanations`, { text: 'Chờ số liệu của cơ sở' });

  const reporting = await done(office, '/api/reporting', {
    title: 'Báo cáo quý', consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', schedule: { unitDue: null, consolidatedDue: null }, basis: { directiveId: directive, itemCode: 'IV.8', note: 'định kỳ' },
  }); // prettier-ignore
  await done(unit, `/api/reporting/${reporting}/periods/2022-Q1/reports/ban-tuyen-giao`, { content: CONTENT });

  const review = await done(office, '/api/reviews', { kind: 'interim', title: 'Sơ kết 24-KH/TU', directiveId: directive, units: ['ban-tuyen-giao', 'ban-noi-chinh'], outlineSymbol: '15-ĐC/BDV', outlineDate: '2024-01-10' });
  await done(unit, `/api/reviews/${review}/reports/ban-tuyen-giao`, { content: CONTENT });
  await done(office, `/api/reviews/${review}/draft`, { content: CONTENT });

  const inspection = await done(commission, '/api/inspections', {
    number: numbered('ubkt', 'QĐ', 77, 'UBKT'), date: today, signatory: { capacity: 'T/M', position: 'Chủ nhiệm' }, basis: 'Chương trình kiểm tra', inspectingBody: 'ubkt', inspectedBodies: ['ban-tuyen-giao'],
    scope: { directiveId: directive, taskCodes: ['IV.4'] }, subject: 'Thực hiện kế hoạch', periodFrom: '2021-11-15', periodTo: '2021-12-31',
  }); // prettier-ignore
  await done(commission, `/api/inspections/${inspection}/plan`, { visits: [{ day: today, body: 'ban-tuyen-giao', contents: ['hồ sơ'] }] });
  await done(commission, `/api/inspections/${inspection}/team`, { members: [{ body: 'ubkt', position: 'Phó Chủ nhiệm', head: true }] });
  await done(commission, `/api/inspections/${inspection}/minutes`, { body: 'ban-tuyen-giao', date: today, contents: 'Làm việc với đơn vị', findings: [{ text: 'Chưa thấy báo cáo', evidence: { by: 'absence', soughtFor: 'báo cáo', until: today } }] });

  await done(office, `/api/indicators/${indicator?.indicatorId}/measurements`, { body: indicator?.body, period: '2022', measurement: { unit: indicator?.unit, numerator: '61', denominator: '100', evidence: 'BC 12', source: 'thống kê' } });
  const person = await done(registrar, '/api/persons', { name: 'Chuyên viên mẫu' });
  await done(registrar, '/api/positions', { person, body: 'so-y-te', role: 'officer', validFrom: today, validUntil: null, basis: 'QĐ 2' });
  await done(registrar, '/api/persons', { name: 'Chuyên viên đã thôi việc' });
  return { directive, duty, indicator: indicator?.indicatorId ?? '', urging, reporting, review, inspection };
}
