import { randomBytes } from 'node:crypto';
import type { TimestampAuthority } from '#libs/application';
import { grants, timeStampRequest } from './time-stamp-request.js';

const MOST_BYTES = 65_536;

/** Timestamps over HTTP (RFC 3161, section 3.4). */
export class HttpTimestampAuthority implements TimestampAuthority {
  constructor(
    private readonly url: string,
    private readonly patienceMs = 10_000,
  ) {}

  async stamp(hash: Uint8Array): Promise<Uint8Array | null> {
    const nonce = new Uint8Array(randomBytes(8));
    try {
      const answer = await fetch(this.url, {
        method: 'POST', body: Buffer.from(timeStampRequest(hash, nonce)), redirect: 'error', headers: { 'content-type': 'application/timestamp-query' }, signal: AbortSignal.timeout(this.patienceMs),
      }); // prettier-ignore
      const bytes = new Uint8Array(await answer.arrayBuffer());
      return answer.ok && bytes.length <= MOST_BYTES && grants(bytes, hash, nonce) ? bytes : null;
    } catch {
      return null;
    }
  }
}
