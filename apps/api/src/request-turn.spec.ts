import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { handledByTurns } from './request-turn.js';

const exchange = (url: string): [IncomingMessage, ServerResponse] => {
  const request = { url } as IncomingMessage;
  return [request, { req: request } as ServerResponse];
};

describe('handledByTurns', () => {
  it('handles what one turn has read together and in order, what comes meanwhile in the next', async () => {
    const handled: string[] = [];
    const take = handledByTurns((request) => {
      handled.push(request.url ?? '');
      if (request.url === '/1') take(...exchange('/3'));
    });
    take(...exchange('/1'));
    take(...exchange('/2'));
    expect(handled).toEqual([]);
    await turn();
    expect(handled).toEqual(['/1', '/2']);
    await turn();
    expect(handled).toEqual(['/1', '/2', '/3']);
  });
});
