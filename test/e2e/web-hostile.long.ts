import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { InboxAnswer } from '#libs/application';
import type { Page, Route } from 'playwright-core';
import { WEB_PAGES } from './web-pages.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(600_000);

const SCRIPT = '<img src=x onerror="globalThis.hostile=1"><script>globalThis.hostile=1</script>\u202Eđảo\u202C 😀 e\u0302';
/** What a person could have called something: markup, marks that turn the direction, emoji, letters in two parts, and no end. */
const HOSTILE = `${SCRIPT}${'ươ'.repeat(5_000)}`;
/** Fields of answers that hold what people wrote, or what others say of them. */
const WRITTEN = new Set([
  'name', 'displayName', 'bodyName', 'leadName', 'holderName', 'coordinatorName', 'unitName', 'fromName', 'toName', 'text', 'summary', 'subject', 'sourceSentence', 'phrase', 'note', 'reason', 'reasons', 'explanation', 'obstacles', 'basis',
  'lateEntryBasis', 'demand', 'symbol', 'directiveSymbol', 'signatory', 'client', 'vi', 'en', 'outputs', 'expectedOutputs', 'progressSoFar', 'what', 'findings', 'unit', 'source',
]); // prettier-ignore
/** Kinds of fields that take any text. */
const TEXT_FIELDS = 'input:not([type]), input[type=text], input[type=search], input[type=password], textarea';
/** Fields that no page of the loop asks for: those before signing in, and those that a step of something secret asks for; typed in `web-account`, as text that is never shown. */
const BEFORE = ['login', 'passkey-code', 'passkey-name'];

/** Fields of forms that open only where a step of something is possible (inspections, reports of periods, measurements, urgings, decisions): not typed here yet. */
const NOT_REACHED = [
  'amendmentSymbol', 'arrivalDate', 'arrivalNumber.raw', 'arrivalNumber.readable', 'basis.itemCode', 'basis.note', 'basis.symbol', 'channel', 'content.attachments', 'content.code',
  'content.denominator', 'content.name', 'content.scope', 'content.summary', 'content.unit', 'contents', 'day', 'directiveSymbol', 'effectiveOn', 'event', 'evidence.documents',
  'evidence.soughtFor', 'evidence.until', 'explanation', 'findings', 'firstPeriod', 'heldOn', 'id', 'judgedAsOf', 'lastDay', 'lastPeriod', 'lateEntryBasis', 'luc', 'newDue', 'obstacles',
  'outlineDate', 'outlineSymbol', 'passedTo', 'period', 'periodFrom', 'periodTo', 'phrase', 'reasons', 'reportsDue', 'revisionReason', 'scopeFrom', 'scopeTo', 'start', 'subject',
  'target.words', 'to', 'unit', 'validFrom', 'validUntil', 'value', 'when.day', 'withdrawn', 'written',
];

let web: WebBrowser;
let duty = '';
let directive = '';
const typed = new Set<string>();
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  const page = await web.page('canbo-tuyengiao', '/livez');
  const first = ((await web.askAs(page, 'GET', '/api/inbox')).body as InboxAnswer).duties[0];
  [duty, directive] = [first?.assignmentId ?? '', first?.directiveId ?? ''];
  await page.close();
});
afterAll(() => web?.close());

/** The same answer, with everything that people wrote made hostile, and every act possible. */
function spoilt(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => spoilt(each, key));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'refusal' ? null : spoilt(each, name)]));
  return typeof value === 'string' && WRITTEN.has(key) ? HOSTILE : value;
}

async function spoil(route: Route): Promise<void> {
  const answer = await route.fetch();
  if (!(answer.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response: answer });
  return route.fulfill({ response: answer, json: spoilt(await answer.json()) });
}

/** What a script of somebody else's would have done; and a page that is wider than the screen. */
const FAULTS = `(() => [
  ...(globalThis.hostile === undefined ? [] : ['a script of an answer ran']),
  ...(document.querySelector('img[src=x], main script') === null ? [] : ['markup of an answer became part of the page']),
  ...(document.title.includes('<img') || document.body.innerText.includes('<img') ? [] : ['nothing hostile was shown']),
])()`;

/** Opens every form of the page, one after the other, and types into every field that takes text. */
async function typeEverywhere(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const fill = async (): Promise<void> => {
    for (const field of await page.locator('main').locator(TEXT_FIELDS).all()) {
      if (!(await field.isVisible()) || !(await field.isEditable())) continue;
      const name = (await field.getAttribute('name')) ?? '';
      await field.fill(HOSTILE);
      const kept = await field.inputValue();
      const most = Number((await field.getAttribute('maxlength')) ?? HOSTILE.length);
      // A field of one line has no line ends to keep; nothing else is changed.
      if (kept !== HOSTILE && kept !== HOSTILE.slice(0, most)) found.push(`${name} keeps something else than was typed`);
      await field.fill('');
      typed.add(name);
    }
  };
  await fill();
  for (const opener of await page.locator('main').locator('button[aria-expanded=false], summary').all()) {
    if (!(await opener.isVisible()) || !(await opener.isEnabled())) continue;
    await opener.click();
    await fill();
  }
  return found;
}

/** The names of fields that take text, as the pages are written. */
function fieldsInSource(): readonly string[] {
  const files = readdirSync('apps/web/src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.spec.ts'));
  const names = files.flatMap((file) => {
    const text = readFileSync(join('apps/web/src', file), 'utf8');
    return [/<(?:TextInput|Textarea|PasswordInput)\b[^>]*?\bname="([\w-]+)"/gu, /name: '([\w-]+)', label: [^,]+, kind: '(?:text|long|secret|day)'/gu, /(?:field|maybe)\('([\w.]+)', '(?:text|long|lines|day)'/gu].flatMap((form) => [...text.matchAll(form)].map(([, name]) => name ?? ''));
  });
  return [...new Set(names)].toSorted();
}

describe('hostile words', () => {
  inBrowser.each(WEB_PAGES)('are text on every page and in every field (%s)', async (login, paths) => {
    const page = await web.page(login, '/livez');
    await page.route('**/api/**', (route) => (route.request().url().endsWith('/api/events') ? route.continue() : spoil(route)));
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(web.url + path.replace('/van-ban/first', `/van-ban/${directive}`).replace('first', duty));
      await page.locator('h1').first().waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      const faults = [...(await page.evaluate<readonly string[]>(FAULTS)), ...(await typeEverywhere(page)), ...(await page.evaluate<readonly string[]>(FAULTS))];
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wide > 0) faults.push(`${wide} px wider than the page`);
      await web.photograph(page, `hostile ${login} ${path.replaceAll(/[/?=]/gu, '-')}`);
      found.push(...new Set(faults.map((fault) => `${path}: ${fault}`)));
    }
    expect(found).toEqual([]);
    await page.close();
  });

  inBrowser('were typed into every field that takes text, but those of forms that it does not reach', () => {
    expect(fieldsInSource().length).toBeGreaterThan(40);
    expect(fieldsInSource().filter((name) => !typed.has(name) && !BEFORE.includes(name))).toEqual(NOT_REACHED);
  });

  inBrowser('asked nobody else for anything', () => web.expectNothingOutside());

  it('would be noticed where they became markup', () => {
    expect(spoilt({ name: 'a', id: 'b', list: [{ text: 'c' }] })).toEqual({ name: HOSTILE, id: 'b', list: [{ text: HOSTILE }] });
    expect(HOSTILE.length).toBeGreaterThan(10_000);
  });
});
