import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, ValidateNested } from 'class-validator';
import type { DtoClass } from './compile-validator.js';

const NESTED = Symbol('nested DTO');

/** The property holds an object of that DTO class (or, with `atMost`, an array of that many at most). */
export function Nested(of: () => DtoClass, options: { readonly atMost?: number } = {}): PropertyDecorator {
  return (target, property) => {
    const each = options.atMost !== undefined;
    ValidateNested({ each })(target, property);
    Type(of)(target, property);
    if (each) IsArray()(target, property);
    else IsObject()(target, property);
    if (options.atMost !== undefined) ArrayMaxSize(options.atMost)(target, property);
    Reflect.defineMetadata(NESTED, { of, each }, target, property);
  };
}

/** The class named by `Nested` for that property of the DTO, if any. */
export function nestedClassOf(dto: DtoClass, property: string): DtoClass | undefined {
  return (Reflect.getMetadata(NESTED, dto.prototype as object, property) as { of: () => DtoClass } | undefined)?.of();
}
