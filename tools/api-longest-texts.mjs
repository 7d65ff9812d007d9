/** A key of the register and what else is checked by a pattern of its length alone (`{0,62}` between two letters). */
const KEY = /\{0,62\}/u;
const KEY_LENGTH = 64;
/** Parts of every act that nobody types. */
const CHOSEN = new Set(['actingFor', 'files.name']);

/**
 * How many characters each text may have that a route takes, as a module: route → part, dots between the parts, rows
 * without their places. A list of texts stands with the length of all of them, a line each. What is checked by a pattern or
 * chosen from words is left out, keys apart.
 */
export function longestTexts(document) {
  const named = (schema) => (schema?.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)]);
  const only = (schema) => {
    const own = named(schema);
    const parts = own?.allOf ?? own?.anyOf ?? own?.oneOf;
    return parts === undefined ? own : only(parts.find(({ type }) => type !== 'null'));
  };
  const is = ({ type }, wanted) => [type].flat().includes(wanted);
  const lengthOf = (text) => text.maxLength ?? (KEY.test(text.pattern ?? '') ? KEY_LENGTH : undefined);
  const partsOf = (schema, path) => {
    const own = only(schema) ?? {};
    if (own.properties !== undefined) return Object.entries(own.properties).flatMap(([name, part]) => partsOf(part, path === '' ? name : `${path}.${name}`));
    if (is(own, 'array')) {
      const item = only(own.items) ?? {};
      if (!is(item, 'string')) return partsOf(item, path);
      const each = lengthOf(item);
      return each === undefined || own.maxItems === undefined ? [] : [[path, own.maxItems * (each + 1)]];
    }
    const length = is(own, 'string') && own.enum === undefined ? lengthOf(own) : undefined;
    return length === undefined ? [] : [[path, length]];
  };
  const lines = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const parts = partsOf(requestBody?.content?.['application/json']?.schema, '').filter(([part]) => !CHOSEN.has(part));
      return parts.length === 0 ? [] : [`  '${method.toUpperCase()} ${address}': { ${parts.map(([part, length]) => `${/^\w+$/u.test(part) ? part : `'${part}'`}: ${length}`).join(', ')} },\n`];
    }),
  );
  return `export const LONGEST_TEXTS = {\n${lines.toSorted().join('')}} as const;\n`;
}
