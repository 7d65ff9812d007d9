import { parseLocalDate } from '#libs/domain';

/** The part of JSON Schema 2020-12 that `docs/directive.schema.json` uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

export interface SchemaFault {
  /** JSON pointer of the faulty value. */
  readonly at: string;
  readonly rule: keyof Schema;
  readonly detail: string;
}

/**
 * Checks a value that `JSON.parse` made, adds every fault found, and gives the value with defaults filled in. A small
 * interpreter, so that the published schema is the only list of rules; a test holds it against Ajv.
 */
export function checkAgainst(schema: Schema, value: unknown, faults: SchemaFault[], root: Schema = schema, at = ''): unknown {
  if (schema.$ref !== undefined) return checkAgainst(resolve(root, schema.$ref), value, faults, root, at);
  const fault = (rule: keyof Schema, detail: unknown): void => void faults.push({ at: at === '' ? '/' : at, rule, detail: JSON.stringify(detail) });
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(type, value))) {
    fault('type', schema.type);
    return value;
  }
  if (schema.enum !== undefined && !schema.enum.includes(value)) fault('enum', schema.enum);
  if (schema.const !== undefined && schema.const !== value) fault('const', schema.const);
  if (typeof value === 'string') checkText(schema, value, fault);
  if (typeof value === 'number') {
    if (schema.minimum !== undefined && value < schema.minimum) fault('minimum', schema.minimum);
    if (schema.maximum !== undefined && value > schema.maximum) fault('maximum', schema.maximum);
  }
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) fault('minItems', schema.minItems);
    if (schema.maxItems !== undefined && value.length > schema.maxItems) fault('maxItems', schema.maxItems);
    const { items } = schema;
    return items === undefined ? value : value.map((item, index) => checkAgainst(items, item, faults, root, `${at}/${index}`));
  }
  return typeof value === 'object' && value !== null ? checkObject(schema, value as Readonly<Record<string, unknown>>, { faults, fault, root, at }) : value;
}

type Report = (rule: keyof Schema, detail: unknown) => void;

function checkObject(schema: Schema, value: Readonly<Record<string, unknown>>, { faults, fault, root, at }: { faults: SchemaFault[]; fault: Report; root: Schema; at: string }): unknown {
  const properties = schema.properties ?? {};
  for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) fault('required', name);
  if (schema.additionalProperties === false) {
    for (const name of Object.keys(value)) if (!Object.hasOwn(properties, name)) fault('additionalProperties', name);
  }
  const checked: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    if (Object.hasOwn(value, name)) checked[name] = checkAgainst(property, value[name], faults, root, `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
    else if (property.default !== undefined) checked[name] = structuredClone(property.default);
  }
  return checked;
}

function checkText(schema: Schema, text: string, fault: Report): void {
  const length = [...text].length;
  if (schema.minLength !== undefined && length < schema.minLength) fault('minLength', schema.minLength);
  if (schema.maxLength !== undefined && length > schema.maxLength) fault('maxLength', schema.maxLength);
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) fault('pattern', schema.pattern);
  if (schema.format === 'date' && parseLocalDate(text) === null) fault('format', schema.format);
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function resolve(root: Schema, ref: string): Schema {
  const found = root.$defs?.[ref.replace('#/$defs/', '')];
  if (found === undefined) throw new RangeError(`no definition: ${ref}`);
  return found;
}
