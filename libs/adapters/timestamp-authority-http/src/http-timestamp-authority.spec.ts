import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpTimestampAuthority } from './http-timestamp-authority.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server.unref());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const TEXT = Buffer.from('tinh-uy.example/log\n17\nAAAA\n');
const HASH = new Uint8Array(createHash('sha256').update(TEXT).digest());
const openssl = spawnSync('openssl', ['version']).status === 0;

describe('a timestamp', () => {
  it('is none when nobody answers, or something else comes', async () => {
    const answers = [
      await serve((_, response) => void response.writeHead(500).end()),
      await serve((_, response) => void response.end('no DER')),
      await serve((_, response) => void response.end(Buffer.from('30053003020102', 'hex'))), // refused
      await serve((_, response) => void response.end(Buffer.from('30053003020100', 'hex'))), // granted, and nothing in it
      await serve((_, response) => void response.end(Buffer.alloc(100_000))),
    ];
    for (const url of answers) expect(await new HttpTimestampAuthority(url).stamp(HASH)).toBeNull();
    expect(await new HttpTimestampAuthority('http://127.0.0.1:9/').stamp(HASH)).toBeNull();
    const silent = await serve(() => undefined);
    expect(await new HttpTimestampAuthority(silent, 100).stamp(HASH)).toBeNull();
  });
});

(openssl ? describe : describe.skip)('a timestamp of a local authority (needs openssl)', () => {
  let folder: string;
  const run = (...args: readonly string[]): string => execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'timestamps-'));
    writeFileSync(
      join(folder, 'tsa.cnf'),
      '[req]\ndistinguished_name=dn\nprompt=no\nx509_extensions=ext\n[dn]\nCN=local authority\n[ext]\nextendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n' +
        '[tsa]\ndefault_tsa=conf\n[conf]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\n',
    );
    writeFileSync(join(folder, 'serial'), '01\n');
    run('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2', '-config', 'tsa.cnf');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const authority: RequestListener = (request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      writeFileSync(join(folder, 'query.tsq'), Buffer.concat(pieces));
      run('ts', '-reply', '-queryfile', 'query.tsq', '-config', 'tsa.cnf', '-section', 'conf', '-signer', 'cert.pem', '-inkey', 'key.pem', '-out', 'answer.tsr');
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(join(folder, 'answer.tsr')));
    });
  };

  it('is asked for as openssl understands it, and openssl verifies what comes', async () => {
    const stamp = await new HttpTimestampAuthority(await serve(authority)).stamp(HASH);
    writeFileSync(join(folder, 'text'), TEXT);
    writeFileSync(join(folder, 'stamp.tsr'), stamp as Uint8Array);
    expect(run('ts', '-verify', '-data', 'text', '-in', 'stamp.tsr', '-CAfile', 'cert.pem')).toContain('Verification: OK');
    writeFileSync(join(folder, 'text'), 'something else');
    expect(() => run('ts', '-verify', '-data', 'text', '-in', 'stamp.tsr', '-CAfile', 'cert.pem')).toThrow();
  });

  it('is not taken when it is of another hash, or an old one is sent again', async () => {
    const stamp = (await new HttpTimestampAuthority(await serve(authority)).stamp(HASH)) as Uint8Array;
    const again = await serve((_, response) => void response.end(Buffer.from(stamp)));
    expect(await new HttpTimestampAuthority(again).stamp(HASH)).toBeNull();
  });
});
