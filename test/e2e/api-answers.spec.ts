import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BodiesAnswer, DirectiveOverviewAnswer, DirectivesAnswer, InboxAnswer } from '#libs/application';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { ApiClient } from './api-client.js';
import { DescribedAnswers } from './described-answers.js';
import { routesOf, type ApiDocument, type Operation } from './described-routes.js';
import { RunningProgram } from './running-program.js';

let program: RunningProgram;
let anybody: ApiClient;
let overseer: ApiClient;
let lead: ApiClient;
let auditor: ApiClient;
let administrator: ApiClient;
let document: ApiDocument;
let described: DescribedAnswers;
let duty: string;
let directive: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  anybody = new ApiClient(await program.ready());
  [overseer, lead, auditor, administrator] = await Promise.all(['canbo-bandanvan', 'canbo-ban-tuyen-giao', 'kiemtoan', 'quantri'].map((login) => anybody.as(login))) as [ApiClient, ApiClient, ApiClient, ApiClient];
  document = (await anybody.get<ApiDocument>('/api/openapi.json')).body;
  described = new DescribedAnswers(document);
  duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  directive = (await overseer.get<DirectivesAnswer>('/api/directives')).body.directives[0]?.directiveId ?? 'none';
}, 90_000);

afterAll(() => program.remove());

const operation = (method: string, path: string): Operation => document.paths[path]?.[method.toLowerCase()] as Operation;

const undescribed: DescribedAnswers['undescribed'] = (route, answer) => described.undescribed(route, answer);

describe('the description of the API', () => {
  it('is sound, and says for every operation what it answers', () => {
    for (const name of Object.keys(document.components.schemas)) described.schemas.compile({ $ref: `api#/components/schemas/${name}` });
    const silent = routesOf(document).filter(({ operation: { responses } }) =>
      Object.entries(responses).some(([code, { content }]) => code !== '204' && Object.values(content ?? {})[0]?.schema === undefined),
    );
    expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it('tells what is unknown from what is known', () => {
    const valid = described.schemas.compile({ $ref: 'api#/components/schemas/Ratio' });
    expect([valid({ k: 1, n: 2 }), valid({ k: 1 }), valid({ k: 1, n: 2, x: 3 }), valid({ k: '1', n: 2 })]).toEqual([true, false, false, false]);
  });
});

describe('what is answered is what is described', () => {
  const QUERIES: Readonly<Record<string, readonly string[]>> = {
    '/api/search': ['q=tuyen%20truyen', 'q=ban&limit=200', ''],
    '/api/inbox': ['', 'body=ban-tuyen-giao', 'filter=overdue&asOf=2021-12-31', 'filter=x'],
    '/api/boards/overdue': ['', 'asOf=2022-01-15', 'groupBy=directive', 'groupBy=month&against=original', 'limit=1', 'body=ban-tuyen-giao', 'limit=0'],
    '/api/boards/four-boxes': ['', 'asOf=2021-11-16', 'asOf=index:5', 'asOf=never'],
    '/api/boards/difference': ['since=index:1', 'since=2021-11-16&groupBy=month&limit=1', 'since=index:5&kind=assigned', '', 'since=2000-01-01', 'since=2099-01-01', 'since=index:5&asOf=index:2'],
    '/api/boards/explanation': ['number=total', 'number=boxes.in-time&groupBy=month&group=2021-12&limit=1', 'number=periods.completion.n&asOf=index:60', 'number=total&asOf=index:60@2022-01-31T00:00:00Z', '', 'number=total&asOf=2099-01-01'],
    '/api/inbox/difference': ['since=index:5', 'since=index:1&kind=came&limit=1', '', 'since=index:5&asOf=index:2'],
    '/api/inbox/explanation': ['number=counts.all', 'number=counts.to-acknowledge&body=ban-tuyen-giao&asOf=index:60&limit=1', 'number=x'],
    '/api/directives/{id}/difference': ['since=index:5', 'since=index:60&limit=2'],
    '/api/directives/{id}/explanation': ['number=total.total', 'number=accepted.n&group=IV.4', 'number=acknowledged.k&asOf=index:60@2022-01-31T00:00:00Z'],
    '/api/directives/{id}/fan-out/difference': ['since=index:5', 'since=index:60&limit=2'],
    '/api/directives/{id}/fan-out/explanation': ['number=fanOut.k', 'number=fanOut.n&group=IV.4&limit=1', 'number=x'],
    '/api/directives/{id}/update-rate/difference': ['since=index:60'],
    '/api/directives/{id}/update-rate/explanation': ['number=updated.n', 'number=completion.k&limit=1'],
    '/api/boards/custody/difference': ['since=index:5', 'since=index:5&by=month&limit=1', 'since=index:5&body=ban-tuyen-giao&kind=reassigned'],
    '/api/boards/custody/explanation': ['number=workingDays', 'number=days.lead&group=ban-tuyen-giao&limit=1', 'number=total.duties'],
    '/api/boards/silent-coordinators/difference': ['since=index:5'],
    '/api/boards/silent-coordinators/explanation': ['number=answered.n', 'number=silent&limit=1'],
    '/api/reporting/difference': ['since=index:5', 'since=index:5&obligation=00000000-0000-5000-8000-000000000000'],
    '/api/reporting/explanation': ['number=missing.all', 'number=reported.n&limit=1'],
    '/api/indicators/difference': ['since=index:5'],
    '/api/indicators/explanation': ['number=standing.no-measurement', 'number=light.red&limit=1'],
    '/api/rankings/{office}/{period}/live/difference': ['since=index:5'],
    '/api/rankings/{office}/{period}/live/explanation': ['number=counts.overdue'],
    '/api/urgings/difference': ['since=index:5'],
    '/api/urgings/inbox/difference': ['since=index:5'],
    '/api/inspections/difference': ['since=index:5'],
    '/api/oversights/difference': ['since=index:5'],
    '/api/reviews/difference': ['since=index:5'],
    '/api/notices/difference': ['since=index:5', 'since=index:1&kind=changed&limit=1', '', 'since=index:5&asOf=index:2'],
    '/api/boards/standing-duties/difference': ['since=index:5'],
    '/api/boards/left-behind/difference': ['since=index:5'],
    '/api/directives/difference': ['since=index:5', 'since=index:1&kind=appeared&limit=1', '', 'since=index:5&asOf=index:2'],
    '/api/directives/stubs/difference': ['since=index:5'],
    '/api/directives/{id}/receipts/difference': ['since=index:5'],
    '/api/rankings/difference': ['since=index:5'],
    '/api/delegations/difference': ['since=index:5'],
    '/api/proposals/difference': ['since=index:5'],
    '/api/bodies/difference': ['since=index:5'],
    '/api/exports': ['format=csv&asOf=index:20', 'format=xes&asOf=index:70', 'format=jsonl&types=directive-issued', 'types=none', 'asOf=2099-01-01'],
    '/api/conformance': ['', 'asOf=index:60&acts=every&listed=5', 'kind=overdue', 'listed=0', 'asOf=2099-01-01'],
    '/api/boards/duties': ['standing=overdue', 'standing=undated&limit=1', 'standing=in-time&asOf=2021-12-15&month=2021-12', 'standing=x', 'standing=overdue&month=2021-13'],
    '/api/boards/heat-map': ['', 'asOf=2021-12-15&against=original'],
    '/api/assignments/{id}/possible-acts': ['', 'actingFor=ban-dan-van', 'asOf=2021-11-20'],
    '/api/history': ['body=ban-tuyen-giao&limit=5', '', 'asOf=2021-11-20'],
    '/api/assignments/{id}/what-if': ['', 'due=2099-12-31', 'due=2000-01-01', 'due=2099-12-31&actingFor=ban-dan-van'],
    '/api/bodies': ['', 'on=2021-11-15', 'on=2021-02-31'],
  };

  it('by every GET route, for several callers and moments', async () => {
    // A little history first, so that answers have something to tell.
    const history = [
      ['acknowledgement', { note: 'x' }],
      ['progress', { percent: 40, note: 'x' }],
      ['extension-requests', { proposedDue: '2099-12-31', reason: 'x', progressSoFar: 'x', afterDue: true }],
    ] as const;
    for (const [act, body] of history) expect((await lead.post(`/api/assignments/${duty}/${act}`, body)).status).toBe(200);
    const faults: unknown[] = [];
    const routes = routesOf(document).filter(({ method, path }) => method === 'GET' && path !== '/api/events');
    for (const { path, operation: described } of routes) {
      const address = path.replace('{id}', path.startsWith('/api/assignments') ? duty : directive);
      for (const query of QUERIES[path] ?? ['', 'asOf=2021-11-20']) {
        for (const client of [overseer, lead, anybody]) {
          const answer = await client.get<unknown>(`${address}${query === '' ? '' : `?${query}`}`);
          const wrong = undescribed(described, answer);
          if (wrong.length > 0) faults.push([path, query, answer.status, wrong]);
        }
      }
    }
    expect([routes.length >= 21, faults]).toEqual([true, []]);
  }, 60_000);

  it('by refusing a moment that has not come or lies before the log, wherever one can be named', async () => {
    const KEYS: Readonly<Record<string, string>> = { body: 'ban-tuyen-giao', office: 'ban-dan-van', year: '2022', period: '2022-Q1', code: 'IV.4', sha256: 'f'.repeat(64) };
    const MOMENTS: readonly (readonly [moment: string, problem: string])[] = [
      ['2099-01-01', 'moment-in-future'], [new Date(Date.now() + 3_600_000).toISOString(), 'moment-in-future'], ['index:99999999', 'moment-in-future'],
      ['2000-01-01', 'moment-before-beginning'], ['index:0', 'moment-before-beginning'],
    ]; // prettier-ignore
    const faults: unknown[] = [];
    let walked = 0;
    for (const { method, path, operation } of routesOf(document)) {
      for (const name of ['asOf', 'since'].filter((each) => (operation.parameters ?? []).some((parameter) => parameter.name === each))) {
        walked += 1;
        const address = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => KEYS[key] ?? (path.startsWith('/api/assignments') ? duty : directive));
        const sound = (QUERIES[path] ?? [''])[0] ?? '';
        // What is no `since` of the question itself: it stands before the other moment, whichever that is.
        const others = sound.split('&').filter((part) => part !== '' && !part.startsWith(`${name}=`));
        let clients = [overseer, auditor, lead, administrator];
        for (const [moment, problem] of MOMENTS) {
          const query = [...others, `${name}=${encodeURIComponent(moment)}`].join('&');
          const answers = await Promise.all(clients.map((client) => client.ask<{ readonly type?: string }>(method, `${address}?${query}`, undefined)));
          const told = answers.map(({ status, body }) => `${status} ${(body.type ?? '').replace('urn:dondoc:problem:', '')}`);
          const tells = told.indexOf(`400 ${problem}`);
          if (tells < 0 || told.some((each) => each.startsWith('2'))) faults.push([method, path, query, told]);
          else clients = [clients[tells] as ApiClient];
        }
      }
    }
    expect([walked >= 60, faults]).toEqual([true, []]);
  }, 60_000);

  it('by each directive, assignment and cascade of the sample', async () => {
    const { tasks } = (await overseer.get<DirectiveOverviewAnswer>(`/api/directives/${directive}`)).body;
    const duties = tasks.flatMap(({ assignments }) => assignments.map(({ assignmentId }) => assignmentId));
    expect(duties).toHaveLength(41);
    const faults: unknown[] = [];
    for (const id of duties) {
      for (const part of ['', '/history', '/cascade']) {
        const wrong = undescribed(operation('GET', `/api/assignments/{id}${part}`), await overseer.get<unknown>(`/api/assignments/${id}${part}`));
        if (wrong.length > 0) faults.push([id, part, wrong]);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('by signing in, bulk acts, readings, receipts and refusals', async () => {
    const items = [
      { assignmentId: duty, act: 'progress', body: { note: 'x' } },
      { assignmentId: duty, act: 'progress', body: { note: 5 } },
      { assignmentId: directive, act: 'closure' },
    ];
    const asked: readonly (readonly [path: string, client: ApiClient, body: unknown, template?: string])[] = [
      ['/api/session', anybody, { login: 'quantri', password: SAMPLE_PASSWORD }],
      ['/api/session', anybody, { login: 'quantri', password: 'wrong' }],
      ['/api/assignments/bulk', lead, { items }],
      ['/api/assignments/bulk', lead, { items: [] }],
      ['/api/deadline-readings', lead, { phrase: 'trước ngày 31/12/2021', issuedOn: '2021-11-15' }],
      [`/api/assignments/${duty}/progress`, lead, { note: 'x' }, '/api/assignments/{id}/progress'],
      [`/api/assignments/${duty}/closure`, lead, {}, '/api/assignments/{id}/closure'],
    ];
    for (const [path, client, body, template] of asked) {
      expect([path, undescribed(operation('POST', template ?? path), await client.post<unknown>(path, body))]).toEqual([path, []]);
    }
    const { bodies } = (await overseer.get<BodiesAnswer>('/api/bodies')).body;
    expect(bodies.length).toBeGreaterThan(70);
  });
});
