import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DirectivesAnswer, InboxAnswer } from '#libs/application';
import { freePorts } from '../cluster/server-processes.js';
import { ApiClient, type Answer } from '../e2e/api-client.js';
import { badRequests } from '../e2e/bad-requests.js';
import { DescribedAnswers } from '../e2e/described-answers.js';
import { routesOf, type ApiDocument, type Operation, type Route } from '../e2e/described-routes.js';
import { RunningProgram } from '../e2e/running-program.js';
import { soundRequests } from '../e2e/sound-requests.js';
import { collectGarbage, debuggedOn } from './collected-memory.js';

const REQUESTS = Number(process.env['DONDOC_REQUESTS'] ?? 50_000);
const A_BATCH = 1_000;
const AT_ONCE = 4;
/** The heap has come to its size by then. */
const WARM_AFTER = 10_000;
const MEBIBYTE = 1024 * 1024;
const SEED = Number(process.env['DONDOC_TEST_SEED'] ?? Date.now() % 1_000_000_000);

let program: RunningProgram;
let debuggerPort: number;
let anybody: ApiClient;
let document: ApiDocument;
let routes: readonly Route[];
let callers: readonly ApiClient[];
let uuids: readonly string[];

beforeAll(async () => {
  [debuggerPort = 0] = await freePorts(1);
  program = RunningProgram.spawn({ wrap: debuggedOn(debuggerPort) });
  anybody = new ApiClient(await program.ready());
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  routes = routesOf(document);
  callers = await Promise.all(['canbo-ban-tuyen-giao', 'canbo-bandanvan', 'thuongtruc', 'lanhdao-vptu', 'quantri', 'kiemtoan'].map((login) => anybody.as(login)));
  const inbox = (await (callers[0] as ApiClient).get<InboxAnswer>('/api/inbox')).body.duties.map(({ assignmentId }) => assignmentId);
  const directives = (await (callers[1] as ApiClient).get<DirectivesAnswer>('/api/directives')).body.directives.map(({ directiveId }) => directiveId);
  uuids = [...inbox.slice(0, 10), ...directives, '00000000-0000-4000-8000-000000000000'];
}, 90_000);

afterAll(() => program.remove());

interface Asked {
  readonly who: number;
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a sound request; null of a bad one, which may be answered by a problem only. */
  readonly operation: Operation | null;
}

/** Half of them sound, half with one fault put in. */
function batch(seed: number): readonly Asked[] {
  const key = 'ban-tuyen-giao';
  const sound = fc.sample(soundRequests(document, routes, callers.length, { uuids, key }), { numRuns: A_BATCH / 2, seed });
  const bad = fc.sample(badRequests(document, routes, callers.length, { uuid: uuids[seed % uuids.length] as string, key }), { numRuns: A_BATCH / 2, seed });
  return sound.flatMap(({ route, ...request }, place) => [{ ...request, method: route.method, operation: route.operation }, { ...(bad[place] as (typeof bad)[number]), operation: null }]);
}

/** What the process holds when its garbage is gone. */
async function residentBytes(): Promise<number> {
  await collectGarbage(debuggerPort);
  const text = (await anybody.get<string>('/metrics')).body;
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
}

describe(`${REQUESTS} requests made from the description of the API`, () => {
  it('are answered as described within a second, never by a fault of the program, and leave its memory as it was', async () => {
    console.info(`DONDOC_TEST_SEED=${SEED}`);
    const described = new DescribedAnswers(document);
    const [unforeseen, slow]: [string[], string[]] = [[], []];
    const statuses = new Map<number, number>();
    let slowest = 0;
    const held: number[] = [];
    const judge = (request: Asked, answer: Answer<unknown>, ms: number): void => {
      const { operation, method, path, body } = request;
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      slowest = Math.max(slowest, ms);
      if (ms > 1_000) slow.push(`${method} ${path}: ${Math.round(ms)} ms`);
      const problem = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
      const wrong = operation === null ? (problem ? [] : ['no problem']) : described.undescribed(operation, answer);
      if (answer.status >= 500 || wrong.length > 0) unforeseen.push(`${method} ${path.slice(0, 100)} ${body?.slice(0, 100) ?? ''}: ${answer.status} ${JSON.stringify(wrong)} ${JSON.stringify(answer.body).slice(0, 200)}`);
    };
    for (let done = 0; done < REQUESTS; done += A_BATCH) {
      const requests = batch(SEED + done);
      let next = 0;
      const asking = async (): Promise<void> => {
        for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
          const { who, method, path, body, headers } = request;
          const started = performance.now();
          try {
            judge(request, await (callers[who] ?? anybody).ask(method, path, method === 'GET' ? undefined : body, headers), performance.now() - started);
          } catch (thrown) {
            if ((body?.length ?? 0) < 1_048_576) throw thrown; // what is too large is answered before all of it was sent
          }
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, asking));
      if (done >= WARM_AFTER) held.push((await residentBytes()) / MEBIBYTE);
    }
    const grown = (held.at(-1) ?? NaN) - (held[0] ?? NaN);
    console.info(`slowest ${Math.round(slowest)} ms, memory grew by ${grown.toFixed(1)} MiB (${held.map(Math.round).join(' ')}), statuses ${JSON.stringify(Object.fromEntries([...statuses].toSorted(([a], [b]) => a - b)))}`);
    expect(unforeseen.slice(0, 20)).toEqual([]);
    expect(slow).toEqual([]);
    expect(grown).toBeLessThan(50);
    expect([200, 201, 400, 401, 403, 404, 405, 409, 412, 415, 422].filter((status) => !statuses.has(status))).toEqual([]);
  }, 1_800_000);
});
