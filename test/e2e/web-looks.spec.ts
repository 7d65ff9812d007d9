import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { inBrowser, WebBrowser } from './web-browser.js';
import { WEB_PAGES } from './web-pages.js';

jest.setTimeout(120_000);

/** Looked at with what they show where it is made (`web-supervision`, `web-issuing`, `web-oversight`); and the first page, which leads to another. */
const ELSEWHERE = ['/', '/bao-cao-dinh-ky/$id', '/chi-tieu/$id', '/don-doc/$id', '/giam-sat/$id', '/kiem-tra/$id', '/so-ket/$id'];
/** Pixels. */
const ONE_LINE = 60;
/** Where pictures of the pages are wanted. */
const PICTURES = process.env['DONDOC_TEST_PICTURES'];

let web: WebBrowser;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened !== null) web = opened;
});
afterAll(() => web?.close());

describe('every page of the web application', () => {
  inBrowser.each(WEB_PAGES)('has no fault that axe knows by WCAG 2.2 AA, in both themes and languages (%s)', async (login, paths) => {
    const page = await web.page('canbo-tuyengiao', '/livez');
    const inbox = (await web.askAs(page, 'GET', '/api/inbox')).body as { readonly duties: readonly [{ readonly assignmentId: string; readonly directiveId: string }] };
    const [{ assignmentId, directiveId }] = inbox.duties;
    await page.close();
    const shown = await web.page(login, '/livez');
    const found: string[] = [];
    for (const path of paths) {
      await shown.goto(web.url + path.replace('/van-ban/first', `/van-ban/${directiveId}`).replace('first', assignmentId));
      await shown.locator('h1').first().waitFor();
      await shown.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      const head = await shown.locator('.top').evaluate((element) => element.clientHeight);
      if (head > ONE_LINE) found.push(`${path}: the head of the page is ${head} px high at 1280 px`);
      found.push(...(await web.faultsInEveryLook(shown)));
      if (PICTURES !== undefined) await shown.screenshot({ path: join(mkdirAt(PICTURES), `${login} ${path.replaceAll(/[/?=]/gu, '-')}.png`), fullPage: true });
    }
    expect(found).toEqual([]);
    await shown.close();
  });

  it('is among those that were looked at', () => {
    const routes = [...readFileSync('apps/web/src/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/gu)].map(([, path]) => path ?? '');
    const seen = WEB_PAGES.flatMap(([, paths]) => paths.map((path) => path.replace(/\?.*/u, '').replace('first', '$id').replace('ban-dan-van/2022-Q1', '$office/$period')));
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((path) => !seen.includes(path)).toSorted()).toEqual(ELSEWHERE);
  });

  inBrowser('asks nobody but the program for anything', () => web.expectNothingOutside());
});

function mkdirAt(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
