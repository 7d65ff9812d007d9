import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventStoreDbLog, type EventStoreDbLog } from '#libs/adapters/event-log-eventstoredb';
import { encodeEvent, NO_STREAM, PROCESS_SHARES, WORK_SHARES } from '#libs/application';
import { bodyId } from '#libs/domain';
import { pastAct } from '#libs/testing';
import { ApiClient } from '../e2e/api-client.js';
import { buildEarlier, earlierCommit, type EarlierVersion } from './earlier-version.js';
import { HttpLoad } from './http-load.js';
import { fanOutOf, issueDirective, LEADS, sentBy } from './issued-directive.js';
import { ProvinceProcesses, viewOf, type Node } from './province-processes.js';
import { everyEvent, storedTwice } from './stored-acts.js';

const url = process.env['EVENTSTOREDB_URL'];
const commit = url === undefined ? null : earlierCommit();
if (url === undefined) process.stderr.write('EVENTSTOREDB_URL is not set: an upgrade without stopping is not tried (docs/guides/testing.md)\n');
else if (commit === null) process.stderr.write('This checkout has no history: an upgrade without stopping is not tried (docs/guides/testing.md)\n');

const TASKS = 20;
const WITHIN_MS = 30_000;

(commit === null ? describe.skip : describe)('an installation that is upgraded while it is used', () => {
  let earlier: EarlierVersion;
  let province: ProvinceProcesses;
  let log: EventStoreDbLog;
  let number = 700;

  beforeAll(async () => {
    earlier = buildEarlier(commit ?? '');
    const { checkout } = earlier;
    province = await ProvinceProcesses.found(url ?? '', {}, [], checkout);
    for (const app of ['api', 'api', 'worker', 'worker'] as const) await province.start(app, { checkout });
    await province.ready();
    log = await openEventStoreDbLog({ connection: { url: url ?? '' }, installation: province.installation });
  }, 300_000);
  afterAll(async () => {
    await log?.close();
    await province?.stop();
    earlier?.remove();
  });

  const replaced = async (node: Node): Promise<void> => {
    expect((await node.program.stop()).code).toBe(0);
    province.again(node);
    await node.program.ready();
  };
  const done = async (committee: ApiClient, directive: { readonly id: string; readonly position: string }): Promise<void> => {
    for (const until = performance.now() + WITHIN_MS; ; await pause(100)) {
      const { k, n } = await fanOutOf(committee, directive);
      if (k >= n && n === LEADS.length * TASKS) return;
      if (performance.now() > until) throw new Error(`${k} of ${n} duties ${province.whatDeadOnesSaid()}`);
    }
  };

  it('goes on answering and working while its programs are replaced one by one, and each version reads what the other wrote', async () => {
    const urls = province.apis.map((node) => node.url);
    const load = await HttpLoad.start(urls, 4, 100);
    const readers = [await province.as('thuongtruc', 0), await province.as('thuongtruc', 1)] as const;
    const issued: Awaited<ReturnType<typeof issueDirective>>[] = [];
    const issue = async (at: ApiClient): Promise<void> => {
      const directive = await issueDirective(sentBy(at), number++, TASKS);
      issued.push(directive);
      for (const reader of readers) await done(reader, directive);
    };
    await issue(readers[0]);
    for (const node of [...province.workers, ...province.apis]) {
      await replaced(node);
      for (const reader of readers) await issue(reader);
    }
    const { acknowledged, failed, longestGapMs } = await load.stop();
    const events = await everyEvent(log);
    const notes = new Set(events.flatMap(({ event }) => (event.type === 'ProgressReported' ? [event.data.note ?? ''] : [])));
    process.stderr.write(`${JSON.stringify({ from: earlier.commit.slice(0, 8), acknowledged: acknowledged.size, failed, longestGapMs: Math.round(longestGapMs), directives: issued.length, events: events.length })}\n`);
    expect([failed, [...acknowledged].filter((note) => !notes.has(note)), storedTwice(events)]).toEqual([0, [], []]);
    expect(events.filter(({ event }) => event.type === 'TaskAssigned' && issued.some(({ id }) => event.data.directiveId === id))).toHaveLength(issued.length * LEADS.length * TASKS);
  }, 300_000);

  it('before what only the newer version can read the earlier one stops reading and says so once, goes on taking acts, and does not end', async () => {
    const { checkout } = earlier;
    const [old, worker] = [await province.start('api', { checkout }), await province.start('worker', { checkout })];
    await Promise.all([old.program.ready(), worker.program.ready()]);
    const sha256 = 'a'.repeat(64);
    const event = { type: 'FileFoundDamaged', data: { sha256, name: 'tep.pdf', told: [], condition: 'missing' } } as const;
    const metadata = { act: pastAct(Date.now(), bodyId('vptu')), commandId: randomUUID(), correlationId: randomUUID(), causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 };
    expect((await log.append(`file-${sha256}`, NO_STREAM, [{ id: randomUUID(), ...encodeEvent(event, metadata) }])).kind).toBe('stored');

    const [before] = await Promise.all([viewOf(old), pause(3_000)]);
    const committee = await new ApiClient(old.url).as('thuongtruc');
    const directive = await issueDirective(sentBy(committee), number++, TASKS);
    await done(await province.as('thuongtruc'), directive); // the newer version reads it, and its workers work
    await pause(5_000);
    const said = old.program.said;
    expect([old.program.end, worker.program.end]).toEqual([null, null]);
    expect([said.match(/"what":"projections"/gu)?.length, said.includes(`event 0 of file-${sha256} cannot be read`)]).toEqual([1, true]);
    expect((await viewOf(old))?.index ?? before?.index).toBe(before?.index);
    expect((await committee.get(`/api/directives/${directive.id}?after=${directive.position}`)).status).toBe(503);

    for (const node of [old, worker]) await replaced(node);
    expect((await fanOutOf(await new ApiClient(old.url).as('thuongtruc'), directive)).k).toBe(LEADS.length * TASKS);
    expect(storedTwice(await everyEvent(log))).toEqual([]);
  }, 240_000);

  it('leaves the processes before a kind that none of its versions knows, says so once, and goes on with the rest', async () => {
    // Their read models stop there too, so /readyz says 503 and tells no more.
    const shares = async (): Promise<readonly string[]> => (await Promise.all(province.workers.map(({ url: at }) => fetch(`${at}/metrics`).then((answer) => answer.text())))).flatMap((text) => [...text.matchAll(/^dondoc_work_active\{share="([a-z-]+)"\} 1$/gmu)].map(([, share = '']) => share));
    await log.append('assignment-of-a-newer-version', NO_STREAM, [{ id: randomUUID(), bytes: Buffer.from('{"type":"made-by-a-newer-version","schemaVersion":1}') }]);
    const left = WORK_SHARES.filter((share) => !(PROCESS_SHARES as readonly string[]).includes(share)).toSorted();
    let done = await shares();
    for (const until = performance.now() + 2 * WITHIN_MS; JSON.stringify(done.toSorted()) !== JSON.stringify(left) && performance.now() < until; done = await shares()) await pause(500);
    expect([done.toSorted(), province.whatDeadOnesSaid()]).toEqual([left, '']);
    await pause(5_000);
    const said = province.workers.map(({ program }) => program.said.match(/"what":"processes"/gu)?.length ?? 0);
    expect(Math.max(...said)).toBe(1);
  }, 120_000);
});
