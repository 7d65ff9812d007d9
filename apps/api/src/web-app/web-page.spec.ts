import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WebPage } from './web-page.js';

describe('WebPage', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dondoc web '));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is not there where it was not built', () => {
    expect(WebPage.in(folder)).toBeNull();
  });

  it('carries another nonce in every answer, in the page and in its policy alike', () => {
    writeFileSync(join(folder, 'index.html'), '<meta content="%STYLE_NONCE%"><style nonce="%STYLE_NONCE%"></style>');
    const answers = [WebPage.in(folder)?.answer(), WebPage.in(folder)?.answer()];
    const nonces = answers.map((answer) => /'nonce-([^']+)'/.exec(answer?.security ?? '')?.[1]);
    expect(new Set(nonces).size).toBe(2);
    expect(answers.map((answer) => answer?.text)).toEqual(nonces.map((nonce) => `<meta content="${nonce}"><style nonce="${nonce}"></style>`));
  });

  it('lets no script run but those of this address', () => {
    writeFileSync(join(folder, 'index.html'), '');
    const directives = Object.fromEntries((WebPage.in(folder)?.answer().security ?? '').split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]));
    expect([directives['default-src'], directives['script-src'], directives['connect-src'], directives['form-action']]).toEqual(["'none'", "'self'", "'self'", "'none'"]);
  });
});
