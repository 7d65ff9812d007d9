import { Controller, Get, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { CONTROLLERS } from '../controllers.js';
import { routePlansOf } from '../route-plans.js';
import { POLICIES } from './access.decorator.js';
import { isFromThisSite } from './same-site.js';

const routes = routePlansOf(CONTROLLERS).map(({ name, handler, policy }) => ({ name, policy, method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '' }));

describe('the routes', () => {
  it('are found', () => {
    expect(routes.length).toBeGreaterThan(55);
  });

  it.each(routes)('$name states its policy', ({ policy }) => {
    expect(POLICIES).toContain(policy);
  });

  it('without a policy stop the start', () => {
    @Controller('open')
    class OpenController {
      @Get()
      show(): void {}
    }
    expect(() => routePlansOf([OpenController])).toThrow(new TypeError('OpenController.show states no policy'));
  });

  it('are public only where nobody can be signed in yet, or nothing is told', () => {
    expect(routes.filter(({ policy }) => policy === 'public').map(({ name }) => name)).toEqual([
      'BoardPageController.board', 'BoardPageController.begin', 'BoardPageController.goOn', 'BoardPageController.end', 'BoardPageController.invitation', 'BoardPageController.accept',
      'HealthController.live', 'HealthController.ready', 'HealthController.show', 'SessionController.begin', 'SessionController.goOn', 'SessionController.goOnWithPasskey', 'SessionController.accept', 'LogTreeController.checkpoint', 'LogTreeController.cosigned', 'LogTreeController.tile', 'LogKeyController.show',
    ]); // prettier-ignore
  });

  it('that change something need more than reading', () => {
    const reading = routes.filter(({ method, policy }) => method !== 'GET' && (policy).endsWith('.read'));
    expect(reading.map(({ name }) => name)).toEqual(['DeadlineReadingsController.read']); // records nothing
  });
});

describe('isFromThisSite', () => {
  const request = (method: string, headers: Record<string, string>): FastifyRequest => ({ method, headers, protocol: 'https', host: 'dondoc.example' }) as unknown as FastifyRequest;

  it.each<readonly [expected: boolean, method: string, headers: Record<string, string>]>([
    [true, 'GET', { origin: 'https://elsewhere.example' }],
    [true, 'POST', {}],
    [true, 'POST', { origin: 'https://dondoc.example' }],
    [false, 'POST', { origin: 'http://dondoc.example' }],
    [false, 'POST', { origin: 'null' }],
    [false, 'POST', { 'sec-fetch-site': 'same-site', origin: 'https://dondoc.example' }],
    [false, 'DELETE', { 'sec-fetch-site': 'cross-site' }],
    [true, 'POST', { 'sec-fetch-site': 'same-origin' }],
    [true, 'POST', { 'sec-fetch-site': 'cross-site', authorization: 'Bearer x' }],
  ])('%s for %s %j', (expected, method, headers) => {
    expect(isFromThisSite(request(method, headers))).toBe(expected);
  });
});
