import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { html, page } from './html.js';
import { signInPage } from './sign-in.page.js';

describe('html', () => {
  it('escapes whatever is put in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = html`<p title="${text}">${text}</p>`.text.slice(10, -4);
        expect(inside.replace('">', '')).not.toMatch(/[<>"']/);
      }),
    );
    expect(html`<b>${[html`<i>${1}</i>`, '<&>']}</b>`.text).toBe('<b><i>1</i>&lt;&amp;&gt;</b>');
  });

  it('makes pages in Vietnamese that load nothing from outside', () => {
    const text = page('Tên', html`<main id="main"></main>`) + signInPage({ main: [{ login: 'a', name: '<b>' }], others: [] }, 'p', true, { vi: 'sai', en: 'wrong' });
    expect([/<html lang="vi">/.test(text), /<script|src=|https?:/.test(text), text.includes('&lt;b&gt;'), text.includes('role="alert"')]).toEqual([true, false, true, true]);
  });
});
