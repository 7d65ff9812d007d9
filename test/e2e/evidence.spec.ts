import { spawnSync } from 'node:child_process';
import { createHash, webcrypto } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyEvidence, type ConformanceAnswer, type Evidence, type EvidenceVerdict, type HistoryAnswer, type InboxAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { COMPILED, RunningProgram } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const CLI = join(process.cwd(), 'dist', 'apps', 'cli', 'src', 'main.js');

let work: string;
let program: RunningProgram;
let lead: ApiClient;
let duty: string;
let directive: string;

const dondoc = (...args: readonly string[]) => spawnSync(NODE, ['--disable-warning=ExperimentalWarning', CLI, ...args, '--data', program.folder], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...COMPILED } });
const evidenceIn = (page: string): Evidence => JSON.parse(/<script type="application\/json" id="evidence">(.*)<\/script>/.exec(page)?.[1] ?? 'null') as Evidence;
const verified = (evidence: Evidence): Promise<EvidenceVerdict> => verifyEvidence(evidence, webcrypto.subtle as never);
const typesIn = ({ events }: Evidence): readonly string[] => events.map(({ stored }) => (JSON.parse(stored) as { readonly type: string }).type);

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'dondoc chứng cứ '));
  program = RunningProgram.spawn({ environment: { DONDOC_NOTARY_ORIGIN: 'tinh-uy.example/log' } });
  const anybody = new ApiClient(await program.ready());
  lead = await anybody.as('canbo-ban-tuyen-giao');
  const found = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4');
  [duty, directive] = [found?.assignmentId ?? '', found?.directiveId ?? ''];
  const { body } = await lead.post<{ readonly position: string }>(`/api/assignments/${duty}/acknowledgement`, {});
  for (let tries = 0; tries < 600 && (await lead.get(`/api/proofs?position=${body.position}`)).status !== 200; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
}, 240_000);

afterAll(async () => {
  await program?.remove();
  rmSync(work, { recursive: true, force: true });
});

describe('evidence from a running office', () => {
  it('of a duty: for whoever may see it, as one page', async () => {
    const { status, body, headers } = await lead.get<string>(`/api/evidence?assignmentId=${duty}`);
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([200, 'text/html; charset=utf-8', `attachment; filename="chung-cu-${duty}.html"`]);
    const evidence = evidenceIn(body);
    expect([evidence.subject, typesIn(evidence).slice(0, 2)]).toEqual([{ kind: 'duty', id: duty }, ['task-assigned', 'assignment-acknowledged']]);
    expect(evidence.names['ban-tuyen-giao']).toBe('Ban Tuyên giáo Tỉnh ủy');
    expect(await verified(evidence)).toMatchObject({ faults: [], origin: 'tinh-uy.example/log', signedBy: evidence.keys[0] });
  });

  it('is refused to whoever may not see it, and for no subject or two, by words that say what to do', async () => {
    const stranger = await lead.as('canbo-bcsd-toa-an');
    const { body } = await stranger.get<InboxAnswer>('/api/inbox');
    const own = body.duties.map(({ assignmentId }) => assignmentId);
    expect(own).not.toContain(duty);
    const auditor = await lead.as('kiemtoan');
    const code = async (client: ApiClient, query: string): Promise<readonly unknown[]> => {
      const answer = await client.get<{ readonly type: string }>(`/api/evidence${query}`);
      return [answer.status, answer.body.type.replace('urn:dondoc:problem:', '')];
    };
    expect(await code(stranger, `?assignmentId=${duty}`)).toEqual([404, 'not-found']);
    expect(await code(lead, `?directiveId=${directive}`)).toEqual([403, 'forbidden']);
    expect(await code(lead, '?from=2021-11-15&to=2021-11-16')).toEqual([403, 'forbidden']);
    for (const query of ['', '?from=2021-11-15', '?from=2021-11-16&to=2021-11-15', `?assignmentId=${duty}&directiveId=${directive}`]) expect(await code(auditor, query)).toEqual([400, 'evidence-subject']);
    expect(await code(auditor, '?from=1999-01-01&to=1999-12-31')).toEqual([404, 'not-covered-yet']);
    expect((await code(auditor, '?assignmentId=../x'))[0]).toBe(400);
  });

  it('of a directive with all its duties, over HTTP and by the command line the same', async () => {
    const auditor = await lead.as('kiemtoan');
    const overHttp = evidenceIn((await auditor.get<string>(`/api/evidence?directiveId=${directive}`)).body);
    const file = join(work, 'văn bản.html');
    expect(dondoc('evidence', file, '--directive', directive)).toMatchObject({ status: 0 });
    const byCommand = evidenceIn(readFileSync(file, 'utf8'));
    expect(byCommand.events.map(({ entry }) => entry)).toEqual(overHttp.events.map(({ entry }) => entry));
    expect([(await verified(overHttp)).faults, (await verified(byCommand)).faults]).toEqual([[], []]);
    expect(new Set(typesIn(overHttp))).toEqual(new Set([...typesIn(overHttp), 'directive-issued', 'directive-sent', 'task-assigned', 'assignment-acknowledged']));
  });

  it('of a period, as a folder for machines: every leaf and every content by its hash', async () => {
    const folder = join(work, 'một ngày');
    const today = new Date(Date.now() + 25_200_000).toISOString().slice(0, 10);
    expect(dondoc('evidence', folder, '--from', today, '--to', today)).toMatchObject({ status: 0 });
    expect(readdirSync(folder).toSorted()).toEqual(['README.txt', 'checkpoint', 'entries', 'events', 'evidence.html', 'evidence.json', 'keys']);
    const evidence = JSON.parse(readFileSync(join(folder, 'evidence.json'), 'utf8')) as Evidence;
    expect((await verified(evidence)).faults).toEqual([]);
    for (const name of readdirSync(join(folder, 'entries'))) {
      const { sha256 } = JSON.parse(readFileSync(join(folder, 'entries', name), 'utf8')) as { readonly sha256: string };
      expect(createHash('sha256').update(readFileSync(join(folder, 'events', name))).digest('hex')).toBe(sha256);
    }
  });

  it('is refused by the command line in words, and nothing half-written is left', () => {
    const there = join(work, 'there.html');
    writeFileSync(there, '');
    const missing = join(work, 'missing.html');
    expect(dondoc('evidence', there, '--duty', duty)).toMatchObject({ status: 1, stderr: expect.stringContaining('exists already') as unknown as string });
    expect(dondoc('evidence', missing, '--duty', '00000000-0000-5000-8000-000000000000')).toMatchObject({ status: 1, stderr: expect.stringContaining('No such event') as unknown as string });
    for (const args of [[], ['--duty', duty, '--directive', directive], ['--from', '2021-13-01', '--to', '2021-12-01'], ['--from', '2021-12-02', '--to', '2021-12-01']]) expect(dondoc('evidence', missing, ...args).status).toBe(2);
    expect([existsSync(missing), existsSync(`${missing}.unfinished`)]).toEqual([false, false]);
  });
});

describe('events to take away, over HTTP', () => {
  it('are in every format what the command line writes of the same moment', async () => {
    const auditor = await lead.as('kiemtoan');
    const { index } = (await auditor.get<{ readonly index: number }>('/readyz')).body;
    for (const format of ['jsonl', 'csv', 'cloudevents', 'ocel', 'xes'] as const) {
      const { status, headers, body } = await auditor.get<unknown>(`/api/exports?format=${format}&asOf=index:${index}`);
      const written = dondoc('export', '--format', format, '--as-of', `index:${index}`).stdout.replace(/^\uFEFF/, ''); // reading an answer as text takes the mark away
      expect([format, status, headers.get('content-disposition'), format === 'ocel' ? body : body === written]).toEqual([format, 200, expect.stringMatching(/^attachment; filename="nhat-ky\./), format === 'ocel' ? JSON.parse(written) : true]);
    }
    const some = await auditor.get<string>('/api/exports?types=assignment-acknowledged&body=ban-tuyen-giao');
    expect(some.body.trimEnd().split('\n').map((line) => line.includes('"type":"assignment-acknowledged"'))).toEqual([true]);
    const file = await fetch(`${auditor.url}/api/exports?format=ocel-sqlite&asOf=index:${index}`, { headers: { authorization: `Bearer ${auditor.token}` } });
    const [overHttp, byCommand] = [join(work, 'http.sqlite'), join(work, 'cli.sqlite')];
    writeFileSync(overHttp, new Uint8Array(await file.arrayBuffer()));
    expect([file.status, dondoc('export', '--format', 'ocel-sqlite', '--as-of', `index:${index}`, '--out', byCommand).status]).toEqual([200, 0]);
    const counts = [overHttp, byCommand].map((path) => {
      const database = new DatabaseSync(path, { readOnly: true });
      const row = { ...database.prepare('SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM event_object) AS related, (SELECT count(*) FROM object) AS objects').get() };
      database.close();
      return row;
    });
    expect([counts[0], counts[0]?.['events']]).toEqual([counts[1], index]);
    expect([dondoc('export', '--format', 'ocel-sqlite', '--out', byCommand).status, dondoc('export', '--format', 'ocel-sqlite').status, existsSync(`${byCommand}.part`)]).toEqual([1, 2, false]);
  });

  it('are those of a duty for whoever may see it, and everything only for who may read everything', async () => {
    const stranger = await lead.as('canbo-bcsd-toa-an');
    const auditor = await lead.as('kiemtoan');
    const own = await lead.get<string>(`/api/exports?assignmentId=${duty}`);
    expect([own.status, new Set(own.body.trimEnd().split('\n').map((line) => (JSON.parse(line) as { readonly stream: string }).stream))]).toEqual([200, new Set([`assignment-${duty}`])]);
    const code = async (client: ApiClient, query: string): Promise<string> => {
      const { status, body } = await client.get<{ readonly type: string }>(`/api/exports?${query}`);
      return `${status} ${body.type.replace('urn:dondoc:problem:', '')}`;
    };
    expect(await Promise.all([code(lead, ''), code(lead, `directiveId=${directive}`), code(stranger, `assignmentId=${duty}`), code(auditor, `assignmentId=${duty}&directiveId=${directive}`)])).toEqual(['403 forbidden', '403 forbidden', '404 not-found', '400 evidence-subject']);
    expect(await Promise.all(['types=none', 'format=xlsx', 'asOf=2099-01-01', 'asOf=2000-01-01', 'asOf=index:99999999', 'body=%C3%A2'].map((query) => code(auditor, query)))).toEqual([
      '400 validation-failed', '400 validation-failed', '400 moment-in-future', '400 moment-before-beginning', '400 moment-in-future', '400 validation-failed',
    ]);
    // That something was taken away is written down, for auditors to read.
    const [records, hidden] = [await auditor.get<string>('/api/exports?types=data-exported'), await (await lead.as('canbo-bandanvan')).get<string>('/api/exports?types=data-exported')];
    expect([records.body.includes('"GET /api/exports"'), hidden.status, hidden.body]).toEqual([true, 200, '']);
    const plan = await auditor.get<string>(`/api/exports?directiveId=${directive}`);
    expect(['"stream":"directive-', '"stream":"receipt-', '"stream":"assignment-', '"stream":"organisation-'].map((text) => plan.body.includes(text))).toEqual([true, true, true, false]);
  });
});

describe('conformance, over HTTP', () => {
  it('counts deviations and draws the flow for whoever may read everything, as the command line does', async () => {
    const auditor = await lead.as('kiemtoan');
    const { index } = (await auditor.get<{ readonly index: number }>('/readyz')).body;
    const { status, body } = await auditor.get<ConformanceAnswer>(`/api/conformance?asOf=index:${index}`);
    expect([status, body.activities.map(({ type }) => type).slice(0, 2)]).toEqual([200, ['task-assigned', 'assignment-acknowledged']]);
    const file = join(work, 'flow.svg');
    const printed = dondoc('conformance', '--as-of', `index:${index}`, '--svg', file, '--json');
    expect([printed.status, JSON.parse(printed.stdout)]).toEqual([0, body]);
    const picture = await auditor.get<string>(`/api/conformance/flow.svg?asOf=index:${index}`);
    expect([picture.status, picture.headers.get('content-type'), picture.body]).toEqual([200, 'image/svg+xml; charset=utf-8', readFileSync(file, 'utf8')]);
    expect([(await lead.get('/api/conformance')).status, (await auditor.get('/api/conformance?asOf=2000-01-01')).status, dondoc('conformance', '--as-of', '2000-01-01').status, dondoc('conformance', '--as-of', '2099-01-01').status]).toEqual([403, 400, 2, 2]);
  });
});

describe('the history of anything, over HTTP', () => {
  it('tells each act with what it changed, narrowed and as of any moment', async () => {
    const { status, body } = await lead.get<HistoryAnswer>(`/api/history?stream=assignment-${duty}`);
    expect([status, body.entries.slice(0, 2).map(({ title }) => title.vi)]).toEqual([200, ['Giao nhiệm vụ', 'Tiếp nhận nhiệm vụ']]);
    expect(body.entries[1]?.changes).toContainEqual({ field: 'status', before: 'assigned', after: 'acknowledged' });
    const proof = await lead.get<string>(`/api/proofs?position=${body.entries[1]?.position}`);
    expect([proof.status, proof.body.startsWith('c2sp.org/tlog-proof@v1\n')]).toEqual([200, true]);
    const narrowed = await lead.get<HistoryAnswer>(`/api/history?stream=assignment-${duty}&types=assignment-acknowledged&body=ban-tuyen-giao`);
    expect(narrowed.body.entries.map(({ type }) => type)).toEqual(['assignment-acknowledged']);
    const plan = await (await lead.as('kiemtoan')).get<HistoryAnswer>(`/api/history?stream=directive-${directive}&limit=1`);
    expect([plan.status, plan.body.entries.length, plan.body.nextCursor === null]).toEqual([200, 1, false]);
  });

  it('is also that of a person: one’s own, or anybody’s for who may read everything', async () => {
    const { body: session } = await lead.get<{ readonly actorId: string }>('/api/session');
    const own = await lead.get<HistoryAnswer>(`/api/history?actor=${session.actorId}`);
    expect([own.status, own.body.entries.map(({ stream, type }) => `${stream} ${type}`)]).toEqual([200, [`assignment-${duty} assignment-acknowledged`]]);
    const auditor = await lead.as('kiemtoan');
    const printed = dondoc('history', '--actor', session.actorId, '--json');
    expect((await auditor.get<HistoryAnswer>(`/api/history?actor=${session.actorId}`)).body.entries).toEqual((JSON.parse(printed.stdout) as HistoryAnswer).entries);
    const told = dondoc('history', '--stream', `assignment-${duty}`, '--types', 'assignment-acknowledged');
    expect([told.status, told.stdout.includes('Tiếp nhận nhiệm vụ'), told.stdout.includes('status = "acknowledged"')]).toEqual([0, true, true]);
    expect([(await lead.get('/api/history?actor=somebody-else')).status, (await lead.get('/api/history?types=task-assigned')).status, dondoc('history').status, dondoc('history', '--stream', 'x', '--types', 'y').status]).toEqual([403, 400, 2, 2]);
  });

  it('is nobody’s business who may not see the thing; bad questions are refused', async () => {
    const stranger = await lead.as('canbo-bcsd-toa-an');
    const statusOf = async (client: ApiClient, query: string): Promise<number> => (await client.get(`/api/history${query}`)).status;
    expect(await statusOf(stranger, `?stream=assignment-${duty}`)).toBe(404);
    expect(await statusOf(lead, '?stream=assignment-none')).toBe(404);
    for (const query of ['', '?stream=../x', `?stream=assignment-${duty}&asOf=2999-01-01T00`, `?stream=assignment-${duty}&from=2021-13-01`, `?stream=assignment-${duty}&cursor=x`]) expect(await statusOf(lead, query)).toBe(400);
  });
});
