import type { FastifyRequest } from 'fastify';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Account, Visibility } from '#libs/application';
import type { Actor, Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';

/** Who sent a request, as its session or token tells. */
export interface Caller {
  readonly account: Account;
  readonly actor: Actor;
  readonly visibility: Visibility;
  /** Id of the session, or of the machine's token. */
  readonly credentialId: string;
  /** What a machine's token opens; null for a person's session, which opens all that the person may. */
  readonly scope: ReadonlySet<string> | null;
  readonly tokenHash: string;
  readonly lastUsedAt: Instant | null;
  /** When the session began; of a machine's token, when it was made. */
  readonly signedInAt: Instant;
  readonly expiresAt: Instant;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the guard for every route; null = not signed in. */
    caller: Caller | null;
  }
}

/** The signed-in caller of a route. */
export const SignedIn = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  signedIn(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** @throws ProblemError `not-signed-in`. */
export function signedIn(request: FastifyRequest): Caller {
  if (request.caller === null) throw new ProblemError('not-signed-in');
  return request.caller;
}
