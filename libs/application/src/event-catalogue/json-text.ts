/** Printable ASCII without quote and backslash: ids, dates, codes. Such text is its own JSON and in NFC. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The text as canonical JSON: in NFC, quoted. */
export const jsonText = (value: string): string => (PLAIN.test(value) ? `"${value}"` : JSON.stringify(value.normalize('NFC')));
