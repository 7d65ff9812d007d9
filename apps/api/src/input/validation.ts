import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problems/problem.error.js';
import { cleanText } from './clean-json.js';
import { compileValidator, type DtoClass, type FieldFault } from './compile-validator.js';

const NOTHING = Object.freeze({});

/** Makes Fastify validate bodies, queries and paths by their DTO classes, each compiled when its route is added. */
export function validateByDtos(server: FastifyInstance): void {
  server.setValidatorCompiler<DtoClass>(({ schema: dto, httpPart }) => {
    compileValidator(dto);
    const clean = httpPart === 'body' ? (value: unknown) => value : cleanParameters;
    return (value: unknown) => {
      try {
        return { value: validated(dto, clean(value)) };
      } catch (error) {
        return { error: error as Error };
      }
    };
  });
}

/** The value as an instance of the DTO; no body counts as an empty one. @throws ProblemError `validation-failed`. */
export function validated<T extends object>(dto: DtoClass<T>, value: unknown): T {
  const plain = value ?? NOTHING;
  if (typeof plain !== 'object' || Array.isArray(plain)) throw new ProblemError('body-not-an-object');
  const faults: FieldFault[] = [];
  const instance = compileValidator(dto)(plain, '', faults);
  if (faults.length > 0) throw new ProblemError('validation-failed', {}, faults);
  return instance;
}

/** Brings the texts of a query or a path into NFC, where they stand: Fastify made the object, without a prototype, for this request alone. */
function cleanParameters(value: unknown): object {
  const parameters = (value ?? NOTHING) as Record<string, unknown>;
  for (const name of Object.keys(parameters)) {
    const text = parameters[name];
    if (typeof text !== 'string') continue;
    const clean = cleanText(text);
    if (clean === null) throw new ProblemError('text-not-usable');
    if (clean !== text) parameters[name] = clean;
  }
  return parameters;
}
