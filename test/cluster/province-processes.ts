import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CREDENTIALS_FILE_NAME } from '#libs/adapters/credential-store-sqlite';
import { WORK_SHARES } from '#libs/application';
import { ApiClient } from '../e2e/api-client.js';
import { COMPILED, RunningProgram } from '../e2e/running-program.js';
import { freePorts } from './server-processes.js';

export type App = 'api' | 'worker';

/** What a worker tells of itself. */
export interface WorkerView {
  readonly index: number;
  /** The shares of the work that it does. */
  readonly work: readonly string[];
  /** Where each share is done, as far as it has seen. */
  readonly places: Readonly<Record<string, string | null>>;
}

/** One api or worker of the installation: its address stays when it is started again. */
export interface Node {
  readonly app: App;
  readonly folder: string;
  readonly url: string;
  program: RunningProgram;
}

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', 'node');
const CLI = join(process.cwd(), 'dist', 'apps', 'cli', 'src', 'main.js');

/**
 * An installation of several programs on one log: the sample province, copied to the servers, with its accounts in a folder that all
 * programs share. Everything on the loopback address, in processes of their own.
 */
export class ProvinceProcesses {
  readonly nodes: Node[] = [];

  private constructor(
    readonly home: string,
    readonly installation: string,
    private readonly eventStoreDbUrl: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** `environment`: for all programs of it; `before`: commands that make the servers ready. */
  static async found(eventStoreDbUrl: string, environment: Readonly<Record<string, string>> = {}, before: readonly string[] = []): Promise<ProvinceProcesses> {
    const home = mkdtempSync(join(tmpdir(), 'province-'));
    const sample = RunningProgram.spawn({ folder: join(home, 'sample') });
    await sample.ready();
    await sample.stop();
    const installation = `p${randomBytes(6).toString('hex')}`;
    const province = new ProvinceProcesses(home, installation, eventStoreDbUrl, environment);
    for (const command of before) await province.cli(command);
    await province.cli('copy-log', '--from', `sqlite:${join(home, 'sample')}`, '--to', `eventstoredb:${installation}`);
    mkdirSync(province.accounts);
    cpSync(join(home, 'sample', CREDENTIALS_FILE_NAME), join(province.accounts, CREDENTIALS_FILE_NAME));
    return province;
  }

  /** A client of that node, signed in; sessions are shared by all nodes. */
  async as(login: string, node = 0): Promise<ApiClient> {
    return new ApiClient(this.apis[node]?.url ?? '').as(login);
  }

  get apis(): readonly Node[] {
    return this.nodes.filter(({ app }) => app === 'api');
  }

  get workers(): readonly Node[] {
    return this.nodes.filter(({ app }) => app === 'worker');
  }

  /** Starts one more program, with an empty data folder unless one is given; does not wait for it. */
  async start(app: App, { folder = join(this.home, `${app}-${this.nodes.length}`), environment = {} }: { readonly folder?: string; readonly environment?: Readonly<Record<string, string>> } = {}): Promise<Node> {
    const [port = 0] = await freePorts(1);
    const node = { app, folder, url: `${'DONDOC_TLS_CERT' in this.environment ? 'https' : 'http'}://127.0.0.1:${port}`, program: this.spawn(app, folder, port, environment) };
    this.nodes.push(node);
    return node;
  }

  /** Starts it again where it was, after it was killed. */
  again(node: Node): void {
    node.program = this.spawn(node.app, node.folder, Number(new URL(node.url).port));
  }

  async ready(): Promise<void> {
    await Promise.all(this.nodes.map(({ program }) => program.ready()));
  }

  /** The worker that does that share, as soon as each share is done by exactly one of them. */
  async working(share = 'duties', among: readonly Node[] = this.workers, patienceMs = 60_000): Promise<Node> {
    for (const until = performance.now() + patienceMs; ; await pause(200)) {
      const views = await Promise.all(among.map((node) => viewOf(node)));
      const done = views.flatMap((view) => view?.work ?? []);
      const doer = among.find((_, index) => views[index]?.work.includes(share) === true);
      if (doer !== undefined && WORK_SHARES.every((each) => done.filter((one) => one === each).length === 1)) return doer;
      if (performance.now() > until) throw new Error(`who works? ${JSON.stringify(views)} ${this.whatDeadOnesSaid()}`);
    }
  }

  /** Of each program that has ended: how, and the last of what it said. */
  whatDeadOnesSaid(): string {
    return this.nodes.flatMap(({ app, folder, program: { end } }) => (end === null ? [] : [`${app} in ${folder} ended with ${end}`])).join('\n');
  }

  async stop(): Promise<void> {
    for (const { program } of this.nodes) await program.stop('SIGKILL');
    rmSync(this.home, { recursive: true, force: true });
  }

  private get accounts(): string {
    return join(this.home, 'accounts');
  }

  private get logEnvironment(): Readonly<Record<string, string>> {
    return { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: this.installation, EVENTSTOREDB_URL: this.eventStoreDbUrl };
  }

  private spawn(app: App, folder: string, port: number, more: Readonly<Record<string, string>> = {}): RunningProgram {
    const own: Readonly<Record<string, string>> = app === 'api' ? { DONDOC_WORKER: 'separate' } : {};
    return RunningProgram.spawn({ app, folder, environment: { ...this.logEnvironment, ...own, DONDOC_PORT: String(port), DONDOC_ACCOUNTS: this.accounts, ...this.environment, ...more } });
  }

  /** Runs a command of `dondoc`. @throws with what it said when it does not end with 0. */
  cli(...args: readonly string[]): Promise<void> {
    const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', CLI, ...args], { env: { PATH: process.env['PATH'] ?? '', EVENTSTOREDB_URL: this.eventStoreDbUrl, ...COMPILED, ...this.environment }, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => (err += String(data)));
    return new Promise((resolve, reject) => child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(' ')}: ${code} ${err}`)))));
  }
}

/** Null while it does not answer, or has not caught up. */
export async function viewOf({ url }: Pick<Node, 'url'>): Promise<WorkerView | null> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return response.status === 200 ? ((await response.json()) as WorkerView) : null;
  } catch {
    return null;
  }
}
