import type { DueMail, EmailMessage } from '../ports/index.js';

/** How many notices one e-mail spells out; the rest is only counted. */
const SPELT_OUT = 100;
/** Characters. */
const LONGEST_SUBJECT = 200;

/**
 * The words of an e-mail: Vietnamese first, English second. Depends on what was taken only, so that a repetition says the
 * same. It says what has to be done and leaves reasons and results in the program, where rights are checked.
 */
export function composeMail({ id, delivery, items }: DueMail, to: string, link: string | null): EmailMessage {
  const n = items.length;
  const [first] = items;
  const about =
    n === 1 && first !== undefined && delivery === 'immediate'
      ? `${first.subject.vi} / ${first.subject.en}`
      : delivery === 'digest'
        ? `Bản tin trong ngày: ${n} thông báo / Daily digest: ${n} notices`
        : `${n} thông báo mới / ${n} new notices`;
  return { id, to, subject: [...oneLine(`[Đôn Đốc] ${about}`)].slice(0, LONGEST_SUBJECT).join(''), text: [listed(items, 'vi'), more(n), listed(items, 'en'), footer(link)].filter((part) => part !== '').join('\n\n') };
}

const listed = (items: DueMail['items'], language: 'vi' | 'en'): string =>
  items
    .slice(0, SPELT_OUT)
    .map(({ subject, text }, place) => `${place + 1}. ${oneLine(subject[language])}\n   ${oneLine(text[language])}`)
    .join('\n\n');

const more = (n: number): string => (n <= SPELT_OUT ? '' : `… và ${n - SPELT_OUT} thông báo nữa trong chương trình / … and ${n - SPELT_OUT} more in the program.`);

const footer = (link: string | null): string =>
  [
    '--',
    ...(link === null ? [] : [`Mở chương trình / Open the program: ${link}`]),
    'Thư tự động; thư trả lời không được ghi nhận. Việc tiếp nhận, báo cáo thực hiện trong chương trình.',
    'Automatic message; replies are not recorded. Acknowledge and report in the program.',
  ].join('\n');

/** Without control characters and line ends, whatever stands in the log. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
