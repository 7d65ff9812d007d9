import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Answer } from './api-client.js';
import type { ApiDocument, Operation } from './described-routes.js';

/** Holds answers against the schemas of an OpenAPI document. */
export class DescribedAnswers {
  readonly schemas: Ajv2020;

  constructor(document: ApiDocument) {
    this.schemas = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
    this.schemas.addFormat('date', /^\d{4}-\d\d-\d\d$/).addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/).addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    this.schemas.addKeyword('components'); // where OpenAPI keeps its schemas
    this.schemas.addSchema({ $id: 'api', components: document.components });
  }

  /** What of an answer is not as it is described. */
  undescribed(described: Operation, { status, headers, body }: Answer<unknown>): readonly (string | ErrorObject)[] {
    const content = described.responses[String(status)]?.content ?? (status >= 400 ? described.responses['default']?.content : undefined);
    const whole = headers.get('content-type') ?? '';
    const type = whole.split(';')[0] ?? '';
    if (/^text\/|[+/]xml$/u.test(type) && !/;\s*charset=utf-8/iu.test(whole)) return [`${whole} without its character set`];
    const schema = content?.[type]?.schema;
    if (content === undefined) return described.responses[String(status)] !== undefined && body === '' ? [] : [`${status} is not described`];
    if (schema === undefined) return [`${type} instead of ${Object.keys(content).join(', ')}`];
    const reference = schema.$ref;
    if (reference === undefined) return typeof body === 'string' ? [] : ['no text'];
    const valid = this.schemas.compile({ $ref: `api${reference}` });
    return valid(body) ? [] : (valid.errors ?? []).slice(0, 5);
  }
}
