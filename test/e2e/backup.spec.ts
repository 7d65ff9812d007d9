import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import type { AssignmentHistoryAnswer } from '#libs/application';
import { ApiClient } from './api-client.js';
import { loadUntilRefused, signInLeads, type Acknowledged, type Lead } from './command-load.js';
import { COMPILED, RunningProgram } from './running-program.js';

jest.setTimeout(120_000);

const work = mkdtempSync(join(tmpdir(), 'sao lưu '));
const programs: RunningProgram[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const start = (folder?: string): RunningProgram => {
  const program = RunningProgram.spawn(folder === undefined ? {} : { folder });
  programs.push(program);
  return program;
};

/** Runs the built command line in a process of its own. */
function dondoc(...args: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { env: { PATH: process.env['PATH'], ...COMPILED } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += String(text)));
  child.stderr.on('data', (text: Buffer) => (err += String(text)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

/** Every progress report in the history of these duties. */
async function reported(url: string, leads: readonly Lead[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { token, assignmentId } of leads) {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `/api/assignments/${assignmentId}/history?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const { status, body } = await new ApiClient(url, token).get<AssignmentHistoryAnswer>(path);
      expect([path, status]).toEqual([path, 200]);
      for (const { type, revision, data } of body.entries) if (type === 'ProgressReported') found.set(`${assignmentId} ${String(data['note'])}`, revision);
      cursor = body.nextCursor;
    }
  }
  return found;
}

describe('a backup taken while commands run', () => {
  it('holds every command acknowledged before it began, and a new server goes on from it; damaged, it is refused', async () => {
    const program = start();
    const url = await program.ready();
    const leads = await signInLeads(url);
    for (const { token, assignmentId } of leads) await new ApiClient(url, token).post(`/api/assignments/${assignmentId}/acknowledgement`, { receiptNumber: null, note: null });

    let enough = false;
    let acknowledged = 0;
    const load = loadUntilRefused(url, [...leads, ...leads], 'tải', (count) => {
      acknowledged = count;
      return enough;
    });
    while (acknowledged < 300) await new Promise((resolve) => setTimeout(resolve, 5));
    const before = acknowledged;
    const folder = join(work, 'một');
    const taken = await dondoc('backup', folder, '--data', program.folder, '--json');
    const after = acknowledged;
    await program.stop('SIGKILL');
    enough = true;
    const { acknowledged: all } = await load;
    expect([taken.code, taken.err, after > before]).toEqual([0, '', true]);
    const { events } = JSON.parse(taken.out) as { readonly events: number };

    const restoredFolder = join(work, 'mới');
    const restored = await dondoc('restore', folder, '--data', restoredFolder, '--json');
    expect([restored.code, (JSON.parse(restored.out) as { readonly events: number }).events]).toEqual([0, events]);
    expect(existsSync(join(restoredFolder, 'installation-id'))).toBe(false);

    // The sessions of before the backup stand: accounts came along.
    const again = start(restoredFolder);
    const newUrl = await again.ready();
    const found = await reported(newUrl, leads);
    const missing = (some: readonly Acknowledged[]): number => some.filter(({ assignmentId, note, revision }) => found.get(`${assignmentId} ${note}`) !== revision).length;
    expect([missing(all.slice(0, before)), found.size >= before, found.size <= all.length + leads.length * 2]).toEqual([0, true, true]);
    const [lead] = leads;
    expect((await new ApiClient(newUrl, lead?.token).post(`/api/assignments/${lead?.assignmentId}/progress`, { note: 'sau khôi phục', obstacles: null })).status).toBe(200);

    const bytes = readFileSync(join(folder, 'events.sqlite'));
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 4, bytes.length >> 1);
    writeFileSync(join(folder, 'events.sqlite'), bytes);
    const names = readdirSync(work);
    const refused = await dondoc('restore', folder, '--data', join(work, 'hỏng'));
    expect([refused.code, /không còn như lúc sao lưu.*no longer as it was backed up/.test(refused.err), readdirSync(work)]).toEqual([1, true, names]);
    expect((await dondoc('restore', folder, '--verify')).code).toBe(1);
  });

  it('needs to be told where to restore, and tells whom it does not know', async () => {
    expect((await dondoc('restore', work)).code).toBe(2);
    const foreign = await dondoc('restore', work, '--verify');
    expect([foreign.code, /no finished backup/.test(foreign.err)]).toEqual([1, true]);
    expect((await dondoc('backup', join(work, 'x'), '--data', join(work, 'không có'))).err).toContain('log-missing');
    expect(existsSync(join(work, 'x'))).toBe(false);
  });
});
