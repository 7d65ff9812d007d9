import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccessRecordRow, AccessRecordsAnswer, HistoryAnswer, InboxAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { recordedActs } from './recorded-acts.js';
import { RunningProgram } from './running-program.js';

let program: RunningProgram;
let lead: ApiClient;
let overseer: ApiClient;
let auditor: ApiClient;
let administrator: ApiClient;
/** The dated duty IV.4 of Ban Tuyên giáo. */
let duty: string;

beforeAll(async () => {
  program = RunningProgram.spawn();
  const anybody = new ApiClient(await program.ready());
  [lead, overseer, auditor, administrator] = await Promise.all([anybody.as('canbo-ban-tuyen-giao'), anybody.as('canbo-bandanvan'), anybody.as('kiemtoan'), anybody.as('quantri')]);
  duty = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
  // A package can be had once its events are signed for.
  while ((await auditor.get(`/api/evidence?assignmentId=${duty}`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 100));
}, 90_000);

afterAll(() => program.remove());

const idOf = async (client: ApiClient): Promise<string> => (await client.get<{ actorId: string }>('/api/session')).body.actorId;
/** Records by that client, the newest first; waits until the read model has them: the last one must be of that address. */
async function recordsBy(client: ApiClient, asked: string): Promise<readonly AccessRecordRow[]> {
  const actor = await idOf(client);
  for (;;) {
    const { records } = (await auditor.get<AccessRecordsAnswer>(`/api/access-records?actor=${actor}`)).body;
    if (records[0]?.asked === asked) return records;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
/** The newest record by that client of that address; waits for it. */
async function foundOf(client: ApiClient, asked: string): Promise<unknown> {
  const actor = await idOf(client);
  for (;;) {
    const { records } = (await auditor.get<AccessRecordsAnswer>(`/api/access-records?actor=${actor}`)).body;
    const record = records.find((each) => each.asked === asked);
    if (record !== undefined) return brief(record);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const brief = ({ kind, asked, bodies, things, reason }: AccessRecordRow) => [kind, asked, bodies, things, reason];

describe('the access log', () => {
  it('has what the supervising office looked at, whose it was, and not what it sees as its own', async () => {
    expect((await overseer.get(`/api/inbox`)).status).toBe(200);
    expect((await overseer.get(`/api/assignments/${duty}`)).status).toBe(200); // which the own body supervises
    expect((await overseer.get('/api/inbox?body=ban-tuyen-giao')).status).toBe(200);
    expect((await overseer.get(`/api/evidence?assignmentId=${duty}`)).status).toBe(200);
    expect((await overseer.get('/api/search?q=tuyen%20truyen')).status).toBe(200);
    expect((await recordsBy(overseer, 'GET /api/search')).map(brief)).toEqual([
      ['read', 'GET /api/search', [], [], null],
      ['export', 'GET /api/evidence', ['ban-tuyen-giao'], [duty], null],
      ['read', 'GET /api/inbox', ['ban-tuyen-giao'], [], null],
    ]);
    expect((await auditor.get(`/api/assignments/${duty}`)).status).toBe(200);
    expect(await foundOf(auditor, 'GET /api/assignments/:id')).toEqual(['read', 'GET /api/assignments/:id', ['ban-tuyen-giao'], [duty], null]);
  });

  it('has nothing of those who read what is their own', async () => {
    const before = (await auditor.get<AccessRecordsAnswer>(`/api/access-records?actor=${await idOf(lead)}`)).body.records;
    for (const path of ['/api/inbox', `/api/assignments/${duty}`, '/api/boards/overdue', '/api/directives', '/api/bodies']) expect((await lead.get(path)).status).toBe(200);
    expect([before, (await auditor.get<AccessRecordsAnswer>(`/api/access-records?actor=${await idOf(lead)}`)).body.records]).toEqual([[], []]);
  });

  it('has what was refused, with the reason, also within many acts at once, and looks at the data of persons', async () => {
    const acts = await recordedActs(program.folder);
    expect((await lead.post(`/api/assignments/${duty}/acceptance`, {})).status).toBe(403);
    expect((await lead.post('/api/assignments/bulk', { items: [{ act: 'closure', assignmentId: duty, body: {} }] })).status).toBe(200);
    expect((await lead.get('/api/accounts')).status).toBe(403);
    expect((await recordsBy(lead, 'GET /api/accounts')).map(brief)).toEqual([
      ['refused', 'GET /api/accounts', [], [], 'forbidden'],
      ['refused', 'POST /api/assignments/bulk', [], [duty], 'forbidden'],
      ['refused', 'POST /api/assignments/:id/acceptance', [], [duty], 'forbidden'],
    ]);
    expect((await administrator.get('/api/accounts')).status).toBe(200);
    expect((await recordsBy(administrator, 'GET /api/accounts')).map(({ kind }) => kind)).toEqual(['read']);
    expect(await recordedActs(program.folder)).toBe(acts);
  });

  it('is for auditors, who are on it themselves; nobody else learns of it by any way', async () => {
    const stream = `access-${await idOf(overseer)}-${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)}`;
    const statuses = [overseer, lead, administrator].map(async (client) => [(await client.get('/api/access-records')).status, (await client.get(`/api/history?stream=${stream}`)).status]);
    expect(await Promise.all(statuses)).toEqual([[403, 404], [403, 404], [403, 404]]);
    expect((await auditor.get<HistoryAnswer>(`/api/history?stream=${stream}`)).body.entries[0]?.type).toBe('data-read');
    const own = await idOf(auditor);
    for (;;) {
      const { records } = (await auditor.get<AccessRecordsAnswer>(`/api/access-records?actor=${own}&thing=${own}`)).body;
      if (records[0] !== undefined) {
        expect(brief(records[0])).toEqual(['read', 'GET /api/access-records', [], [own], null]);
        break;
      }
    }
  });
});
