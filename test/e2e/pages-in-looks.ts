import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { inBrowser, WebBrowser, type Look } from './web-browser.js';
import { WEB_PAGES } from './web-pages.js';

/** Pixels: the height of a head that stands in one line, and the width from which it has to. */
const [ONE_LINE, WIDE] = [60, 1280];
/** Where pictures of the pages are wanted. */
const PICTURES = process.env['DONDOC_TEST_PICTURES'];

/** Tests that every page has no fault in any of these looks, and that none asks anybody else for anything. */
export function everyPageIn(looks: readonly Look[], title: string): void {
  describe('every page of the web application', () => {
    let web: WebBrowser;
    beforeAll(async () => {
      const opened = await WebBrowser.open();
      if (opened !== null) web = opened;
    });
    afterAll(() => web?.close());

    inBrowser.each(WEB_PAGES)(`has no fault that axe knows by WCAG 2.2 AA, ${title} (%s)`, async (login, paths) => {
      const page = await web.page('canbo-tuyengiao', '/livez');
      const inbox = (await web.askAs(page, 'GET', '/api/inbox')).body as { readonly duties: readonly [{ readonly assignmentId: string; readonly directiveId: string }] };
      const [{ assignmentId, directiveId }] = inbox.duties;
      await page.close();
      const shown = await web.page(login, '/livez');
      const found: string[] = [];
      const headOf = async ({ width, scheme, language }: Look): Promise<readonly string[]> => {
        const name = [login, shown.url().slice(web.url.length).replaceAll(/[/?=&]/gu, '-'), language, scheme, width].join(' ');
        if (PICTURES !== undefined) await shown.screenshot({ path: join(mkdirAt(PICTURES), `${name}.png`), fullPage: true });
        const head = width < WIDE ? 0 : await shown.locator('.top').evaluate((element) => element.clientHeight);
        return head > ONE_LINE ? [`the head of the page is ${head} px high`] : [];
      };
      for (const [index, path] of paths.entries()) {
        await shown.goto(web.url + path.replace('/van-ban/first', `/van-ban/${directiveId}`).replace('first', assignmentId));
        await shown.locator('h1').first().waitFor();
        await shown.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
        // Begins as the page before ended: changing takes as long as looking.
        found.push(...(await web.faultsInLooks(shown, index % 2 === 0 ? looks : looks.toReversed(), headOf)));
      }
      expect(found).toEqual([]);
      await shown.close();
    });

    inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
  });
}

function mkdirAt(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
