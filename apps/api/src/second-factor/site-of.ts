import type { FastifyRequest } from 'fastify';
import type { Site } from './passkeys.js';

/** The site that a browser asked for, as it calls it itself. */
export const siteOf = ({ protocol, host, hostname }: FastifyRequest): Site => ({ host: hostname, origin: `${protocol}://${host}` });
