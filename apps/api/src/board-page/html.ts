import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './page-style.js';

/** Text that is HTML already. Everything else is escaped when it is put into a page. */
export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

type Piece = Html | string | number | readonly Piece[];

const rendered = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return escape(piece);
  return typeof piece === 'number' ? String(piece) : piece.map(rendered).join('');
};

/** Template for HTML: what is put in is escaped unless it is Html itself. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.map((text, index) => (index < pieces.length ? text + rendered(pieces[index] as Piece) : text)).join(''));

/** Vietnamese first, English second. */
export const both = (vi: string, en: string): Html => html`${vi} <span lang="en" class="en">${en}</span>`;

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** Nothing but this page's own style, and forms that go back to this server: no script, no outside request. */
export const PAGE_SECURITY = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export const page = (title: string, body: Html): string =>
  '<!doctype html>\n' +
  html`<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><style>${new Html(PAGE_STYLE)}</style></head><body><a class="skip" href="#main">Đến nội dung chính / Skip to content</a>${body}</body></html>`.text;
