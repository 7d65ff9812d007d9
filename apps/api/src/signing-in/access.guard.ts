import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import { POLICY, type Policy } from './access.decorator.js';
import { isFromThisSite } from './same-site.js';
import { sentToken } from './session-token.js';
import { Sessions } from './sessions.js';

/** The one guard before every route: finds the caller, and lets nobody through a route that states no policy. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(@Inject(Sessions) private readonly sessions: Sessions) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const policy = policyOf(context.getHandler(), context.getClass());
    if (policy === undefined) throw new ProblemError('forbidden', { reason: 'no-policy' });
    const token = sentToken(request);
    request.caller = token === null ? null : this.sessions.caller(token);
    if (!isFromThisSite(request)) throw new ProblemError('cross-site');
    if (policy !== 'public' && request.caller === null) throw new ProblemError('not-signed-in', {}, [], { 'www-authenticate': 'Bearer' });
    return true;
  }
}

/** The policy a handler or its controller states. */
export const policyOf = (handler: object, controller: object): Policy | undefined =>
  (Reflect.getMetadata(POLICY, handler) ?? Reflect.getMetadata(POLICY, controller)) as Policy | undefined;
