import type { ClamdPlace } from '#libs/adapters/virus-scanner-clamd';
import type { Reading } from './reading.js';

/** Where the scanner of files listens; null when none is named, which turns scanning off. */
export function readClamd({ value, fault }: Reading): ClamdPlace | null {
  const text = value('DONDOC_CLAMD');
  if (text === null) return null;
  if (text.startsWith('/')) return { path: text };
  const [, host, port] = /^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]):(\d{1,5})$/.exec(text) ?? [];
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
  fault('DONDOC_CLAMD', `"${text}" không phải máy:cổng hay đường dẫn của socket`, `"${text}" is neither host:port nor the path of a socket`);
  return null;
}
