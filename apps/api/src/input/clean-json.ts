/** Why a text that may be well-formed JSON is refused all the same. */
export type JsonFault = 'malformed' | 'too-deep' | 'forbidden-key' | 'bad-text';

export type ParsedJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: JsonFault };

/** Objects and arrays inside one another, at most. */
export const MAX_DEPTH = 32;

/** Keys by which a careless merge could reach the prototype of every object. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON that a stranger sent. Refuses depth beyond MAX_DEPTH, keys that lead to prototypes, lone surrogates and
 * NUL characters (SQLite and C libraries cut text there); brings all text into NFC, so that one word is one word.
 */
export function parseCleanJson(text: string): ParsedJson {
  const asItIs = isHarmless(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, fault: 'malformed' };
  }
  if (asItIs) return { ok: true, value };
  const cleaned = clean(value, 0);
  return typeof cleaned === 'symbol' ? { ok: false, fault: FAULTS.get(cleaned) ?? 'malformed' } : { ok: true, value: cleaned };
}

/** No escapes, and only letters below the combining marks, composed Vietnamese ones, and the usual signs: all of it its own NFC. */
const PLAIN = /^[\t\n\r -[\]-\u02ff\u1e00-\u1eff\u2013\u2014\u2018-\u201f\u2026\u20ab]*$/;
const FORBIDDEN = /__proto__|constructor|prototype/;
const LOOKED_AT_ONCE = 16_384;

/** Seen at one glance: nothing in the text can need cleaning. Nearly every body is so; the others are walked through. */
const isHarmless = (text: string): boolean =>
  text.length <= LOOKED_AT_ONCE && PLAIN.test(text) && !FORBIDDEN.test(text) && (text.match(/[[{]/g)?.length ?? 0) <= MAX_DEPTH;

/** The text in NFC, or null when it holds a lone surrogate or a NUL character. */
export function cleanText(text: string): string | null {
  return text.isWellFormed() && !text.includes('\0') ? text.normalize('NFC') : null;
}

const TOO_DEEP = Symbol('too deep');
const FORBIDDEN_KEY = Symbol('forbidden key');
const BAD_TEXT = Symbol('bad text');
const FAULTS: ReadonlyMap<symbol, JsonFault> = new Map([
  [TOO_DEEP, 'too-deep'],
  [FORBIDDEN_KEY, 'forbidden-key'],
  [BAD_TEXT, 'bad-text'],
]);

/** Cleans in place what JSON.parse made; a symbol instead of the value says what is wrong with it. */
function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value) ?? BAD_TEXT;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return TOO_DEEP;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const item = clean(value[index], depth + 1);
      if (typeof item === 'symbol') return item;
      value[index] = item;
    }
    return value;
  }
  const object = value as Record<string, unknown>;
  for (const key of Object.keys(object)) {
    if (FORBIDDEN_KEYS.has(key)) return FORBIDDEN_KEY;
    if (cleanText(key) !== key) return BAD_TEXT;
    const item = clean(object[key], depth + 1);
    if (typeof item === 'symbol') return item;
    object[key] = item;
  }
  return object;
}
