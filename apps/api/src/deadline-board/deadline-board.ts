import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CLOCK, DEADLINE_TIMER, TIMER_LINK, type Clock, type TimerLink } from '#libs/application';
import { can } from '#libs/domain';
import type { BullmqDeadlineTimer } from '#libs/adapters/deadline-timer-bullmq';
import { answerProblem } from '../problems/http-problem.filter.js';
import { ProblemError } from '../problems/problem.error.js';
import { DEADLINE_BOARD_PATH, DEADLINE_BOARD_SECURITY } from '../protective-headers.js';
import { sentToken } from '../signing-in/session-token.js';
import { Sessions } from '../signing-in/sessions.js';

const DESCRIPTION = 'Việc sắp đến lúc nhắc; chỉ xem. Mất hàng đợi này không mất việc nào: nhật ký giữ mọi thời hạn. / Duties about to be reminded of; read only. Losing this queue loses nothing: the log holds every deadline.';

/**
 * Mounts bull-board over the queue of deadlines, for administrators, to look at only. Its routes are not Nest's, so they have
 * a guard of their own in front of them, with the same sessions and the same `can()`.
 */
export async function addDeadlineBoard(app: NestFastifyApplication): Promise<void> {
  // Loaded when there is a queue to show.
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([import('@bull-board/api'), import('@bull-board/api/bullMQAdapter'), import('@bull-board/fastify')]);
  const { queue } = app.get<BullmqDeadlineTimer>(DEADLINE_TIMER);
  const board = new FastifyAdapter();
  createBullBoard({
    queues: [new BullMQAdapter(queue, { readOnlyMode: true, description: DESCRIPTION })],
    serverAdapter: board,
    options: { uiConfig: { boardTitle: 'Đôn Đốc', hideRedisDetails: true } },
  });
  board.setBasePath(DEADLINE_BOARD_PATH);
  const guard = guardOf(app);
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', guard);
      await scope.register(board.registerPlugin());
    },
    { prefix: DEADLINE_BOARD_PATH },
  );
}

function guardOf(app: NestFastifyApplication): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  const sessions = app.get(Sessions);
  const clock = app.get<Clock>(CLOCK);
  const link = app.get<TimerLink>(TIMER_LINK);
  return (request, reply, done) => {
    try {
      assertMay(request, sessions, clock);
      if (link.fault !== null) throw new ProblemError('timer-away', {}, [], { 'retry-after': '10' });
    } catch (error) {
      answerProblem(error, request, reply);
      return;
    }
    reply.header('content-security-policy', DEADLINE_BOARD_SECURITY);
    done();
  };
}

/** @throws ProblemError `not-signed-in`, `not-found` or `method-not-allowed`. */
function assertMay(request: FastifyRequest, sessions: Sessions, clock: Clock): void {
  const token = sentToken(request);
  const caller = token === null ? null : sessions.caller(token);
  if (caller === null) throw new ProblemError('not-signed-in', {}, [], { 'www-authenticate': 'Bearer' });
  if (caller.scope !== null || !can(caller.actor, 'timer.read', { kind: 'system' }, clock.now()).allowed) throw new ProblemError('not-found');
  if (request.method !== 'GET' && request.method !== 'HEAD') throw new ProblemError('method-not-allowed', { method: request.method, allowed: ['GET', 'HEAD'] }, [], { allow: 'GET, HEAD' });
}
