import { describe, expect, it } from '@jest/globals';
import { IsOptional } from 'class-validator';
import { fastify, type FastifyInstance } from 'fastify';
import { problemOf } from '../problems/problem-of.js';
import { IsId, IsOptionalText } from './field-rules.decorator.js';
import { validateByDtos } from './validation.js';

class ThingPath {
  @IsId()
  id: string;
}
class ThingQuery {
  @IsOptionalText(5)
  q?: string;
}
class ThingDto {
  @IsOptional()
  @IsOptionalText(10)
  note?: string | null;
}

const ID = '0b0c0d0e-0b0c-4b0c-8b0c-0b0c0d0e0f00';

function server(): FastifyInstance {
  const app = fastify();
  validateByDtos(app);
  app.setErrorHandler((error, _request, reply) => {
    const { tag, fields } = problemOf(error);
    void reply.code(400).send({ tag, fields: fields.map(({ path, rule }) => `${path}: ${rule}`) });
  });
  app.post('/things/:id', { schema: { params: ThingPath, querystring: ThingQuery, body: ThingDto } }, ({ params, query, body }) => ({
    fit: [params instanceof ThingPath, query instanceof ThingQuery, body instanceof ThingDto], params, query, body,
  })); // prettier-ignore
  return app;
}

const post = async (url: string, payload?: object): Promise<unknown> => JSON.parse((await server().inject({ method: 'POST', url, ...(payload !== undefined && { payload }) })).body);

describe('validateByDtos', () => {
  it('gives the route instances of its DTO classes, texts of the address in NFC', async () => {
    expect(await post(`/things/${ID}?q=${encodeURIComponent('uỷ'.normalize('NFD'))}`, { note: 'x' })).toEqual({ fit: [true, true, true], params: { id: ID }, query: { q: 'uỷ' }, body: { note: 'x' } });
  });

  it('takes no body for an empty one', async () => {
    expect(await post(`/things/${ID}`)).toEqual({ fit: [true, true, true], params: { id: ID }, query: {}, body: {} });
  });

  it.each<readonly [string, object, unknown]>([
    ['/things/x', {}, { tag: 'validation-failed', fields: ['id: isId'] }],
    [`/things/${ID}?q=abcdef`, {}, { tag: 'validation-failed', fields: ['q: maxLength'] }],
    [`/things/${ID}?q=a&q=b`, {}, { tag: 'validation-failed', fields: ['q: isString', 'q: maxLength'] }],
    [`/things/${ID}?__proto__=a`, {}, { tag: 'validation-failed', fields: ['__proto__: whitelistValidation'] }],
    [`/things/${ID}?q=%00`, {}, { tag: 'text-not-usable', fields: [] }],
    [`/things/${ID}`, [], { tag: 'body-not-an-object', fields: [] }],
    [`/things/${ID}`, { other: 1 }, { tag: 'validation-failed', fields: ['other: whitelistValidation'] }],
  ])('refuses %s %j', async (url, payload, problem) => {
    expect(await post(url, payload)).toEqual(problem);
  });
});
