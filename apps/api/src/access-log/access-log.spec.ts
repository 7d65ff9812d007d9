import { describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Visibility } from '#libs/application';
import { actorId, bodyId, type AdministrativeAction, type Role } from '#libs/domain';
import type { Caller } from '../signing-in/caller.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Policy } from '../signing-in/access.decorator.js';
import type { AccessRecorder } from './access-recorder.js';
import { countsForOthers } from './reads-that-count.js';
import { recordReads } from './record-reads.js';
import { SystemDesk } from './system-desk.js';

const ALL: Visibility = { kind: 'all' };
const OWN: Visibility = { kind: 'bodies', bodies: [] };

describe('countsForOthers', () => {
  it.each<readonly [counts: boolean, url: string, policy: Policy]>([
    [false, '/api/session', 'session.own'],
    [false, '/api/bodies', 'bodies.read'],
    [false, '/checkpoint', 'public'],
    [true, '/bang', 'public'],
    [false, '/', 'public'],
    [true, '/api/assignments/:id', 'assignment.read'],
    [true, '/api/something-new', 'board.read'],
    [false, '/api/rankings/:office/:period', 'ranking.read'],
    [true, '/api/rankings/:office/:period/live', 'ranking.read'],
    [false, '/api/accounts', 'account.read'],
    [false, '/api/evidence', 'event.read'],
  ])('%s: %s', (counts, url, policy) => {
    expect(countsForOthers(url, policy)).toBe(counts);
  });
});

describe('the desk of the installation', () => {
  const told: string[] = [];
  const access = { read: () => Promise.resolve(void told.push('read')), refused: (_request: unknown, _caller: unknown, reason: string) => Promise.resolve(void told.push(reason)) };
  const desk = new SystemDesk(access as unknown as AccessRecorder, { now: () => 0 });
  const asking = (...roles: readonly Role[]) => ({ caller: { actor: { actorId: actorId('a'), body: bodyId('b'), roles, delegations: [] } } }) as unknown as FastifyRequest;
  const outcome = (request: FastifyRequest, action: AdministrativeAction): Promise<string> => desk.assertMay(request, action).then(() => 'may', (error: ProblemError) => error.tag);

  it('writes down who looks at data of persons and who is refused, not who keeps them', async () => {
    const outcomes = [await outcome(asking('auditor'), 'account.read'), await outcome(asking('administrator'), 'account.manage'), await outcome(asking('officer'), 'account.read'), await outcome(asking('administrator'), 'access.read')];
    expect([outcomes, told]).toEqual([['may', 'may', 'forbidden', 'forbidden'], ['read', 'forbidden', 'forbidden']]);
  });
});

describe('recordReads', () => {
  const answering = (visibility: Visibility | null, read: () => Promise<void>): FastifyInstance => {
    const app = fastify();
    app.decorateRequest('caller', null);
    app.addHook('onRequest', async (request) => void (request.caller = visibility === null ? null : ({ visibility } as Caller)));
    app.setErrorHandler((error, _request, reply) => void reply.code(503).send(error instanceof ProblemError ? error.tag : 'other'));
    recordReads(app, { readOfOthers: read });
    app.get('/duties', { config: { policy: 'assignment.read' } }, () => 'shown');
    app.get('/register', { config: { policy: 'bodies.read' } }, () => 'shown');
    app.post('/duties', { config: { policy: 'assignment.act' } }, () => 'done');
    return app;
  };
  const ask = async (app: FastifyInstance, ...urls: readonly string[]): Promise<readonly string[]> => Promise.all(urls.map(async (url) => (await app.inject({ method: 'GET', url })).body));

  it('writes a look at what is not one’s own down before it shows anything', async () => {
    const order: string[] = [];
    const app = answering(ALL, () => Promise.resolve(void order.push('written')));
    app.addHook('onSend', async () => void order.push('shown'));
    expect([await ask(app, '/duties'), order]).toEqual([['shown'], ['written', 'shown']]);
  });

  it('shows nothing that could not be written down; what needs no record is shown all the same', async () => {
    const app = answering(ALL, () => Promise.reject(new ProblemError('access-not-recorded')));
    expect(await ask(app, '/duties', '/register')).toEqual(['access-not-recorded', 'shown']);
    expect((await app.inject({ method: 'POST', url: '/duties' })).body).toBe('done');
  });

  it('writes a look at the head of an answer down once too', async () => {
    let written = 0;
    const app = answering(ALL, () => Promise.resolve(void written++));
    expect([(await app.inject({ method: 'HEAD', url: '/duties' })).statusCode, written]).toEqual([200, 1]);
  });

  it('writes nothing for those who see their own bodies’ only, and nothing for nobody', async () => {
    let written = 0;
    const count = (): Promise<void> => Promise.resolve(void written++);
    expect([await ask(answering(OWN, count), '/duties', '/register'), await ask(answering(null, count), '/duties'), written]).toEqual([['shown', 'shown'], ['shown'], 0]);
  });
});
