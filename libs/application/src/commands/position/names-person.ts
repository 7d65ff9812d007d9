import type { PersonData } from '../../ports/index.js';
import { foldedText } from '../../projections/search/folded-text.js';

/** Shortest run of digits that is taken for a telephone number. */
const PHONE_DIGITS = 6;

/** Does the text hold the person's full name, e-mail address or telephone number? Case, diacritics and spelling variants do not matter. */
export function namesPerson(text: string, data: PersonData | 'erased' | null): boolean {
  if (data === null || data === 'erased') return false;
  const said = ` ${foldedText(text)} `;
  const phone = data.phone?.replace(/\D/gu, '') ?? '';
  // A name of one word is a word of the language as well.
  const words = [data.name, data.email ?? ''].map(foldedText).filter((each) => each.includes(' '));
  return words.some((each) => said.includes(` ${each} `)) || (phone.length >= PHONE_DIGITS && text.replace(/\D/gu, '').includes(phone));
}
