import type { BodiesAnswer, IndicatorsAnswer, InboxAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { recordThings } from './recorded-things.js';
import { WEB_PAGES } from './web-pages.js';

const [UNIT, OFFICE] = ['ban-tuyen-giao', 'ban-dan-van'] as const;
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const yesterday = new Date(Date.now() - 17 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));
const CONTENT = { summary: 'Đã tuyên truyền 12 đợt', figures: [{ name: 'đợt', value: 12, unit: 'đợt' }], attachments: ['BC 3'] };
const head = { capacity: 'T/M', position: 'Trưởng ban' };
const numbered = (issuer: string, kind: string, number: number, of: string) => ({ issuer, kind, year, number, symbol: `${number}-${kind}/${of}` });

/** Somebody, null = nobody signed in, and the addresses that they open. */
export type Visit = readonly [login: string | null, paths: readonly string[]];

interface Callers {
  readonly office: ApiClient;
  readonly unit: ApiClient;
  readonly drafter: ApiClient;
  readonly commission: ApiClient;
  readonly committee: ApiClient;
  readonly registrar: ApiClient;
}

/** @returns the id of what was made. @throws when it is refused. */
async function done(client: ApiClient, path: string, body: object = {}): Promise<string> {
  const { status, body: answer } = await client.post<{ readonly id?: string; readonly position?: string }>(path, body);
  if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
  return answer.id ?? '';
}

/** Every page of the application for whoever opens it: the first pages with the duty of the inbox, those of things in every state, and the one where nobody is signed in. */
export async function everyVisit(url: string): Promise<readonly Visit[]> {
  const { body } = await (await new ApiClient(url).as('canbo-tuyengiao')).get<InboxAnswer>('/api/inbox');
  const [first] = body.duties;
  const pages = WEB_PAGES.map(([login, paths]): Visit => [login, paths.map((path) => path.replace('/van-ban/first', `/van-ban/${first?.directiveId ?? ''}`).replace('first', first?.assignmentId ?? ''))]);
  return [...(await recordStates(url)), ...pages, [null, ['/']]];
}

/** Records things in every state in which another form is open: beside those of `recordThings`, an ended urging, a closed inspection and an ended oversight, accepted reports, published lists, drafts that wait. @returns who opens which pages. */
async function recordStates(url: string): Promise<readonly Visit[]> {
  const things = await recordThings(url);
  const anybody = new ApiClient(url);
  const [office, unit, drafter, commission, committee, registrar] = (await Promise.all(['canbo-bandanvan', `canbo-${UNIT}`, 'canbo-tuyengiao', 'canbo-ubkt', 'thuongtruc', 'quantri'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  const callers: Callers = { office, unit, drafter, commission, committee, registrar };
  const concluded = await concludedDirective(callers);
  await consolidated(callers, things.reporting);
  const [minuted, closed] = await inspections(callers, things.directive);
  const [watched, ended] = await oversights(callers);
  const [accepted, urgingEnded] = await urgings(callers, things.duty);
  const lists = await rankings(callers);
  await done(office, `/api/indicators/${things.indicator}/links`, { duty: { kind: 'task', taskCode: 'IV.4' } });
  await done(await anybody.as('canbo-ban-noi-chinh'), `/api/directives/${things.directive}/receipts/ban-noi-chinh/arrival`, { arrivalNumber: { raw: '12', readable: '12' }, arrivalDate: '2021-11-17' });
  await people(callers);
  const inWords = (await office.get<IndicatorsAnswer>('/api/indicators')).body.indicators.find(({ measure }) => measure === 'words')?.indicatorId ?? '';
  const [act, answer] = await drafts(callers, things.duty, things.urging);
  const drafted = await draftedPaper(callers, await anybody.as('canbo-ban-dan-van'), things.duty);
  const quarters = (...wanted: readonly number[]): readonly string[] => wanted.map((quarter) => `/bao-cao-dinh-ky/${things.reporting}?ky=2022-Q${quarter}`);
  return [
    ['canbo-bandanvan', [...quarters(1, 2), `/so-ket/${things.review}`, ...[things.urging, accepted, urgingEnded].map((id) => `/don-doc/${id}`), ...lists, ...lists.map((list) => `${list}?dv=${UNIT}`), `/chi-tieu/${things.indicator}`, `/don-doc?sua=${drafted}`]],
    [`canbo-${UNIT}`, [`/viec/${things.duty}`, `/don-doc/${things.urging}`, `/van-ban/${things.directive}`, ...quarters(1, 2), '/du-thao', '/tai-khoan', '/thong-bao/tuy-chon', ...lists.map((list) => `${list}?dv=${UNIT}`)]],
    ['canbo-ban-noi-chinh', [`/van-ban/${things.directive}`, `/so-ket/${things.review}`]],
    ['canbo-tuyengiao', [`/viec/${things.duty}?sua=${act}`, `/don-doc/${things.urging}?sua=${answer}`]],
    ['canbo-ubkt', [`/kiem-tra/${things.inspection}`, `/kiem-tra/${minuted}`, `/kiem-tra/${closed}`, '/kiem-tra', '/giam-sat', `/giam-sat/${watched}`, `/giam-sat/${ended}`]],
    ['thuongtruc', [`/van-ban/${things.directive}`, `/van-ban/${concluded}`, `/viec/${things.duty}`, ...quarters(3, 4), `/chi-tieu/${things.indicator}`, `/chi-tieu/${inWords}`]],
    ['quantri', ['/quan-tri/don-vi', '/quan-tri/nhan-su', '/quan-tri/thu']],
  ];
}

/** A directive with one task, which is concluded. */
async function concludedDirective({ committee }: Callers): Promise<string> {
  const content = {
    number: numbered('btv-tinh-uy', 'CT', 77, 'TU'), date: today, title: 'Chỉ thị', signatory: { capacity: 'T/M', position: 'Phó Bí thư' }, recipients: [], confirmingBody: 'vptu', supervisingBody: OFFICE,
    items: [{ code: 'I', sourceSentence: 'Báo cáo.', tasks: [{ code: 'I.1', summary: 'Báo cáo', participants: [{ role: 'lead', body: 'so-y-te', text: 'Sở Y tế' }] }] }],
  };
  const id = await done(committee, '/api/directives', { content });
  await done(committee, `/api/directives/${id}/issue`);
  await committee.get(`/api/directives/${id}/fan-out?wait=20`);
  await done(committee, `/api/directives/${id}/conclusion`, { basis: 'KL 5' });
  return id;
}

/** Of the consolidated reports: drafted, submitted, accepted, one quarter each. */
async function consolidated({ office, committee }: Callers, id: string): Promise<void> {
  for (const [place, period] of (['2022-Q2', '2022-Q3', '2022-Q4'] as const).entries()) {
    const at = `/api/reporting/${id}/periods/${period}/consolidation`;
    await done(office, `${at}/draft`, { content: CONTENT });
    if (place > 0) await done(office, `${at}/submission`, { symbol: '5-BC/BDV' });
    if (place > 1) await done(committee, `${at}/acceptance`);
  }
}

/** One inspection that is concluded, and one that is closed. */
async function inspections({ commission }: Callers, directiveId: string): Promise<readonly [string, string]> {
  const ids: string[] = [];
  for (const number of [78, 79]) {
    const id = await done(commission, '/api/inspections', {
      number: numbered('ubkt', 'QĐ', number, 'UBKT'), date: today, signatory: head, basis: 'Chương trình kiểm tra', inspectingBody: 'ubkt', inspectedBodies: [UNIT], scope: { directiveId, taskCodes: ['IV.4'] }, subject: 'Thực hiện kế hoạch', periodFrom: '2021-11-15', periodTo: '2021-12-31',
    }); // prettier-ignore
    const at = `/api/inspections/${id}`;
    await done(commission, `${at}/plan`, { visits: [{ day: today, body: UNIT, contents: ['hồ sơ'] }] });
    await done(commission, `${at}/team`, { members: [{ body: 'ubkt', position: 'Phó Chủ nhiệm', head: true }] });
    await done(commission, `${at}/minutes`, { body: UNIT, date: today, contents: 'Làm việc với đơn vị', findings: [] });
    await done(commission, `${at}/conclusion`, { number: numbered('ubkt', 'KL', number, 'UBKT'), date: today, signatory: head, conclusions: [{ body: UNIT, text: 'Cơ bản đúng' }], remediation: [] });
    ids.push(id);
  }
  await done(commission, `/api/inspections/${ids[1]}/closure`);
  return [ids[0] ?? '', ids[1] ?? ''];
}

/** One oversight with an entry of each kind, and one that has ended. */
async function oversights({ commission }: Callers): Promise<readonly [string, string]> {
  const opening = { mode: 'continuous', overseeingBody: 'ubkt', overseenBodies: [UNIT, 'cap-uy-a-luoi'], basis: '3-KH/UBKT', from: '2021-11-15' };
  const watched = await done(commission, '/api/oversights', { ...opening, subject: 'Chế độ báo cáo' });
  const steps: readonly (readonly [string, object])[] = [
    ['observations', { body: UNIT, date: today, text: 'Chưa thấy kế hoạch', evidence: { by: 'absence', soughtFor: 'kế hoạch riêng', until: today } }], ['early-warnings', { body: UNIT, text: 'Sắp đến hạn', observations: [1] }], ['recommendations', { to: [UNIT], text: 'Rà soát lịch' }],
    ['inspection-proposals', { bodies: [UNIT], reason: 'Chưa rõ việc thực hiện' }],
  ]; // prettier-ignore
  for (const [name, sent] of steps) await done(commission, `/api/oversights/${watched}/${name}`, sent);
  const ended = await done(commission, '/api/oversights', { ...opening, subject: 'Đã xong' });
  await done(commission, `/api/oversights/${ended}/end`, { summary: 'Đã theo dõi' });
  return [watched, ended];
}

const paper = (number: number, duty: string) => ({ date: today, grade: 'remind', assignments: [duty], number: numbered(OFFICE, 'CV', number, 'BDVTU'), signatory: { capacity: 'T/L', position: 'Chánh Văn phòng' }, answerDue: today, demand: 'Báo cáo kết quả', asksExplanation: true, basis: '24-KH/TU' });

/** One paper whose explanation is accepted, and one that is closed. */
async function urgings({ office, unit }: Callers, duty: string): Promise<readonly [string, string]> {
  const accepted = await done(office, '/api/urgings', paper(78, duty));
  await done(unit, `/api/urgings/${accepted}/explanations`, { text: 'Chờ số liệu' });
  await done(office, `/api/urgings/${accepted}/explanations/${UNIT}/acceptance`);
  const ended = await done(office, '/api/urgings', paper(79, duty));
  await done(office, `/api/urgings/${ended}/closure`, { note: 'Đã hết năm' });
  return [accepted, ended];
}

/** A published list, one with a contest that waits, and one that is not published. */
async function rankings({ office, unit }: Callers): Promise<readonly string[]> {
  const notice = (number: number) => ({ number: numbered(OFFICE, 'TB', number, 'BDV'), date: today, signatory: head, basis: 'QĐ 5', against: 'current' });
  await done(office, `/api/rankings/${OFFICE}/2021-Q4/publication`, notice(77));
  await done(office, `/api/rankings/${OFFICE}/2021-H2/publication`, notice(78));
  await done(unit, `/api/rankings/${OFFICE}/2021-H2/contests`, { reason: 'Đã trình đúng hạn' });
  return ['2021-Q4', '2021-H2', '2021'].map((period) => `/xep-hang/${OFFICE}/${period}`);
}

/** Somebody to pass a duty to, somebody who is to be erased, a power that was given on, and bodies outside that ended with nobody to take over. */
async function people({ registrar, unit }: Callers): Promise<void> {
  const person = await done(registrar, '/api/persons', { name: 'Chuyên viên phụ trách' });
  await done(registrar, '/api/positions', { person, body: UNIT, role: 'officer', validFrom: today, validUntil: null, basis: 'QĐ 3' });
  const leaving = await done(registrar, '/api/persons', { name: 'Người đề nghị xóa' });
  await done(registrar, `/api/persons/${leaving}/erasure`, { ground: 'asked-by-the-person' });
  await done(unit, '/api/delegations', { from: { body: UNIT }, to: { body: 'ban-noi-chinh' }, validFrom: today, validUntil: null, basis: 'QĐ 4' });
  const { bodies } = (await registrar.get<BodiesAnswer>('/api/bodies')).body;
  for (const { bodyId } of bodies.filter(({ external }) => external)) await done(registrar, `/api/bodies/${bodyId}/ending`, { lastDay: yesterday, basis: 'NQ 9' });
}

/** A paper that urges as a draft of the office, which lets its head issue papers from then on. */
async function draftedPaper({ office }: Callers, chief: ApiClient, duty: string): Promise<string> {
  await done(chief, '/api/policies', { issuer: OFFICE, switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' });
  return done(office, '/api/urgings', { ...paper(80, duty), draft: {} });
}

/** Two drafts that wait for the head of their body: of an act that the browser keeps, and of a rarer one. */
async function drafts({ unit, drafter }: Callers, duty: string, urging: string): Promise<readonly [string, string]> {
  await done(unit, '/api/policies', { issuer: UNIT, switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' });
  await done(unit, `/api/assignments/${duty}/acknowledgement`);
  return [await done(drafter, `/api/assignments/${duty}/progress`, { note: 'Đang làm', draft: {} }), await done(drafter, `/api/urgings/${urging}/answers`, { text: 'Đang làm', promises: [], draft: {} })];
}
