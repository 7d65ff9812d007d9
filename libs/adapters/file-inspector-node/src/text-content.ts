import type { FileBytes, FileVerdict } from '#libs/application';
import { accepted, refused } from './verdict.js';

const PIECE = 64 * 1024;
/** Longest mark that is looked for across two pieces. */
const OVERLAP = 64;

/** What no text is made of: control characters, and marks that turn the direction of reading around. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]/;
/** What a browser, a shell or an office program would take for more than text. */
const MARKUP = /<(?:script|html|!doctype|!entity|svg|\?xml|\?php|iframe|body|head|img|object|embed|link|meta|form)\b|javascript:|vbscript:|\[internetshortcut\]|\[autorun\]/i;
const SCRIPT = /^(?:#!|@echo off|\{\\rtf|%!ps)/i;
/** A formula that starts a program where a table is opened. */
const FORMULA = /(?:^|[,;\t"\n])\s*[=+@-][^,;\t\n|]{1,40}\|[^\n!]{1,200}!/;

/** UTF-8 text that is nothing else besides: no markup, no script, no table that starts programs. */
export async function inspectText(bytes: FileBytes): Promise<FileVerdict> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let before = '';
  for (let at = 0; at < bytes.size; at += PIECE) {
    let text: string;
    try {
      text = decoder.decode(await bytes.read(at, PIECE), { stream: at + PIECE < bytes.size });
    } catch {
      return refused('type-not-accepted', 'neither UTF-8 text nor a known type');
    }
    if (NO_TEXT.test(text)) return refused('type-not-accepted', 'characters that no text has');
    if (at === 0 && SCRIPT.test(text)) return refused('active-content', 'a script');
    const seen = before + text;
    const found = MARKUP.exec(seen) ?? FORMULA.exec(seen);
    if (found !== null) return refused('active-content', 'markup or a formula that starts something');
    before = text.slice(-OVERLAP);
  }
  return accepted('text/plain');
}
