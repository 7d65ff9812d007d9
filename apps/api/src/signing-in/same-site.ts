import type { FastifyRequest } from 'fastify';

/** Any value does: another site cannot make a browser send it without asking first, and is never allowed. */
export const REQUEST_HEADER = 'x-dondoc-request';

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

/**
 * Whether a request that acts with a cookie lacks the header that only a script of this site, or a program, can send: the
 * second of two proofs, where a browser is too old for the first. Forms of the pages send none, so their routes, which
 * sign in and out, do not ask for it.
 */
export const lacksRequestHeader = ({ method, headers }: FastifyRequest): boolean => !SAFE.has(method) && headers.authorization === undefined && headers[REQUEST_HEADER] === undefined;
