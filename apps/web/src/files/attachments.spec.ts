import { describe, expect, it } from '@jest/globals';
import { MOST_BYTES, MOST_FILES, objectionTo } from './attachments.js';

const named = (name: string, size = 1): { readonly name: string; readonly size: number } => ({ name, size });
const numbered = (count: number): ReturnType<typeof named>[] => Array.from({ length: count }, (_, place) => named(`${place}.pdf`));

describe('a file that is to go with an act', () => {
  it.each([
    ['alone', named('a.pdf'), [], null],
    ['as large as may be', named('a.pdf', MOST_BYTES), [], null],
    ['a byte larger', named('a.pdf', MOST_BYTES + 1), [], 'tooLarge'],
    ['without content', named('a.pdf', 0), [], 'empty'],
    ['of the same name, written otherwise', named('b\u00e1o.pdf'), [named('ba\u0301o.pdf')], 'sameName'],
    ['the last that fits', named('a.pdf'), numbered(MOST_FILES - 1), null],
    ['one too many', named('a.pdf'), numbered(MOST_FILES), 'tooMany'],
  ])('%s', (_, file, present, objection) => {
    expect(objectionTo(file, present.map((other) => ({ file: other })))).toBe(objection);
  });
});
