import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
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
    certify(folder);
    const args = [
      '--mem-db', '--log', join(folder, 'log'), '--disable-log-file', '--stats-period-sec', '3600', '--chunks-cache-size', '33554432', '--cached-chunks', '1',
      '--node-ip', '127.0.0.1', '--replication-ip', '127.0.0.1', '--node-port', String(port), '--replication-port', String(replicationPort),
      '--certificate-file', join(folder, 'node.crt'), '--certificate-private-key-file', join(folder, 'node.key'), '--trusted-root-certificates-path', join(folder, 'trusted'),
    ]; // prettier-ignore
    const child = spawn(join(SERVER_HOME as string, 'EventStore.ClusterNode'), args, { cwd: SERVER_HOME, stdio: 'ignore', env: { ...process.env, EVENTSTORE_TELEMETRY_OPTOUT: 'true' } });
    return new SecuredServer(folder, child, `esdb://localhost:${port}?tlsCAFile=${join(folder, 'trusted', 'ca.crt')}`);
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

/** An authority of its own and a certificate of the server, as the server wants them. */
function certify(folder: string): void {
  const openssl = (...args: readonly string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  mkdirSync(join(folder, 'trusted'));
  writeFileSync(join(folder, 'ext'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=critical,digitalSignature,keyEncipherment\nbasicConstraints=CA:FALSE\n');
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'trusted/ca.crt', '-days', '2', '-subj', '/CN=authority of a test', '-addext', 'keyUsage=critical,keyCertSign,cRLSign');
  openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'node.key', '-out', 'node.csr', '-subj', '/CN=eventstoredb-node');
  openssl('x509', '-req', '-in', 'node.csr', '-CA', 'trusted/ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-out', 'node.crt', '-days', '2', '-extfile', 'ext');
}
