const NUMBER_WORDS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười lăm': 15,
  'hai mươi': 20,
  'ba mươi': 30,
};

/** A pattern over words of normalised text: it neither begins nor ends inside a word. */
export const words = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu');

/** Whether the pattern (made by `words`) occurs in the text. */
export const has = (text: string, pattern: RegExp): boolean => text.search(pattern) >= 0;

/** A written day number and month, without a boundary check: `15/12/2021`, `15-12-2021`, `15.12.2021`. */
const WRITTEN_DATE = String.raw`\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}`;

const COUNTED = words(
  `(${Object.keys(NUMBER_WORDS)
    .sort((a, b) => b.length - a.length)
    .join('|')}) (ngày|tuần|tháng|năm)`,
);

/**
 * The phrase in the one form that the readers know: composed letters, lower case, single spaces, plain dashes without
 * spaces around them before a number, no brackets or stops, one spelling of hằng/hàng, quý/quí, kỳ/kì, counted number
 * words as digits. Only for matching; what is stored stays as written.
 */
export function phraseText(phrase: string): string {
  return phrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/(\d)\s*\([^)\d]*\)/gu, '$1')
    .replace(/[,;:!?"'“”‘’()[\]…]|\.(?!\d)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ?([/-]) ?(?=\d)/gu, '$1')
    .replace(words('hàng(?= (?:ngày|tuần|tháng|quý|quí|năm)(?!\\p{L}))'), 'hằng')
    .replace(words('quí|qúy'), 'quý')
    .replace(words('kì'), 'kỳ')
    .replace(words('(?:mùng|mồng)(?= \\d)'), '')
    .replace(COUNTED, (_, count: string, unit: string) => `${NUMBER_WORDS[count]} ${unit}`)
    .replace(words('(vòng|hạn|tháng) năm(?= (?:ngày|tuần|tháng|năm))'), '$1 5')
    .replace(/ +/gu, ' ')
    .trim();
}

/** The text without the numbers and dates of documents it cites: they set no deadline (R2). */
export const withoutCitations = (text: string): string =>
  text
    .replace(words(String.raw`(?:số )?\d+[/-](?:\d+[/-])?\p{L}[\p{L}\d/-]*(?: ngày ${WRITTEN_DATE})?`), ' ')
    .replace(words(String.raw`số \d+(?: ngày ${WRITTEN_DATE})?`), ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** What makes a rest unreadable: another number or word of time beside the one that was understood. */
const TIME_LEFT = words(
  'ngày|tháng|quý|năm|tuần|giai đoạn|nhiệm kỳ|trước|sau|kể từ|khoảng|dự kiến|thường xuyên|liên tục|không|trừ|âm lịch',
);

/** Whether the words beside an understood expression could change its meaning; then nobody may guess. */
export const speaksOfTime = (rest: string): boolean => /\d/u.test(rest) || has(rest, TIME_LEFT);

const NEUTRAL = words(
  'hoàn thành|hoàn tất|xong|kết thúc|thời hạn|thời gian|hạn (?:cuối|chót)|hạn|phải|cần|thực hiện|triển khai|ngay|là|và|sớm|kịp thời|khẩn trương|tiếp tục|tăng cường|chủ động',
);

/** Whether nothing but words of finishing stand beside an expression, so that it cannot belong to a cited thing. */
export const isOnlyFinishing = (rest: string): boolean => rest.replace(NEUTRAL, ' ').trim() === '';

/** The text with one stretch blanked out, other positions unchanged. */
export const blank = (text: string, index: number, length: number): string =>
  text.slice(0, index) + ' '.repeat(length) + text.slice(index + length);
