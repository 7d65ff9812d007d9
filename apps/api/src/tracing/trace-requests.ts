import type { FastifyInstance } from 'fastify';
import type { RequestSpan, Tracing } from '#libs/engine';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null without tracing. */
    span: RequestSpan | null;
  }
}

/** Tells of every request: its method and the pattern of its route, never what stands in the address. */
export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  server.decorateRequest('span', null);
  server.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    request.span = tracing.request(request.id, request.headers, `${request.method} ${route}`);
    request.span.run(done);
  });
  // The body arrives outside of what was begun above.
  server.addHook('preHandler', (request, _reply, done) => {
    if (request.span === null) done();
    else request.span.run(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    request.span?.end({ 'http.request.method': request.method, 'http.route': request.routeOptions.url ?? 'none', 'http.response.status_code': reply.statusCode }, reply.statusCode >= 500);
    done();
  });
}
