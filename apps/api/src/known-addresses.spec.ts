import { describe, expect, it } from '@jest/globals';
import { KnownAddresses } from './known-addresses.js';

describe('KnownAddresses', () => {
  const addresses = new KnownAddresses();
  addresses.add('/', ['GET', 'HEAD']);
  addresses.add('/api/session', ['GET', 'HEAD']);
  addresses.add('/api/session', ['POST']);
  addresses.add('/api/assignments/:id', ['GET']);
  addresses.add('/api/assignments/:id/progress', ['POST']);
  addresses.add('/api/openapi.json', ['GET']);

  it.each([
    ['/', ['GET', 'HEAD']],
    ['/api/session', ['GET', 'HEAD', 'POST']],
    ['/api/session/?x=1', ['GET', 'HEAD', 'POST']],
    ['/api/assignments/7', ['GET']],
    ['/api/assignments/7/progress', ['POST']],
    ['/api/assignments/', []],
    ['/api/assignments', []],
    ['/api/openapi-json', []],
    ['/api/nothing', []],
  ])('knows the methods of %s', (url, methods) => {
    expect(addresses.methodsAt(url)).toEqual(methods);
  });
});
