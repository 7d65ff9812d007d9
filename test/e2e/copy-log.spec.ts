import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { iterateEvents } from '#libs/adapters/event-log-sqlite';
import { COMPILED, RunningProgram } from './running-program.js';

jest.setTimeout(120_000);

const work = mkdtempSync(join(tmpdir(), 'chép nhật ký '));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(work, String(folders++));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function spawned(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { env: { PATH: process.env['PATH'], ...COMPILED } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += String(text)));
  child.stderr.on('data', (text: Buffer) => (err += String(text)));
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err }))) };
}
const copyLog = (from: string, to: string): Promise<Ended> => spawned('copy-log', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`, '--json').ended;

const logOf = (folder: string): readonly string[] => [...iterateEvents(folder)].map(({ position, stream, revision, id, bytes }) => `${position} ${stream} ${revision} ${id} ${createHash('sha256').update(bytes).digest('hex')}`);

/**
 * Looks again and again how many events a log holds, whoever writes it; 0 while there is none. On one connection: each new one would
 * recover what a killed writer left, and one after the other would keep the next writer out until it gives up.
 */
class Watcher {
  private database: DatabaseSync | undefined;

  constructor(private readonly folder: string) {}

  count(): number {
    const path = join(this.folder, 'events.sqlite');
    if (this.database === undefined && existsSync(path)) this.database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
    return Number(this.database?.prepare('SELECT max(position) AS last FROM event').get()?.['last'] ?? 0);
  }

  close(): void {
    this.database?.close();
  }
}

/** Adds so many events, quickly past the adapter. */
function enlarge(folder: string, events: number, note = 'x'): void {
  const database = new DatabaseSync(join(folder, 'events.sqlite'));
  const last = Number(database.prepare('SELECT max(position) AS last FROM event').get()?.['last']);
  database.exec('BEGIN');
  const stream = database.prepare('INSERT INTO stream(name) VALUES (?)');
  const insert = database.prepare('INSERT INTO event(position, stream, revision, id, bytes) VALUES (?, ?, ?, ?, ?)');
  const ids = Array.from({ length: 50 }, (_, index) => Number(stream.run(`large-${index}`).lastInsertRowid));
  const body = Buffer.from(JSON.stringify({ note: note.repeat(400) }));
  for (let index = 0; index < events; index++) {
    const id = createHash('sha256').update(String(index)).digest().subarray(0, 16);
    insert.run(last + 1 + index, ids[index % 50] as number, Math.floor(index / 50), id, body);
  }
  database.exec('COMMIT');
  database.close();
}

describe('dondoc copy-log', () => {
  let source: string;
  let program: RunningProgram;
  let url: string;
  beforeAll(async () => {
    program = RunningProgram.spawn();
    source = program.folder;
    url = await program.ready();
  });
  afterAll(() => program.remove());

  it('copies most of it beside a running server, and asks for it to be stopped at the end', async () => {
    const target = newFolder();
    const beside = await copyLog(source, target);
    expect([beside.code, /log-in-use.*stop that program and call this again, what was copied is kept/.test(beside.err)]).toEqual([1, true]);
    await program.stop();
    const last = await copyLog(source, target);
    const { copied, events, sha256 } = JSON.parse(last.out) as { readonly copied: number; readonly events: number; readonly sha256: string };
    expect([last.code, copied, events > 100, /^[0-9a-f]{64}$/.test(sha256)]).toEqual([0, 0, true, true]);
    expect(logOf(target)).toEqual(logOf(source));
  });

  it('lets a server go on from the copy: the same moments answer the same', async () => {
    expect(url).toMatch(/^http/);
    const target = newFolder();
    expect((await copyLog(source, target)).code).toBe(0);
    const boxesAt = async (folder: string): Promise<string> => (await spawned('replay', '--data', folder, '--as-of', '2022-01-31', '--json').ended).out;
    const here = await boxesAt(source);
    expect([here !== '', await boxesAt(target)]).toEqual([true, here]);
    const onTheCopy = RunningProgram.spawn({ folder: target });
    const { status } = await fetch(`${await onTheCopy.ready()}/readyz`);
    expect(status).toBe(200);
    await onTheCopy.remove();
  });

  it.each<[string, () => readonly string[], number, RegExp]>([
    ['a log that it cannot name', () => ['--from', 'source', '--to', `sqlite:${newFolder()}`], 2, /sqlite:FOLDER or eventstoredb:INSTALLATION/],
    ['one log twice', () => ['--from', `sqlite:${source}`, '--to', `sqlite:${source}/../${source.split('/').at(-1)}`], 2, /the same log/],
    ['no target', () => ['--from', `sqlite:${source}`], 2, /--from and --to are needed/],
    ['a source that is not there', () => ['--from', `sqlite:${newFolder()}`, '--to', `sqlite:${newFolder()}`], 1, /log-missing/],
    ['a data folder beside a log that lies in one', () => ['--from', `sqlite:${source}`, '--to', `sqlite:${newFolder()}`, '--to-data', newFolder()], 2, /for a log on servers only/],
    ['servers that nobody named', () => ['--from', `sqlite:${source}`, '--to', 'eventstoredb:tinh'], 2, /EVENTSTOREDB_URL/],
  ])('refuses %s, and makes nothing', async (_what, args, code, words) => {
    const ended = await spawned('copy-log', ...args()).ended;
    expect([ended.code, words.test(ended.err)]).toEqual([code, true]);
    expect(existsSync(join(work, String(folders - 1), 'events.sqlite'))).toBe(false);
  });

  it('refuses a target with a log of its own, and leaves it as it was', async () => {
    const [one, other] = [newFolder(), newFolder()];
    for (const folder of [one, other]) expect((await copyLog(source, folder)).code).toBe(0);
    enlarge(one, 1, 'x');
    enlarge(other, 1, 'y');
    const before = logOf(other);
    const { code, err } = await copyLog(one, other);
    expect([code, /target-differs/.test(err), logOf(other)]).toEqual([1, true, before]);
    // Shorter than its target, but no beginning of it either: nothing is copied backwards.
    expect([(await copyLog(source, other)).code, logOf(other)]).toEqual([1, before]);
  });

  it('goes on after kill -9 wherever it was, and ends with the same log', async () => {
    enlarge(source, 40_000);
    const wanted = logOf(source);
    const target = newFolder();
    for (const enough of [1, 9_000, 25_000]) {
      const { child, ended } = spawned('copy-log', '--from', `sqlite:${source}`, '--to', `sqlite:${target}`, '--json');
      const watcher = new Watcher(target);
      let itself: Ended | undefined; // what it said, had it ended before it was killed
      void ended.then((how) => (itself = how));
      while (itself === undefined && watcher.count() < enough) await new Promise((resolve) => setTimeout(resolve, 2));
      watcher.close();
      expect(itself).toBeUndefined();
      child.kill('SIGKILL');
      await ended;
      const partly = logOf(target);
      expect([partly.length < wanted.length, partly]).toEqual([true, wanted.slice(0, partly.length)]);
    }
    expect((await copyLog(source, target)).code).toBe(0);
    expect(logOf(target)).toEqual(wanted);
  });
});
