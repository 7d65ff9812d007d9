import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openEventStoreDbLog } from './eventstoredb-event-log.js';
import { isTooOld } from './start-guard.js';

const UNIMPLEMENTED = '12';
const servers: Http2Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** Says which release it is when it is asked what it can do, as servers do; null: it is older than the question. Answers nothing else. */
async function serverOf(version: string | null): Promise<string> {
  const server = createServer();
  server.on('session', (session) => session.setTimeout(2_000, () => session.destroy()));
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    const known = version !== null && String(headers[':path']).endsWith('/GetSupportedMethods');
    stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': known ? '0' : UNIMPLEMENTED }));
    if (known) {
      const text = Buffer.from(version);
      const message = Buffer.concat([Buffer.from([0x12, text.length]), text]); // field 2: the release
      stream.write(Buffer.concat([Buffer.from([0, 0, 0, 0, message.length]), message]));
    }
    stream.end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `esdb://127.0.0.1:${(server.address() as AddressInfo).port}?tls=false`;
}

describe('the release of a server', () => {
  it.each([
    ['20.10.5', true], ['23.6.0', true], ['unknown', true], ['', true],
    ['23.10.0', false], ['23.10.6', false], ['24.2.0', false], ['26.0.1', false],
  ])('%s: too old is %s', (version, tooOld) => {
    expect(isTooOld(version)).toBe(tooOld);
  });

  it.each([['22.10.3'], [null]])('keeps a log from being opened: %s', async (version) => {
    const url = await serverOf(version);
    await expect(openEventStoreDbLog({ connection: { url }, installation: 'cu', patience: { reach: 3_000, read: 1_000 } })).rejects.toMatchObject({ code: 'log-server-too-old', path: `${url} (${version ?? 'unknown'})` });
  });
});
