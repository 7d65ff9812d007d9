const MARKS = /\p{M}+/gu;
const D_WITH_STROKE = /đ/g;
const WORD = /[\p{L}\p{N}]+/gu;

/**
 * Text as search compares it: lower case, without tone and vowel marks, đ as d, and y after or instead of i written as
 * i (kỹ/kĩ, uỷ/ủy, hoá/hóa come to the same). Words are separated by single spaces; everything else is gone.
 */
export function foldedText(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(MARKS, '').replace(D_WITH_STROKE, 'd').replaceAll('y', 'i');
  return (plain.match(WORD) ?? []).join(' ');
}

/** Text with its accents, for putting exact hits first: where the tone mark sits (hoá/hóa) makes no difference. */
export function accentedText(text: string): string {
  return (text.normalize('NFC').toLowerCase().match(WORD) ?? []).map(toneLast).join(' ');
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Moves the tone mark of a word to its end, so that both ways of placing it are one. */
function toneLast(word: string): string {
  const apart = word.normalize('NFD');
  const tone = apart.match(TONES)?.join('') ?? '';
  return apart.replace(TONES, '').normalize('NFC') + tone;
}

/**
 * What FTS5 is asked: each word quoted, the last one as a beginning; all must occur. Null when there is no word. The
 * words hold letters and digits only, so nothing the user writes is read as FTS5 syntax.
 */
export function matchExpression(text: string): string | null {
  const words = foldedText(text).split(' ').filter((word) => word !== '').slice(0, 16);
  return words.length === 0 ? null : words.map((word, place) => `"${word}"${place === words.length - 1 ? '*' : ''}`).join(' ');
}
