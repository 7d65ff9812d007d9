import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where Debian's packages put Go's sources. */
const GO_SOURCES = '/usr/share/gocode';
const HERE = import.meta.dirname;

export type Question =
  | { readonly ask: 'make'; readonly seed: string; readonly size: number; readonly older: number; readonly index: number }
  | { readonly ask: 'inclusion'; readonly size: number; readonly index: number; readonly leaf: string; readonly root: string; readonly path: readonly string[] }
  | { readonly ask: 'consistency'; readonly size: number; readonly older: number; readonly old: string; readonly root: string; readonly path: readonly string[] }
  | { readonly ask: 'open' | 'sign'; readonly key: string; readonly text: string };

export interface Answer {
  readonly root?: string;
  readonly old?: string;
  readonly inclusion?: readonly string[];
  readonly consistency?: readonly string[];
  readonly good: boolean;
  /** Base 64. */
  readonly note?: string;
}

/** Somebody else's implementation, in a process of its own. */
export interface Judge {
  readonly name: string;
  ask(questions: readonly Question[]): Promise<readonly Answer[]>;
  close(): void;
}

/** Go's `sumdb/tlog` and `sumdb/note`; null where Go or its module is missing (`golang-go`, `golang-golang-x-mod-dev`). */
export function goJudge(): Judge | null {
  if (spawnSync('go', ['version']).status !== 0 || !existsSync(join(GO_SOURCES, 'src/golang.org/x/mod/sumdb/tlog'))) return null;
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-judge-'));
  const program = join(folder, 'judge');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: GO_SOURCES, GOFLAGS: '', GOCACHE: join(folder, 'cache') };
  const built = spawnSync('go', ['build', '-o', program, join(HERE, 'judge.go')], { env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  return { name: 'Go', ask: (questions) => askProgram(program, [], questions), close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** RFC 6962 word by word in Python; null where Python 3 is missing. */
export function pythonJudge(): Judge | null {
  if (spawnSync('python3', ['--version']).status !== 0) return null;
  return { name: 'Python', ask: (questions) => askProgram('python3', [join(HERE, 'judge.py')], questions), close: () => undefined };
}

async function askProgram(program: string, args: readonly string[], questions: readonly Question[]): Promise<readonly Answer[]> {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}`))));
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  await ended;
  const answers = lines.join('').split('\n').slice(0, -1).map((line) => JSON.parse(line) as Answer);
  if (answers.length !== questions.length) throw new Error(`${answers.length} answers to ${questions.length} questions`);
  return answers;
}
