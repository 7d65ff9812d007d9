import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HOOKS = new URL('./from-source.mjs', import.meta.url).href;
const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url));
const SYNCHRONOUS_NORMAL = new URL('./synchronous-normal.mjs', import.meta.url).href;

export interface WriterOptions {
  readonly folder: string;
  readonly run: string;
  readonly inFlight?: number;
  readonly bytesPerEvent?: number;
  readonly appends?: number;
  /** Another program than the writer, with the same arguments. */
  readonly program?: string;
  /** With SQLite told `synchronous=NORMAL`, as the program never does: what is acknowledged is then not on the disk. */
  readonly normal?: boolean;
  /** Puts the command in front of another, say a shell that sets a limit first. */
  readonly wrap?: (command: readonly string[]) => readonly string[];
}

export interface StoredLine {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  readonly id: string;
}

/** The writer in a process of its own, and what it has said so far. */
export class WriterProcess {
  readonly lines: string[] = [];
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private look = (): void => undefined;
  private errors = '';

  constructor({ folder, run, inFlight = 8, bytesPerEvent = 500, appends, program: writes = WRITER, normal = false, wrap = (command) => command }: WriterOptions) {
    const writer = ['--import', HOOKS, ...(normal ? ['--import', SYNCHRONOUS_NORMAL] : []), '--conditions=source', writes, folder, run, `${inFlight}`, `${bytesPerEvent}`, `${appends ?? '-'}`];
    const [program = '', ...args] = wrap([process.execPath, ...writer]);
    this.child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.child, 'close');
    this.child.stderr?.on('data', (text: Buffer) => (this.errors += text.toString()));
    if (!this.child.stdout) throw new Error('no standard output');
    createInterface(this.child.stdout).on('line', (line) => {
      this.lines.push(line);
      this.look();
    });
    void this.ended.then(() => this.look());
  }

  /** Waits until so many lines begin with `word`; fails when the process ends before. */
  async said(word: string, times = 1): Promise<void> {
    const enough = (): boolean => this.lines.filter((line) => line.startsWith(word)).length >= times;
    await new Promise<void>((resolve, reject) => {
      this.look = () => {
        if (enough()) resolve();
        else if (this.child.exitCode !== null || this.child.signalCode !== null) reject(new Error(`ended without "${word}": ${this.errors}`));
      };
      this.look();
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Waits for the end and gives the exit code. */
  async exitCode(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  stored(): readonly StoredLine[] {
    return storedIn(this.lines);
  }
}

/** What the lines acknowledge; a last line cut off by a kill does not count as heard. */
export function storedIn(lines: readonly string[]): readonly StoredLine[] {
  return lines.flatMap((line) => {
    const match = /^stored (\S+) (\d+) (\d{16}) ([0-9a-f-]{36})$/.exec(line);
    return match ? [{ stream: match[1] ?? '', revision: Number(match[2]), position: match[3] ?? '', id: match[4] ?? '' }] : [];
  });
}
