import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a certificate and its key lie. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** An authority of one test: its certificates hold for the loopback address, for two days. */
export class Authority {
  /** The folder that holds nothing but its own certificate, as the server wants it. */
  readonly trusted: string;

  constructor(private readonly folder: string) {
    this.trusted = join(folder, 'trusted');
    mkdirSync(this.trusted);
    writeFileSync(join(folder, 'ext'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\nkeyUsage=critical,digitalSignature,keyEncipherment\nbasicConstraints=CA:FALSE\n');
    this.openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'trusted/ca.crt', '-days', '2', '-subj', '/CN=authority of a test', '-addext', 'keyUsage=critical,keyCertSign,cRLSign');
  }

  get certificate(): string {
    return join(this.trusted, 'ca.crt');
  }

  /** `name`: all nodes of a cluster share one, `eventstoredb-node`. */
  certify(name: string): Certificate {
    this.openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
    this.openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'trusted/ca.crt', '-CAkey', 'ca.key', '-CAcreateserial', '-out', `${name}.crt`, '-days', '2', '-extfile', 'ext');
    return { certificate: join(this.folder, `${name}.crt`), key: join(this.folder, `${name}.key`) };
  }

  private openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: 'ignore' });
  }
}
