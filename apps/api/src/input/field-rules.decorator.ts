import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { parseLocalDate, REGISTER_KEY } from '#libs/domain';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A day `YYYY-MM-DD` that exists. */
export const IsLocalDate = (): PropertyDecorator =>
  ValidateBy({ name: 'isLocalDate', validator: { validate: (value: unknown) => typeof value === 'string' && parseLocalDate(value) !== null } });

/** Key of a body or a group of the register. */
export const IsRegisterKey = (options: { readonly each?: boolean } = {}): PropertyDecorator =>
  ValidateBy({ name: 'isRegisterKey', validator: { validate: (value: unknown) => typeof value === 'string' && REGISTER_KEY.test(value) } }, options);

/** Id of a directive or an assignment: a UUID in lower case. */
export const IsId = (): PropertyDecorator =>
  ValidateBy({ name: 'isId', validator: { validate: (value: unknown) => typeof value === 'string' && UUID.test(value) } });

/** Text that says something, of at most `max` characters. */
export const IsFilledText = (max: number): PropertyDecorator => all(IsString(), MinLength(1), MaxLength(max), Matches(/\S/));

/** Text of at most `max` characters; absent and null both mean "none". */
export const IsOptionalText = (max: number): PropertyDecorator => all(IsOptional(), IsString(), MaxLength(max));

/** At most `max` texts of at most `length` characters each. */
export const IsTextList = (max: number, length: number): PropertyDecorator =>
  all(IsArray(), ArrayMaxSize(max), IsString({ each: true }), MaxLength(length, { each: true }));

/** At most `max` keys of bodies or groups. */
export const IsRegisterKeyList = (max: number): PropertyDecorator => all(IsArray(), ArrayMaxSize(max), IsRegisterKey({ each: true }));

/** At most 12 decimal digits as text, for numbers in a query string. */
export const IsDigits = (): PropertyDecorator => all(IsString(), Matches(/^\d{1,12}$/));

const all = (...decorators: PropertyDecorator[]): PropertyDecorator => applyDecorators(...decorators) as PropertyDecorator;
