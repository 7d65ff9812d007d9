import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const mainOf = (app: 'api' | 'worker'): string => join(process.cwd(), 'dist', 'apps', app, 'src', 'main.js');
const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const READY = /ready: (https?:\/\/\S+)/;
const PATIENCE_MS = 60_000;

/** How a program ended, and all it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Compiled code is kept between the programs that the tests start, as the tools keep it between starts. */
export const COMPILED = { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' } as const;

/** Tests ask faster than people, and with few accounts. */
const UNHURRIED = { DONDOC_REQUESTS_PER_MINUTE: '10000000' } as const;

export interface SpawnOptions {
  /** Which program; the api when absent. */
  readonly app?: 'api' | 'worker';
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly wrap?: (command: readonly string[]) => readonly string[];
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
    const { app = 'api' } = options;
    const main = mainOf(app);
    if (!existsSync(main)) throw new Error('not built: run "npm run build" first');
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'dondoc data '));
    const env = { PATH: process.env['PATH'] ?? '', DONDOC_PORT: '0', DONDOC_DATA: folder, DONDOC_REMINDERS: 'off', ...(app === 'api' && UNHURRIED), ...COMPILED, ...options.environment };
    const command = [NODE, '--disable-warning=ExperimentalWarning', main, ...(options.args ?? [])];
    const [program = NODE, ...words] = options.wrap?.(command) ?? command;
    const child = spawn(program, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
    if (this.child.exitCode === null) await this.stop('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
