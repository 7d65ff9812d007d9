import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { HttpWitnessClient } from './http-witness-client.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server.unref());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/witness`;
}

describe('asking a witness over HTTP', () => {
  it('posts the request and gives back what came', async () => {
    const heard: string[] = [];
    const url = await serve((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => heard.push(`${request.method} ${request.url} ${text}`));
      request.on('end', () => response.writeHead(409, { 'content-type': 'text/x.tlog.size' }).end('17\n'));
    });
    const client = new HttpWitnessClient();
    expect([await client.ask(url, 'old 0\n\nđầu'), await client.ask(`${url}/`, 'x')]).toEqual(Array(2).fill({ status: 409, contentType: 'text/x.tlog.size', body: '17\n' }));
    expect(heard).toEqual(['POST /witness/add-checkpoint old 0\n\nđầu', 'POST /witness/add-checkpoint x']);
  });

  it('takes silence, redirects, floods and dead addresses for no answer', async () => {
    const client = new HttpWitnessClient(200);
    const silent = await serve(() => undefined);
    const elsewhere = await serve((_, response) => response.writeHead(302, { location: silent }).end());
    const flood = await serve((_, response) => {
      response.writeHead(200);
      response.end('x'.repeat(100_000));
    });
    expect(await Promise.all([silent, elsewhere, flood, 'http://127.0.0.1:9/', 'no address'].map((url) => client.ask(url, 'x')))).toEqual([null, null, null, null, null]);
  });
});
