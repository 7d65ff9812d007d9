import { describe, expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from './http-problem.filter.js';
import { ProblemError } from './problem.error.js';

/** Lines that answering leaves in the server's log. */
function linesOf(thrown: unknown): readonly unknown[] {
  const lines: unknown[] = [];
  const log = { warn: (facts: object) => lines.push(facts), error: ({ requestId }: { readonly requestId: string }) => lines.push({ fault: requestId }) };
  const request = { id: 'r-1', ip: '10.0.0.7', method: 'POST', url: '/api/x?typed=canary', caller: { account: { actorId: 'an' } }, log } as unknown as FastifyRequest;
  answerProblem(thrown, request, { sent: true } as FastifyReply);
  return lines;
}

describe('answering a problem', () => {
  it.each(['cross-site', 'request-header-missing', 'token-lacks-scope', 'key-forbidden', 'text-not-usable', 'body-too-deep', 'bad-url'] as const)('leaves a line of who sent it, and nothing of what was sent: %s', (tag) => {
    expect(linesOf(new ProblemError(tag, { typed: 'canary' }))).toEqual([{ security: tag, requestId: 'r-1', account: 'an', address: '10.0.0.7', method: 'POST' }]);
  });

  it('leaves a line for a fault of the program, and none for what people get wrong', () => {
    expect([linesOf(new Error('unforeseen')), linesOf(new ProblemError('validation-failed')), linesOf(new ProblemError('stale'))]).toEqual([[{ fault: 'r-1' }], [], []]);
  });
});
