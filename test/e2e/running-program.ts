import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mainOf = (app: 'api' | 'worker', checkout: string): string => join(checkout, 'dist', 'apps', app, 'src', 'main.js');
const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const READY = /ready: (https?:\/\/\S+)/;
const PATIENCE_MS = 60_000;
/** Folders of tests that are over. */
const REMOVED = new Set<string>();

/** How a program ended, and all it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Compiled code is kept between the programs that the tests start, as the tools keep it between starts. */
export const COMPILED = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' } as const;

/** Tests ask faster than people, and with few accounts. An earlier version may not know the variable. */
const UNHURRIED = { DONDOC_REQUESTS_PER_MINUTE: '10000000' } as const;

export interface SpawnOptions {
  /** Which program; the api when absent. */
  readonly app?: 'api' | 'worker';
  /** Its data; when absent, a new folder. */
  readonly folder?: string;
  /** Of which version; this one when absent. */
  readonly checkout?: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Says that nothing in the environment has a part in the first start, so that the sample need not be loaded once more. */
  readonly sample?: 'prepared';
  readonly wrap?: (command: readonly string[]) => readonly string[];
}

/**
 * A new data folder: a copy of the sample that was prepared for this run (`tools/prepare-sample.mjs`, ADR 0122), or an empty one, where none was prepared
 * or the program is to begin by itself.
 */
function newFolder({ args, environment, checkout, sample }: SpawnOptions): string {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc data '));
  const prepared = process.env['DONDOC_TEST_SAMPLE'];
  const asPrepared = args === undefined && checkout === undefined && (environment === undefined || sample === 'prepared');
  if (prepared !== undefined && asPrepared) cpSync(prepared, folder, { recursive: true });
  return folder;
}

/** The built program in a process of its own, on a free port of this machine. */
export class RunningProgram {
  private out = '';
  private err = '';
  readonly ended: Promise<Ended>;

  private constructor(
    readonly folder: string,
    private readonly child: ChildProcess,
  ) {
    child.stdout?.on('data', (data) => (this.out += String(data)));
    child.stderr?.on('data', (data) => (this.err += String(data)));
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, out: this.out, err: this.err })));
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** How it ended, and the last of what it said; null while it runs. */
  get end(): string | null {
    const { exitCode, signalCode } = this.child;
    return exitCode === null && signalCode === null ? null : `${exitCode ?? signalCode}: ${this.said.slice(-2_000)}`;
  }

  /** All that it has printed so far. */
  get said(): string {
    return this.out + this.err;
  }

  /** Without reminders unless the environment turns them on: the sample is years overdue. `wrap`: puts another command before the program's own. */
  static spawn(options: SpawnOptions = {}): RunningProgram {
    const { app = 'api', checkout = process.cwd() } = options;
    const main = mainOf(app, checkout);
    if (!existsSync(main)) throw new Error('not built: run "npm run build" first');
    const folder = options.folder ?? newFolder(options);
    if (REMOVED.has(folder)) throw new Error('its data is removed: a test that took too long goes on behind its end');
    const env = { PATH: process.env['PATH'] ?? '', DONDOC_PORT: '0', DONDOC_DATA: folder, DONDOC_REMINDERS: 'off', ...(app === 'api' && options.checkout === undefined && UNHURRIED), ...COMPILED, ...options.environment };
    const command = [NODE, '--disable-warning=ExperimentalWarning', main, ...(options.args ?? [])];
    const [program = NODE, ...words] = options.wrap?.(command) ?? command;
    const child = spawn(program, words, { env, cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
    return new RunningProgram(folder, child);
  }

  /** The address it prints. @throws when it ends, or says nothing, before. */
  async ready(): Promise<string> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const url = READY.exec(this.out)?.[1];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`not ready: ${this.out}\n${this.err}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Sends a signal that does not end it, such as SIGSTOP. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }

  /** Stops it and removes its data. */
  async remove(): Promise<void> {
    REMOVED.add(this.folder);
    if (this.child.exitCode === null) await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
