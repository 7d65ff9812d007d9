import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** A request and the answer being prepared for it. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The exchange itself, for controllers that set headers and still return their answer. */
export const TheExchange = createParamDecorator((_: unknown, context: ExecutionContext): Exchange => {
  const [request, reply] = context.getArgs<[FastifyRequest, FastifyReply]>();
  return { request, reply };
});
