/** The same value with every text composed (NFC), so that one word is one sequence of bytes however it was typed. Plain JSON values only. */
export function composedText<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(composedText) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, composedText(inner as unknown)])) as T;
}
