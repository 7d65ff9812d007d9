import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
export type Schema = NonNullable<Components['schemas']>[string];

/** One schema for every field of T, and for nothing else: the compiler finds what was forgotten. */
export type FieldSchemas<T> = { readonly [K in keyof T]-?: Schema };

export const text: Schema = { type: 'string' };
export const day: Schema = { type: 'string', format: 'date' };
export const uuid: Schema = { type: 'string', format: 'uuid' };
export const yesOrNo: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
/** Milliseconds since 1970. */
export const instant: Schema = { type: 'integer', description: 'Milliseconds since 1970-01-01T00:00Z' };
export const anything: Schema = { type: 'object', additionalProperties: true };

export const oneOfWords = (words: readonly string[]): Schema => ({ type: 'string', enum: [...words] });
export const listOf = (items: Schema): Schema => ({ type: 'array', items });
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/** OpenAPI 3.1 speaks of null as JSON Schema does. */
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' } as unknown as Schema] });
export const anyOfThese = (...schemas: readonly Schema[]): Schema => ({ anyOf: [...schemas] });

/** An object with exactly these fields; all are there unless `optional` names them. */
export const record = <T>(fields: FieldSchemas<T>, optional: readonly (keyof T)[] = []): Schema => ({
  type: 'object',
  properties: { ...fields } as Record<string, Schema>,
  required: Object.keys(fields).filter((name) => !optional.includes(name as keyof T)),
  additionalProperties: false,
});

/** The counts of each of these words. */
export const countsOf = (words: readonly string[]): Schema => record<Readonly<Record<string, number>>>(Object.fromEntries(words.map((word) => [word, whole])));
