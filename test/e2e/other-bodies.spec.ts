import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DirectivesAnswer, InboxAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import type { AccountsView } from '../../apps/api/src/accounts/account.view.js';
import type { OwnSessionsView } from '../../apps/api/src/signing-in/session.view.js';
import { ApiClient, type Answer } from './api-client.js';
import { exampleOf, routesOf, type ApiDocument, type Route, SOME_HASH } from './described-routes.js';
import { recordedActs } from './recorded-acts.js';
import { RunningProgram } from './running-program.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const year = Number(today.slice(0, 4));

let program: RunningProgram;
let document: ApiDocument;
/** Of a body that has a duty of its own and no part in any of those below. */
let stranger: ApiClient;
/** Ids of other bodies' things, by the part of the address before the id. */
let others: Readonly<Record<string, string>>;
/** What the stranger was answered everywhere before those things were there. */
let before: ReadonlyMap<string, string>;
/** How many acts stood in the log when everything was there. */
let acts: number;

const numbered = (issuer: string, kind: string, of: string) => ({ issuer, kind, year, number: 1, symbol: `1-${kind}/${of}` });
/** Drafted, and so seen by nobody but its issuer and whoever is to confirm and supervise. */
const draft = {
  number: numbered('btv-tinh-uy', 'CT', 'TU'), date: today, urgency: 'urgent', title: 'Báo cáo', signatory: { capacity: 'T/M', position: 'Phó Bí thư' }, recipients: [], confirmingBody: 'vptu', supervisingBody: 'ban-dan-van',
  items: [{ code: 'I', sourceSentence: 'Báo cáo.', tasks: [{ code: 'I.1', summary: 'Báo cáo', participants: [{ role: 'lead', body: 'so-y-te', text: 'Sở Y tế' }] }] }],
};

const MEANWHILE = ['/api/events', '/api/session', '/api/sessions'];
/** Everything the stranger can ask for without an id. */
const asked = (): readonly string[] => [...routesOf(document).filter(({ method, path, operation }) => method === 'GET' && operation['x-policy'] !== 'public' && !path.includes('{') && !MEANWHILE.includes(path)).map(({ path }) => path), '/api/search?q=Bao%20cao', '/api/boards/overdue?groupBy=directive', '/'];
/** Moments move on whatever happens, and so do days. */
const settled = (text: string): string => text.replaceAll(/"moment":\{[^}]*\}|"requestId":"[^"]*"|"revision":\d+|"explanation":"[^"]*"|style-nonce" content="[^"]*"|event<\/span> \d+/g, '…');
async function answersOf(client: ApiClient): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const path of asked()) {
    const { status, body } = await client.get<unknown>(path);
    answers.set(path, `${status} ${settled(typeof body === 'string' ? body : JSON.stringify(body))}`);
  }
  return answers;
}

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  const [office, lead, commission, committee, administrator] = (await Promise.all(['canbo-ban-dan-van', 'canbo-ban-tuyen-giao', 'canbo-ubkt', 'thuongtruc', 'quantri'].map((login) => anybody.as(login)))) as [ApiClient, ApiClient, ApiClient, ApiClient, ApiClient];
  stranger = await anybody.as('canbo-bcsd-toa-an');
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  before = await answersOf(stranger);

  const plan = (await office.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
  const duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  const made = async (client: ApiClient, path: string, body: object): Promise<string> => {
    const { status, body: receipt } = await client.post<ReceiptView>(path, body);
    if (status > 201) throw new Error(`${path}: ${status} ${JSON.stringify(receipt)}`);
    return receipt.id;
  };
  await made(lead, `/api/assignments/${duty}/acknowledgement`, {});
  await made(lead, `/api/assignments/${duty}/progress`, { percent: 40, note: 'Báo cáo mật của ban khác' });
  others = {
    assignments: duty,
    directives: await made(committee, '/api/directives', { content: draft }),
    inspections: await made(commission, '/api/inspections', {
      number: numbered('ubkt', 'QĐ', 'UBKT'), date: today, signatory: { capacity: 'T/M', position: 'Chủ nhiệm' }, basis: 'x', inspectingBody: 'ubkt', inspectedBodies: ['ban-tuyen-giao'],
      scope: { directiveId: plan, taskCodes: ['IV.4'], assignmentIds: [duty] }, subject: 'Báo cáo', periodFrom: '2021-11-15', periodTo: '2021-12-31',
    }),
    oversights: await made(commission, '/api/oversights', { mode: 'continuous', overseeingBody: 'ubkt', overseenBodies: ['ban-tuyen-giao'], subject: 'Báo cáo', basis: 'x', directiveId: plan, from: '2021-11-15' }),
    urgings: await made(office, '/api/urgings', {
      number: numbered('ban-dan-van', 'CV', 'BDVTU'), date: today, signatory: { capacity: 'K/T', position: 'Phó Trưởng ban' }, grade: 'remind', assignments: [duty], answerDue: today, demand: 'Báo cáo', asksExplanation: true, basis: '24-KH/TU',
    }),
    reporting: await made(office, '/api/reporting', {
      title: 'Báo cáo', consolidator: 'ban-dan-van', recipient: 'btv-tinh-uy', units: ['ban-tuyen-giao', 'ban-noi-chinh'], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1',
      schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } }, basis: { directiveId: plan, itemCode: 'IV.8', sourceLine: 151, note: 'Báo cáo' },
    }),
    sessions: (await office.get<OwnSessionsView>('/api/sessions')).body.sessions[0]?.id ?? 'none',
    accounts: (await administrator.get<AccountsView>('/api/accounts')).body.accounts[0]?.actorId ?? 'none',
  };
  acts = await recordedActs(program.folder);
}, 90_000);

afterAll(() => program.remove());

/** The address with other bodies' ids, or with ids of nothing; null where the parameter names no such thing. */
function filled(path: string, ids: Readonly<Record<string, string>>, body: string): string | null {
  const part = /^\/api\/([a-z-]+)\/\{id\}/.exec(path)?.[1];
  if (part === undefined || ids[part] === undefined) return null;
  return path.replace('{id}', ids[part]).replace('{body}', body).replace('{period}', '2022-Q1').replace('{sha256}', SOME_HASH).replace('{token}', NOWHERE).replaceAll(/\{\w+\}/g, 'x');
}

async function ask({ method, operation }: Route, address: string): Promise<Answer<{ type?: string; errors?: unknown; facts?: unknown }>> {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  const body = schema === undefined ? undefined : JSON.stringify(exampleOf(schema, document, { uuid: NOWHERE, key: 'ban-tuyen-giao' }));
  const needed = (operation.parameters ?? []).filter(({ in: place, required }) => place === 'query' && required === true);
  const query = needed.map(({ name, schema: given }) => `${name}=${encodeURIComponent(name === 'since' ? 'index:1' : String(exampleOf(given, document, { uuid: NOWHERE, key: 'ban-tuyen-giao' })))}`).join('&');
  return stranger.ask(method, query === '' ? address : `${address}?${query}`, body, body === undefined ? {} : { 'content-type': 'application/json' });
}

/** Everything that a live connection tells from the beginning on, within two seconds. */
async function heardBy({ url, token }: ApiClient): Promise<string> {
  const response = await fetch(`${url}/api/events`, { headers: { authorization: `Bearer ${token}`, 'last-event-id': '1' }, signal: AbortSignal.timeout(2_000) });
  const decoder = new TextDecoder();
  let heard = '';
  try {
    for await (const chunk of response.body ?? []) heard += decoder.decode(chunk as Uint8Array, { stream: true });
  } catch (error) {
    if ((error as Error).name !== 'TimeoutError') throw error;
  }
  return heard;
}

describe('what belongs to other bodies', () => {
  it('is told like what does not exist, whatever is asked of it, by every route that takes its id', async () => {
    const nothing = Object.fromEntries(Object.keys(others).map((part) => [part, NOWHERE]));
    const [different, notHidden, asFaulty]: [unknown[], string[], string[]] = [[], [], []];
    let hidden = 0;
    for (const route of routesOf(document)) {
      const [theirs, nowhere] = [filled(route.path, others, 'ban-tuyen-giao'), filled(route.path, nothing, 'ban-tuyen-giao')];
      if (theirs === null || nowhere === null) continue;
      const [one, other] = [await ask(route, theirs), await ask(route, nowhere)].map(({ status, body: { type, errors, facts } }) => ({ status, type, errors, facts }));
      if (JSON.stringify(one) !== JSON.stringify(other)) different.push([route.method, route.path, one, other]);
      if (one?.status === 404) hidden++;
      else if (one?.status === 400) asFaulty.push(`${route.method} ${route.path}`);
      else notHidden.push(`${route.method} ${route.path}: ${one?.status}`);
    }
    expect(different).toEqual([]);
    // The installation itself is no secret, and these say so to whoever is no administrator.
    expect(notHidden.filter((route) => !route.includes('/api/accounts/'))).toEqual([]);
    expect([hidden > 60, asFaulty]).toEqual([true, []]);
  });

  it('is in no list, no count, no search, no page: everything reads as before it was there', async () => {
    const after = await answersOf(stranger);
    expect([...after].filter(([path, answer]) => answer !== before.get(path)).map(([path, answer]) => [path, before.get(path), answer])).toEqual([]);
    const told = [...after.values()].join('\n');
    expect(Object.values(others).filter((id) => told.includes(id))).toEqual([]);
  });

  it('is in no export and no live update', async () => {
    const { assignments } = others;
    const exports = [`/api/evidence?assignmentId=${assignments}`, `/api/history?stream=assignment-${assignments}`, `/api/history?stream=inspection-${others['inspections']}`, `/api/history?stream=urging-${others['urgings']}`, `/api/assignments/${assignments}/custody`];
    expect((await Promise.all(exports.map((path) => stranger.get(path)))).map(({ status }) => status)).toEqual(exports.map(() => 404));
    expect((await stranger.get(`/api/evidence?from=2021-01-01&to=${today}`)).status).toBe(403);
    const heard = await heardBy(stranger);
    expect([heard.includes('data:'), Object.values(others).filter((id) => heard.includes(id))]).toEqual([true, []]);
  });

  it('is as it was: neither what was refused nor any question changed anything', async () => {
    expect(await recordedActs(program.folder)).toBe(acts);
  });
});
