import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TIMER_FILE_NAME } from '#libs/adapters/deadline-timer-embedded';
import type { AssignmentAnswer, AssignmentHistoryAnswer, InboxAnswer, RemindersAnswer } from '#libs/application';
import type { ReceiptView } from '../../apps/api/src/conversation/receipt.view.js';
import { ApiClient } from './api-client.js';
import { RunningProgram } from './running-program.js';

/** The sample is years overdue: at the first start with reminders, every open duty has much to be told at once. */
const environment = { DONDOC_REMINDERS: 'on' };

let program: RunningProgram;
let lead: ApiClient;
/** The dated duty IV.4, which nobody has acknowledged. */
let duty: string;

async function start(folder?: string): Promise<void> {
  program = RunningProgram.spawn({ environment, ...(folder !== undefined && { folder }) });
  lead = await new ApiClient(await program.ready()).as('canbo-ban-tuyen-giao');
}

const history = async (): Promise<readonly AssignmentHistoryAnswer['entries'][number][]> => (await lead.get<AssignmentHistoryAnswer>(`/api/assignments/${duty}/history`)).body.entries;
const eventsStored = async (): Promise<number> => (await lead.get<{ index: number }>('/readyz')).body.index;
const metric = async (name: string): Promise<number> => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec((await lead.get<string>('/metrics')).body)?.[1]);

/** Until the number of events has stood still for a second. */
async function quiet(): Promise<number> {
  for (let [last, still] = [-1, 0]; ; ) {
    const now = await eventsStored();
    still = now === last ? still + 1 : 0;
    last = now;
    if (still === 5) return now;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  await start();
  const inbox = await lead.get<InboxAnswer>('/api/inbox');
  duty = inbox.body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? 'none';
}, 90_000);
afterAll(() => program.remove());

describe('reminders of the running program', () => {
  it('are sent for what is overdue, one for each limit, and stand in the history of the duty', async () => {
    for (let tries = 0; tries < 100 && (await history()).length < 3; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
    const told = await history();
    expect(told.map(({ type }) => type).toSorted()).toEqual(['RungFired', 'RungFired', 'TaskAssigned']);
    expect(told.filter(({ type }) => type === 'RungFired').map(({ data }) => (data as { rung: string }).rung).toSorted()).toEqual(['acknowledgement+3', 'due+30']);
    expect(await metric('dondoc_reminders_fired_total')).toBeGreaterThanOrEqual(2);
    expect(await metric('dondoc_deadline_faults_total')).toBe(0);
  });

  it('are told beside what comes, as of any moment', async () => {
    const { body } = await lead.get<RemindersAnswer>(`/api/assignments/${duty}/reminders`);
    expect(body.fired.map(({ rung, grade, colour, body: to, skipped }) => [rung, grade, colour, to, skipped.length])).toEqual([
      ['acknowledgement+3', 'urge', 'cam', 'ban-dan-van', 2], ['due+30', 'report-to-standing-committee', 'đỏ', 'btv-tinh-uy', 7],
    ]);
    expect(body.coming).toEqual([]);
    const [assigned] = await history();
    const before = await lead.get<RemindersAnswer>(`/api/assignments/${duty}/reminders?asOf=index:${assigned?.index}`);
    expect([before.body.fired.length, before.body.coming.map(({ rung }) => rung).toSorted()]).toEqual([0, ['acknowledgement', 'acknowledgement+1', 'acknowledgement+3', 'due', 'due+1', 'due+15', 'due+30', 'due+5', 'due-1', 'due-3', 'due-7'].toSorted()]);
    const stranger = await new ApiClient(lead.url).as('canbo-bcsd-toa-an');
    expect((await stranger.get(`/api/assignments/${duty}/reminders`)).status).toBe(404);
  });

  it('do not make a revision stale that a body saw before them', async () => {
    await quiet();
    const seen = await lead.get<AssignmentAnswer>(`/api/assignments/${duty}`);
    expect(seen.headers.get('etag')).toBe('"2"');
    const answer = await lead.post<ReceiptView>(`/api/assignments/${duty}/acknowledgement`, { receiptNumber: null, note: null }, { 'if-match': '"0"' });
    expect([answer.status, answer.body.revision]).toEqual([200, 3]);
    const late = await lead.post(`/api/assignments/${duty}/progress`, { note: 'x' }, { 'if-match': '"1"' });
    expect(late.status).toBe(412);
  });

  it('are not sent again after a crash, also when timers and read models are lost', async () => {
    const before = await quiet();
    await program.stop('SIGKILL');
    rmSync(join(program.folder, 'read-models'), { recursive: true });
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(program.folder, `${TIMER_FILE_NAME}${suffix}`), { force: true });
    await start(program.folder);
    expect(await quiet()).toBe(before);
    expect(await metric('dondoc_reminders_fired_total')).toBe(0);
  }, 60_000);
});
