import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { decodeEvent, EVENT_CATALOGUE, type AssignmentAnswer, type AssignmentHistoryAnswer, type BodiesAnswer, type DirectiveOverviewAnswer, type DirectivesAnswer, type RecordedEvent, type ReportObligationsAnswer, type TrackingAnswer } from '#libs/application';
import { addMonths, dateAt, POLICY, POLICY_V1, URGING_GRADES, type LocalDate } from '#libs/domain';
import { SAMPLE_PASSWORD, SAMPLE_PLAN } from '#libs/sample';
import { ApiClient } from './api-client.js';
import { routesOf, type ApiDocument, type Route } from './described-routes.js';
import { COMPILED, RunningProgram } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const folder = mkdtempSync(join(tmpdir(), 'dondoc demo '));
/** On the eve of everything that changes in 2025, and after all of it. */
const BEFORE = '2024-12-31';

let program: RunningProgram;
let events: readonly RecordedEvent[];
let document: ApiDocument;
let overseer: ApiClient;
let directive: DirectiveOverviewAnswer;

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
function dondoc(...args: readonly string[]): Promise<Said> {
  const env = { PATH: process.env['PATH'], ...COMPILED, DONDOC_PASSWORD: SAMPLE_PASSWORD, ...(overseer !== undefined && { DONDOC_URL: overseer.url }) };
  const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (data) => (said.out += String(data)));
  child.stderr.on('data', (data) => (said.err += String(data)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

beforeAll(async () => {
  expect((await dondoc('demo', '--data', folder, '--seed', '42')).code).toBe(0);
  events = [...iterateEvents(folder)].map(decodeEvent);
  program = RunningProgram.spawn({ folder });
  const anybody = new ApiClient(await program.ready());
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  overseer = await anybody.as('canbo-ban-tuyen-giao-dan-van');
  const { directives } = (await overseer.get<DirectivesAnswer>('/api/directives')).body;
  directive = (await overseer.get<DirectiveOverviewAnswer>(`/api/directives/${directives.find(({ symbol }) => symbol === SAMPLE_PLAN.number.symbol)?.directiveId}`)).body;
}, 120_000);
afterAll(async () => {
  await program.remove();
  rmSync(folder, { recursive: true, force: true });
});

const dutiesOf = (task: string): readonly string[] => directive.tasks.find(({ taskCode }) => taskCode === task)?.assignments.map(({ assignmentId }) => assignmentId) ?? [];
const dutyAt = async (id: string, asOf = ''): Promise<AssignmentAnswer['duty']> => (await overseer.get<AssignmentAnswer>(`/api/assignments/${id}${asOf === '' ? '' : `?asOf=${asOf}`}`)).body.duty;

describe('every act and every question', () => {
  const acts = (): readonly Route[] => routesOf(document).filter(({ method, path }) => !['GET', 'HEAD'].includes(method) && !path.startsWith('/api/session'));
  const questions = (): readonly Route[] => routesOf(document).filter(({ method }) => method === 'GET');
  const listed = async (command: 'act' | 'ask', key: 'acts' | 'questions'): Promise<readonly string[]> => {
    const { code, out } = await dondoc(command, '--list', '--json');
    expect(code).toBe(0);
    return (JSON.parse(out) as Record<string, { readonly method: string; readonly path: string }[]>)[key]?.map(({ method, path }) => `${method} ${path}`) ?? [];
  };
  const named = (routes: readonly Route[]): readonly string[] => routes.map(({ method, path }) => `${method} ${path}`);

  /** Acts of processes, of the machine and of other programs: nobody asks for them, so no request does. */
  const NOBODYS = new Set(['AssignTask', 'HandOverAssignment', 'BeginDueHandOvers', 'ClaimDirectiveNumber', 'ReleaseDirectiveNumber', 'IntroduceLogKey', 'RecordFileCondition', 'RecordRemediationOutcome', 'SendDirective']);
  const because = (reason: string, types: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(types.map((type) => [type, reason]));
  /** Kinds of event that a story played into a folder cannot bring about, and why. */
  const NOT_OF_A_DEMO: Readonly<Record<string, string>> = {
    LogKeyIntroduced: 'a server that signs brings its own key; the demo signs nothing',
    LogKeyRotated: 'there is no key to replace',
    DataRead: 'the access log tells of people who look at data over HTTP',
    DataExported: 'the same, of those who take data away',
    AttemptRefused: 'the same, of those who were refused',
    ...because('a demo acts for offices: it has no people, whose names would have to be invented', [
      'PersonEntered', 'PersonDataChanged', 'PersonErasureAsked', 'PersonErasureTakenBack', 'PersonErased', 'PersonAppointed', 'PositionEnded', 'ActProposed', 'ProposalRevised', 'ProposalRefused', 'ProposalApproved', 'DutyPassed', 'DutyMovedToHead',
    ]),
    ...because('accounts stand in a file beside the log, which a demo does not make', [
      'AccountEntered', 'AccountChanged', 'AccountInvited', 'AccountDisabled', 'AccountEnabled', 'AccessReset', 'AuthenticatorSetUp', 'SecondFactorTakenAway', 'RecoveryCodesRenewed', 'PasskeyAdded', 'PasskeyRemoved', 'IdentityLinked',
      'IdentityUnlinked', 'PasswordSet', 'RecoveryCodeUsed', 'SignedIn', 'SignInThrottled', 'SessionsEnded', 'MachineTokenMade', 'MachineTokenEnded',
    ]),
    ...because('files lie beside the log, and a demo makes the log alone', ['FilesAttached', 'InspectionFilesAttached', 'UrgingFilesAttached', 'ReportFilesAttached', 'FileFoundDamaged', 'FileFoundWhole']),
  }; // prettier-ignore
  /** What has no past, or is the log itself. */
  const WITHOUT_MOMENT = /^\/($|livez|readyz|metrics|log\/|api\/(docs|openapi|session|tokens|accounts|files|events|stored-events|evidence|proofs|log-keys|office-addresses|notice-emails|saved-views|board-arrangements|notice-choices)|api\/assignments\/\{id\}\/(possible-acts|what-if)$)/; // what may be done, and would follow, is always about now

  it('that somebody may be allowed has a request', () => {
    const sources = readdirSync('apps/api/src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const text = sources.map((name) => readFileSync(join('apps/api/src', name), 'utf8')).join('\n');
    const allowed = new Set(Object.values(POLICY).flatMap((rules) => rules.flatMap(([, actions]) => actions)).filter((action) => /^[A-Z]/.test(action)));
    expect(allowed.size).toBeGreaterThan(100);
    expect([...allowed].filter((action) => !text.includes(`'${action}'`) && !text.includes(`new ${action}(`) && !NOBODYS.has(action))).toEqual([]);
  });

  it('is in the description, on the command line, and answers for any moment', async () => {
    expect([acts().length > 120, await listed('act', 'acts')]).toEqual([true, named(acts())]);
    expect([questions().length > 40, await listed('ask', 'questions')]).toEqual([true, named(questions())]);
    const momentless = questions().filter(({ path, operation }) => operation.parameters?.some(({ name }) => name === 'asOf') !== true && !WITHOUT_MOMENT.test(path));
    expect(momentless.map(({ path }) => path)).toEqual([]);
  });

  it('of every kind of thing is lived in the demo', () => {
    const lived = new Set(events.map(({ event }) => event.type));
    const kindOf = (stream: string): string => /^(?:directive-number|notice-desk|log-key|[a-z]+)/.exec(stream)?.[0] ?? stream;
    const kinds = new Set(events.map(({ stream }) => kindOf(stream)));
    expect([...kinds].toSorted()).toEqual(['assignment', 'delegations', 'directive', 'directive-number', 'indicator', 'inspection', 'notice-desk', 'organisation', 'oversight', 'ranking', 'receipt', 'report', 'reporting', 'review', 'supervision', 'urging']);
    expect(Object.keys(EVENT_CATALOGUE).filter((type) => !lived.has(type as never) && !(type in NOT_OF_A_DEMO))).toEqual([]);
    expect(Object.keys(NOT_OF_A_DEMO).filter((type) => !(type in EVENT_CATALOGUE) || lived.has(type as never))).toEqual([]);
  });

  it('climbs the whole ladder over the years: every rung of duties and of reports, none twice, and every grade of urging', () => {
    const ladder = POLICY_V1.reminderLadder.map(({ id }) => id);
    const fired = events.flatMap(({ stream, event }) => (event.type === 'RungFired' ? [{ stream, ...event.data }] : []));
    const ofReports = events.flatMap(({ event }) => (event.type === 'ReportRungFired' ? [event.data.rung] : []));
    expect([new Set(fired.map(({ rung }) => rung)), new Set(ofReports)]).toEqual([new Set(ladder), new Set(ladder.filter((id) => id.startsWith('due')))]);
    const limits = fired.map(({ stream, rung, forDue, round, period }) => `${stream} ${rung} ${forDue} ${round} ${period}`);
    expect(new Set(limits).size).toBe(limits.length);
    expect(new Set(events.flatMap(({ event }) => (event.type === 'UrgingIssued' ? [event.data.document.grade] : [])))).toEqual(new Set(URGING_GRADES));
  });

  it('can be carried out and asked for from the command line: points, star, rhythm', async () => {
    const [duty] = dutiesOf('IV.8a');
    const at = `/api/assignments/${duty}`;
    const standing = ['--login', 'thuongtruc'];
    const index = (JSON.parse((await dondoc('ask', `${at}/tracking`, ...standing)).out) as TrackingAnswer).moment.index;
    const said: readonly (readonly [string, string, object])[] = [
      ['quantri', '/api/policies', { switches: { reviewEveryMonths: 3 }, basis: 'Quy chế' }], ['thuongtruc', `${at}/points`, { code: 'a', text: 'điểm a' }], ['thuongtruc', `${at}/star`, { starred: true, reason: 'trọng tâm' }], ['thuongtruc', `${at}/standing-reviews`, { findings: 'có báo cáo' }],
    ]; // prettier-ignore
    for (const [login, path, body] of said) expect([path, await dondoc('act', path, '--login', login, '--body', JSON.stringify(body), '--json')]).toMatchObject([path, { code: 0, err: '' }]);
    const now = JSON.parse((await dondoc('ask', `${at}/tracking`, ...standing)).out) as TrackingAnswer;
    const then = JSON.parse((await dondoc('ask', `${at}/tracking`, ...standing, '--as-of', `index:${index}`)).out) as TrackingAnswer;
    expect([now, then].map(({ points, starred, review }) => [points.length, starred, (review?.reviews.length ?? 0) > 0 && review?.lastReviewOn])).toEqual([[1, true, dateAt(Date.now())], [0, false, then.review?.lastReviewOn]]);
    // The rhythm is a rule: three months instead of six from the next review on; the old rule stands for the past.
    expect([now.review?.nextReviewOn, then.review?.nextReviewOn]).toEqual([addMonths(dateAt(Date.now()), 3), addMonths(then.review?.lastReviewOn as LocalDate, 6)]);
  });

  it('that is refused says why and what to do, in both languages, and fails', async () => {
    const [duty] = dutiesOf('IV.8a');
    const refused = await dondoc('act', `/api/assignments/${duty}/extension-requests`, '--login', 'canbo-ban-tuyen-giao-dan-van', '--body', JSON.stringify({ proposedDue: '2045-01-01', reason: 'r', progressSoFar: 'p' }));
    expect([refused.code, refused.out, refused.err.split('\n').length]).toEqual([1, '', 3]);
    expect(refused.err).toMatch(/^standing-duty-not-extended: .+ \/ .+/u);
    expect((await dondoc('act', 'api/x', '--login', 'thuongtruc')).code).toBe(2);
    // The server has the folder.
    expect(await dondoc('ask', '/api/bodies', '--login', 'thuongtruc', '--data', folder)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Another process is using this data folder') });
    expect((await dondoc('ask', '/api/bodies', '--login', 'thuongtruc', '--url', 'http://127.0.0.1:1')).code).toBe(1);
  });
});

describe('the changes of bodies of 2025, as they were lived', () => {
  const handOvers = () => events.flatMap(({ stream, event }) => (event.type === 'AssignmentHandedOver' ? [{ stream, ...event.data }] : []));

  it('move each open duty by one act of its own, with its day and all that was done', async () => {
    const led = handOvers().filter(({ as }) => as === 'lead');
    expect(led.length).toBeGreaterThan(10);
    expect(new Set(led.map(({ stream, changeId }) => `${stream} ${changeId}`)).size).toBe(led.length);
    for (const { stream, from, to } of led) {
      const id = stream.slice('assignment-'.length);
      const [was, now] = [await dutyAt(id, BEFORE), await dutyAt(id)];
      expect([id, was.body, now.body, now.originalDue, was.taskCode]).toEqual([id, from, to, was.originalDue, now.taskCode]);
      expect(was.bodyName).not.toBe(now.bodyName);
    }
    expect(new Set(led.map(({ from, to }) => `${from} → ${to}`))).toEqual(new Set([
      'ban-dan-van → ban-tuyen-giao-dan-van', 'bcsd-ubnd-tinh → dang-uy-ubnd', 'cap-uy-phu-loc → vptu', 'cap-uy-a-luoi → vptu',
      ...['hdnd', 'mttq', 'nong-dan', 'phu-nu', 'ccb', 'ldld'].map((caucus) => `dang-doan-${caucus} → dang-uy-cac-co-quan-dang`),
    ])); // prettier-ignore
  });

  it('leave what is done under the old names', async () => {
    const moved = new Set(handOvers().filter(({ as }) => as !== 'confirming').map(({ stream }) => stream));
    const closedBefore = new Set(events.flatMap(({ stream, event, metadata }) => (event.type === 'AssignmentClosed' && metadata.act.recordedAt < Date.parse(`${BEFORE}T00:00:00Z`) ? [stream] : [])));
    expect([...closedBefore].filter((stream) => moved.has(stream))).toEqual([]);
    const [four] = dutiesOf('IV.4');
    expect([closedBefore.has(`assignment-${four}`), (await dutyAt(four as string)).bodyName]).toEqual([true, 'Ban Tuyên giáo Tỉnh ủy']);
    const { entries } = (await overseer.get<AssignmentHistoryAnswer>(`/api/assignments/${four}/history`)).body;
    expect(entries.filter(({ type }) => type === 'AssignmentHandedOver')).toEqual([]);
  });

  it('move who reports, who gathers and who may act', async () => {
    const reporting = events.flatMap(({ event, stream }) => (event.type === 'ReportingHandedOver' ? [`${stream} ${event.data.part} ${event.data.from} ${event.data.to}`] : []));
    expect([reporting.length > 10, new Set(reporting).size]).toEqual([true, reporting.length]);
    const { obligations } = (await overseer.get<ReportObligationsAnswer>('/api/reporting')).body;
    const gathering = (at: ReportObligationsAnswer['obligations']): ReadonlySet<string> => new Set(at.filter(({ status }) => status === 'active').map(({ consolidator }) => consolidator.body));
    const were = (await overseer.get<ReportObligationsAnswer>(`/api/reporting?asOf=${BEFORE}`)).body.obligations;
    expect([gathering(were), gathering(obligations)]).toEqual([new Set(['ban-dan-van', 'bcsd-ubnd-tinh']), new Set(['ban-tuyen-giao-dan-van', 'dang-uy-ubnd'])]);
    const [eight] = dutiesOf('IV.8b');
    const old = await new ApiClient(overseer.url).as('canbo-ban-dan-van');
    const report = (client: ApiClient) => client.post(`/api/assignments/${eight}/progress`, { percent: null, note: 'Tiếp tục' });
    expect([(await report(overseer)).status, (await report(old)).status === 200]).toEqual([200, false]);
  });

  it('end đảng đoàn, ban cán sự đảng and the district level on their days, and tell the two Thành ủy Huế apart', async () => {
    const standing = async (on: string): Promise<ReadonlyMap<string, BodiesAnswer['bodies'][number]>> => new Map((await overseer.get<BodiesAnswer>(`/api/bodies?on=${on}`)).body.bodies.map((body) => [body.bodyId, body]));
    const ends: readonly (readonly [lastDay: string, next: string, bodies: readonly string[]])[] = [
      [BEFORE, '2025-01-01', ['cap-uy-tp-hue', 'ubnd-tp-hue']], ['2025-02-02', '2025-02-03', ['dang-doan-hdnd', 'dang-doan-ldld', 'bcsd-ubnd-tinh', 'ban-tuyen-giao', 'ban-dan-van']],
      ['2025-06-30', '2025-07-01', ['cap-uy-a-luoi', 'ubnd-nam-dong', 'quan-uy-thuan-hoa']],
    ]; // prettier-ignore
    for (const [lastDay, next, gone] of ends) {
      const [then, after] = [await standing(lastDay), await standing(next)];
      expect(gone.map((id) => [id, then.has(id), after.has(id)])).toEqual(gone.map((id) => [id, true, false]));
    }
    const called = (bodies: ReadonlyMap<string, BodiesAnswer['bodies'][number]>) => [...bodies.values()].filter(({ name }) => name === 'Thành ủy Huế').map(({ bodyId, level, predecessors }) => [bodyId, level, predecessors]);
    expect(called(await standing(BEFORE))).toEqual([['cap-uy-tp-hue', 'district', []]]);
    expect(called(await standing('2025-01-01'))).toEqual([['thanh-uy-hue', 'province', []]]);
    // What was known on the eve says nothing of the morrow.
    expect((await overseer.get<BodiesAnswer>(`/api/bodies?asOf=${BEFORE}`)).body.bodies.some(({ bodyId }) => bodyId === 'thanh-uy-hue')).toBe(false);
  });
});
