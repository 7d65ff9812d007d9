import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { CONTROLLERS } from '../controllers.js';
import { POLICIES } from './access.decorator.js';
import { policyOf } from './access.guard.js';
import { isFromThisSite } from './same-site.js';

interface Route {
  readonly name: string;
  readonly policy: string | undefined;
  readonly method: string;
}

const routesOf = (controller: Type): readonly Route[] => {
  const prototype = controller.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .map((name) => [name, prototype[name] as object] as const)
    .filter(([, handler]) => Reflect.hasMetadata(METHOD_METADATA, handler))
    .map(([name, handler]) => ({
      name: `${controller.name}.${name}`,
      policy: policyOf(handler, controller),
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '',
    }));
};

const routes = CONTROLLERS.flatMap((controller) => routesOf(controller as Type));

describe('the routes', () => {
  it('are found', () => {
    expect(routes.length).toBeGreaterThan(55);
  });

  it.each(routes)('$name states its policy', ({ policy }) => {
    expect(POLICIES).toContain(policy);
  });

  it('are public only where nobody can be signed in yet, or nothing is told', () => {
    expect(routes.filter(({ policy }) => policy === 'public').map(({ name }) => name)).toEqual([
      'BoardPageController.board', 'BoardPageController.begin', 'BoardPageController.end', 'BoardPageController.invitation', 'BoardPageController.accept',
      'HealthController.live', 'HealthController.ready', 'HealthController.show', 'SessionController.begin', 'SessionController.accept', 'LogTreeController.checkpoint', 'LogTreeController.cosigned', 'LogTreeController.tile', 'LogKeyController.show',
    ]); // prettier-ignore
  });

  it('that change something need more than reading', () => {
    const reading = routes.filter(({ method, policy }) => method !== 'GET' && (policy ?? '').endsWith('.read'));
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
