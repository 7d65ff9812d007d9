import { describe, expect, it } from '@jest/globals';
import { connectionString, readUrl } from './connection.js';

describe('the address of the servers', () => {
  it.each([
    ['esdb://127.0.0.1:2113?tls=false', ['127.0.0.1'], false],
    ['esdb://a.example:2113,b.example:2114,c.example?nodePreference=follower', ['a.example', 'b.example', 'c.example'], true],
    ['esdb+discover://log.example/?tlsCAFile=ca.pem&keep_alive_interval=20000', ['log.example'], true],
  ])('%s names its servers and says whether it is encrypted', (url, hosts, encrypted) => {
    expect(readUrl(url)).toEqual({ hosts, encrypted });
  });

  it.each([
    ['http://127.0.0.1:2113', 'shape'],
    ['127.0.0.1:2113', 'shape'],
    ['esdb://', 'shape'],
    ['esdb://a,,b', 'shape'],
    ['esdb://a b', 'shape'],
    ['esdb://a:port', 'shape'],
    ['esdb://[::1]:2113', 'shape'],
    ['esdb://admin:changeit@a:2113', 'credentials'],
    ['esdb://a?tls=no', 'option'],
    ['esdb://a?tls', 'option'],
    ['esdb://a?throwOnAppendFailure=false', 'option'],
    ['esdb://a?tlsVerifyCert=false', 'option'],
    ['esdb://a?speed=high', 'option'],
  ])('%s is refused: %s', (url, fault) => {
    expect(readUrl(url)).toMatchObject({ fault });
  });

  it('takes credentials apart from it, whatever they hold', () => {
    const credentials = { username: 'đôn đốc', password: 'p@ss:/?#&=%' };
    const text = connectionString({ url: 'esdb+discover://a:2113?tls=true&gossipTimeout=7', credentials });
    const [, username, password, rest] = /^esdb\+discover:\/\/([^:]+):([^@]+)@(.*)$/.exec(text) ?? [];
    expect([decodeURIComponent(username ?? ''), decodeURIComponent(password ?? ''), rest]).toEqual([credentials.username, credentials.password, 'a:2113?tls=true&gossipTimeout=7&maxDiscoverAttempts=5&discoveryInterval=100']);
  });
});
