import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER = 'redis-server';
const SNAPSHOT = 'dump.rdb';
const PATIENCE_MS = 10_000;

/** Ends the server when the test goes, however it goes: then the shell's own input ends. */
const WATCHED = '"$@" </dev/null >/dev/null & echo $!; cat >/dev/null; kill -9 $! 2>/dev/null';

/** Whether this machine has a Redis of its own to start. */
export const redisServerIsHere = (): boolean => spawnSync(SERVER, ['--version']).status === 0;

/** A real Redis on a free port of loopback, as Debian ships it: snapshots, no append-only file. It can be killed, and started again on the same port. */
export class LoopbackRedis {
  private shell: ChildProcess | null = null;
  private pid = 0;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly settings: readonly string[],
  ) {}

  /** `settings`: more of its command line, such as `--requirepass x`; with a certificate (`--tls-cert-file`) it speaks TLS alone. */
  static async start(...settings: readonly string[]): Promise<LoopbackRedis> {
    const redis = new LoopbackRedis(await freePort(), mkdtempSync(join(tmpdir(), 'dondoc-redis-')), settings);
    await redis.startAgain();
    return redis;
  }

  get url(): string {
    return `redis${this.encrypted ? 's' : ''}://127.0.0.1:${this.port}`;
  }

  private get encrypted(): boolean {
    return this.settings.includes('--tls-cert-file');
  }

  async startAgain(): Promise<void> {
    const ports = this.encrypted ? ['--port', '0', '--tls-port', String(this.port)] : ['--port', String(this.port)];
    const words = [...ports, '--bind', '127.0.0.1', '--dir', this.folder, '--dbfilename', SNAPSHOT, '--appendonly', 'no', '--daemonize', 'no', ...this.settings];
    const shell = spawn('/bin/sh', ['-c', WATCHED, 'sh', SERVER, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.shell = shell;
    this.pid = await new Promise<number>((resolve) => shell.stdout.once('data', (text: Buffer) => resolve(Number(String(text).trim()))));
    await this.until(true).catch((error: unknown) => {
      shell.stdin?.end();
      throw error;
    });
  }

  /** SIGKILL loses what no snapshot holds; SIGTERM writes one first. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
    const { shell } = this;
    if (shell === null) return;
    this.shell = null;
    const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
    process.kill(this.pid, 'SIGCONT');
    process.kill(this.pid, signal);
    await this.until(false);
    shell.stdin?.end();
    await ended;
  }

  /** It keeps its connections and answers nothing until `goOn`. */
  freeze(): void {
    process.kill(this.pid, 'SIGSTOP');
  }

  goOn(): void {
    process.kill(this.pid, 'SIGCONT');
  }

  /** Puts the snapshot of this moment aside; `restore` brings it back while the server is stopped. */
  keepSnapshot(): void {
    copyFileSync(join(this.folder, SNAPSHOT), join(this.folder, 'kept.rdb'));
  }

  restoreSnapshot(): void {
    copyFileSync(join(this.folder, 'kept.rdb'), join(this.folder, SNAPSHOT));
  }

  /** The next start knows nothing. */
  forgetSnapshot(): void {
    if (existsSync(join(this.folder, SNAPSHOT))) rmSync(join(this.folder, SNAPSHOT));
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async until(listening: boolean): Promise<void> {
    const until = performance.now() + PATIENCE_MS;
    while ((await isListening(this.port)) !== listening) {
      if (performance.now() > until) throw new Error(`Redis on port ${this.port} ${listening ? 'did not start' : 'did not end'}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (listening: boolean): void => {
      socket.destroy();
      resolve(listening);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
