import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { ProblemError } from '../problems/problem.error.js';
import { cleanText } from './clean-json.js';
import { compileValidator, type DtoClass, type FieldFault } from './compile-validator.js';

const PLAIN: ReadonlySet<unknown> = new Set([String, Number, Boolean, Array, Object, undefined]);
const NOTHING = Object.freeze({});

/** Validates every body, query and path by its DTO class. Global; takes the place of Nest's ValidationPipe. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    if (metadata.type === 'custom' || PLAIN.has(metadata.metatype)) return value;
    const plain = metadata.type === 'body' ? value : cleanParameters(value);
    return validated(metadata.metatype as DtoClass, plain);
  }
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

function cleanParameters(value: unknown): object {
  const cleaned = Object.create(null) as Record<string, unknown>; // so that `__proto__` is a name like any other, and unknown
  for (const [key, text] of Object.entries((value ?? NOTHING) as Readonly<Record<string, unknown>>)) {
    const clean = typeof text === 'string' ? cleanText(text) : text;
    if (clean === null) throw new ProblemError('text-not-usable');
    cleaned[key] = clean;
  }
  return cleaned;
}
