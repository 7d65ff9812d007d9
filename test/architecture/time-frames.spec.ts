import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from '@jest/globals';

const folder = mkdtempSync(join(tmpdir(), 'time-frames-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** `npm run outdated` on that. */
async function told(name: string, given: object): Promise<readonly [number, readonly string[]]> {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ today: '2026-11-30T00:00:00Z', holes: [], ...given }));
  const ended = await promisify(execFile)(process.execPath, ['tools/outdated.mjs', '--given', file]).catch((error: { readonly code: number; readonly stdout: string }) => error);
  return ['code' in ended ? ended.code : 0, ended.stdout.trim().split('\n').map((line) => line.trim())];
}
const NONE = ['Quá hạn / beyond the time frame: 0', 'Cần xem / to be looked at: 0'];
const hole = (severity: string, days: number): object => ({
  installed: { a: ['1.0.0', '2.0.1'] },
  published: { a: { '1.0.0': '2024-01-01T00:00:00Z', '2.0.1': new Date(Date.UTC(2026, 10, 30) - days * 86_400_000).toISOString() } },
  holes: [{ name: 'a', range: '<2.0.1', severity, title: 'reads beyond' }],
});

describe('npm run outdated', () => {
  it('is content with what is new, or newer than all that is published', async () => {
    expect(await told('new', { installed: { a: ['1.2.0'], b: ['3.0.0'] }, published: { a: { created: '2020-01-01T00:00:00Z', '1.2.0': '2026-01-01T00:00:00Z', '1.3.0-rc.1': '2026-02-01T00:00:00Z' }, b: { '2.9.0': '2026-01-01T00:00:00Z' } } })).toEqual([0, NONE]);
    expect(await told('within', { installed: { a: ['1.2.0'] }, published: { a: { '1.2.1': '2026-09-01T00:00:00Z' } } })).toEqual([0, NONE]);
  });

  it('finds an update that waits for more than 90 days, from the first that was missed', async () => {
    expect(await told('update', { installed: { a: ['1.2.0'] }, published: { a: { '1.2.1': '2026-08-31T00:00:00Z', '1.2.2': '2026-11-29T00:00:00Z' } } })).toEqual([1, ['Quá hạn / beyond the time frame: 1', 'a 1.2.0: 1.2.1, 91 ngày / days', 'Cần xem / to be looked at: 0']]);
  });

  it('names a major version that is out for longer, to be looked at', async () => {
    expect(await told('major', { installed: { a: ['1.2.0'] }, published: { a: { '2.0.0': '2026-08-31T00:00:00Z' } } })).toEqual([0, ['Quá hạn / beyond the time frame: 0', 'Cần xem / to be looked at: 1', 'a 1.2.0: 2.0.0, 91 ngày / days (major)']]);
  });

  it.each([
    ['critical', 7],
    ['high', 30],
    ['moderate', 90],
  ])('gives a %s hole %i days from the version that closes it, wherever that package lies', async (severity, days) => {
    const line = (past: number): string => `a 1.0.0: ${severity}, reads beyond: 2.0.1, ${past} ngày / days`;
    expect((await told('in time', hole(severity, days)))).toEqual([0, ['Quá hạn / beyond the time frame: 0', 'Cần xem / to be looked at: 1', line(days)]]);
    expect((await told('late', hole(severity, days + 1)))[0]).toBe(1);
    expect((await told('late', hole(severity, days + 1)))[1]).toContain(line(days + 1));
  });

  it('tells of a hole that nobody has closed yet', async () => {
    expect(await told('open', { installed: { a: ['1.0.0'] }, published: { a: { '1.0.0': '2024-01-01T00:00:00Z' } }, holes: [{ name: 'a', range: '*', severity: 'high', title: 'reads beyond' }] })).toEqual([0, ['Quá hạn / beyond the time frame: 0', 'Cần xem / to be looked at: 1', 'a 1.0.0: high, reads beyond: chưa có bản vá / no version without it']]);
  });
});
