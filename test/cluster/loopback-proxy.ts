import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './authority.js';
import { freePorts } from './server-processes.js';

const SERVER = 'caddy';

/** Whether this machine has a Caddy to start. */
export const caddyIsHere = (): boolean => spawnSync(SERVER, ['version']).status === 0;

/** The reverse proxy of the compose file by its own `docker/Caddyfile`, of which only the places differ: address, port and secrets. */
export class LoopbackProxy {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** `authority`: file of the authority that certified the programs; `apis`: their addresses, as `https://127.0.0.1:port`. */
  static async start(folder: string, { certificate, key }: Certificate, authority: string, apis: readonly string[]): Promise<LoopbackProxy> {
    const [port = 0] = await freePorts(1);
    const home = join(folder, 'proxy');
    mkdirSync(home);
    const published = readFileSync(join('docker', 'Caddyfile'), 'utf8');
    const own = published.replace('default_bind 0.0.0.0', 'default_bind 127.0.0.1').replace(':8443', `:${port}`).replace('/run/secrets/tls_certificate', certificate).replace('/run/secrets/tls_key', key).replace('/authority/ca.crt', authority);
    writeFileSync(join(home, 'Caddyfile'), own);
    const env = { PATH: process.env['PATH'] ?? '', HOME: home, DONDOC_API: apis.map((api) => new URL(api).host).join(' ') };
    const child = spawn(SERVER, ['run', '--config', join(home, 'Caddyfile'), '--adapter', 'caddyfile'], { env, stdio: 'ignore' });
    return new LoopbackProxy(child, `https://127.0.0.1:${port}`);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
