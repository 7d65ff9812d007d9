import { getMetadataStorage } from 'class-validator';
import { knownRule } from './known-rules.js';
import { nestedClassOf } from './nested.decorator.js';

/** A DTO class: made without arguments, described by the decorators of class-validator. */
export type DtoClass<T extends object = object> = new () => T;

/** One broken rule: where (`deadlines.0.due`), which rule, and the rule's own parameters. */
export interface FieldFault {
  readonly path: string;
  readonly rule: string;
  readonly parameters: readonly unknown[];
}

/** Turns plain JSON into an instance of the DTO, or adds to `faults` and gives an instance nobody may use. */
export type CompiledValidator<T extends object> = (plain: object, path: string, faults: FieldFault[]) => T;

/** The parts of class-validator's metadata that are read here. */
type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Condition = (object: object, value: unknown) => boolean;

export interface Check {
  readonly rule: string;
  readonly parameters: readonly unknown[];
  readonly each: boolean;
  readonly applies: Condition | undefined;
  readonly holds: (value: unknown, object: object) => boolean;
}

export interface Property {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly checks: readonly Check[];
  readonly nested: { readonly rule: string; readonly of: DtoClass } | null;
}

const compiled = new Map<DtoClass, CompiledValidator<object>>();

/**
 * Reads the metadata of a DTO class once and gives one function that validates like class-validator with `whitelist`
 * and `forbidNonWhitelisted` (a property test compares the two), at a small part of its cost: class-validator searches
 * the metadata of every class anew for every object. Known rules are class-validator's functions, the others its
 * constraint objects, called directly. Asynchronous rules are refused here, at start.
 */
export function compileValidator<T extends object>(dto: DtoClass<T>): CompiledValidator<T> {
  const known = compiled.get(dto);
  if (known !== undefined) return known as CompiledValidator<T>;
  const properties = propertiesOf(dto);
  const names = new Set(properties.map(({ name }) => name));
  const validator: CompiledValidator<T> = (plain, path, faults) => {
    const instance = new dto();
    const source = plain as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(source)) {
      if (!names.has(name)) faults.push({ path: join(path, name), rule: 'whitelistValidation', parameters: [] });
    }
    for (const property of properties) {
      if (!Object.hasOwn(source, property.name)) {
        checkProperty(property, undefined, source, path, faults);
        continue;
      }
      const value = checkProperty(property, source[property.name], source, path, faults);
      (instance as Record<string, unknown>)[property.name] = value;
    }
    return instance;
  };
  compiled.set(dto, validator as CompiledValidator<object>);
  return validator;
}

/** What the decorators of a DTO class say, property by property. */
export function propertiesOf(dto: DtoClass): readonly Property[] {
  const storage = getMetadataStorage();
  const grouped = new Map<string, Metadata[]>();
  for (const metadata of storage.getTargetValidationMetadatas(dto, '', false, false)) {
    const group = grouped.get(metadata.propertyName);
    if (group === undefined) grouped.set(metadata.propertyName, [metadata]);
    else group.push(metadata);
  }
  return [...grouped].map(([name, group]) => {
    const of = nestedClassOf(dto, name);
    return {
      name,
      conditions: group.filter(({ type }) => type === 'conditionalValidation').map(({ constraints }) => constraints[0] as Condition),
      checks: group.filter(({ type }) => type === 'customValidation').flatMap(checksOf),
      nested: of === undefined ? null : { rule: 'nestedValidation', of },
    };
  });
}

function checksOf(metadata: Metadata): readonly Check[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(metadata.constraintCls)
    .map((constraint) => {
      if (constraint.async) throw new TypeError(`asynchronous rule on ${metadata.propertyName}`);
      const { instance } = constraint;
      const parameters = (metadata.constraints ?? []) as readonly unknown[];
      const known = knownRule(constraint.name, parameters);
      const targetName = typeof metadata.target === 'string' ? metadata.target : metadata.target.name;
      return {
        rule: constraint.name,
        parameters,
        each: metadata.each,
        applies: metadata.validateIf,
        holds: known ?? ((value, object) =>
          instance.validate(value, { value, object, constraints: [...parameters], property: metadata.propertyName, targetName }) === true),
      };
    });
}

/** Checks one value by its rules; gives it back, nested objects turned into instances of their classes. */
function checkProperty(property: Property, value: unknown, object: object, path: string, faults: FieldFault[]): unknown {
  const { name, conditions, checks, nested } = property;
  for (const condition of conditions) if (!condition(object, value)) return value;
  for (const { rule, parameters, each, applies, holds } of checks) {
    if (applies !== undefined && !applies(object, value)) continue;
    const kept = each && Array.isArray(value) ? value.every((item) => holds(item, object)) : holds(value, object);
    if (!kept) faults.push({ path: join(path, name), rule, parameters });
  }
  return nested === null || value === undefined ? value : checkNested(nested, value, join(path, name), faults);
}

function checkNested(nested: NonNullable<Property['nested']>, value: unknown, path: string, faults: FieldFault[]): unknown {
  if (Array.isArray(value)) return value.map((item, index) => checkNested(nested, item, join(path, String(index)), faults));
  if (typeof value === 'object' && value !== null) return compileValidator(nested.of)(value, path, faults);
  faults.push({ path, rule: nested.rule, parameters: [] });
  return value;
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
