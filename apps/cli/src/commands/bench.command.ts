import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FailedError, type Command } from '../command.js';

const HELP = `dondoc bench W1|W2|W3|W4|W5|year [...]

Chạy các phép đo của test/bench, như npm run -s bench -- … / Runs the workloads of test/bench, like npm run -s bench -- …
`;

export const benchCommand: Command = {
  name: 'bench',
  summary: { vi: 'chạy các phép đo tốc độ', en: 'run the benchmarks' },
  help: HELP,
  run: async (args) => {
    const program = fileURLToPath(new URL('../../../../test/bench/main.js', import.meta.url));
    if (!existsSync(program)) throw new FailedError({ vi: 'bản này không có phép đo', en: 'this build has no benchmarks' });
    const child = spawn(process.execPath, ['--expose-gc', '--disable-warning=ExperimentalWarning', program, ...args], { stdio: 'inherit' });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => resolve(code ?? 1));
    });
  },
};
