/**
 * Text that is in NFC and needs no escape in JSON, seen at one glance: no quote, backslash or control character, and only
 * letters below the combining marks, composed Vietnamese ones, and the usual signs. Nearly all text is; the rest takes
 * the long way.
 */
const PLAIN = /^[ !#-[\]-\u02ff\u1e00-\u1eff\u2013\u2014\u2018-\u201f\u2026\u20ab]*$/;

/** True only for text that is its own NFC and its own JSON. False proves nothing. */
export const isPlainText = (value: string): boolean => PLAIN.test(value);

/** The text as canonical JSON: in NFC, quoted. */
export const jsonText = (value: string): string => (PLAIN.test(value) ? `"${value}"` : JSON.stringify(value.normalize('NFC')));
