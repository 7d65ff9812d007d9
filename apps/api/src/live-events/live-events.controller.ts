import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import { Requires } from '../signing-in/access.decorator.js';
import { SignedIn, type Caller } from '../signing-in/caller.js';
import { LiveEvents } from './live-events.js';

const LAST_ID = /^\d{1,15}$/;

/** Server-sent events: what happens, as it happens, as far as the caller may see it. */
@ApiTags('events')
@Controller('api/events')
export class LiveEventsController {
  constructor(@Inject(LiveEvents) private readonly events: LiveEvents) {}

  /** Ids are dense indexes of events; with `Last-Event-ID` the stream goes on after it. */
  @Get()
  @Requires('events.listen')
  async listen(@SignedIn() caller: Caller, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const last = request.headers['last-event-id'];
    if (last !== undefined && (typeof last !== 'string' || !LAST_ID.test(last))) throw new ProblemError('request-invalid', { header: 'Last-Event-ID' });
    reply.header('content-type', 'text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no');
    if (request.method === 'HEAD') {
      void reply.send('');
      return;
    }
    const stream = await this.events.open(caller, last === undefined ? null : Number(last));
    void reply.send(stream);
  }
}
