import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AssignmentAnswer, DirectivesAnswer, InboxAnswer, InspectionAnswer, InspectionsAnswer, NoticesAnswer, OversightAnswer, OversightsAnswer } from '#libs/application';
import { dateAt } from '#libs/domain';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import type { ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

type Problem = { type: string; status: number; title: string; titleEn: string; facts?: Record<string, unknown> };

const today = dateAt(Date.now());
const year = Number(today.slice(0, 4));
const due = `${year + 1}-12-15`;
const signatory = { capacity: 'T/M', position: 'Chủ nhiệm' };
const numbered = (kind: string, number: number) => ({ issuer: 'ubkt', kind, year, number, symbol: `${number}-${kind}/UBKT` });

let program: RunningProgram;
let commission: ApiClient;
let lead: ApiClient;
let committee: ApiClient;
let stranger: ApiClient;
let overseer: ApiClient;
let directive: string;
let duty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [commission, lead, committee, stranger, overseer] = await Promise.all(['canbo-ubkt', 'canbo-ban-tuyen-giao', 'canbo-cap-uy-a-luoi', 'canbo-bcsd-toa-an', 'canbo-bandanvan'].map((login) => anybody.as(login))) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  directive = (await overseer.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
  duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

const decision = (more: object = {}) => ({
  number: numbered('QĐ', 15), date: today, signatory, basis: 'Chương trình kiểm tra trong năm', inspectingBody: 'ubkt', inspectedBodies: ['ban-tuyen-giao', 'cap-uy-a-luoi'],
  scope: { directiveId: directive, taskCodes: ['IV.4'], assignmentIds: [duty] }, subject: 'Thực hiện kế hoạch', periodFrom: '2021-11-15', periodTo: '2021-12-31', ...more,
});

describe('an inspection over HTTP', () => {
  let id: string;
  let position: string;
  let remedies: InspectionAnswer['remediation'];
  const ask = <B>(client: ApiClient, query = ''): Promise<{ status: number; body: B; headers: Headers }> => client.get<B>(`/api/inspections/${id}?after=${position}${query}`);
  const act = async (name: string, body: object, client = commission): Promise<ReceiptView & Problem> => {
    const answer = await client.post<ReceiptView & Problem>(`/api/inspections/${id}/${name}`, body);
    if (answer.status === 200) position = answer.body.position;
    return answer.body;
  };

  it('is decided once under its number, and the same key gives the same answer', async () => {
    const wrong = [
      [{ inspectedBodies: ['ubkt'] }, 'inspects-itself'],
      [{ scope: { directiveId: directive, taskCodes: ['IV.99'] } }, 'unknown-task'],
      [{ scope: { directiveId: directive, assignmentIds: [directive] } }, 'assignment-outside-scope'],
      [{ scope: { directiveId: duty } }, 'directive-not-issued'],
      [{ number: numbered('KH', 15) }, 'inspection-needs-decision'],
      [{ proposedBy: duty }, 'oversight-proposal-unknown'],
    ] as const;
    for (const [change, tag] of wrong) expect((await commission.post<Problem>('/api/inspections', decision(change))).body.type).toBe(`urn:dondoc:problem:${tag}`);
    expect((await lead.post<Problem>('/api/inspections', decision())).status).toBe(403);
    expect((await stranger.post<Problem>('/api/inspections', decision())).status).toBe(404);
    const first = await commission.post<ReceiptView>('/api/inspections', decision(), { 'idempotency-key': 'i-15' });
    expect([first.status, first.headers.get('etag')]).toEqual([201, '"0"']);
    ({ id, position } = first.body);
    expect((await commission.post<ReceiptView>('/api/inspections', decision(), { 'idempotency-key': 'i-15' })).body).toEqual({ ...first.body, repeated: true });
    expect((await commission.post<Problem>('/api/inspections', decision())).body.type).toBe('urn:dondoc:problem:inspection-already-decided');
  });

  it('tells the inspected of it, and not who decided it', async () => {
    const [told, quiet] = await Promise.all([lead, commission].map(async (client) => (await client.get<NoticesAnswer>(`/api/notices?after=${position}`)).body.notices.filter(({ about }) => about.kind === 'inspection')));
    expect(told?.map(({ kind, about, subject }) => [kind, about.id, subject.vi])).toEqual([['inspection-decided', id, 'Quyết định kiểm tra: 15-QĐ/UBKT']]);
    expect(quiet).toEqual([]);
  });

  it('is planned, gets a team and minutes whose findings cite events that are there', async () => {
    expect((await act('team', { members: [{ body: 'ubkt', position: 'Phó Chủ nhiệm', head: true }] })).type).toBe('urn:dondoc:problem:inspection-step-out-of-order');
    expect((await act('plan', { visits: [{ day: today, body: 'ban-tuyen-giao', contents: ['hồ sơ'] }, { day: today, body: 'cap-uy-a-luoi', contents: ['hồ sơ'] }] })).recorded).toBe(1);
    expect((await act('team', { members: [{ body: 'ban-tuyen-giao', position: 'chuyên viên', head: true }] })).type).toBe('urn:dondoc:problem:inspects-itself');
    expect((await act('team', { members: [{ body: 'ubkt', position: 'Phó Chủ nhiệm', head: true }, { body: 'ban-noi-chinh', position: 'chuyên viên' }] })).recorded).toBe(1);
    const minutes = (...findings: object[]) => ({ body: 'ban-tuyen-giao', date: today, contents: 'Làm việc với đơn vị', findings });
    const cites = (assignmentId: string, revision: number) => ({ text: 'Được giao', evidence: { by: 'events', events: [{ assignmentId, revision }] } });
    for (const [assignmentId, revision] of [[duty, 99], [directive, 0]] as const) expect((await act('minutes', minutes(cites(assignmentId, revision)))).type).toBe('urn:dondoc:problem:cited-event-unknown');
    const absent = { text: 'Chưa thấy báo cáo', evidence: { by: 'absence', soughtFor: 'báo cáo tiến độ', until: today } };
    expect((await act('minutes', minutes(cites(duty, 0), absent))).revision).toBe(3);
    // With a file, which only those who see the whole inspection may have: it may be about others.
    const uploaded = await commission.ask<{ sha256: string }>('POST', '/api/files', 'Biên bản làm việc', { 'content-type': 'application/octet-stream' });
    const files = [{ sha256: uploaded.body.sha256, name: 'bien-ban.txt' }];
    expect((await act('minutes', { ...minutes(), body: 'cap-uy-a-luoi', files })).revision).toBe(5);
    const fileStatus = async (client: ApiClient): Promise<readonly number[]> => [(await client.get(`/api/inspections/${id}/files?after=${position}`)).status, (await client.get(`/api/inspections/${id}/files/${uploaded.body.sha256}`)).status];
    expect([await fileStatus(commission), await fileStatus(overseer), await fileStatus(lead), await fileStatus(stranger)]).toEqual([[200, 200], [200, 200], [404, 404], [404, 404]]);
    const { minutes: seen } = (await ask<InspectionAnswer>(commission)).body;
    expect(seen[0]?.findings.map(({ evidence }) => [evidence.events, evidence.absence?.vi.includes('không có nghĩa là chưa thực hiện') ?? null])).toEqual([[[{ stream: `assignment-${duty}`, revision: 0 }], null], [[], true]]);
  });

  it('is concluded; what has to be put right becomes duties of the directive', async () => {
    const deadlines = [{ phrase: `chậm nhất ${due}`, kind: 'date', due, boundary: 'inclusive', confidence: 'high' }];
    const remediation = [
      { body: 'ban-tuyen-giao', summary: 'Bổ sung báo cáo tiến độ', expectedOutputs: ['báo cáo'], deadlines },
      { body: 'cap-uy-a-luoi', summary: 'Rà soát hồ sơ' },
    ];
    const conclusion = { number: numbered('KL', 20), date: today, signatory, conclusions: [{ body: 'ban-tuyen-giao', text: 'Cơ bản đúng' }, { body: 'cap-uy-a-luoi', text: 'Đủ hồ sơ' }], remediation };
    expect((await act('conclusion', { ...conclusion, remediation: [{ body: 'vptu', summary: 'x' }] })).type).toBe('urn:dondoc:problem:body-not-inspected');
    expect((await act('conclusion', conclusion)).recorded).toBe(1);
    for (let tries = 0; tries < 100; tries++) {
      remedies = (await ask<InspectionAnswer>(commission)).body.remediation;
      if (remedies.length === 2 && remedies.every((item) => item.duty !== null)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(remedies.map(({ taskCode, due: day, outcome, duty: made }) => [taskCode, day, outcome, made?.directiveId, made?.standing.kind])).toEqual([
      [`KT-15-${year}-ubkt.1`, due, 'open', directive, 'box'],
      [`KT-15-${year}-ubkt.2`, null, 'open', directive, 'line'],
    ]);
    const inbox = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.map(({ taskCode }) => taskCode);
    expect(inbox).toContain(`KT-15-${year}-ubkt.1`);
  });

  it('shows the inspected what is about them, and strangers nothing', async () => {
    const own = (await ask<InspectionAnswer>(committee)).body;
    expect([own.remediation.map(({ body }) => body), own.minutes.map(({ body }) => body), own.conclusion?.conclusions.map(({ body }) => body), own.inspection.remediation]).toEqual([['cap-uy-a-luoi'], ['cap-uy-a-luoi'], ['cap-uy-a-luoi'], { k: 0, n: 1 }]);
    expect([(await ask(stranger)).status, (await stranger.get<InspectionsAnswer>('/api/inspections')).body.inspections]).toEqual([404, []]);
    expect((await stranger.post<Problem>(`/api/inspections/${id}/closure`, {})).status).toBe(404);
    expect((await act('closure', {}, lead)).type).toBe('urn:dondoc:problem:forbidden');
  });

  it('is closed when all of it has been put right, or with a written reason', async () => {
    const [first, second] = remedies.map(({ assignmentId }) => assignmentId);
    for (const [client, of] of [[lead, first], [committee, second]] as const) {
      expect((await client.post(`/api/assignments/${of}/acknowledgement`)).status).toBe(200);
    }
    expect((await lead.post(`/api/assignments/${first}/submission`, { outputs: ['báo cáo'] })).status).toBe(200);
    expect((await commission.post(`/api/assignments/${first}/acceptance`)).status).toBe(200);
    let done: InspectionAnswer | null = null;
    for (let tries = 0; tries < 100 && done?.inspection.remediation.k !== 1; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      done = (await ask<InspectionAnswer>(commission)).body;
    }
    expect([done?.inspection.remediation, done?.remediation.map(({ outcome, doneOn }) => [outcome, doneOn])]).toEqual([{ k: 1, n: 2 }, [['accepted', today], ['open', null]]]);
    expect((await act('closure', {})).type).toBe('urn:dondoc:problem:remediation-open');
    expect((await act('closure', { reason: 'Theo dõi tiếp ở kỳ sau' })).recorded).toBe(1);
    const now = await ask<InspectionAnswer>(overseer);
    expect([now.body.inspection.stage, now.body.endReason, now.headers.get('etag')]).toEqual(['closed', 'Theo dõi tiếp ở kỳ sau', `"${now.body.inspection.revision}"`]);
    expect((await overseer.get<AssignmentAnswer>(`/api/assignments/${second}`)).body.duty.status).toBe('acknowledged');
  });

  it('is shown as it stood', async () => {
    const before = (await overseer.get<InspectionsAnswer>('/api/inspections?asOf=2021-12-31')).body;
    expect(before.inspections).toEqual([]);
    const { moment } = (await overseer.get<InspectionsAnswer>(`/api/inspections?directiveId=${directive}&stage=closed`)).body;
    const stages = new Set<string>();
    for (let index = moment.index; index > moment.index - 200 && index > 0; index--) {
      const [row] = (await overseer.get<InspectionsAnswer>(`/api/inspections?asOf=index:${index}`)).body.inspections;
      stages.add(row?.stage ?? 'none');
    }
    const { steps } = (await overseer.get<InspectionAnswer>(`/api/inspections/${id}`)).body;
    expect([steps.map(({ type }) => type).slice(0, 3), steps[0]?.title.vi, steps[0]?.body, steps.map(({ revision }) => revision)]).toEqual([
      ['InspectionDecided', 'InspectionPlanned', 'InspectionTeamNamed'], 'Ban hành quyết định kiểm tra', 'ubkt', steps.map((_step, place) => place),
    ]);
    expect((await lead.get<InspectionAnswer>(`/api/inspections/${id}`)).body.steps).toEqual([]);
    expect([...stages].filter((stage) => stage !== 'none')).toEqual(['closed', 'concluded', 'minuted', 'team-named', 'planned', 'decided']);
  });

  it('closed by mistake is opened again, its conclusion corrected and taken back with the duties that were not done', async () => {
    const [first, second] = remedies.map(({ assignmentId }) => assignmentId);
    expect((await act('conclusion-taken-back', { reason: 'thiếu căn cứ' })).type).toBe('urn:dondoc:problem:inspection-over');
    expect((await act('reopening', { reason: 'kết thúc nhầm' })).recorded).toBe(1);
    const words = { conclusions: [{ body: 'cap-uy-a-luoi', text: 'Hồ sơ còn thiếu' }], reason: 'nhầm đơn vị' };
    expect((await act('conclusion-correction', words, lead)).type).toBe('urn:dondoc:problem:forbidden');
    expect((await act('conclusion-correction', words)).recorded).toBe(1);
    expect((await ask<InspectionAnswer>(commission)).body.conclusion?.conclusions.map(({ text }) => text)).toEqual(['Cơ bản đúng', 'Hồ sơ còn thiếu']);
    expect((await act('conclusion-taken-back', { reason: 'thiếu căn cứ' })).recorded).toBe(1);
    let seen: InspectionAnswer | null = null;
    for (let tries = 0; tries < 100 && seen?.conclusionsTakenBack[0]?.withdrawn[0]?.status !== 'withdrawn'; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      seen = (await ask<InspectionAnswer>(commission)).body;
    }
    const [back] = seen?.conclusionsTakenBack ?? [];
    expect([seen?.inspection.stage, seen?.conclusion, back?.reason, back?.withdrawn.map(({ assignmentId, status }) => [assignmentId, status]), back?.kept.map(({ assignmentId, status }) => [assignmentId, status])]).toEqual([
      'minuted', null, 'thiếu căn cứ', [[second, 'withdrawn']], [[first, 'accepted']],
    ]);
    const own = (await ask<InspectionAnswer>(committee)).body.conclusionsTakenBack;
    expect(own.map(({ reason, withdrawn, kept }) => [reason, withdrawn.length, kept.length])).toEqual([[null, 1, 0]]);
    expect((await act('taking-over', { basis: 'x' })).type).toBe('urn:dondoc:problem:forbidden');
  });
});

describe('an oversight over HTTP', () => {
  it('observes, warns, recommends and proposes an inspection; it gives no duty', async () => {
    const opening = { mode: 'continuous', overseeingBody: 'ubkt', overseenBodies: ['ban-tuyen-giao', 'cap-uy-a-luoi'], subject: 'Chế độ báo cáo', basis: '3-KH/UBKT', directiveId: directive, from: '2021-11-15' };
    expect((await commission.post<Problem>('/api/oversights', { ...opening, kind: 'fatherland-front' })).body.type).toBe('urn:dondoc:problem:oversight-kind-not-carried');
    const { status, body } = await commission.post<ReceiptView>('/api/oversights', opening, { 'idempotency-key': 'o-1' });
    expect([status, (await commission.post<ReceiptView>('/api/oversights', opening, { 'idempotency-key': 'o-1' })).body.id]).toEqual([201, body.id]);
    const duties = (await lead.get<InboxAnswer>('/api/inbox')).body.counts.all;
    const steps: readonly (readonly [string, object])[] = [
      ['observations', { body: 'ban-tuyen-giao', date: today, text: 'Đã được giao', evidence: { by: 'events', events: [{ stream: `assignment-${duty}`, revision: 0 }] } }],
      ['observations', { body: 'cap-uy-a-luoi', date: today, text: 'Chưa thấy kế hoạch', evidence: { by: 'absence', soughtFor: 'kế hoạch riêng', until: today } }],
      ['early-warnings', { body: 'ban-tuyen-giao', text: 'Sắp đến hạn', observations: [1] }],
      ['recommendations', { to: ['ban-tuyen-giao'], text: 'Rà soát lịch' }],
      ['inspection-proposals', { bodies: ['cap-uy-a-luoi'], reason: 'Chưa rõ việc thực hiện' }],
      ['end', { summary: 'Đã theo dõi' }],
    ];
    let position = body.position;
    for (const [name, sent] of steps) {
      const answer = await commission.post<ReceiptView>(`/api/oversights/${body.id}/${name}`, sent);
      expect([name, answer.status]).toEqual([name, 200]);
      position = answer.body.position;
    }
    expect((await commission.post<Problem>(`/api/oversights/${body.id}/end`, { summary: 'x' })).body.type).toBe('urn:dondoc:problem:oversight-not-open');
    const whole = (await overseer.get<OversightAnswer>(`/api/oversights/${body.id}?after=${position}`)).body;
    expect([whole.oversight.status, whole.observations.length, whole.proposals.length, whole.observations[1]?.evidence.absence?.en]).toEqual(['ended', 2, 1, `Not found up to the end of ${today}: kế hoạch riêng. Not found does not mean not done.`]);
    const own = (await lead.get<OversightAnswer>(`/api/oversights/${body.id}`)).body;
    expect([own.observations.map(({ number }) => number), own.warnings.length, own.proposals, own.summary]).toEqual([[1], 1, [], null]);
    expect([(await stranger.get(`/api/oversights/${body.id}`)).status, (await overseer.get<OversightsAnswer>('/api/oversights?body=cap-uy-a-luoi')).body.oversights.length]).toEqual([404, 1]);
    expect((await lead.get<InboxAnswer>(`/api/inbox?after=${position}`)).body.counts.all).toBe(duties);
  });
});

describe('what is answered about inspections and oversights', () => {
  it('is what is described', async () => {
    const { components } = (await overseer.get<ApiDocument>('/api/openapi.json')).body;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', components });
    const faults: unknown[] = [];
    for (const [path, name, list] of [['/api/inspections', 'Inspection', 'inspections'], ['/api/oversights', 'Oversight', 'oversights']] as const) {
      const all = await overseer.get<Record<string, readonly Record<string, string>[]>>(path);
      const id = all.body[list]?.[0]?.[`${name.toLowerCase()}Id`] ?? 'none';
      for (const [schema, body] of [[`${name}sAnswer`, all.body], [`${name}Answer`, (await overseer.get(`${path}/${id}`)).body], [`${name}Answer`, (await committee.get(`${path}/${id}`)).body]] as const) {
        const valid = ajv.compile({ $ref: `api#/components/schemas/${schema}` });
        if (!valid(body)) faults.push([schema, valid.errors]);
      }
    }
    expect(faults).toEqual([]);
  });
});
