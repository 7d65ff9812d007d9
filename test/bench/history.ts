import { decodeEvent, encodeEvent, FoldedPasts, historyOf, historyOfWhoever, lastActs, momentsProjection, ProjectionFeeder, readForFolding, type DomainEvent, type HistoryFilter } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { actorId, bodyId, dateAt } from '#libs/domain';
import { dataFolders } from '#libs/engine';
import { inFolder } from './folders.js';
import { Latencies, printResult, round } from './measure.js';
import { lifeOf } from './seed.js';

const STREAM = 'assignment-long';
const BEGIN = Date.UTC(2021, 10, 15);
const BATCH = 1_000;
const QUESTIONS = 200;
const EVERYTHING: HistoryFilter = { types: null, body: null, actor: null, from: null, to: null, text: null };

/** Pages of the history of one thing with so many events: the first one with changes, any further one, the last one, and those that search for words that are nowhere. */
export async function history({ length, data }: { readonly length: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    const folders = dataFolders(folder);
    const log = openSqliteEventLog({ folder: folders.log });
    let count = 0;
    const stored = (event: DomainEvent) => {
      const recordedAt = BEGIN + count * 60_000;
      const id = `00000000-0000-5000-8000-${String((count += 1)).padStart(12, '0')}`;
      const act = { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('p'), body: bodyId('ban-tuyen-giao'), actingFor: null };
      return { id, bytes: encodeEvent(event, { act, commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 }).bytes };
    };
    await log.append(STREAM, -1, [stored(lifeOf(0, BEGIN)[0]?.[0] as DomainEvent)]);
    for (let revision = 0; revision < length; revision += BATCH) {
      await log.append(STREAM, revision, Array.from({ length: BATCH }, (_, at) => stored({ type: 'ProgressReported', data: { percent: (revision + at) % 100, note: `Lần ${revision + at}`, obstacles: null } })));
    }
    const store = openSqliteReadModels({ folder: folders.readModels });
    const feeder = new ProjectionFeeder({ log, store, projections: [momentsProjection], decode: readForFolding });
    await feeder.catchUp();
    await feeder.stop();
    const sources = { log, store, decode: decodeEvent, clock: new SystemClock() };
    const pasts = new FoldedPasts();
    const cursorAt = (revision: number): string => Buffer.from(JSON.stringify([revision])).toString('base64url');
    const anywhere = (turn: number): string => cursorAt((turn * 7_919) % (length - 100));
    const nowhere: HistoryFilter = { ...EVERYTHING, text: 'không có' };
    const asked = { asOf: { kind: 'now' }, stream: STREAM, mayBeSeen: () => Promise.resolve(true) } as const;
    const page = (cursor: string | null, filter: HistoryFilter) => historyOf(sources, pasts, { ...asked, filter, page: { cursor, limit: 50 } });
    const last = (filter: HistoryFilter) => lastActs(sources, { ...asked, filter, page: { cursor: null, limit: 50 } });
    const pages: Readonly<Record<string, (turn: number) => ReturnType<typeof historyOf>>> = {
      'the first page, with changes': () => page(null, EVERYTHING),
      'any page': (turn) => page(anywhere(turn), EVERYTHING),
      'the last page': () => last(EVERYTHING),
      'any page that searches for words': (turn) => page(anywhere(turn), nowhere),
      'the last page that searches for words': () => last(nowhere),
      'any page of what everybody did that searches for words': (turn) => historyOfWhoever(sources, { ...asked, filter: nowhere, page: { cursor: anywhere(turn), limit: 50 } }),
    };
    for (const [name, ask] of Object.entries(pages)) {
      const times = new Latencies();
      const used = process.cpuUsage();
      for (let turn = 0; turn < QUESTIONS; turn++) {
        const began = performance.now();
        const answer = await ask(turn);
        times.add(performance.now() - began);
        if (!answer.ok) throw new Error(answer.refusal.kind);
      }
      const { user, system } = process.cpuUsage(used);
      printResult({ peer: 'dondoc', workload: 'history', page: name, length, questions: QUESTIONS, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99), cpuMeanMs: round((user + system) / 1000 / QUESTIONS) });
    }
    await log.close();
    store.close();
  });
}
