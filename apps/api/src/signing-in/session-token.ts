import type { FastifyReply, FastifyRequest } from 'fastify';
import { isApiToken, isToken } from './tokens.js';

/** Under TLS the prefix binds the cookie to this very host; browsers refuse it over plain HTTP, where a plain name is used. */
const SECURE_COOKIE = '__Host-dondoc';
const PLAIN_COOKIE = 'dondoc';

const cookieName = (request: FastifyRequest): string => (request.protocol === 'https' ? SECURE_COOKIE : PLAIN_COOKIE);

/** The token a request carries, as bearer or in its cookie; null when it carries none. Those of machines come as bearer only. */
export function sentToken(request: FastifyRequest): string | null {
  const { authorization, cookie } = request.headers;
  if (authorization !== undefined) {
    const bearer = /^Bearer ([^ ]+)$/i.exec(authorization)?.[1];
    return bearer !== undefined && (isToken(bearer) || isApiToken(bearer)) ? bearer : null;
  }
  if (cookie === undefined) return null;
  const prefix = `${cookieName(request)}=`;
  for (const part of cookie.split(';')) {
    const pair = part.trim();
    if (pair.startsWith(prefix)) return isToken(pair.slice(prefix.length)) ? pair.slice(prefix.length) : null;
  }
  return null;
}

/** Hands the session to a browser: no script can read the cookie, no other site sends it along with a form. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, seconds: number): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  reply.header('set-cookie', `${cookieName(request)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`);
}

/** Takes the session from a browser, with what it may have kept of what was shown: the machine may be shared. */
export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  setSessionCookie(request, reply, '', 0);
  reply.header('clear-site-data', '"cache"');
}
