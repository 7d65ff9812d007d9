import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { answerProblem } from '../problems/http-problem.filter.js';
import { ProblemError } from '../problems/problem.error.js';
import { WEB_FOLDER, WebPage } from './web-page.js';

/** Addresses of programs: what is not there is no page of ours. */
const NOT_PAGES = /^\/(?:api|log|assets)(?:\/|$)/;

/**
 * Serves the web application: its assets under `/assets/`, which never change and may be kept for ever, and its one page at
 * every address that a browser opens and nothing else answers, so that addresses can be sent and bookmarked. Without a build,
 * `/` leads to the board that needs no script.
 */
export async function addWebApp(app: NestFastifyApplication, folder = WEB_FOLDER): Promise<void> {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  const page = WebPage.in(folder);
  if (page === null) {
    server.get('/', { config: { policy: 'public' } }, (_request, reply) => void reply.redirect('/bang', 303));
    return;
  }
  await server.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', decorateReply: false, index: false, immutable: true, maxAge: '365d', preCompressed: true });
  const show = (_request: FastifyRequest, reply: FastifyReply): void => {
    const { text, security } = page.answer();
    void reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', security).header('cache-control', 'no-store').send(text);
  };
  server.get('/', { config: { policy: 'public' } }, show);
  server.get('/*', { config: { policy: 'public' } }, (request, reply) => {
    if (isPage(request)) show(request, reply);
    else answerProblem(new ProblemError('route-not-found', { method: request.method, path: request.url }), request, reply);
  });
}

/** Browsers ask for pages as `text/html`; programs that ask for anything get the problem. */
const isPage = ({ url, headers }: FastifyRequest): boolean => (headers.accept ?? '').includes('text/html') && !NOT_PAGES.test(url.split('?')[0] ?? '');
