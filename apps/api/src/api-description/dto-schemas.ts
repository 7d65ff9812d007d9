import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { REGISTER_KEY } from '#libs/domain';
import { propertiesOf, type Check, type DtoClass, type Property } from '../input/compile-validator.js';

type Schema = Record<string, unknown>;

/** What each rule of class-validator means in JSON Schema. */
const RULES: Readonly<Record<string, (parameters: readonly unknown[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isIn: ([values]) => ({ type: 'string', enum: values }),
  isLocalDate: () => ({ type: 'string', format: 'date' }),
  isId: () => ({ type: 'string', format: 'uuid' }),
  isRegisterKey: () => ({ type: 'string', pattern: REGISTER_KEY.source }),
  isEmail: () => ({ type: 'string' }),
  matches: ([pattern]) => ({ type: 'string', pattern: (pattern as RegExp).source }),
  minLength: ([least]) => ({ type: 'string', minLength: least }),
  maxLength: ([most]) => ({ type: 'string', maxLength: most }),
  min: ([least]) => ({ minimum: least }),
  max: ([most]) => ({ maximum: most }),
};

const LIST_RULES: Readonly<Record<string, (parameters: readonly unknown[]) => Schema>> = {
  arrayMinSize: ([least]) => ({ minItems: least }),
  arrayMaxSize: ([most]) => ({ maxItems: most }),
};

/**
 * Describes the DTO classes of these controllers, and those nested in them, for OpenAPI: from the very rules that
 * validate, so that the description cannot say anything else.
 */
export function describeDtos(controllers: readonly (abstract new (...args: never[]) => object)[]): void {
  const described = new Set<DtoClass>();
  for (const controller of controllers) {
    const prototype = controller.prototype as object;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as DtoClass[];
      for (const type of types) describe(type, described);
    }
  }
}

function describe(dto: DtoClass, described: Set<DtoClass>): void {
  if (described.has(dto) || typeof dto !== 'function' || dto === Object || dto === String) return;
  described.add(dto);
  for (const property of propertiesOf(dto)) {
    ApiProperty(schemaOf(property))(dto.prototype as object, property.name);
    if (property.nested !== null) describe(property.nested.of, described);
  }
}

function schemaOf({ checks, conditions, nested }: Property): ApiPropertyOptions {
  const isArray = checks.some(({ rule }) => rule === 'isArray');
  const required = conditions.length === 0;
  const optional = required ? {} : { required: false, nullable: true };
  const list = merged(checks, LIST_RULES);
  if (nested !== null) return { type: nested.of, isArray, required, ...optional, ...(isArray ? list : {}) } as ApiPropertyOptions;
  const single = merged(checks, RULES);
  return (isArray ? { type: 'array', items: single, required, ...list, ...optional } : { ...single, required, ...optional }) as ApiPropertyOptions;
}

const merged = (checks: readonly Check[], rules: typeof RULES): Schema =>
  Object.assign({}, ...checks.map(({ rule, parameters }) => rules[rule]?.(parameters) ?? {})) as Schema;
