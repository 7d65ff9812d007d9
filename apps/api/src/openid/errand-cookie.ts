import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Errand } from './identity-provider.js';

/** As of the session: under TLS the prefix binds it to this very host. */
const nameFor = ({ protocol }: FastifyRequest): string => (protocol === 'https' ? '__Host-dondoc-openid' : 'dondoc-openid');
/** Time to sign in at the provider. */
const SECONDS = 600;
const WORD = /^[A-Za-z0-9_-]{20,128}$/u;

/** State, nonce and verifier stay with the browser that went out: no other can come back with them, and no program has to remember. */
export function keepErrand(request: FastifyRequest, reply: FastifyReply, { state, nonce, verifier }: Errand): void {
  write(request, reply, [state, nonce, verifier].join('.'), SECONDS);
}

export const clearErrand = (request: FastifyRequest, reply: FastifyReply): void => write(request, reply, '', 0);

/** What the browser went out with; null when it did not go out from here. */
export function errandIn(request: FastifyRequest): Errand | null {
  const begin = `${nameFor(request)}=`;
  const pair = request.headers.cookie?.split(';').map((part) => part.trim()).find((part) => part.startsWith(begin));
  const [state = '', nonce = '', verifier = '', ...more] = pair?.slice(begin.length).split('.') ?? [];
  return more.length === 0 && [state, nonce, verifier].every((word) => WORD.test(word)) ? { state, nonce, verifier } : null;
}

/** `Lax`: the way back comes from the provider's site. */
function write(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
  reply.header('set-cookie', `${nameFor(request)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${request.protocol === 'https' ? '; Secure' : ''}`);
}
