import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, IsArray, ValidateBy } from 'class-validator';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** At most `max` ids of duties or urgings. */
export const IsIdList = (max: number): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(max),
    ValidateBy({ name: 'isId', validator: { validate: (value: unknown) => typeof value === 'string' && UUID.test(value) } }, { each: true }),
  ) as PropertyDecorator;
