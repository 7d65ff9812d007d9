/** Text as it is typed without marks: small letters, `đ` as `d`, one space between words. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .trim()
    .replaceAll(/\s+/gu, ' ');

/** Whether something of this name is meant: each typed word begins one of its words, or all of them stand in it as typed, or are its initials. Both are plain. */
export function isMeant(name: string, typed: string): boolean {
  if (typed === '') return true;
  const words = name.split(/[\s/.–-]+/u).filter((word) => word !== '');
  const initials = words.map((word) => word[0]).join('');
  return name.includes(typed) || initials.startsWith(typed) || typed.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}
