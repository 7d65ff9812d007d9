import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Authority } from './authority.js';

/** The folder that holds the server's program; absent = nothing here can run. */
export const SERVER_HOME = process.env['EVENTSTOREDB_HOME'];

const NODES = 3;
const PATIENCE_MS = 120_000;
/** Small caches: three servers, the tests and whatever else runs share one machine. */
const SMALL = ['--chunks-cache-size', '33554432', '--cached-chunks', '1', '--chunk-size', '67108864', '--stream-info-cache-capacity', '20000', '--reader-threads-count', '2', '--worker-threads', '2'];

interface Member {
  readonly port: number;
  readonly state: string;
  readonly alive: boolean;
}

interface Gossip {
  readonly members: readonly { readonly state: string; readonly isAlive: boolean; readonly httpEndPointPort: number }[];
}

/** Three servers on the loopback address, in processes of their own, with their data on disk; without encryption and accounts unless an authority is given. */
export class ServerProcesses {
  private readonly children: (ChildProcess | null)[] = [null, null, null];

  private constructor(
    private readonly folder: string,
    private readonly ports: readonly number[],
    private readonly replicationPorts: readonly number[],
    private readonly authority: Authority | null,
    private readonly security: readonly string[],
  ) {}

  static async start(authority: Authority | null = null): Promise<ServerProcesses> {
    const ports = await freePorts(NODES * 2);
    const cluster = new ServerProcesses(mkdtempSync(join(tmpdir(), 'cluster-')), ports.slice(0, NODES), ports.slice(NODES), authority, securityOf(authority));
    for (let node = 0; node < NODES; node++) cluster.run(node);
    await cluster.whole();
    return cluster;
  }

  get url(): string {
    return `esdb://${this.ports.map((port) => `127.0.0.1:${port}`).join(',')}?${this.authority === null ? 'tls=false' : `tlsCAFile=${this.authority.certificate}`}`;
  }

  /** Starts a node again after it was killed. */
  run(node: number): void {
    const data = join(this.folder, String(node));
    mkdirSync(data, { recursive: true });
    const seeds = this.ports.filter((_, other) => other !== node).map((port) => `127.0.0.1:${port}`);
    const args = [
      ...this.security, '--db', join(data, 'db'), '--log', join(data, 'log'), '--disable-log-file', '--stats-period-sec', '3600',
      '--node-ip', '127.0.0.1', '--replication-ip', '127.0.0.1', '--node-port', String(this.ports[node]), '--replication-port', String(this.replicationPorts[node]),
      '--cluster-size', String(NODES), '--discover-via-dns', 'false', '--gossip-seed', seeds.join(','), ...SMALL,
    ]; // prettier-ignore
    const child = spawn(join(SERVER_HOME as string, 'EventStore.ClusterNode'), args, { cwd: SERVER_HOME, stdio: 'ignore', env: { ...process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true' } });
    this.children[node] = child;
    // A deposed leader that has to forget what was never replicated ends, and expects to be started again.
    child.once('exit', () => {
      if (this.children[node] === child) this.run(node);
    });
  }

  /** Kills the leader without warning; gives the number of its node. */
  async killLeader(): Promise<number> {
    const leader = (await this.members()).find(({ state, alive }) => state === 'Leader' && alive);
    const node = this.ports.indexOf(leader?.port ?? 0);
    if (node < 0) throw new Error('no leader');
    await this.kill(node);
    return node;
  }

  /** Resolves when there is a leader with two followers. */
  async whole(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const states = (await this.members()).filter(({ alive }) => alive).map(({ state }) => state).toSorted();
      if (states.join() === 'Follower,Follower,Leader') return;
      if (Date.now() > until) throw new Error(`the cluster did not become whole: ${states.join()}`);
      await pause(200);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([0, 1, 2].map((node) => this.kill(node)));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async kill(node: number): Promise<void> {
    const child = this.children[node];
    this.children[node] = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  private async gossip(port: number): Promise<Gossip> {
    if (this.authority !== null) return JSON.parse(await textFrom(`https://127.0.0.1:${port}/gossip`, this.authority)) as Gossip;
    const answer = await fetch(`http://127.0.0.1:${port}/gossip`, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(2_000) });
    return (await answer.json()) as Gossip;
  }

  /** As one of the running nodes sees them. */
  private async members(): Promise<readonly Member[]> {
    for (const [node, port] of this.ports.entries()) {
      if (this.children[node] === null) continue;
      try {
        const { members } = await this.gossip(port);
        return members.map(({ state, isAlive, httpEndPointPort }) => ({ state, alive: isAlive, port: httpEndPointPort }));
      } catch {
        // not up yet: ask another
      }
    }
    return [];
  }
}

const securityOf = (authority: Authority | null): readonly string[] => {
  if (authority === null) return ['--insecure'];
  const { certificate, key } = authority.certify('eventstoredb-node');
  return ['--certificate-file', certificate, '--certificate-private-key-file', key, '--trusted-root-certificates-path', authority.trusted];
};

/** Text of an answer over HTTPS whose certificate that authority gave. */
function textFrom(url: string, authority: Authority): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { ca: readFileSync(authority.certificate), headers: { accept: 'application/json' }, timeout: 2_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve(text));
    });
    request.on('timeout', () => request.destroy(new Error('no answer'))).on('error', reject);
  });
}

export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
