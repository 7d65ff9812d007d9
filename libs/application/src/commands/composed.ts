import { isPlainText } from '../event-catalogue/json-text.js';

/**
 * The value with every text in NFC; the same object when all of it is already. Plain JSON values only. Done once, before
 * anything is decided, so that the state in memory is the one that will be folded from the stored bytes.
 */
export function composed<T>(value: T): T {
  if (typeof value === 'string') {
    if (isPlainText(value)) return value;
    const text = value.normalize('NFC');
    return (text === value ? value : text) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? (composedList(value) as T) : composedObject(value);
}

function composedList(list: readonly unknown[]): readonly unknown[] {
  const whole = list.map((item) => composed(item));
  return whole.every((item, index) => item === list[index]) ? list : whole;
}

function composedObject<T extends object>(value: T): T {
  const fields = value as Record<string, unknown>;
  let changed: Record<string, unknown> | null = null;
  for (const key of Object.keys(fields)) {
    const after = composed(fields[key]);
    if (after !== fields[key]) {
      changed ??= { ...fields };
      changed[key] = after;
    }
  }
  return (changed ?? fields) as T;
}
