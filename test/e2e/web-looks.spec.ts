import { readFileSync } from 'node:fs';
import { expect, it, jest } from '@jest/globals';
import { everyPageIn } from './pages-in-looks.js';
import { EACH_ONCE } from './web-browser.js';
import { WEB_PAGES } from './web-pages.js';

jest.setTimeout(120_000);

/** Looked at with what they show where it is made (`web-supervision`, `web-issuing`, `web-oversight`); and the first page, which leads to another. */
const ELSEWHERE = ['/', '/bao-cao-dinh-ky/$id', '/chi-tieu/$id', '/don-doc/$id', '/giam-sat/$id', '/kiem-tra/$id', '/so-ket/$id'];

everyPageIn(EACH_ONCE, 'in both themes, languages and widths');

it('every page is among those that were looked at', () => {
  const routes = [...readFileSync('apps/web/src/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/gu)].map(([, path]) => path ?? '');
  const seen = WEB_PAGES.flatMap(([, paths]) => paths.map((path) => path.replace(/\?.*/u, '').replace('first', '$id').replace('ban-dan-van/2022-Q1', '$office/$period')));
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((path) => !seen.includes(path)).toSorted()).toEqual(ELSEWHERE);
});
