import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemDetails } from './problem-details.js';
import { problemOf } from './problem-of.js';

/** Content type of every error answer. */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

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
  const problem = problemOf(thrown);
  if (problem.tag === 'internal') request.log.error({ err: thrown, requestId: request.id }, 'unforeseen fault');
  if (reply.sent) return;
  const details = problemDetails(problem, request.id);
  void reply
    .code(details.status)
    .headers(problem.headers)
    .header('content-type', PROBLEM_JSON)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(details));
}
