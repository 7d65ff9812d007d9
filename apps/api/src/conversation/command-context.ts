import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { CommandContext } from '#libs/application';
import { ProblemError } from '../problems/problem.error.js';
import { signedIn } from '../signing-in/caller.js';
import type { ActDto } from './act.dto.js';

const KEY = /^[!-~]{1,200}$/;
const ENTITY_TAG = /^(?:W\/)?"(\d{1,15})"$/;

/**
 * Who asks and how the request may be recognised again, from headers and body. The body is hashed only when an
 * Idempotency-Key came with it; the hash covers the address too, so one key cannot stand for two different acts.
 * @throws ProblemError `not-signed-in`, `idempotency-key-invalid` or `if-match-invalid`.
 */
export function commandContext(request: FastifyRequest, act: ActDto): CommandContext {
  const key = request.headers['idempotency-key'];
  const idempotencyKey = key === undefined ? null : sound(key);
  return {
    actor: signedIn(request).actor,
    actingFor: act.actingFor ?? null,
    occurredOn: act.occurredOn ?? null,
    lateEntryBasis: act.lateEntryBasis ?? null,
    idempotencyKey,
    requestHash: idempotencyKey === null ? null : requestHash(request),
    expectedRevision: expectedRevision(request.headers['if-match']),
    correlationId: request.id,
    secrecy: act.secrecy ?? 'open',
  };
}

function sound(key: string | string[]): string {
  if (typeof key !== 'string' || !KEY.test(key)) throw new ProblemError('idempotency-key-invalid');
  return key;
}

function expectedRevision(header: string | undefined): number | null {
  if (header === undefined || header === '*') return null;
  const revision = ENTITY_TAG.exec(header)?.[1];
  if (revision === undefined) throw new ProblemError('if-match-invalid');
  return Number(revision);
}

const requestHash = (request: FastifyRequest): string =>
  hash('sha256', `${request.method} ${request.url}\n${canonical(request.body ?? {})}`, 'hex');

/** JSON with sorted keys: the order in which a client writes its fields does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
