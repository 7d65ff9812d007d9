import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serveHealth } from './health-server.js';

let ready: object | null;
let server: Awaited<ReturnType<typeof serveHealth>>;
beforeEach(async () => {
  ready = null;
  server = await serveHealth({ ready: () => ready, metrics: async () => 'dondoc_ready 1\n', metricsType: 'text/plain; version=0.0.4' }, { host: '127.0.0.1', port: 0, tls: null });
});
afterEach(() => server.close());

const ask = async (path: string, method = 'GET'): Promise<readonly [number, unknown]> => {
  const response = await fetch(server.url + path, { method });
  const text = await response.text();
  return [response.status, text.startsWith('{') ? (JSON.parse(text) as unknown) : text];
};

describe('what a worker tells of itself', () => {
  it('is that it lives, and not ready until its read models have caught up', async () => {
    expect([await ask('/livez'), await ask('/readyz')]).toEqual([[200, { status: 'ok' }], [503, { status: 'not-caught-up' }]]);
    ready = { index: 7, work: 'here' };
    expect(await ask('/readyz?x')).toEqual([200, { status: 'ok', index: 7, work: 'here' }]);
  });

  it('is what Prometheus asks for', async () => {
    expect(await ask('/metrics')).toEqual([200, 'dondoc_ready 1\n']);
  });

  it('is nothing else', async () => {
    expect([await ask('/api/inbox'), await ask('/readyz', 'POST')]).toEqual([[404, { status: 'not-found' }], [404, { status: 'not-found' }]]);
  });
});
