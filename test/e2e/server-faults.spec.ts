import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import type { AssignmentHistoryAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { loadUntilRefused, signInLeads, type Acknowledged, type Lead } from './command-load.js';
import { RunningProgram, type SpawnOptions } from './running-program.js';

/** A stopped data folder with the sample in it, and sessions that stand; every test works on a copy. */
let original: string;
let leads: readonly Lead[];
/** Two connections write to each duty, so that they meet in streams as well. */
const connections = (): readonly Lead[] => [...leads, ...leads];
const programs: RunningProgram[] = [];

const copyOfData = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc faults '));
  cpSync(original, folder, { recursive: true });
  return folder;
};
const start = (options: SpawnOptions): RunningProgram => {
  const program = RunningProgram.spawn(options);
  programs.push(program);
  return program;
};

beforeAll(async () => {
  const program = RunningProgram.spawn();
  original = program.folder;
  try {
    const url = await program.ready();
    leads = await signInLeads(url);
    for (const { token, assignmentId } of leads) {
      const { status } = await new ApiClient(url, token).post(`/api/assignments/${assignmentId}/acknowledgement`, { receiptNumber: null, note: null });
      expect(status).toBe(200);
    }
  } finally {
    await program.stop();
  }
}, 90_000);
afterAll(() => rmSync(original, { recursive: true, force: true }));
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

/** Every progress report that the history of the duties tells, with its revision. */
async function reported(url: string, position: string): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { token, assignmentId } of leads) {
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/assignments/${assignmentId}/history?limit=200&after=${position}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { status, body } = await new ApiClient(url, token).get<AssignmentHistoryAnswer>(path);
      expect([path, status]).toEqual([path, 200]);
      for (const { type, revision, data } of body.entries) if (type === 'ProgressReported') found.set(`${assignmentId} ${String(data['note'])}`, revision);
      cursor = body.nextCursor;
    }
  }
  return found;
}

/** Starts the program again and looks for everything acknowledged; what was not may be there or not. */
async function expectKept(folder: string, acknowledged: readonly Acknowledged[], runs = 1): Promise<void> {
  const again = start({ folder });
  const url = await again.ready();
  const [first] = leads as [Lead];
  const fresh = await new ApiClient(url, first.token).post<{ position: string }>(`/api/assignments/${first.assignmentId}/progress`, { note: 'sau sự cố' });
  expect(fresh.status).toBe(200);
  const found = await reported(url, fresh.body.position);
  const missing = acknowledged.filter(({ assignmentId, note, revision }) => found.get(`${assignmentId} ${note}`) !== revision);
  expect(missing).toEqual([]);
  const surplus = found.size - 1 - acknowledged.length;
  expect([surplus >= 0, surplus <= connections().length * runs]).toEqual([true, true]); // each connection had at most one command in flight
}

describe('a full disk', () => {
  it.each([{ kilobytes: 900 }, { kilobytes: 2600 }])('at $kilobytes kB for a file: what is stored is acknowledged, the rest is refused, the process ends with 1', async ({ kilobytes }) => {
    const folder = copyOfData();
    const limited = start({ folder, wrap: (command) => ['/bin/sh', '-c', `ulimit -f ${kilobytes * 2}; exec "$@"`, 'sh', ...command] });
    const url = await limited.ready();
    const { acknowledged, others } = await loadUntilRefused(url, connections(), 'đầy', () => false);
    const { code, err } = await limited.ended;
    expect(acknowledged.length).toBeGreaterThan(50);
    const surprising = Object.keys(others).filter((word) => !['no answer', '503 urn:dondoc:problem:stopping', '503 urn:dondoc:problem:outcome-unknown'].includes(word));
    expect([code, surprising]).toEqual([1, []]);
    expect(err).toMatch(/Lỗi ghi đĩa: chương trình dừng.*Writing to the disk failed: the program ends/);
    await expectKept(folder, acknowledged);
  }, 90_000);
});

describe('kill -9 under load', () => {
  it('keeps every acknowledged command of ten connections, twice in one folder', async () => {
    const folder = copyOfData();
    const acknowledged: Acknowledged[] = [];
    for (const { round, least } of [{ round: 'một', least: 40 }, { round: 'hai', least: 150 }]) {
      const program = start({ folder });
      const url = await program.ready();
      const outcome = await loadUntilRefused(url, connections(), round, (count) => {
        if (count >= least) void program.stop('SIGKILL');
        return false;
      });
      expect(Object.keys(outcome.others)).toEqual(['no answer']);
      expect(outcome.acknowledged.length).toBeGreaterThanOrEqual(least);
      acknowledged.push(...outcome.acknowledged);
    }
    await expectKept(folder, acknowledged, 2);
  }, 90_000);
});

describe('a log that cannot be used', () => {
  const bytesOf = (path: string): string => readFileSync(path).toString('base64');

  it.each<{ readonly what: string; readonly spoil: (path: string) => void; readonly words: RegExp }>([
    { what: 'truncated', spoil: (path) => truncateSync(path, Math.floor(statSync(path).size / 2 / 512) * 512), words: /Nhật ký bị hỏng hoặc bị cắt.*The log is damaged or truncated/ },
    { what: 'truncated to a few bytes', spoil: (path) => truncateSync(path, 50), words: /events\.sqlite/ },
    { what: 'a database of another program', spoil: (path) => cpSync(join(original, 'snapshots.db'), path), words: /Tệp này không phải nhật ký.*This file is no log/ },
    { what: 'no database at all', spoil: (path) => writeFileSync(path, 'một lá thư '.repeat(2000)), words: /Tệp này không phải nhật ký.*This file is no log/ },
  ])('$what: is named, left as it was, and the process ends with 1', async ({ spoil, words }) => {
    const folder = copyOfData();
    const path = join(folder, 'events.sqlite');
    bringHome(path);
    spoil(path);
    const before = bytesOf(path);
    const { code, err } = await start({ folder }).ended;
    expect([code, words.test(err), err.includes(path)]).toEqual([1, true, true]);
    expect(err).not.toMatch(/\n\s+at /); // words, no stack
    expect(bytesOf(path)).toBe(before);
  }, 30_000);

  it('in use: is told while the first goes on serving', async () => {
    const first = start({ folder: copyOfData() });
    const url = await first.ready();
    const { code, err } = await start({ folder: first.folder }).ended;
    expect([code, /Một tiến trình khác đang dùng.*Another process is using/.test(err), (await fetch(`${url}/livez`)).status]).toEqual([1, true, 200]);
  }, 30_000);
});

describe('read models that were lost or spoilt while the program was stopped', () => {
  const PATHS = ['/api/inbox', '/api/boards/four-boxes', '/api/boards/overdue', '/api/search?q=giao', '/api/directives'];

  /** How they stood after so many events, judged now: what is recorded while they are asked changes nothing of it. */
  async function answersOf(folder: string, events: number, now: string): Promise<readonly unknown[]> {
    const asOf = encodeURIComponent(`index:${events}@${now}`);
    const program = start({ folder });
    const client = new ApiClient(await program.ready(), (leads[1] as Lead).token);
    const answers: unknown[] = [];
    for (const path of PATHS) {
      const { status, body } = await client.get(`${path}${path.includes('?') ? '&' : '?'}asOf=${asOf}`);
      answers.push([path, status, body]);
    }
    await program.stop();
    return answers;
  }

  let events: number;
  let now: string;
  let before: readonly unknown[];
  beforeAll(async () => {
    const folder = copyOfData();
    events = [...iterateEvents(folder)].length;
    now = new Date().toISOString();
    before = await answersOf(folder, events, now);
    expect(before.map((answer) => (answer as readonly unknown[])[1])).toEqual(PATHS.map(() => 200));
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it.each<{ readonly what: string; readonly spoil: (folder: string) => void }>([
    { what: 'the folder is gone', spoil: (folder) => rmSync(folder, { recursive: true }) },
    { what: 'every file holds rubbish', spoil: (folder) => readdirSync(folder).forEach((file) => writeFileSync(join(folder, file), 'rác '.repeat(5000))) },
    { what: 'one file is cut in half', spoil: (folder) => truncateSync(join(folder, models(folder)[0] ?? ''), 4096) },
    { what: 'a file lost the pages after its first ones', spoil: (folder) => models(folder).forEach((file) => blankPages(join(folder, file))) },
  ])('$what: they are built again at the start and answer the same', async ({ spoil }) => {
    const folder = copyOfData();
    expect(models(join(folder, 'read-models')).length).toBeGreaterThan(0);
    spoil(join(folder, 'read-models'));
    expect(await answersOf(folder, events, now)).toEqual(before);
  }, 60_000);
});

/** Copies the write-ahead log into the database: otherwise it could restore a damaged one. */
function bringHome(path: string): void {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
}

const models = (folder: string): readonly string[] => readdirSync(folder).filter((file) => file.endsWith('.db'));

/** Overwrites everything after the fourth page: the header and the list of tables still look right. */
function blankPages(path: string): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0x5a, 4 * 4096));
}
