import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { CONTROLLERS } from '../controllers.js';
import { ReceiptView } from '../conversation/receipt.view.js';
import { ANSWER_SCHEMAS, ANSWERS } from './answers.js';
import { describeDtos } from './dto-schemas.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Answer = Exclude<NonNullable<Operation['responses'][string]>, { $ref: string }>;
type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

const ACT_POLICIES: ReadonlySet<unknown> = new Set(['ranking.act', 'reporting.act', 'review.act', 'indicator.act', 'assignment.act', 'directive.change', 'receipt.act', 'urging.act', 'inspection.act', 'oversight.act', 'bodies.change', 'delegation.act', 'person.act', 'staff.act', 'proposal.act', 'rules.publish', 'notice.act', 'log-key.rotate']);

/** Acts on many things at once, which answer with a result for each. */
const OWN_ANSWERS: ReadonlySet<string> = new Set(['BulkController_carryOut', 'UrgingBulkController_preview', 'UrgingBulkController_issue']);

/** Serves the description at `/api/openapi.json` and a browser for it at `/api/docs`; made when first asked for. */
export function addApiDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDescription(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Đôn Đốc API', swaggerOptions: BROWSER });
}

/** The browser acts with the cookie of whoever is signed in; runs there, so it names the header itself (`REQUEST_HEADER`). */
const sendHeader = (request: { headers: Record<string, string> }): object => {
  request.headers['x-dondoc-request'] = '1';
  return request;
};

/**
 * Tags closed, schemas left out: from 150 open rows on, Swagger UI draws those in view only (it is not configurable), and
 * neither a search in the page nor a reader of the screen would meet the others. Closed, all tags are there.
 */
const BROWSER = { docExpansion: 'none', defaultModelsExpandDepth: -1, filter: true, requestInterceptor: sendHeader } as const;

/** The OpenAPI 3.1 document of all routes. */
export function apiDescription(app: NestFastifyApplication): OpenAPIObject {
  describeDtos(CONTROLLERS);
  const config = new DocumentBuilder()
    .setTitle('Đôn Đốc')
    .setDescription('Giao việc, theo dõi, đôn đốc / directive cascade and supervision')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addBearerAuth()
    .addCookieAuth('dondoc')
    .build();
  const document = SwaggerModule.createDocument(app, config, { extraModels: [ReceiptView] });
  document.components = { ...document.components, schemas: { ...closed(document.components?.schemas ?? {}), ...ANSWER_SCHEMAS, Problem: PROBLEM_SCHEMA } };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined) complete(operation, method);
    }
  }
  return document;
}

/** Fields that a DTO does not have are refused, and the description says so. */
const closed = (schemas: Schemas): Schemas => Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, name.endsWith('Dto') ? { ...schema, additionalProperties: false } : schema]));

/** Adds what holds for every route: the problem answer, and for acts their headers and receipt. */
function complete(operation: Operation, method: string): void {
  operation.responses['default'] = {
    description: 'Vì sao không được / why not',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const answer = ANSWERS[operation.operationId ?? ''];
  if (answer !== undefined) {
    const content = 'text' in answer ? Object.fromEntries([answer.text].flat().map((type) => [type, { schema: { type: 'string' as const } }])) : { 'application/json': { schema: { $ref: `#/components/schemas/${answer.schema}` } } };
    for (const response of successes(operation)) response.content = content;
  }
  const policy = (operation as { readonly 'x-policy'?: unknown })['x-policy'];
  if (method === 'get' || !ACT_POLICIES.has(policy) || OWN_ANSWERS.has(operation.operationId ?? '')) return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    { name: 'Idempotency-Key', in: 'header', required: false, description: 'The same key and body: the first answer again.', schema: { type: 'string', pattern: '^[!-~]{1,200}$' } },
    { name: 'If-Match', in: 'header', required: false, description: 'ETag that was seen; refused as 412 when it is old.', schema: { type: 'string' } },
  ];
  for (const response of successes(operation)) {
    response.content = { 'application/json': { schema: { $ref: '#/components/schemas/ReceiptView' } } };
    response.headers = { ETag: { description: 'Revision after the act', schema: { type: 'string' } } };
  }
}

/** The answers of an operation that went well. */
const successes = ({ responses }: Operation): readonly Answer[] =>
  Object.entries(responses).flatMap(([code, response]) => (code.startsWith('2') && response !== undefined && !('$ref' in response) ? [response] : []));
