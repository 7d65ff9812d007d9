import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { SAMPLE_PASSWORD } from '#libs/sample';
import type { DirectivesAnswer, InboxAnswer } from '#libs/application';
import { ApiClient, type Answer } from './api-client.js';
import { badRequests, type BadRequest } from './bad-requests.js';
import { DescribedAnswers } from './described-answers.js';
import { routesOf, type ApiDocument, type Route } from './described-routes.js';
import { recordedActs } from './recorded-acts.js';
import { RunningProgram } from './running-program.js';
import { soundRequests, type SoundRequest } from './sound-requests.js';

const REQUESTS = 2_000;
/** Of the routes that chance passed over, together. */
const MORE = 40;
const SOUND_REQUESTS = 600;
const AT_ONCE = 16;
const SEED = Number(process.env['DONDOC_TEST_SEED'] ?? Date.now() % 1_000_000_000);

/** What must never be in the log of the server, wherever it was sent. */
const CANARIES = { mail: 'canary-mail-7f3a', password: 'canary-password-91bc', token: 'canary-token-55d0', cookie: 'canary-cookie-c2e8', words: 'canary-words-08fd', file: 'canary-file-e41a' } as const;

let secrets: string;
let program: RunningProgram;
let document: ApiDocument;
let routes: readonly Route[];
let callers: readonly ApiClient[];
let overseer: ApiClient;
let anybody: ApiClient;
let duty: string;
let directive: string;

beforeAll(async () => {
  secrets = mkdtempSync(join(tmpdir(), 'dondoc secrets '));
  writeFileSync(join(secrets, 'password'), CANARIES.mail);
  // A mail server that nobody runs: what fails is told in the log, which is what is looked at in the end.
  const mail = { DONDOC_SMTP_HOST: '127.0.0.1', DONDOC_SMTP_PORT: '9', DONDOC_SMTP_ENCRYPTION: 'none', DONDOC_SMTP_FROM: 'don-doc@example.org', DONDOC_SMTP_USER: 'don-doc', DONDOC_SMTP_PASSWORD_FILE: join(secrets, 'password') };
  program = RunningProgram.spawn({ sample: 'prepared', environment: { DONDOC_LOG_LEVEL: 'debug', ...mail } });
  anybody = new ApiClient(await program.ready());
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  routes = routesOf(document);
  callers = await Promise.all(['canbo-ban-tuyen-giao', 'canbo-bandanvan', 'thuongtruc', 'lanhdao-vptu', 'quantri', 'kiemtoan'].map((login) => anybody.as(login)));
  overseer = callers[1] as ApiClient;
  const inbox = await (callers[0] as ApiClient).get<InboxAnswer>('/api/inbox');
  duty = inbox.body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  directive = (await overseer.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
}, 90_000);

afterAll(async () => {
  await program.remove();
  rmSync(secrets, { recursive: true, force: true });
});

/** Asks all of them, so many at once. */
async function askAll(requests: readonly BadRequest[], told: (request: BadRequest, answer: Answer) => void): Promise<void> {
  let next = 0;
  const asking = async (): Promise<void> => {
    for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
      const { who, method, path, body, headers } = request;
      try {
        told(request, await (callers[who] as ApiClient).ask(method, path, method === 'GET' ? undefined : body, headers));
      } catch (thrown) {
        // A body beyond the limit is answered before it has all been sent; the client may meet the closed end first.
        if ((body?.length ?? 0) < 1_048_576) throw thrown;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, asking));
}

describe('two thousand bad requests', () => {
  it('are refused with the next step to take, record nothing and break nothing', async () => {
    console.info(`DONDOC_TEST_SEED=${SEED}`);
    const isProblem = new Ajv2020({ strict: false, validateFormats: false }).compile({ $ref: '#/components/schemas/Problem', components: document.components });
    const requests = [duty, directive].flatMap((uuid, half) => fc.sample(badRequests(document, routes, callers.length, { uuid, key: 'ban-tuyen-giao' }), { numRuns: REQUESTS / 2, seed: SEED + half }));
    const changing = routes.filter(({ method, path }) => !path.includes('{') && method !== 'GET');
    const passedOver = (): readonly Route[] => changing.filter(({ method, path }) => !requests.some((request) => request.method === method && request.path.split('?')[0] === path));
    // Chance passes one of so many routes over in one run out of ten: of those more are drawn.
    for (let more = 2; more < 10 && passedOver().length > 0; more++) requests.push(...fc.sample(badRequests(document, passedOver(), callers.length, { uuid: duty, key: 'ban-tuyen-giao' }), { numRuns: MORE, seed: SEED + more }));
    const before = await recordedActs(program.folder);
    const unforeseen: string[] = [];
    const tried = new Set<string>();
    await askAll(requests, ({ fault, method, path, body }, { status, headers, body: told }) => {
      tried.add(`${method} ${path.split('?')[0]}`);
      const sound = status >= 400 && status < 500 && headers.get('content-type') === 'application/problem+json; charset=utf-8' && isProblem(told) && told['status'] === status;
      if (!sound) unforeseen.push(`${fault}: ${method} ${path.slice(0, 100)} ${body?.slice(0, 200) ?? ''}: ${status} ${JSON.stringify(told).slice(0, 200)}`);
    });
    expect(unforeseen).toEqual([]);
    expect(await recordedActs(program.folder)).toBe(before);
    expect((await overseer.get('/livez')).status).toBe(200);
    expect([requests.length >= REQUESTS, changing.filter(({ method, path }) => !tried.has(`${method} ${path}`))]).toEqual([true, []]);
  }, 60_000);
});

describe('sound requests by those who may, those who may not, and nobody', () => {
  it('are answered as described, and never by a fault of the program', async () => {
    const described = new DescribedAnswers(document);
    const requests = fc.sample(soundRequests(document, routes, callers.length, { uuids: [duty, directive, '00000000-0000-4000-8000-000000000000'], key: 'ban-tuyen-giao' }), { numRuns: SOUND_REQUESTS, seed: SEED });
    const unforeseen: string[] = [];
    const statuses = new Set<number>();
    let next = 0;
    const asking = async (): Promise<void> => {
      for (let request: SoundRequest | undefined = requests[next++]; request !== undefined; request = requests[next++]) {
        const { route, who, path, body, headers } = request;
        const answer = await (callers[who] ?? anybody).ask(route.method, path, body, headers);
        statuses.add(answer.status);
        const wrong = described.undescribed(route.operation, answer);
        if (answer.status >= 500 || wrong.length > 0) unforeseen.push(`${route.method} ${path} as ${who}: ${answer.status} ${JSON.stringify(wrong)} ${JSON.stringify(answer.body).slice(0, 200)}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, asking));
    expect(unforeseen).toEqual([]);
    expect([200, 401, 403, 404].filter((status) => !statuses.has(status))).toEqual([]);
  }, 60_000);
});

describe('the log of the server, at its most talkative', () => {
  it('has no secret, and nothing that people wrote', async () => {
    const { password, token, cookie, words, file } = CANARIES;
    await anybody.post('/api/session', { login: 'quantri', password });
    await anybody.post('/api/session', { login: words, password, [words]: 1 });
    await new ApiClient(anybody.url, token).get('/api/inbox');
    await anybody.get('/api/inbox', { cookie: `dondoc-session=${cookie}` });
    await overseer.get(`/api/search?q=${words}`);
    await overseer.post(`/api/assignments/${duty}/progress`, { note: words });
    await overseer.post(`/api/assignments/${duty}/progress`, { note: { text: words } });
    await overseer.ask('POST', '/api/files', `<script>${file}</script>`, { 'content-type': 'application/octet-stream' });
    await overseer.ask('POST', '/api/session', `{"password":"${password}`, { 'content-type': 'application/json' });
    const keys = readdirSync(join(program.folder, 'keys'), { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n').filter((line) => line.length > 20 && !line.startsWith('-----')) : []));
    const { out, err } = await program.stop();
    const told = err + out.split('\n').filter((line) => !line.includes(SAMPLE_PASSWORD)).join('\n'); // the sample names its own password to whoever starts it
    expect([err.includes('file refused'), keys.length > 0]).toEqual([true, true]);
    const secretsOf = [...Object.values(CANARIES), ...callers.map((caller) => caller.token ?? ''), ...keys];
    expect(secretsOf.filter((secret) => told.includes(secret))).toEqual([]);
    expect(err.includes(SAMPLE_PASSWORD)).toBe(false);
  }, 60_000);
});
