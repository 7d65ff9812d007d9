import { describe, expect, it } from '@jest/globals';
import { ServerSession } from './server-session.js';

describe('the address of the server', () => {
  it.each(['https://dondoc.example', 'http://127.0.0.1:3000', 'http://localhost:3000/'])('may be %s', (url) => {
    expect(ServerSession.at({ url })).toBeInstanceOf(ServerSession);
  });

  it.each([
    ['http://dondoc.example', 'not this machine, so it must be https'],
    ['dondoc.example', 'no http(s) address'],
  ])('is never %s: a password goes there', (url, fault) => {
    expect(() => ServerSession.at({ url })).toThrow(fault);
  });
});
