/** Text that is composed beyond doubt, seen at one glance: nothing in it combines, and nothing in it stands for something else. */
const CERTAINLY_COMPOSED = /^[\t\n\r -\u02ff\u1e00-\u1eff\u2010-\u201f\u2026\u20ab]*$/;

/**
 * The value with every text composed (NFC), so that one word is one sequence of bytes however it was typed; the same
 * object when all of it is already. Plain JSON values only. Done before anything is decided, so that the state in memory
 * is the one that will be folded from the stored bytes.
 */
export function composed<T>(value: T): T {
  if (typeof value === 'string') return (CERTAINLY_COMPOSED.test(value) ? value : value.normalize('NFC')) as T;
  if (typeof value !== 'object' || value === null) return value;
  return (Array.isArray(value) ? composedList(value) : composedFields(value as Record<string, unknown>)) as T;
}

function composedList(list: readonly unknown[]): readonly unknown[] {
  let changed: unknown[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const after = composed(list[index]);
    if (after !== list[index]) (changed ??= [...list])[index] = after;
  }
  return changed ?? list;
}

function composedFields(fields: Record<string, unknown>): Record<string, unknown> {
  let changed: Record<string, unknown> | null = null;
  for (const key of Object.keys(fields)) {
    const after = composed(fields[key]);
    if (after !== fields[key]) (changed ??= { ...fields })[key] = after;
  }
  return changed ?? fields;
}
