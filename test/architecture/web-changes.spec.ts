import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { fieldOf, wordOf } from '../../apps/web/src/difference/change-words.js';
import { enChanges } from '../../apps/web/src/language/en-changes.js';
import { viChanges } from '../../apps/web/src/language/vi-changes.js';

/** What every stream is folded to, and the rows of every list that is compared: what a change tells of, field by field. */
const NOUNS = join('libs', 'domain', 'src', 'retracing', 'stream-judge.ts');
const LISTS = ['list-catalogue', 'listed-notices'].map((name) => join('libs', 'application', 'src', 'projections', 'list-difference', `${name}.ts`));
const NO_PARTS = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike | ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.Unknown | ts.TypeFlags.Any | ts.TypeFlags.Never;

/** Fields and the words that may be kept of each, as the types of the program have them. */
type Fields = Map<string, Set<string>>;

/** Every field of these types, however deep, and every word that it may hold. */
function fieldsIn(checker: ts.TypeChecker, roots: readonly ts.Type[]): Fields {
  const fields: Fields = new Map();
  const seen = new Set<string>();
  const keep = (field: string, word?: string): void => {
    const words = fields.get(field) ?? new Set();
    fields.set(field, word === undefined ? words : words.add(word));
  };
  const walk = (type: ts.Type, field: string): void => {
    if (type.isUnion()) return type.types.forEach((each) => walk(each, field));
    if (type.isStringLiteral()) return field === '' ? undefined : keep(field, type.value);
    // A text or number with a mark of its own.
    if ((type.flags & NO_PARTS) !== 0 || (type.isIntersection() && type.types.some(({ flags }) => (flags & NO_PARTS) !== 0))) return;
    if (checker.isArrayType(type) || checker.isTupleType(type) || /^(?:Readonly)?(?:Map|Set)$/u.test(type.symbol?.name ?? '')) return checker.getTypeArguments(type as ts.TypeReference).forEach((each) => walk(each, field));
    const key = `${(type as ts.Type & { readonly id: number }).id} ${field}`;
    if (seen.has(key)) return;
    seen.add(key);
    const each = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    if (each !== undefined) walk(each, field);
    for (const property of checker.getPropertiesOfType(type)) {
      const own = checker.getTypeOfSymbol(property);
      if (own.getCallSignatures().length > 0) continue;
      keep(property.name);
      walk(own, property.name);
    }
  };
  for (const root of roots) walk(root, '');
  return fields;
}

/** The states that the streams are folded to. */
function statesIn(checker: ts.TypeChecker, file: ts.SourceFile): readonly ts.Type[] {
  const nouns = declarationsIn(file).find(({ name }) => name.getText() === 'NOUNS');
  if (nouns === undefined) return [];
  const partOf = (type: ts.Type, name: string): ts.Type => checker.getTypeOfSymbol(type.getProperty(name) as ts.Symbol);
  return checker.getTypeArguments(checker.getTypeAtLocation(nouns) as ts.TypeReference).map((noun) => partOf(partOf(noun, 'decider'), 'initialState'));
}

const declarationsIn = (file: ts.SourceFile): readonly ts.VariableDeclaration[] => file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => declarationList.declarations);

/** The rows of the lists: what the second argument of each `listed(…)` gives, and what is made of a row when it is first looked at. */
function rowsIn(checker: ts.TypeChecker, file: ts.SourceFile): readonly ts.Type[] {
  const rows: ts.Type[] = [];
  const visit = (node: ts.Node): void => {
    const [, given] = ts.isCallExpression(node) && node.expression.getText() === 'listed' ? node.arguments : [];
    const listed = given === undefined ? undefined : checker.getTypeAtLocation(given).getCallSignatures()[0]?.getReturnType();
    const [row] = listed === undefined ? [] : checker.getTypeArguments(listed as ts.TypeReference);
    if (row !== undefined) rows.push(row);
    if (ts.isGetAccessor(node) && node.name.getText() === 'row') rows.push(checker.getTypeAtLocation(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return rows;
}

/** Fields without a name and words without one, in a language. */
const nameless = (fields: Fields, words: typeof viChanges): readonly string[] =>
  [...fields].flatMap(([field, kept]) => [...(fieldOf(words, field) === undefined ? [field] : []), ...[...kept].filter((word) => wordOf(words, field, word) === undefined).map((word) => `${field}: ${word}`)]);

describe('what the browser tells of a change', () => {
  let checker: ts.TypeChecker;
  let fields: Fields;
  const counted = { states: 0, rows: 0 };
  beforeAll(() => {
    const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
    const program = ts.createProgram([NOUNS, ...LISTS], { ...options, incremental: false, tsBuildInfoFile: undefined });
    checker = program.getTypeChecker();
    const states = statesIn(checker, program.getSourceFile(NOUNS) as ts.SourceFile);
    const rows = LISTS.flatMap((list) => rowsIn(checker, program.getSourceFile(list) as ts.SourceFile));
    [counted.states, counted.rows] = [states.length, rows.length];
    fields = fieldsIn(checker, [...states, ...rows]);
  }, 120_000);

  it('is every field of every state and row', () => {
    expect([counted.states > 20, counted.rows > 14, fields.size > 400]).toEqual([true, true, true]);
    expect([...(fields.get('urgency') ?? [])].toSorted()).toEqual(['express', 'ordinary', 'urgent', 'very-urgent']);
    expect(fields.get('status')?.has('in-progress')).toBe(true);
  });

  it('has a name for each field and each word, in both languages', () => {
    expect([nameless(fields, viChanges), nameless(fields, enChanges)]).toEqual([[], []]);
  });

  it('names no field that there is not', () => {
    expect(Object.keys(viChanges.fields).filter((field) => !fields.has(field))).toEqual([]);
    expect(Object.entries<Readonly<Record<string, string>>>(viChanges.own).flatMap(([field, words]) => Object.keys(words).filter((word) => fields.get(field)?.has(word) !== true).map((word) => `${field}: ${word}`))).toEqual([]);
  });

  it('would be found nameless', () => {
    expect(nameless(new Map([['shoeSize', new Set<string>()], ['status', new Set(['assigned', 'lost'])]]), viChanges)).toEqual(['shoeSize', 'status: lost']);
  });
});
