import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LogExamination, ReadModelState } from '#libs/application';
import { ApiClient } from './api-client.js';
import { COMPILED, RunningProgram } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const CLI = join(process.cwd(), 'dist', 'apps', 'cli', 'src', 'main.js');

type Examined = LogExamination & { readonly models: readonly ReadModelState[]; readonly signing: { readonly signed: number | null; readonly uncovered: number } };

let work: string;
let program: RunningProgram;

const doctor = (folder: string) => {
  const { status, stdout, stderr } = spawnSync(NODE, ['--disable-warning=ExperimentalWarning', CLI, 'doctor', '--data', folder, '--json'], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...COMPILED } });
  if (stdout === '') throw new Error(stderr);
  return { status, found: JSON.parse(stdout) as Examined };
};

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'dondoc khám '));
  program = RunningProgram.spawn({});
  const anybody = new ApiClient(await program.ready());
  for (let tries = 0; tries < 600 && !(await fetch(`${anybody.url}/log/checkpoint`)).ok; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
}, 240_000);

afterAll(async () => {
  await program?.remove();
  rmSync(work, { recursive: true, force: true });
});

describe('an installation that is examined', () => {
  it('is found sound beside its running server: every act lawful, every read model as the log says, signed', () => {
    const { status, found } = doctor(program.folder);
    expect([status, found.complaints, found.models.filter(({ state }) => state === 'other')]).toEqual([0, [], []]);
    expect([found.lawful > 100, found.models.filter(({ state }) => state === 'same').length > 15, (found.signing.signed ?? 0) > 0]).toEqual([true, true, true]);
  });

  it('is found out where rows of a read model were changed, with its name, and rules broken in the log', async () => {
    await program.stop();
    const folder = join(work, 'đã sửa');
    cpSync(program.folder, folder, { recursive: true });
    const file = readdirSync(join(folder, 'read-models')).find((name) => /^inbox\b.*\.(?:db|sqlite)$/.test(name)) ?? '';
    const model = new DatabaseSync(join(folder, 'read-models', file));
    const table = model.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'folded%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'checkpoint%' ORDER BY name").all().map(({ name }) => String(name)).find((name) => Number(model.prepare(`SELECT count(*) AS n FROM "${name}"`).get()?.['n']) > 0);
    model.exec(`DELETE FROM "${table}" WHERE rowid = (SELECT min(rowid) FROM "${table}")`);
    model.close();
    const { status, found } = doctor(folder);
    expect([status, found.models.filter(({ state }) => state === 'other').map(({ name }) => name)]).toEqual([1, ['inbox']]);
  });
});
