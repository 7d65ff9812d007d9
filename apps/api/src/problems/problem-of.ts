import { HttpException } from '@nestjs/common';
import { EventLogFaultError, EventLogUnreachableError, PersonVaultFaultError, ReadModelMissingError, UnreadableEventError, type CommandRefusal, type EventLogFaultCode, type QueryRefusal } from '#libs/application';
import { isProblemTag, type ProblemTag } from './problem-table.js';
import { ProblemError } from './problem.error.js';

/** Faults that the HTTP layers below the controllers raise, by the code they carry. */
const BY_CODE: Readonly<Record<string, ProblemTag>> = {
  FST_ERR_BAD_URL: 'bad-url',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'content-type-not-supported',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

const BY_STATUS: Readonly<Record<number, ProblemTag>> = {
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'route-not-found',
  413: 'body-too-large',
  414: 'headers-too-large',
  415: 'content-type-not-supported',
  431: 'headers-too-large',
  503: 'stopping',
};

/** Faults of a single stream: everything else goes on. */
const OF_ONE_STREAM: ReadonlySet<EventLogFaultCode> = new Set(['log-foreign-event', 'log-stream-destroyed']);

/** Whatever was thrown, as a problem of the table. What nobody foresaw is `internal`. */
export function problemOf(thrown: unknown): ProblemError {
  if (thrown instanceof ProblemError) return thrown;
  if (thrown instanceof EventLogUnreachableError) return new ProblemError('log-unreachable', {}, [], { 'retry-after': '5' });
  if (thrown instanceof EventLogFaultError) return OF_ONE_STREAM.has(thrown.code) ? new ProblemError('stream-closed') : new ProblemError('stopping');
  if (thrown instanceof UnreadableEventError) return new ProblemError('stream-closed');
  if (thrown instanceof PersonVaultFaultError) return new ProblemError('person-vault-unusable', { code: thrown.code }, [], { 'retry-after': '5' });
  if (thrown instanceof ReadModelMissingError) return new ProblemError('not-caught-up', {}, [], { 'retry-after': '1' });
  const { code, statusCode } = (thrown ?? {}) as { readonly code?: unknown; readonly statusCode?: unknown };
  const known = typeof code === 'string' ? BY_CODE[code] : undefined;
  if (known !== undefined) return new ProblemError(known);
  const status = thrown instanceof HttpException ? thrown.getStatus() : typeof statusCode === 'number' ? statusCode : 500;
  return new ProblemError(BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'request-invalid' : 'internal'));
}

/** Why a command was not carried out, as a problem. */
export function refusedCommand(refusal: CommandRefusal): ProblemError {
  switch (refusal.kind) {
    case 'rejected': {
      const { tag, facts } = refusal.rejection;
      return isProblemTag(tag) ? new ProblemError(tag, facts) : new ProblemError('rejected', { ...facts, reason: tag });
    }
    case 'forbidden':
      return refusal.mayKnow ? new ProblemError('forbidden', { reason: refusal.reason }) : new ProblemError('not-found');
    case 'not-found':
      return new ProblemError('not-found');
    case 'stale':
      return new ProblemError('stale', { revision: refusal.actualRevision, between: refusal.between, ...(refusal.more === true && { more: true }) });
    case 'contended':
      return new ProblemError('contended', {}, [], { 'retry-after': '1' });
    case 'key-reused':
      return new ProblemError('key-reused');
    case 'outcome-unknown':
      return new ProblemError('outcome-unknown', {}, [], { 'retry-after': '1' });
  }
}

/** Why a question has no answer, as a problem. */
export function refusedQuestion(refusal: QueryRefusal): ProblemError {
  switch (refusal.kind) {
    case 'not-found':
      return new ProblemError('not-found');
    case 'moment-unknown':
      return new ProblemError('moment-unknown', { reason: refusal.detail });
    case 'moment-in-future':
    case 'moment-before-beginning':
    case 'moments-reversed':
      return new ProblemError(refusal.kind, { reason: refusal.detail });
    case 'bad-cursor':
      return new ProblemError('bad-cursor');
  }
}
