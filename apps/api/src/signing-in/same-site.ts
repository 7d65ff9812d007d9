import type { FastifyRequest } from 'fastify';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may act with a browser's cookie. Browsers say where a request comes from (`Sec-Fetch-Site`, or
 * `Origin` in older ones); programs that say nothing carry no foreign user's cookie. A bearer token is never sent
 * by itself, so it needs no such check.
 */
export function isFromThisSite(request: FastifyRequest): boolean {
  if (SAFE.has(request.method) || request.headers.authorization !== undefined) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || origin === `${request.protocol}://${request.host}`;
}
