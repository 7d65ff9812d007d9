import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Authority } from './authority.js';
import { freePorts, SERVER_HOME } from './server-processes.js';

const PATIENCE_MS = 60_000;

/** One server with encryption and accounts, as it is new from the vendor, in memory, with certificates made for it. */
export class SecuredServer {
  private constructor(
    private readonly folder: string,
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<SecuredServer> {
    const folder = mkdtempSync(join(tmpdir(), 'secured-'));
    const [port = 0, replicationPort = 0] = await freePorts(2);
    const authority = new Authority(folder);
    const { certificate, key } = authority.certify('eventstoredb-node');
    const args = [
      '--mem-db', '--log', join(folder, 'log'), '--disable-log-file', '--stats-period-sec', '3600', '--chunks-cache-size', '33554432', '--cached-chunks', '1',
      '--node-ip', '127.0.0.1', '--replication-ip', '127.0.0.1', '--node-port', String(port), '--replication-port', String(replicationPort),
      '--certificate-file', certificate, '--certificate-private-key-file', key, '--trusted-root-certificates-path', authority.trusted,
    ]; // prettier-ignore
    const child = spawn(join(SERVER_HOME as string, 'EventStore.ClusterNode'), args, { cwd: SERVER_HOME, stdio: 'ignore', env: { ...process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true' } });
    return new SecuredServer(folder, child, `esdb://localhost:${port}?tlsCAFile=${authority.certificate}`);
  }

  /** Tries until that works: the server is up some seconds after its process, its accounts a little later. */
  async when<T>(works: () => Promise<T>): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await works();
      } catch (error) {
        if (Date.now() > until) throw error;
        await pause(300);
      }
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
