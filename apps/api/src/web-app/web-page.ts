import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build puts the web application: beside the compiled programs. */
export const WEB_FOLDER = fileURLToPath(new URL('../../../web', import.meta.url));

const NONCE_MARK = '%STYLE_NONCE%';
const NONCE_BYTES = 16;

/** The page with the nonce of one answer, and the policy that goes with it. */
export interface NoncedPage {
  readonly text: string;
  readonly security: string;
}

/**
 * Scripts, fonts and questions from here alone, none inline. Mantine writes a few style elements at run time: they carry the
 * nonce of the page (ADR 0090).
 */
export const webSecurity = (nonce: string): string =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The one page of the web application; null where it was not built. */
export class WebPage {
  private constructor(private readonly parts: readonly string[]) {}

  static in(folder: string): WebPage | null {
    const file = join(folder, 'index.html');
    return existsSync(file) ? new WebPage(readFileSync(file, 'utf8').split(NONCE_MARK)) : null;
  }

  /** A page for one answer: the nonce must never be the same twice. */
  answer(): NoncedPage {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return { text: this.parts.join(nonce), security: webSecurity(nonce) };
  }
}
