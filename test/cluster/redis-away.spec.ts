import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDbLog, type EventStoreDbLog } from '#libs/adapters/event-log-eventstoredb';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import type { ApiClient } from '../e2e/api-client.js';
import { HttpLoad } from './http-load.js';
import { issueDirective, LEADS, sentBy } from './issued-directive.js';
import { ProvinceProcesses } from './province-processes.js';
import { everyEvent, storedTwice } from './stored-acts.js';

const url = process.env['EVENTSTOREDB_URL'];

const MINUTE_MS = 60_000;
const VIETNAM_MS = 7 * 3_600_000;
/** Time for the policy to be published and the duties to arise before their reminders come. */
const AHEAD_MS = 20_000;
/** What a busy machine may add to what the timer and the sweep promise. */
const BUSY_MS = 5_000;

(url === undefined || !redisServerIsHere() ? describe.skip : describe)('reminders of two workers when Redis goes and comes back', () => {
  let redis: LoopbackRedis;
  let province: ProvinceProcesses;
  let log: EventStoreDbLog;
  let committee: ApiClient;
  let administrator: ApiClient;
  beforeAll(async () => {
    redis = await LoopbackRedis.start();
    province = await ProvinceProcesses.found(url ?? '', { DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url, DONDOC_REMINDERS: 'on' });
    for (const app of ['api', 'api', 'worker', 'worker'] as const) await province.start(app);
    await province.ready();
    log = await openEventStoreDbLog({ connection: { url: url ?? '' }, installation: province.installation });
    [committee, administrator] = [await province.as('thuongtruc'), await province.as('quantri')];
    await province.working();
  }, 180_000);
  afterAll(async () => {
    await log.close();
    await province.stop();
    await redis.remove();
  });

  /** The next full minute that leaves time enough, by the clock of this machine. */
  const nextMinute = (): number => Math.ceil((Date.now() + AHEAD_MS) / MINUTE_MS) * MINUTE_MS;

  /** Lets reminders go at that instant, and issues duties that are due on its day; gives the id of their directive. */
  const dutiesRemindedAt = async (instant: number, number: number): Promise<string> => {
    const there = new Date(instant + VIETNAM_MS);
    const switches = { remindersAt: { hour: there.getUTCHours(), minute: there.getUTCMinutes() }, remindersMoveToWorkingDay: false };
    const published = await administrator.post('/api/policies', { issuer: null, basis: `QĐ ${number}`, switches });
    if (published.status >= 300) throw new Error(`policy: ${published.status} ${JSON.stringify(published.body)}`);
    await pause(2_000); // the workers hear of it
    const due = there.toISOString().slice(0, 10);
    const deadline = { phrase: `trước ngày ${due}`, kind: 'date', start: null, due, boundary: 'inclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] };
    return (await issueDirective(sentBy(committee), number, 1, { deadlines: [deadline] })).id;
  };

  /** How late the reminder of the due day went for each duty of the directive, ms. */
  const latenessOf = async (directiveId: string, instant: number): Promise<readonly number[]> => {
    const events = await everyEvent(log);
    const streams = new Set(events.flatMap(({ stream, event }) => (event.type === 'TaskAssigned' && event.data.directiveId === directiveId ? [stream] : [])));
    return events.flatMap(({ stream, event, metadata }) => (event.type === 'RungFired' && event.data.rung === 'due' && streams.has(stream) ? [metadata.act.recordedAt - instant] : []));
  };

  it('commands do not notice, reminders go within a minute, and at once when it is back; nothing goes twice', async () => {
    const away = nextMinute();
    const first = await dutiesRemindedAt(away, 700);
    await redis.stop();
    const load = await HttpLoad.start(province.apis.map((node) => node.url), 4, 200);
    await pause(away + MINUTE_MS + BUSY_MS - Date.now());
    const { acknowledged, failed, longestGapMs } = await load.stop();
    const late = await latenessOf(first, away);
    expect(late).toHaveLength(LEADS.length);
    expect([Math.min(...late) >= 0, Math.max(...late) <= MINUTE_MS + BUSY_MS, failed]).toEqual([true, true, 0]);

    await redis.startAgain();
    const back = nextMinute();
    const second = await dutiesRemindedAt(back, 701);
    await pause(back + BUSY_MS - Date.now());
    const prompt = await latenessOf(second, back);
    process.stderr.write(`${JSON.stringify({ away: { latestMs: Math.max(...late), commands: acknowledged.size, longestGapMs: Math.round(longestGapMs) }, back: { latestMs: Math.max(...prompt) } })}\n`);
    expect(prompt).toHaveLength(LEADS.length);
    expect([Math.min(...prompt) >= 0, Math.max(...prompt) <= BUSY_MS]).toEqual([true, true]);
    await pause(MINUTE_MS);
    expect(storedTwice(await everyEvent(log))).toEqual([]);
  }, 600_000);
});
