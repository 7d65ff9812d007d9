import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import type { ProblemTag } from '../problems/problem-table.js';
import { cleanText, parseCleanJson, type JsonFault } from './clean-json.js';

const TAGS: Readonly<Record<JsonFault, ProblemTag>> = {
  'malformed': 'malformed-json',
  'too-deep': 'body-too-deep',
  'forbidden-key': 'key-forbidden',
  'bad-text': 'text-not-usable',
}; // prettier-ignore

/** The only address that takes files: read a piece at a time by whoever answers it, never here. */
const UPLOADS = '/api/files';

/** JSON for the API, files as they are for uploads, form fields for the pages; anything else is refused as 415. */
export function addBodyParsers(server: Pick<FastifyInstance, 'removeAllContentTypeParsers' | 'addContentTypeParser'>): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.url === UPLOADS || !isWrittenInUtf8(request.headers['content-type'])) return done(new ProblemError('content-type-not-supported'));
    const parsed = parseBody(body as Buffer);
    return parsed instanceof ProblemError ? done(parsed) : done(null, parsed);
  });
  server.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    if (request.routeOptions.url !== UPLOADS) return done(new ProblemError('content-type-not-supported'));
    done(null, payload);
  });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.url.startsWith('/api/')) return done(new ProblemError('content-type-not-supported'));
    const fields: Record<string, string> = {};
    for (const [name, text] of new URLSearchParams((body as Buffer).toString())) {
      const clean = cleanText(text);
      if (clean === null) return done(new ProblemError('text-not-usable'));
      if (name !== '__proto__') fields[name] = clean;
    }
    return done(null, fields);
  });
}

const OTHER_CHARSET = /;\s*charset\s*=\s*"?(?!utf-?8"?\s*(?:;|$))/i;

/** JSON is UTF-8; whoever says that it is something else would be misread. */
const isWrittenInUtf8 = (contentType: string | undefined): boolean => contentType === 'application/json' || !OTHER_CHARSET.test(contentType ?? '');

/** An empty body stands for an act without content. */
function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  if (!isUtf8(body)) return new ProblemError('text-not-usable');
  const parsed = parseCleanJson(body.toString());
  return parsed.ok ? parsed.value : new ProblemError(TAGS[parsed.fault]);
}
