import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { IsInt, IsOptional, Min, ValidateIf, validateSync, type ValidationError } from 'class-validator';
import fc from 'fast-check';
import { ASSIGNMENT_ACTS } from '../assignments/acts.js';
import { BulkDto } from '../assignments/bulk.dto.js';
import { AmendDirectiveDto, DraftDirectiveDto } from '../directives/directive-acts.dto.js';
import { DefineGroupDto, RegisterBodiesDto, SucceedBodiesDto } from '../organisation/organisation-acts.dto.js';
import { CorrectArrivalDto } from '../receipts/receipt-acts.dto.js';
import { SignInDto } from '../signing-in/session.dto.js';
import { compileValidator, type DtoClass, type FieldFault } from './compile-validator.js';
import { IsFilledText } from './field-rules.decorator.js';
import { Nested } from './nested.decorator.js';

const DTOS: readonly DtoClass[] = [
  ...Object.values(ASSIGNMENT_ACTS), BulkDto, DraftDirectiveDto, AmendDirectiveDto, RegisterBodiesDto, SucceedBodiesDto, DefineGroupDto,
  CorrectArrivalDto, SignInDto,
]; // prettier-ignore

const copy = (value: object): object => JSON.parse(JSON.stringify(value)) as object;

function byClassValidator(dto: DtoClass, plain: object): readonly string[] {
  const told: string[] = [];
  const walk = (errors: readonly ValidationError[], path: string): void => {
    for (const { property, constraints, children } of errors) {
      const here = path === '' ? property : `${path}.${property}`;
      for (const rule of Object.keys(constraints ?? {})) told.push(`${here}: ${rule}`);
      walk(children ?? [], here);
    }
  };
  walk(validateSync(plainToInstance(dto, copy(plain)), { whitelist: true, forbidNonWhitelisted: true }), '');
  return [...new Set(told)].toSorted();
}

function byCompiled(dto: DtoClass, plain: object): readonly string[] {
  const faults: FieldFault[] = [];
  compileValidator(dto)(copy(plain), '', faults);
  return [...new Set(faults.map(({ path, rule }) => `${path}: ${rule}`))].toSorted();
}

/** Names that occur in the DTOs, so that random objects meet their rules, and some that do not. */
const NAMES = [
  'note', 'percent', 'occurredOn', 'basis', 'deadlines', 'items', 'content', 'number', 'kind', 'due', 'tasks', 'participants', 'code', 'by', 'body', 'bodies', 'rule',
  'members', 'changes', 'item', 'arrivalNumber', 'raw', 'reason', 'partsCompletion', 'flags', 'outputs', 'act', 'revision', 'stranger', 'login', 'actingFor',
]; // prettier-ignore

const leaf = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 1, 50, 101, -3, 1.5, '', ' ', 'x', 'all', 'quorum', 'kind', 'date', '2021-02-31', '2021-12-31', 'van-phong', 'KH', 'do', 'governs', 'item-added'),
  fc.string({ maxLength: 5 }),
);
const { tree } = fc.letrec<{ tree: unknown; node: object }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, leaf, tie('node'), fc.array(tie('tree'), { maxLength: 3 })),
  node: fc.dictionary(fc.constantFrom(...NAMES), tie('tree'), { maxKeys: 7 }),
}));
const plainObject = fc.dictionary(fc.constantFrom(...NAMES), tree, { maxKeys: 9 });

describe('compileValidator', () => {
  it('finds what class-validator finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DTOS), plainObject, (dto, plain) => {
        expect(byCompiled(dto, plain)).toEqual(byClassValidator(dto, plain));
      }),
      { numRuns: 3000 },
    );
  });

  class Part {
    @IsFilledText(3)
    word: string;
  }
  class Whole {
    @Nested(() => Part)
    one: Part;

    @IsOptional()
    @Nested(() => Part, { atMost: 2 })
    many?: Part[];

    @ValidateIf((whole: Whole) => whole.many === undefined)
    @IsInt()
    @Min(1)
    count?: number;
  }

  it('makes instances, of nested classes too', () => {
    const faults: FieldFault[] = [];
    const whole = compileValidator(Whole)({ one: { word: 'a' }, many: [{ word: 'b' }] }, '', faults);
    expect([faults, whole instanceof Whole, whole.one instanceof Part, whole.many?.[0] instanceof Part]).toEqual([[], true, true, true]);
  });

  it('names the place of every fault', () => {
    expect(byCompiled(Whole, { one: [], many: [{ word: 'abcd' }, 5, { word: 'ok', extra: 1 }], toString: 1 })).toEqual([
      'many.0.word: maxLength', 'many.1: nestedValidation', 'many.2.extra: whitelistValidation', 'many: arrayMaxSize', 'one: isObject', 'toString: whitelistValidation',
    ]); // prettier-ignore
  });
});
