import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const GUIDES = join(process.cwd(), 'docs', 'guides');
const PICTURES = join(GUIDES, 'pictures');
const HEAVIEST_BYTES = 100_000;
/** The guides of the three users. */
const OF_USERS = ['ung-dung-co-quan.md', 'ung-dung-van-phong.md', 'ung-dung-kiem-toan.md'];
const IMAGE = /!\[(?<words>[^\]]*)\]\(pictures\/(?<file>[a-z0-9-]+\.png)\)/gu;

const picturesIn = (text: string): readonly { readonly words: string; readonly file: string }[] => [...text.matchAll(IMAGE)].map(({ groups }) => ({ words: groups?.['words'] ?? '', file: groups?.['file'] ?? '' }));

/** What is wrong with the pictures of a guide; `weighs`: bytes of a picture, null where there is none. */
const faultsOf = (text: string, weighs: (file: string) => number | null): readonly string[] =>
  picturesIn(text).flatMap(({ words, file }) => {
    const bytes = weighs(file);
    if (bytes === null) return [`${file} is missing`];
    return [...(bytes > HEAVIEST_BYTES ? [`${file} weighs ${bytes} bytes`] : []), ...(words.trim() === '' ? [`${file} has no words for those who do not see it`] : [])];
  });

const weightOf = (file: string): number | null => (existsSync(join(PICTURES, file)) ? statSync(join(PICTURES, file)).size : null);

describe('the pictures of the guides', () => {
  const texts = OF_USERS.map((guide) => readFileSync(join(GUIDES, guide), 'utf8'));
  it.each(OF_USERS)('%s shows what it speaks of, in small pictures with words', (guide) => {
    const text = texts[OF_USERS.indexOf(guide)] ?? '';
    expect([picturesIn(text).length >= 2, faultsOf(text, weightOf)]).toEqual([true, []]);
  });

  it('are each named in a guide, and each kept with the words that it shows', () => {
    const named = texts.flatMap((text) => picturesIn(text).map(({ file }) => file)).toSorted();
    expect(readdirSync(PICTURES).filter((file) => file.endsWith('.png')).toSorted()).toEqual(named);
    expect(Object.keys(JSON.parse(readFileSync(join(PICTURES, 'words.json'), 'utf8')) as object).map((name) => `${name}.png`).toSorted()).toEqual(named);
  });

  it('would be missed', () => {
    expect(faultsOf('![bảng](pictures/a.png) ![](pictures/b.png) ![x](pictures/c.png)', (file) => (file === 'a.png' ? null : file === 'b.png' ? 10 : 200_000))).toEqual(['a.png is missing', 'b.png has no words for those who do not see it', 'c.png weighs 200000 bytes']);
  });
});
