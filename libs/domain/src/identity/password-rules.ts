/** Fewest and most characters (code points) of a password. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export type PasswordFault =
  | 'password-too-short'
  | 'password-too-long'
  /** A guesser's first tries: known words, years, runs of keys, and what is put together from a few of them. */
  | 'password-common'
  /** It is the login or the name of its owner, with little around it. */
  | 'password-names-owner';

/** Words that people take for passwords, folded; what surrounds them in a password is judged with them. */
const KNOWN_WORDS = `
  abc access account admin administrator adminadmin anhyeuem baby banbithu bantuyengiao baseball batman bimat bithu canbo changeme chao chutich computer congsan
  conyeume dangnhap danang dangcongsan default demo doclap dondoc dragon emyeuanh flower football freedom gmail google guest hanoi hello hochiminh
  hanhphuc hoilamgi huynh iloveyou internet khoaluan khongbiet khongco khongthequen letmein login love lovely maiyeu manager master matkhau matkhaumoi
  michael monkey motdoi nguyen ninja office pass passwd password passw pham phan princess qazwsx quantri quantrivien quochoi qwerty root saigon sample
  secret security server shadow sinhvien starwars student summer sunshine superman system taikhoan test tester thanhpho tinhuy tintuc tran trustno tudo
  ubnd uyban user vanphong vanthu viet vietnam vietnamese vn vudang welcome whatever windows winter xinchao yeuem youtube zaq
  an anh binh chi cuong dung duc giang ha hai hang hien hieu hoa hoang hong hung huong huy khanh lam lan le linh long mai minh my nam nga ngoc nhung phong
  phuc phuong quang quan quoc son tam tan thanh thao thang thi thu thuy tien trang trung tuan tung van vinh yen em toi con me cha bo yeu
`.trim().split(/\s+/u);

/** Keys in a row on a keyboard, and the alphabet; read in either direction. */
const RUNS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', '0123456789', 'qazwsxedcrfvtgbyhnujmikolp', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'].flatMap((row) => [row, [...row].toReversed().join('')]);
const SHORTEST_RUN = 3;
/** A password of so many guessable pieces is as good as guessed. */
const FEW_PIECES = 4;
/** Longest number that counts as one piece: a date. */
const LONGEST_NUMBER = 8;

/** Letters that digits and signs stand for. */
const STANDS_FOR: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' };

const ONLY_SIGNS = /^[^a-z0-9]+$/;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd');
const asLetters = (text: string): string => text.replace(/[@4310!$57]/g, (sign) => STANDS_FOR[sign] ?? sign);

/**
 * What is wrong with a new password; null = nothing. Nothing is asked of its characters (NIST SP 800-63B): a sentence is
 * as good as a riddle. `owner`: the texts that tell whose it is, login and name.
 */
export function passwordFault(password: string, owner: readonly string[]): PasswordFault | null {
  const { length } = [...password];
  if (length < SHORTEST_PASSWORD) return 'password-too-short';
  if (length > LONGEST_PASSWORD) return 'password-too-long';
  const plain = folded(password);
  if (repeats(plain) || fewPieces(plain, [])) return 'password-common';
  const told = owner.map((text) => folded(text).replace(/[^a-z0-9]/g, '')).filter((text) => text.length >= SHORTEST_RUN);
  return fewPieces(plain, told) ? 'password-names-owner' : null;
}

/** `abcabcabcabc`: at most four characters, over and over. */
function repeats(text: string): boolean {
  return [1, 2, 3, 4].some((unit) => [...text].every((sign, i) => sign === text[i % unit]));
}

/** Is the text, or what is left without its blanks and signs, made of a few guessable pieces? */
const fewPieces = (text: string, more: readonly string[]): boolean => [text, text.replace(/[^a-z0-9]/g, '')].some((form) => isMadeOfFew(form, [...KNOWN_WORDS, ...more]));

/** Signs between the pieces do not count; digits are also read as the letters they look like. */
function isMadeOfFew(text: string, words: readonly string[]): boolean {
  const letters = asLetters(text);
  /** Fewest pieces that make up the first so many characters. */
  const fewest: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    let best = Number.POSITIVE_INFINITY;
    for (let begin = 0; begin < end; begin++) {
      const piece = text.slice(begin, end);
      const pieces = (fewest[begin] ?? Number.POSITIVE_INFINITY) + (ONLY_SIGNS.test(piece) ? 0 : 1);
      if (pieces < best && isPiece(piece, letters.slice(begin, end), words)) best = pieces;
    }
    fewest[end] = best;
  }
  return (fewest[text.length] ?? Number.POSITIVE_INFINITY) <= FEW_PIECES;
}

function isPiece(piece: string, letters: string, words: readonly string[]): boolean {
  if (ONLY_SIGNS.test(piece) || (piece.length <= LONGEST_NUMBER && /^\d+$/.test(piece))) return true;
  if (piece.length >= SHORTEST_RUN && (new Set(piece).size === 1 || RUNS.some((run) => run.includes(piece)))) return true;
  return words.includes(piece) || words.includes(letters);
}
