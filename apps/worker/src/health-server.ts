import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpServer } from '#libs/engine';
import type { WorkerConfiguration } from './read-configuration.js';

/** What the addresses of a worker tell. */
export interface Health {
  /** Null while the read models catch up. */
  ready(): object | null;
  metrics(): Promise<string>;
  readonly metricsType: string;
}

/** Serves `/livez`, `/readyz` and `/metrics`, and nothing else. @throws what listening throws (`EADDRINUSE`…). */
export async function serveHealth(health: Health, { host, port, tls }: Pick<WorkerConfiguration, 'host' | 'port' | 'tls'>): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = httpServer((request, response) => {
    answer(health, request.method === 'GET' || request.method === 'HEAD' ? (request.url ?? '') : '', response).catch(() => response.destroy());
  }, tls);
  await listening(server, host, port);
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(health: Health, url: string, response: ServerResponse): Promise<void> {
  switch (url.split('?', 1)[0]) {
    case '/livez':
      return json(response, 200, { status: 'ok' });
    case '/readyz': {
      const view = health.ready();
      return view === null ? json(response, 503, { status: 'not-caught-up' }) : json(response, 200, { status: 'ok', ...view });
    }
    case '/metrics':
      response.writeHead(200, { 'content-type': health.metricsType });
      response.end(await health.metrics());
      return;
    default:
      return json(response, 404, { status: 'not-found' });
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
