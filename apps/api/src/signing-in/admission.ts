import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import type { Policy } from './access.decorator.js';
import type { Caller } from './caller.js';
import type { RequestPace } from './request-pace.js';
import { isFromThisSite, lacksRequestHeader } from './same-site.js';
import { sentToken } from './session-token.js';
import type { Sessions } from './sessions.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Stated by every controller's route. */
    readonly policy?: Policy;
  }
}

/** Routes of no controller: the API browser, the description and the files of the web application, open to everybody, and the board of the queue, which guards itself. */
const NOT_OURS = /^\/api\/(?:docs(?:\/|$)|openapi\.json$)|^\/assets\/|^\/deadline-queue(?:\/|$)/;

/**
 * Finds the caller before a request's body is read, for every route that is added from now on, and lets nobody but
 * signed-in callers through where the policy is not public.
 * @throws TypeError at start, for a route of a controller that was given no policy.
 */
export function guardRoutes(server: FastifyInstance, sessions: Pick<Sessions, 'caller'>, pace: Pick<RequestPace, 'take'>): void {
  const find = (request: FastifyRequest): Caller | null => {
    const token = sentToken(request);
    return token === null ? null : sessions.caller(token);
  };
  /** Where nobody need be signed in, a machine is nobody: what it may is told by the policies of other routes. */
  const recognise = (request: FastifyRequest): ProblemError | undefined => {
    const caller = find(request);
    request.caller = caller?.scope === null ? caller : null;
    return isFromThisSite(request) ? undefined : new ProblemError('cross-site');
  };
  const admit = (request: FastifyRequest, policy: Policy): ProblemError | undefined => {
    const caller = find(request);
    request.caller = caller;
    if (!isFromThisSite(request)) return new ProblemError('cross-site');
    if (caller === null) return new ProblemError('not-signed-in', {}, [], { 'www-authenticate': 'Bearer' });
    const seconds = pace.take(caller, request.ip);
    if (seconds > 0) return new ProblemError('too-many-requests', { seconds }, [], { 'retry-after': String(seconds) });
    if (caller.scope !== null && !caller.scope.has(policy)) return new ProblemError('token-lacks-scope', { needed: policy });
    return lacksRequestHeader(request) ? new ProblemError('request-header-missing') : undefined;
  };
  server.addHook('onRoute', (route) => {
    const policy = route.config?.policy;
    if (policy === undefined) {
      if (NOT_OURS.test(route.url)) return;
      throw new TypeError(`${String(route.method)} ${route.url} states no policy`);
    }
    const check = policy === 'public' ? recognise : (request: FastifyRequest) => admit(request, policy);
    route.onRequest = [(request, _reply, done) => done(check(request)), ...[route.onRequest ?? []].flat()];
  });
}
