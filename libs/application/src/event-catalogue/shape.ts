import { parseLocalDate } from '#libs/domain';
import { jsonText } from './json-text.js';

/**
 * What a stored value must look like, and how it is written canonically. A small set of combinators, so that a schema
 * version reads like the type it freezes. Writing follows the declared order of the fields: two values that are equal
 * give the same bytes however they were built.
 */
export interface Shape<T> {
  /** Null when the value fits, else the first fault, e.g. `data.percent: not a whole number`. Unknown fields are faults. */
  fault(value: unknown, path: string): string | null;
  /** Canonical JSON text: declared field order, text in NFC, no white space. The value must fit. */
  write(value: T): string;
  /** Never set: keeps `Shape` invariant, so that a shape with a field too few does not pass for the type. */
  readonly exact?: (value: T) => T;
}

/** A value that always fits its shape, as in a union of shapes told apart by a field. */
type Tagged<K extends string> = Readonly<Record<K, string>>;


/** Any text, NFC. */
export const text: Shape<string> = {
  fault: (value, path) => (typeof value !== 'string' ? `${path}: not text` : value.normalize('NFC') === value ? null : `${path}: not in NFC`),
  write: jsonText,
};

/** An id or code: text that is not empty. Brands are the caller's: `id<BodyId>()`. */
export const id = <T extends string>(): Shape<T> => ({
  fault: (value, path) => text.fault(value, path) ?? (value === '' ? `${path}: empty` : null),
  write: jsonText,
});

/** An existing day, `YYYY-MM-DD`. */
export const day = <T extends string>(): Shape<T> => ({
  fault: (value, path) => (typeof value === 'string' && parseLocalDate(value) !== null ? null : `${path}: not a day`),
  write: jsonText,
});

export const wholeNumber: Shape<number> = {
  fault: (value, path) => (Number.isSafeInteger(value) ? null : `${path}: not a whole number`),
  write: String,
};

/** Any finite number, such as a percentage with decimals. */
export const finiteNumber: Shape<number> = {
  fault: (value, path) => (Number.isFinite(value) ? null : `${path}: not a number`),
  write: (value) => JSON.stringify(value),
};

export const flag: Shape<boolean> = {
  fault: (value, path) => (typeof value === 'boolean' ? null : `${path}: not true or false`),
  write: (value) => (value ? 'true' : 'false'),
};

export const oneOf = <const T extends string>(values: readonly T[]): Shape<T> => {
  const known = new Set<unknown>(values);
  return { fault: (value, path) => (known.has(value) ? null : `${path}: not one of ${values.join(', ')}`), write: jsonText };
};

export const nullable = <T>(shape: Shape<T>): Shape<T | null> => ({
  fault: (value, path) => (value === null ? null : shape.fault(value, path)),
  write: (value) => (value === null ? 'null' : shape.write(value)),
});

export const listOf = <T>(shape: Shape<T>): Shape<readonly T[]> => ({
  fault(value, path) {
    if (!Array.isArray(value)) return `${path}: not a list`;
    for (let index = 0; index < value.length; index++) {
      const fault = shape.fault(value[index], `${path}[${index}]`);
      if (fault !== null) return fault;
    }
    return null;
  },
  write(value) {
    let out = '[';
    for (let index = 0; index < value.length; index++) out += (index === 0 ? '' : ',') + shape.write(value[index] as T);
    return out + ']';
  },
});

/** An object with exactly these fields. */
export function object<T extends object>(fields: { readonly [K in keyof T]-?: Shape<T[K]> }): Shape<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  const shapes = names.map((name) => fields[name] as Shape<T[keyof T]>);
  const labels = names.map((name, index) => `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
  const known = new Set<string>(names);
  return {
    fault(value, path) {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path}: not an object`;
      for (const name of Object.keys(value)) if (!known.has(name)) return `${path}.${name}: unknown field`;
      for (let index = 0; index < names.length; index++) {
        const name = names[index] as string;
        if (!Object.hasOwn(value, name)) return `${path}.${name}: missing`;
        const fault = (shapes[index] as Shape<unknown>).fault((value as Record<string, unknown>)[name], `${path}.${name}`);
        if (fault !== null) return fault;
      }
      return null;
    },
    write(value) {
      let out = '';
      for (let index = 0; index < names.length; index++) {
        out += (labels[index] as string) + (shapes[index] as Shape<T[keyof T]>).write(value[names[index] as keyof T]);
      }
      return out === '' ? '{}' : out + '}';
    },
  };
}

/** A union whose members are told apart by the text in one field. */
export function taggedBy<K extends string, T extends Tagged<K>>(
  field: K,
  members: { readonly [Tag in T[K]]: Shape<Extract<T, Readonly<Record<K, Tag>>>> },
): Shape<T> {
  const shapes = new Map(Object.entries(members)) as Map<unknown, Shape<T>>;
  return {
    fault(value, path) {
      if (typeof value !== 'object' || value === null) return `${path}: not an object`;
      const shape = shapes.get((value as Record<string, unknown>)[field]);
      return shape === undefined ? `${path}.${field}: not one of ${[...shapes.keys()].join(', ')}` : shape.fault(value, path);
    },
    write: (value) => (shapes.get(value[field]) as Shape<T>).write(value),
  };
}
