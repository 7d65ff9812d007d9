import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { COMPILED } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const data = mkdtempSync(join(tmpdir(), 'dondoc bodies '));
const dondoc = (...args: readonly string[]) => spawnSync(NODE, ['--disable-warning=ExperimentalWarning', join('dist', 'apps', 'cli', 'src', 'main.js'), ...args, '--data', data], { encoding: 'utf8', env: { ...process.env, ...COMPILED, DONDOC_PASSWORD: SAMPLE_PASSWORD } });
afterAll(() => rmSync(data, { recursive: true, force: true }));

describe('dondoc bodies succeed, end and hand-over', () => {
  it('refuses what cannot be, and hands the open duties over with what can', () => {
    expect(dondoc('demo', '--until', '2021-11-16').status).toBe(0);
    expect(dondoc('bodies', 'end', 'so-du-lich', '--basis', 'QĐ 1', '--keeper', 'so-vhtt').status).toBe(2);
    const missing = dondoc('bodies', 'end', 'so-du-lich', '--last-day', '2022-01-31', '--basis', 'QĐ 1');
    expect([missing.status, missing.stderr.includes('keeper-missing')]).toEqual([1, true]);
    expect(dondoc('bodies', 'succeed', 'ban-tuyen-giao', '--to', 'ban-tuyen-giao', '--on', '2022-02-01', '--basis', 'QĐ 1').stderr).toContain('lineage-cycle');
    expect([dondoc('bodies', 'hand-over', 'so-du-lich', '--basis', 'QĐ 1').status, dondoc('bodies', 'hand-over', 'so-du-lich', '--keeper', 'vptu', '--basis', 'QĐ 1').stderr.includes('body-not-ended')]).toEqual([2, true]);
    expect(JSON.parse(dondoc('left-behind', '--json').stdout)).toMatchObject({ bodies: [], duties: [] });
    const merged = dondoc('bodies', 'succeed', 'ban-tuyen-giao,ban-dan-van', '--to', 'ban-to-chuc', '--on', '2022-02-01', '--basis', 'QĐ 1', '--json');
    expect([merged.status, (JSON.parse(merged.stdout) as { recorded: number }).recorded]).toEqual([0, 3]);
    expect(JSON.parse(dondoc('delegations', '--body', 'ban-to-chuc', '--json').stdout)).toMatchObject({ delegations: [], inherited: [{ from: 'ban-dan-van', to: 'ban-to-chuc' }, { from: 'ban-tuyen-giao', to: 'ban-to-chuc' }] });
    const events = dondoc('export').stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly envelope: { readonly type: string; readonly data: Readonly<Record<string, unknown>> } });
    const leads = events.filter(({ envelope }) => envelope.type === 'assignment-handed-over' && envelope.data['as'] === 'lead').map(({ envelope }) => `${String(envelope.data['from'])} ${String(envelope.data['to'])}`);
    // IV.4 of the one, IV.8a, b and c of the other.
    expect(leads.toSorted()).toEqual(['ban-dan-van ban-to-chuc', 'ban-dan-van ban-to-chuc', 'ban-dan-van ban-to-chuc', 'ban-tuyen-giao ban-to-chuc']);
  });
});

describe('dondoc act and ask on a folder that no server has', () => {
  it('do what the server does, and leave the folder free', () => {
    const policy = ['/api/policies', '--body', JSON.stringify({ switches: { reviewEveryMonths: 3 }, basis: 'Quy chế' })];
    expect(dondoc('act', ...policy, '--login', 'quantri', '--json')).toMatchObject({ status: 0, stderr: '' });
    const asked = dondoc('ask', '/api/supervision-rules', '--login', 'quantri');
    expect([asked.status, asked.stderr, asked.stdout.includes('"reviewEveryMonths":3')]).toEqual([0, '', true]);
    expect(dondoc('export').stdout.trimEnd().split('\n').at(-1)).toContain('"type":"policy-published"');
    expect(dondoc('ask', '/api/bodies', '--login', 'quantri', '--url', 'http://127.0.0.1:1').status).toBe(2);
  });
});
