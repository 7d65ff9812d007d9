import { describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { problemOf } from '../problems/problem-of.js';
import { guardRoutes } from './admission.js';
import type { Caller } from './caller.js';

const TOKEN = 't'.repeat(43);
const HURRIED = 'h'.repeat(43);
const MACHINE = `ddt_${'m'.repeat(43)}`;
const CALLERS: Readonly<Record<string, Caller>> = {
  [TOKEN]: { account: { login: 'van-thu' }, scope: null } as Caller,
  [HURRIED]: { account: { login: 'in-a-hurry' }, scope: null } as Caller,
  [MACHINE]: { account: { login: 'van-thu' }, scope: new Set(['assignment.read']) as ReadonlySet<string> } as Caller,
};

function server(): FastifyInstance {
  const app = fastify();
  app.decorateRequest('caller', null);
  guardRoutes(app, { caller: (token) => CALLERS[token] ?? null }, { take: ({ account: { login } }) => (login === 'in-a-hurry' ? 7 : 0) });
  app.setErrorHandler((error, _request, reply) => void reply.code(400).send(problemOf(error).tag));
  const who = ({ caller }: { caller: Caller | null }): string => caller?.account.login ?? 'nobody';
  app.post('/acts', { config: { policy: 'assignment.act' } }, who);
  app.get('/duties', { config: { policy: 'assignment.read' } }, who);
  app.get('/own', { config: { policy: 'session.own' } }, who);
  app.post('/open', { config: { policy: 'public' } }, who);
  app.get('/api/docs', () => 'the browser');
  return app;
}

const OF_MACHINE = { authorization: `Bearer ${MACHINE}` };
const SIGNED_IN = { authorization: `Bearer ${TOKEN}` };

describe('guardRoutes', () => {
  it.each<readonly ['GET' | 'HEAD' | 'POST', string, Record<string, string>, string]>([
    ['POST', '/acts', {}, 'not-signed-in'],
    ['POST', '/acts', { authorization: `Bearer ${'x'.repeat(43)}` }, 'not-signed-in'],
    ['POST', '/acts', { 'content-type': 'no such type' }, 'not-signed-in'],
    ['POST', '/acts', SIGNED_IN, 'van-thu'],
    ['POST', '/acts', { cookie: `dondoc=${TOKEN}` }, 'request-header-missing'],
    ['POST', '/acts', { cookie: `dondoc=${TOKEN}`, 'sec-fetch-site': 'same-origin' }, 'request-header-missing'],
    ['POST', '/acts', { cookie: `dondoc=${TOKEN}`, 'x-dondoc-request': '1' }, 'van-thu'],
    ['POST', '/acts', { cookie: `dondoc=${TOKEN}`, 'x-dondoc-request': '1', 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    ['GET', '/own', { cookie: `dondoc=${TOKEN}` }, 'van-thu'],
    ['GET', '/own', {}, 'not-signed-in'],
    ['GET', '/duties', { authorization: `Bearer ${HURRIED}` }, 'too-many-requests'],
    ['POST', '/open', { authorization: `Bearer ${HURRIED}` }, 'in-a-hurry'],
    ['GET', '/duties', OF_MACHINE, 'van-thu'],
    ['POST', '/acts', OF_MACHINE, 'token-lacks-scope'],
    ['GET', '/own', OF_MACHINE, 'token-lacks-scope'],
    ['POST', '/open', OF_MACHINE, 'nobody'],
    ['GET', '/duties', { cookie: `dondoc=${MACHINE}` }, 'not-signed-in'],
    ['POST', '/open', { cookie: `dondoc=${TOKEN}` }, 'van-thu'],
    ['POST', '/open', {}, 'nobody'],
    ['POST', '/open', SIGNED_IN, 'van-thu'],
    ['POST', '/open', { origin: 'https://elsewhere.example' }, 'cross-site'],
    ['GET', '/api/docs', {}, 'the browser'],
  ])('%s %s with %j: %s', async (method, url, headers, said) => {
    expect((await server().inject({ method, url, headers })).body).toBe(said);
  });

  it('lets HEAD in where GET is let in', async () => {
    const statuses = [await server().inject({ method: 'HEAD', url: '/own' }), await server().inject({ method: 'HEAD', url: '/own', headers: SIGNED_IN })].map(({ statusCode }) => statusCode);
    expect(statuses).toEqual([400, 200]);
  });

  it('refuses a route that states no policy, when it is added', () => {
    expect(() => server().get('/forgotten', () => 'open to everybody')).toThrow(new TypeError('GET /forgotten states no policy'));
    expect(() => server().get('/api/docsmore', () => 'open to everybody')).toThrow(new TypeError('GET /api/docsmore states no policy'));
  });
});
