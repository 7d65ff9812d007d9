import type { ClamdPlace } from '#libs/adapters/virus-scanner-clamd';
import { isThisMachine } from './plain-line.js';
import type { Reading } from './reading.js';

/** Where the scanner of files listens; null when none is named, which turns scanning off. Its protocol knows no encryption, so it is on this machine. */
export function readClamd({ value, fault }: Reading): ClamdPlace | null {
  const text = value('DONDOC_CLAMD');
  if (text === null) return null;
  if (text.startsWith('/')) return { path: text };
  const [, host, port] = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535) {
    if (!isThisMachine(host)) fault('DONDOC_CLAMD', `"${host}" không phải máy này, mà clamd không mã hóa: hãy để clamd (hoặc đầu của một đường hầm TLS) trên máy này`, `"${host}" is not this machine, and clamd does not encrypt: have clamd, or the end of a TLS tunnel, on this machine`);
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  }
  fault('DONDOC_CLAMD', `"${text}" không phải máy:cổng hay đường dẫn của socket`, `"${text}" is neither host:port nor the path of a socket`);
  return null;
}
