import './tell-cpu.js';
import { fastify } from 'fastify';

/** A Fastify POST with its own (ajv) validation that does nothing else: the ceiling of the platform. */
const app = fastify({ bodyLimit: 1 << 20 });
app.post(
  '/progress',
  {
    schema: {
      body: {
        type: 'object',
        additionalProperties: false,
        required: ['note'],
        properties: { percent: { type: ['integer', 'null'], minimum: 0, maximum: 100 }, note: { type: 'string', maxLength: 4000 }, obstacles: { type: ['string', 'null'] } },
      },
    },
  },
  async () => ({ recorded: 1 }),
);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`ready ${new URL(address).port}\n`);
