import type { FastifyRequest } from 'fastify';

/** Whoever is signing in, as far as the request tells. */
export interface Visitor {
  readonly address: string;
  /** What the browser or program calls itself; null = nothing. */
  readonly client: string | null;
  /** The session of the cookie that the browser sent: it ends when another begins. A program's bearer token is its own affair. */
  readonly sessionHash: string | null;
}

const LONGEST_CLIENT = 200;

export const visitorOf = ({ ip, headers, caller }: FastifyRequest): Visitor => ({
  address: ip,
  client: headers['user-agent']?.slice(0, LONGEST_CLIENT) ?? null,
  sessionHash: headers.authorization === undefined ? (caller?.tokenHash ?? null) : null,
});
