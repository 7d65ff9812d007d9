import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import type { DirectivesAnswer, InboxAnswer } from '#libs/application';
import { ApiClient, type Answer } from './api-client.js';
import { badRequests, type BadRequest } from './bad-requests.js';
import { routesOf, type ApiDocument, type Route } from './described-routes.js';
import { recordedActs } from './recorded-acts.js';
import { RunningProgram } from './running-program.js';

const REQUESTS = 2_000;
const AT_ONCE = 16;
const SEED = Number(process.env['DONDOC_TEST_SEED'] ?? Date.now() % 1_000_000_000);

let program: RunningProgram;
let document: ApiDocument;
let routes: readonly Route[];
let callers: readonly ApiClient[];
let overseer: ApiClient;
let duty: string;
let directive: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  routes = routesOf(document);
  callers = await Promise.all(['canbo-ban-tuyen-giao', 'canbo-bandanvan', 'thuongtruc', 'lanhdao-vptu', 'quantri', 'kiemtoan'].map((login) => anybody.as(login)));
  overseer = callers[1] as ApiClient;
  const inbox = await (callers[0] as ApiClient).get<InboxAnswer>('/api/inbox');
  duty = inbox.body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  directive = (await overseer.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

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
    expect([requests.length, routes.filter(({ path }) => !path.includes('{')).filter(({ method, path }) => !tried.has(`${method} ${path}`) && method !== 'GET')]).toEqual([REQUESTS, []]);
  }, 60_000);
});
