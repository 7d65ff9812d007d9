import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { COMPILED } from './running-program.js';

/** How a command line ended, and what it printed. */
export interface Said {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `dondoc …` by that account of the sample, against that program. Waited for without holding up the spec: its own connections would be closed meanwhile. */
export const dondocAt = (url: string, login: string, ...words: readonly string[]): Promise<Said> =>
  new Promise((resolve) => {
    const told = [join('dist', 'apps', 'cli', 'src', 'main.js'), ...words, '--login', login, '--url', url, '--json'];
    const child = execFile(join('node_modules', '.bin', 'node'), ['--disable-warning=ExperimentalWarning', ...told], { env: { ...process.env, ...COMPILED, DONDOC_PASSWORD: SAMPLE_PASSWORD } }, (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }));
  });
