import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { CONTROLLERS } from '../controllers.js';
import { ReceiptView } from '../conversation/receipt.view.js';
import { describeDtos } from './dto-schemas.js';
import { PROBLEM_SCHEMA } from './problem-schema.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['post']>;

const ACT_POLICIES: ReadonlySet<unknown> = new Set(['assignment.act', 'directive.change', 'receipt.act', 'bodies.change']);

/** Serves the description at `/api/openapi.json` and a browser for it at `/api/docs`; made when first asked for. */
export function addApiDescription(app: NestFastifyApplication): void {
  SwaggerModule.setup('api/docs', app, () => apiDescription(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'], customSiteTitle: 'Đôn Đốc API' });
}

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
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA } };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'delete'] as const) {
      const operation = path[method];
      if (operation !== undefined) complete(operation, method);
    }
  }
  return document;
}

/** Adds what holds for every route: the problem answer, and for acts their headers and receipt. */
function complete(operation: Operation, method: string): void {
  operation.responses['default'] = {
    description: 'Vì sao không được / why not',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  const policy = (operation as { readonly 'x-policy'?: unknown })['x-policy'];
  if (method === 'get' || !ACT_POLICIES.has(policy) || operation.operationId === 'BulkController_carryOut') return;
  operation.parameters = [
    ...(operation.parameters ?? []),
    { name: 'Idempotency-Key', in: 'header', required: false, description: 'The same key and body: the first answer again.', schema: { type: 'string', pattern: '^[!-~]{1,200}$' } },
    { name: 'If-Match', in: 'header', required: false, description: 'ETag that was seen; refused as 412 when it is old.', schema: { type: 'string' } },
  ];
  for (const [code, response] of Object.entries(operation.responses)) {
    if (!code.startsWith('2') || response === undefined || '$ref' in response) continue;
    response.content = { 'application/json': { schema: { $ref: '#/components/schemas/ReceiptView' } } };
    response.headers = { ETag: { description: 'Revision after the act', schema: { type: 'string' } } };
  }
}
