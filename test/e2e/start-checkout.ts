import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = process.cwd();
const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git', 'coverage']);

/** What a program printed and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Runs it as npm does: below a shell that takes the signals. */
  readonly asNpm?: boolean;
  /** Numeric id of another user to run as; only root may ask for one. */
  readonly uid?: number | undefined;
}

/** A server started with tools/start.mjs that has said that it is ready. */
export interface StartedServer {
  readonly url: string;
  readonly milliseconds: number;
  readonly output: () => string;
  /** SIGTERM to the tool, as a service manager sends it; the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** A copy of the sources, without what is built or installed, in a folder with blanks in its path; packages are linked. */
export class Checkout {
  readonly folder: string;
  private readonly base = mkdtempSync(join(tmpdir(), 'don doc '));
  private readonly children = new Set<ChildProcess>();

  constructor() {
    chmodSync(this.base, 0o755);
    this.folder = join(this.base, 'bản sao có dấu cách');
    cpSync(ROOT, this.folder, { recursive: true, filter: (source) => !LEFT_OUT.has(relative(ROOT, source)) });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** A new empty folder beside the copy. */
  dataFolder(): string {
    const folder = mkdtempSync(join(this.base, 'dữ liệu '));
    chmodSync(folder, 0o777);
    return folder;
  }

  get isBuilt(): boolean {
    return existsSync(join(this.folder, 'dist', '.built'));
  }

  run(tool: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> {
    const child = this.spawn(tool, args, options);
    const output = collect(child);
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout: output.stdout(), stderr: output.stderr() })));
  }

  /** Resolves when the server is ready. Throws with its output when it ends before. */
  start(args: readonly string[], options: RunOptions = {}): Promise<StartedServer> {
    const began = performance.now();
    const child = this.spawn('start', ['--port', '0', ...args], options);
    const output = collect(child);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return new Promise((resolve, reject) => {
      child.stdout?.on('data', () => {
        const url = /ready: (\S+)/u.exec(output.stdout())?.[1];
        if (url === undefined) return;
        const stop = async (): Promise<number | null> => {
          child.kill('SIGTERM');
          return ended;
        };
        resolve({ url, milliseconds: performance.now() - began, output: output.stdout, stop });
      });
      void ended.then((code) => reject(new Error(`ended with ${code} before it was ready:\n${output.stdout()}${output.stderr()}`)));
    });
  }

  /** Ends what still runs and removes everything. */
  remove(): void {
    for (const child of this.children) child.kill('SIGKILL');
    rmSync(this.base, { recursive: true, force: true });
  }

  private spawn(tool: string, args: readonly string[], { env = {}, asNpm = false, uid }: RunOptions): ChildProcess {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DONDOC_') && name !== 'NODE_OPTIONS'));
    const command = [process.execPath, join('tools', `${tool}.mjs`), ...args];
    // The second command keeps the shell from becoming the program itself.
    const [program = '', ...words] = asNpm ? ['sh', '-c', '"$@"; exit $?', 'sh', ...command] : command;
    const variables = { ...inherited, ...(asNpm ? { npm_lifecycle_event: 'start' } : {}), ...env };
    const child = spawn(program, words, { cwd: this.folder, env: variables, ...(uid === undefined ? {} : { uid, gid: uid }) });
    this.children.add(child);
    child.on('close', () => this.children.delete(child));
    return child;
  }
}

function collect(child: ChildProcess): { readonly stdout: () => string; readonly stderr: () => string } {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return { stdout: () => stdout, stderr: () => stderr };
}
