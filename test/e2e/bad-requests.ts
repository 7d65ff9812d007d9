import fc from 'fast-check';
import { exampleOf, plainSchema, typeOf, type ApiDocument, type Operation, type Route, type Schema } from './described-routes.js';

/** A request that must be refused, and why. */
export interface BadRequest {
  readonly fault: string;
  readonly who: number;
  readonly method: string;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What really exists, so that requests get past the first check. */
export interface Known {
  readonly uuid: string;
  readonly key: string;
}

type Json = Record<string, unknown>;
type Fault = (sound: BadRequest, route: Route) => fc.Arbitrary<BadRequest> | null;

const JSON_TYPE = { 'content-type': 'application/json' };
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
const UNICODE = ['\u0000', '\ud800', '𝕊', 'ệ', '\u202e', '<script>', "' OR 1=1 --", '${7*7}'];
const NO_DATES = ['2021-02-31', '2021-13-01', '31/12/2021', '2021-1-1', '', '0000-00-00', '2021-12-31T00:00:00Z', 'tomorrow', '99999-01-01'];

/** Bad requests over all routes that an API describes: a sound request with one fault put in. `callers` is how many accounts there are. */
export function badRequests(document: ApiDocument, routes: readonly Route[], callers: number, known: Known): fc.Arbitrary<BadRequest> {
  const faults: readonly Fault[] = [wrongType, unknownField, missingField, polluting, hugeText, oddText, badDate, notAnObject, brokenJson, wrongContentType, badPath, badQuery, badHeader, badToken, wrongMethod];
  const sound = (route: Route, who: number): BadRequest => {
    const schema = bodySchema(route.operation);
    const body = schema === undefined ? undefined : JSON.stringify(exampleOf(schema, document, known));
    return { fault: 'none', who, method: route.method, path: pathOf(route, known), body, headers: body === undefined ? {} : JSON_TYPE };
  };
  return fc.record({ route: fc.constantFrom(...routes), who: fc.nat(callers - 1) }).chain(({ route, who }) => {
    const request = sound(route, who);
    return fc.oneof(...faults.flatMap((fault) => fault(request, route) ?? []));
  });

  /** Every place in a sound body, with its schema. */
  function places({ operation }: Route): readonly { readonly path: readonly string[]; readonly schema: Schema }[] {
    const found: { path: readonly string[]; schema: Schema }[] = [];
    const walk = (schema: Schema, path: readonly string[]): void => {
      const plain = plainSchema(schema, document);
      if (path.length > 0) found.push({ path, schema: plain });
      for (const [name, property] of Object.entries(plain.properties ?? {})) walk(property, [...path, name]);
      if (plain.items !== undefined) walk(plain.items, [...path, '0']);
    };
    const schema = bodySchema(operation);
    if (schema !== undefined) walk(schema, []);
    return found;
  }

  /** Puts another value at one of the places that suit. */
  function replaced(fault: string, request: BadRequest, route: Route, suits: (schema: Schema) => boolean, value: (schema: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<BadRequest> | null {
    const suitable = places(route).filter(({ schema }) => suits(schema));
    if (suitable.length === 0) return null;
    return fc.constantFrom(...suitable).chain(({ path, schema }) => value(schema).map((bad) => ({ ...request, fault: `${fault} at ${path.join('.')}`, body: withValue(request.body, path, bad) })));
  }

  function wrongType(request: BadRequest, route: Route): fc.Arbitrary<BadRequest> | null {
    return replaced('wrong type', request, route, (schema) => typeOf(schema) !== undefined, (schema) => {
      const type = typeOf(schema);
      return fc.oneof(fc.constantFrom<unknown>(5, 'x5', true, [5], { x: 5 }, 1.5, -0.5), fc.jsonValue({ maxDepth: 2 })).filter((value) => value !== null && kindOf(value) !== type && !(type === 'integer' && Number.isInteger(value)));
    });
  }

  function hugeText(request: BadRequest, route: Route): fc.Arbitrary<BadRequest> | null {
    return replaced('huge text', request, route, (schema) => typeOf(schema) === 'string', () => fc.constantFrom('ệ'.repeat(30_000), 'ệ'.repeat(30_000), 'x'.repeat(100_000), 'x'.repeat(1_100_000)));
  }

  function badDate(request: BadRequest, route: Route): fc.Arbitrary<BadRequest> | null {
    return replaced('bad date', request, route, ({ format }) => format === 'date', () => fc.constantFrom(...NO_DATES));
  }

  /** Odd characters, where a key, an id or one of a few words is asked for. */
  function oddText(request: BadRequest, route: Route): fc.Arbitrary<BadRequest> | null {
    const strict = (schema: Schema): boolean => schema.enum !== undefined || schema.format !== undefined || schema.pattern?.includes('a-z') === true;
    return replaced('odd text', request, route, strict, () => fc.tuple(fc.constantFrom(...UNICODE), fc.string({ maxLength: 20 })).map((parts) => `Ω${parts.join('')}`));
  }

  function unknownField(request: BadRequest, route: Route): fc.Arbitrary<BadRequest> | null {
    const objects = [{ path: [] as readonly string[], schema: {} }, ...places(route).filter(({ schema }) => schema.properties !== undefined)];
    if (request.body === undefined) return null;
    const names = fc.oneof(fc.constantFrom('id', 'actor', 'recordedAt', 'toString', 'revision'), fc.string({ minLength: 1, maxLength: 30 })).map((name) => `x-${name}`);
    return fc.tuple(fc.constantFrom(...objects), names, fc.jsonValue({ maxDepth: 1 })).map(([{ path }, name, value]) => ({ ...request, fault: `unknown field at ${path.join('.')}`, body: withValue(request.body, [...path, name], value) }));
  }

  function missingField(request: BadRequest, { operation }: Route): fc.Arbitrary<BadRequest> | null {
    const schema = bodySchema(operation);
    const required = schema === undefined ? [] : (plainSchema(schema, document).required ?? []);
    if (required.length === 0) return null;
    return fc.constantFrom(...required).map((name) => ({ ...request, fault: `missing ${name}`, body: withValue(request.body, [name], undefined) }));
  }
}

const bodySchema = ({ requestBody }: Operation): Schema | undefined => requestBody?.content?.['application/json']?.schema;
const isPublic = ({ operation }: Route): boolean => operation['x-policy'] === 'public';
const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value === 'number' ? 'number' : typeof value);

const pathOf = ({ path }: Route, { uuid, key }: Known): string => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'body' || path.startsWith('/api/bodies') ? key : name === 'id' ? uuid : 'IV.4'));

function withValue(body: string | undefined, path: readonly string[], value: unknown): string {
  const whole = JSON.parse(body ?? '{}') as Json;
  const last = path.at(-1) ?? '';
  let place = whole;
  for (const step of path.slice(0, -1)) place = place[step] as Json;
  place[last] = value;
  return JSON.stringify(whole);
}

/** Keys that reach into every object of a careless program; written by hand, as JSON.stringify leaves them out. */
const polluting: Fault = (request) =>
  request.body === undefined
    ? null
    : fc.constantFrom('"__proto__":{"roles":["administrator"]}', '"constructor":{"prototype":{"x":1}}', '"__proto__":null', '"prototype":{}').map((text) => ({
        ...request,
        fault: 'prototype key',
        body: `{${text}${request.body === '{}' ? '' : ','}${(request.body ?? '').slice(1)}`,
      }));

const notAnObject: Fault = (request) =>
  request.body === undefined ? null : fc.oneof(fc.constantFrom('[]', '[{}]', '5', '"x"', 'true', '-0', '1e400'), fc.array(fc.jsonValue({ maxDepth: 1 }), { maxLength: 3 }).map((value) => JSON.stringify(value))).map((body) => ({ ...request, fault: 'not an object', body }));

const brokenJson: Fault = (request) => {
  const { body } = request;
  if (body === undefined) return null;
  const cut = fc.nat(Math.max(0, body.length - 2)).map((length) => `{${body.slice(1, length + 1)}`.slice(0, Math.max(1, length)));
  return fc.oneof(cut, fc.constantFrom(`${body}}`, `${body}x`, `'${body}'`, `${body},`, '{"a":}', '{a:1}', '\u0000', '['.repeat(20_000), '{"a":'.repeat(10_000))).map((text) => ({ ...request, fault: 'broken JSON', body: text }));
};

const wrongContentType: Fault = (request) =>
  request.body === undefined
    ? null
    : fc.constantFrom('text/plain', 'text/xml', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', 'application/json;charset="latin1"', 'application/octet-stream', 'application', 'image/png', 'application/x-www-form-urlencoded').map((type) => ({ ...request, fault: `content type ${type}`, headers: { 'content-type': type } }));

const oddSegment = fc.oneof(
  fc.constantFrom('%00', '%', '%zz', '%ED%A0%80', '..%2f..%2fetc%2fpasswd', '__proto__', 'null', '00000000-0000-0000-0000-00000000000g', '1e999', '%F0%9D%95%8A', 'A'.repeat(300), '-', '%252e%252e'),
  fc.string({ minLength: 1, maxLength: 40 }).map((text) => `!${encodeURIComponent(text)}`),
);

/** In the place of the first id; a directive's or an assignment's, which must be a UUID, or a body's key. */
const badPath: Fault = (request, { path }) => {
  if (!path.includes('{id}')) return null;
  const at = path.split('/').indexOf('{id}');
  return oddSegment.map((segment) => ({ ...request, fault: `path ${segment.slice(0, 40)}`, path: request.path.split('/').map((part, index) => (index === at ? segment : part)).join('/') }));
};

const badQuery: Fault = (request, { operation }) => {
  const names = new Set((operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  if (!names.has('asOf')) return null;
  const odd = fc.constantFrom<readonly [name: string, value: string]>(
    ['asOf', '2021-02-31'], ['asOf', 'index:-1'], ['asOf', 'index:999999999'], ['asOf', 'x'.repeat(50)], ['asOf', '1e9'], ['asOf', '\u0000'], ['after', 'not-a-position'], ['after', 'ệ'], ['limit', '0'],
    ['limit', '201'], ['limit', '-1'], ['limit', '1.5'], ['limit', '9'.repeat(30)], ['cursor', 'x'], ['cursor', '%%%'], ['cursor', 'W10='], ['filter', 'x'], ['against', 'x'], ['groupBy', '__proto__'],
    ['body', '../x'], ['directiveId', 'x'], ['on', '2021-02-31'], ['wait', '31'], ['wait', 'x'], ['unknown', '1'], ['__proto__', '1'],
  ); // prettier-ignore
  // A name the route does not know is a fault as well; a search without words is one in any case.
  return odd.map(([name, value]) => ({ ...request, fault: `query ${name}=${value.slice(0, 20)}`, path: `${request.path}?${new URLSearchParams([[name, value]]).toString()}` }));
};

const badHeader: Fault = (request, { operation }) => {
  if (operation.operationId === 'LiveEventsController_listen') return fc.constantFrom('-1', 'x', '1e9', '9'.repeat(20)).map((id) => ({ ...request, fault: `Last-Event-ID ${id}`, headers: { 'last-event-id': id } }));
  if (!(operation.parameters ?? []).some(({ name }) => name === 'If-Match')) return null;
  const bad = fc.constantFrom<Readonly<Record<string, string>>>({ 'if-match': 'x' }, { 'if-match': '"-1"' }, { 'if-match': '"1", "2"' }, { 'idempotency-key': 'x'.repeat(201) }, { 'idempotency-key': 'a b' });
  return bad.map((header) => ({ ...request, fault: `header ${JSON.stringify(header).slice(0, 40)}`, headers: { ...request.headers, ...header } }));
};

const badToken: Fault = (request, route) =>
  isPublic(route) ? null : fc.oneof(fc.constantFrom('Bearer x', 'Basic eDp5', 'Bearer', '', 'Bearer __proto__'), fc.base64String({ minLength: 44, maxLength: 44 }).map((token) => `Bearer ${token}`)).map((authorization) => ({ ...request, fault: 'token', headers: { ...request.headers, authorization } }));

/** A method that the address does not have; with a body, as some send one with every method. */
const wrongMethod: Fault = (request, { path }) => {
  const absent = METHODS.filter((method) => method !== 'GET' && !(path in SEVERAL ? SEVERAL[path] : [request.method])?.includes(method));
  return fc.constantFrom(...absent).map((method) => ({ ...request, fault: `method ${method}`, method, ...(method === 'OPTIONS' && { body: undefined, headers: {} }) }));
};

/** Addresses with more than one method. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = { '/api/session': ['GET', 'POST', 'DELETE'], '/api/bodies': ['GET', 'POST'], '/api/directives': ['GET', 'POST'], '/api/urgings': ['GET', 'POST'] };
