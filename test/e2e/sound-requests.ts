import fc from 'fast-check';
import { exampleOf, type ApiDocument, type Route } from './described-routes.js';

/** A request as the description of the API wants it; whether it may be done is for the program to say. */
export interface SoundRequest {
  readonly route: Route;
  /** Which account; one more than there are = nobody. */
  readonly who: number;
  readonly path: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What ends a session of the callers, never ends by itself, or is answered to few at a time. */
const isLeftOut = ({ method, path, operation: { operationId } }: Route): boolean => /Live|^ExportsController/.test(operationId) || (path.startsWith('/api/session') && method !== 'GET');

const FILES = ['Báo cáo\n', 'a;b\n1;2\n', '%PDF-1.7 broken', '\0', ''];

/** Sound requests over all routes, by accounts with and without the right, and by nobody; ids that exist and that do not. */
export function soundRequests(document: ApiDocument, routes: readonly Route[], callers: number, known: { readonly uuids: readonly string[]; readonly key: string }): fc.Arbitrary<SoundRequest> {
  const asked = routes.filter((route) => !isLeftOut(route));
  const request = { route: fc.constantFrom(...asked), who: fc.nat(callers), uuid: fc.constantFrom(...known.uuids), file: fc.constantFrom(...FILES), conditional: fc.constantFrom(null, '"0"', '"3"', '*'), asOf: fc.constantFrom('', '', '', 'now', '2021-12-31', 'index:5') };
  return fc.record(request).map(({ route, who, uuid, file, conditional, asOf }) => {
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? uuid : name === 'sha256' ? 'f'.repeat(64) : name === 'body' ? known.key : name === 'period' ? '2022-Q1' : 'IV.4'));
    const content = route.operation.requestBody?.content ?? {};
    const schema = content['application/json']?.schema;
    const takesAsOf = (route.operation.parameters ?? []).some(({ name }) => name === 'asOf');
    const query = takesAsOf && asOf !== '' ? `?asOf=${asOf}` : '';
    const condition: Readonly<Record<string, string>> = conditional === null || !(route.operation.parameters ?? []).some(({ name }) => name === 'If-Match') ? {} : { 'if-match': conditional };
    if (content['application/octet-stream'] !== undefined) return { route, who, path, body: file, headers: { 'content-type': 'application/octet-stream' } };
    if (schema === undefined) return { route, who, path: path + query, body: undefined, headers: condition };
    return { route, who, path: path + query, body: JSON.stringify(exampleOf(schema, document, { uuid, key: known.key })), headers: { 'content-type': 'application/json', ...condition } };
  });
}
