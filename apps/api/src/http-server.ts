import type { IncomingHttpHeaders, Server } from 'node:http';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController, type FastifyBaseLogger, type FastifyReply, type FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { httpServer, type Tracing } from '#libs/engine';
import type { Configuration } from './configuration/configuration.js';
import { addBodyParsers } from './input/body-parsers.js';
import { validateByDtos } from './input/validation.js';
import { KnownAddresses } from './known-addresses.js';
import type { Metrics } from './health/metrics.js';
import { answerProblem, PROBLEM_JSON } from './problems/http-problem.filter.js';
import { problemDetails } from './problems/problem-details.js';
import { ProblemError } from './problems/problem.error.js';
import { traceRequests } from './tracing/trace-requests.js';
import { DOCS_PATH, DOCS_SECURITY, protectiveHeaders } from './protective-headers.js';
import { handledByTurns, type RequestListener } from './request-turn.js';

declare module 'fastify' {
  interface FastifyInstance {
    readonly knownAddresses: KnownAddresses;
  }
}

const MEBIBYTE = 1024 * 1024;

/** Fastify as this program needs it: limits, body parsers, protective headers, and problems instead of its own errors. */
export function createHttpAdapter(configuration: Configuration, tracing: Tracing | null = null): FastifyAdapter {
  const { tls, trustedProxies, logLevel } = configuration;
  const headers = protectiveHeaders(tls !== null || trustedProxies !== null);
  const started = Date.now().toString(36);
  let requests = 0;
  const adapter = new FastifyAdapter({
    loggerInstance: pino({ level: logLevel }, pino.destination({ fd: 2, sync: true })),
    childLoggerFactory: (logger: FastifyBaseLogger) => logger, // a logger for every request costs more than its few lines are worth; they name it themselves
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MEBIBYTE,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    skipMiddie: true,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // the problem below is sent instead
    serverFactory: (handle: RequestListener) => nodeServer(handle, tls),
    genReqId: tracing === null ? () => `${started}-${(requests++).toString(36)}` : (request: { readonly headers: IncomingHttpHeaders }) => tracing.requestId(request.headers),
    ...(trustedProxies !== null && { trustProxy: [...trustedProxies] }),
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(headers);
      answerProblem(error, request, reply);
    },
    clientErrorHandler: (error: { readonly code?: string }, socket: Socket) => refuseRawly(error, socket, headers),
  });
  const server = adapter.getInstance();
  addBodyParsers(server);
  validateByDtos(server);
  const addresses = new KnownAddresses();
  addresses.watch(server);
  server.decorate('knownAddresses', addresses);
  server.decorateRequest('caller', null);
  if (tracing !== null) traceRequests(server, tracing);
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (closing) {
      answerProblem(new ProblemError('stopping', {}, [], { connection: 'close' }), request, reply);
      return;
    }
    if (request.url.startsWith(DOCS_PATH)) reply.header('content-security-policy', DOCS_SECURITY);
    done();
  });
  return adapter;
}

const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than proxies keep theirs: the one who sends should be the one who closes. */
const KEEP_ALIVE_MS = 72_000;

function nodeServer(handle: RequestListener, tls: Configuration['tls']): Server {
  const server = httpServer(handledByTurns(handle), tls);
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

/** Counts every answer by class of status code. */
export function countAnswers(adapter: FastifyAdapter, metrics: Metrics): void {
  adapter.getInstance().addHook('onResponse', (_request, reply, done) => {
    metrics.countAnswer(reply.statusCode);
    done();
  });
}

/** What arrived is no HTTP request that could be routed, or its headers are too long: answered on the bare socket. */
function refuseRawly(error: { readonly code?: string }, socket: Socket, headers: Readonly<Record<string, string>>): void {
  if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const details = problemDetails(new ProblemError(error.code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'request-invalid'), '-');
  const body = Buffer.from(JSON.stringify(details));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${details.status} ${details.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}\r\n${lines.join('')}` +
      `Content-Type: ${PROBLEM_JSON}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString()}`,
  );
}
