/** The parts of an OpenAPI document that the tests read. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: Schema }[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  readonly 'x-policy'?: string;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation with its address template. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export const routesOf = ({ paths }: ApiDocument): readonly Route[] =>
  Object.entries(paths).flatMap(([path, operations]) => Object.entries(operations).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })));

/** The schema itself, references and "or null" taken away. */
export function plainSchema(schema: Schema, document: ApiDocument): Schema {
  if (schema.$ref !== undefined) return plainSchema(document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, document);
  const [first] = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  return first === undefined ? schema : plainSchema(first, document);
}

/** What kind of JSON a plain schema asks for. */
export const typeOf = ({ type }: Schema): string | undefined => (typeof type === 'string' ? type : type?.find((name) => name !== 'null'));

/** Of no file that anybody has uploaded. */
export const SOME_HASH = 'f'.repeat(64);

/** A value that the schema allows, every property filled; `known` gives the values that must name something real. */
export function exampleOf(schema: Schema, document: ApiDocument, known: { readonly uuid: string; readonly key: string }): unknown {
  const plain = plainSchema(schema, document);
  const [choice] = plain.enum?.filter((value) => value !== null) ?? [];
  if (choice !== undefined) return choice;
  switch (typeOf(plain)) {
    case 'object':
      return Object.fromEntries(Object.entries(plain.properties ?? {}).map(([name, property]) => [name, exampleOf(property, document, known)]));
    case 'array':
      return [exampleOf(plain.items ?? {}, document, known)];
    case 'integer':
    case 'number':
      return plain.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      if (plain.format === 'date') return '2021-12-20';
      if (plain.format === 'uuid') return known.uuid;
      if (plain.pattern?.includes('{64}') === true) return SOME_HASH;
      return plain.pattern?.includes('a-z') === true ? known.key : 'x';
  }
}
