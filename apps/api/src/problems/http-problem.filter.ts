import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemDetails } from './problem-details.js';
import { problemOf } from './problem-of.js';
import { ProblemError } from './problem.error.js';
import type { ProblemTag } from './problem-table.js';

/** Content type of every error answer. */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** What honest clients do not send: each is a line of the server's log, without anything of what was sent. */
const SUSPICIOUS: ReadonlySet<ProblemTag> = new Set(['cross-site', 'request-header-missing', 'token-lacks-scope', 'key-forbidden', 'text-not-usable', 'body-too-deep', 'bad-url', 'too-many-uploads', 'sign-in-too-old']);

/** The one place where a problem becomes an HTTP answer; the status codes stand in the problem table. */
@Catch()
export class HttpProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerProblem(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** Answers whatever was thrown; a fault of the program itself is logged with its cause. */
export function answerProblem(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = atThisAddress(problemOf(thrown), request);
  if (problem.tag === 'internal') request.log.error({ err: thrown, requestId: request.id }, 'unforeseen fault');
  if (SUSPICIOUS.has(problem.tag)) request.log.warn({ security: problem.tag, requestId: request.id, account: request.caller?.account.actorId ?? null, address: request.ip, method: request.method }, 'refused');
  if (reply.sent) return;
  const details = problemDetails(problem, request.id);
  void reply
    .code(details.status)
    .headers(problem.headers)
    .header('content-type', PROBLEM_JSON)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(details));
}

/** An address that takes other methods is told apart from one that is not there. */
function atThisAddress(problem: ProblemError, request: FastifyRequest): ProblemError {
  if (problem.tag !== 'route-not-found') return problem;
  const methods = request.server.knownAddresses.methodsAt(request.url);
  return methods.length === 0 ? problem : new ProblemError('method-not-allowed', { method: request.method, allowed: methods }, [], { allow: methods.join(', ') });
}
