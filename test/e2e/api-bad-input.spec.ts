import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { ApiClient, type Answer } from './api-client.js';
import { RunningProgram } from './running-program.js';

let program: RunningProgram;
let anybody: ApiClient;
let callers: readonly ApiClient[];
let paths: readonly (readonly [method: string, path: string])[];
let duty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  callers = [anybody, await anybody.as('canbo-ban-tuyen-giao'), await anybody.as('canbo-bandanvan'), await anybody.as('quantri')];
  duty = (await (callers[1] as ApiClient).get<{ duties: { assignmentId: string }[] }>('/api/inbox')).body.duties[0]?.assignmentId ?? '';
  const { body } = await anybody.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json');
  paths = Object.entries(body.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => [method.toUpperCase(), path] as const));
}, 90_000);

afterAll(() => program.remove());

/** Everything stored but who looked and who was refused, which is recorded too. */
const acts = (): number => [...iterateEvents(program.folder)].filter(({ stream }) => !stream.startsWith('access-')).length;
const isProblem = ({ status, headers, body }: Answer): boolean =>
  status < 400 || (headers.get('content-type') === 'application/problem+json; charset=utf-8' && body['status'] === status && typeof body['nextStep'] === 'string');

const oddText = fc.oneof(
  fc.constantFrom('', 'x', '%00', '%', '%zz', '%ED%A0%80', '..%2f..%2fetc', '__proto__', 'constructor', 'null', '1e999', "' OR 1=1 --", '<script>', '2021-02-31', '𝕊'.repeat(50)),
  fc.string({ maxLength: 40 }).map(encodeURIComponent),
);
const body = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('', '{', '[]', 'null', '5', '"x"', '{"__proto__":{"x":1}}', '{"constructor":{"prototype":{}}}', String.raw`{"note":"\u0000"}`, String.raw`{"note":"\ud800"}`, `${'['.repeat(5000)}${']'.repeat(5000)}`, '{"note":1e999}', '{"percent":-0,"note":[]}'),
  fc.dictionary(fc.constantFrom('note', 'percent', 'basis', 'reason', 'items', 'content', 'outputs', 'login', 'password', 'act', 'revision', 'deadlines', 'occurredOn', 'actingFor'), fc.jsonValue({ maxDepth: 2 })).map((value) => JSON.stringify({ ...value, unknownField: 1 })),
);
const request = fc.record({
  who: fc.nat(3),
  route: fc.nat(),
  parameters: fc.array(oddText, { minLength: 3, maxLength: 3 }),
  mine: fc.boolean(),
  query: fc.array(fc.tuple(fc.constantFrom('asOf', 'after', 'cursor', 'limit', 'q', 'filter', 'wait', 'on', 'x'), oddText), { maxLength: 3 }),
  body,
  type: fc.constantFrom('application/json', 'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''),
  header: fc.constantFrom<Record<string, string>>({}, { 'if-match': 'x' }, { 'if-match': '"99"' }, { 'idempotency-key': 'x'.repeat(201) }, { 'last-event-id': '-1' }, { authorization: 'Bearer x' }, { cookie: 'dondoc=;;=' }),
});

describe('bad requests', () => {
  it('are refused as problems, change nothing and break nothing', async () => {
    const before = acts();
    const unforeseen: string[] = [];
    const asked = async ({ who, route, parameters, mine, query, body: text, type, header }: typeof request extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
      const [method, template] = paths[route % paths.length] as readonly [string, string];
      if (template === '/api/events' || (template === '/api/session' && method === 'DELETE')) return;
      let place = 0;
      const path = template.replaceAll(/\{\w+\}/g, (name) => (mine && name === '{id}' ? duty : (parameters[place++ % 3] ?? '')));
      const search = query.map(([name, value]) => `${name}=${value}`).join('&');
      // A body without content is a valid act on some routes; an unknown field makes every one invalid.
      const sent = method === 'GET' || method === 'DELETE' ? undefined : text === '' || type === '' ? '{"unknownField":1}' : text;
      const answer = await (callers[who] as ApiClient).ask(method, `${path}${search === '' ? '' : `?${search}`}`, sent, { ...(sent !== undefined && { 'content-type': type || 'application/json' }), ...header });
      if (answer.status >= 500 || !isProblem(answer)) unforeseen.push(`${method} ${path}?${search} ${sent?.slice(0, 80)}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
    };
    await fc.assert(fc.asyncProperty(request, asked), { numRuns: 300, endOnFailure: true });
    expect(unforeseen).toEqual([]);
    expect([before > 100, acts()]).toEqual([true, before]);
  }, 60_000);

  it.each<readonly [name: string, status: number, ask: () => Promise<Answer>]>([
    ['an unknown address', 404, () => anybody.get('/api/nothing')],
    ['a method the address does not take', 405, () => anybody.ask('PATCH', '/api/session', undefined)],
    ['a broken percent-encoding', 400, () => anybody.get('/api/bodies/%zz')],
    ['a body of 2 MiB', 413, () => anybody.post('/api/session', { login: 'x'.repeat(2_000_000), password: 'x' })],
    ['a body that is no JSON', 400, () => anybody.ask('POST', '/api/session', '{', { 'content-type': 'application/json' })],
    ['another content type', 415, () => anybody.ask('POST', '/api/session', '<x/>', { 'content-type': 'text/xml' })],
    ['a huge query', 431, () => anybody.get(`/api/search?q=${'x'.repeat(20_000)}`)],
    ['JSON that says it is not UTF-8', 415, () => anybody.ask('POST', '/api/session', '{}', { 'content-type': 'application/json; charset=utf-16' })],
    ['__proto__ in an address', 400, () => (callers[1] as ApiClient).get('/api/inbox?__proto__=1')],
    ['__proto__ as a key', 400, () => anybody.ask('POST', '/api/session', '{"__proto__":{"login":"x"},"login":"x","password":"y"}', { 'content-type': 'application/json' })],
  ])('%s is a problem', async (_name, status, ask) => {
    const answer = await ask();
    expect([answer.status, isProblem(answer)]).toEqual([status, true]);
  });

  it('a wrong method names the right ones, and HEAD is GET without its body', async () => {
    const wrong = await anybody.ask('DELETE', '/api/boards/overdue?groupBy=body', undefined);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const [page, events, missing] = [await anybody.ask('HEAD', '/', undefined), await (callers[1] as ApiClient).ask('HEAD', '/api/events', undefined), await anybody.ask('HEAD', '/nothing', undefined)];
    expect([page.status, events.status, events.headers.get('content-type'), missing.status]).toEqual([200, 200, 'text/event-stream; charset=utf-8', 404]);
  });

  it('what is no HTTP, would be read in two ways, or asks for its own echo, is answered and let go', async () => {
    const { port } = new URL(anybody.url);
    const answered = (sent: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let told = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(sent));
        socket.on('data', (data) => (told += data.toString()));
        socket.on('close', () => resolve(told));
        socket.on('error', reject);
      });
    const bothLengths = 'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
    for (const [sent, status] of [['HELLO\r\n\r\n', 400], [bothLengths, 400], ['TRACE /livez HTTP/1.1\r\nHost: x\r\nx-secret: canary\r\nConnection: close\r\n\r\n', 405]] as const) {
      const text = await answered(sent);
      expect([text.match(/HTTP\/1\.1 \d+/gu), text.includes('application/problem+json'), /x-content-type-options: nosniff/iu.test(text), text.includes('canary')]).toEqual([[`HTTP/1.1 ${status}`], true, true, false]);
    }
  });
});
