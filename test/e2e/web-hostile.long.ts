import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElementHandle, Page, Route } from 'playwright-core';
import { offering } from './offered-acts.js';
import { FormWalk, isHeldBack } from './opened-forms.js';
import { everyVisit, type Visit } from './recorded-states.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(1_200_000);

const SCRIPT = '<img src=x onerror="globalThis.hostile=1"><script>globalThis.hostile=1</script>\u202Eđảo\u202C 😀 e\u0302';
/** What a person could have called something: markup, marks that turn the direction, emoji, letters in two parts, and no end. */
const HOSTILE = `${SCRIPT}${'ươ'.repeat(5_000)}`;
/** Fields of answers that hold what people wrote, or what others say of them. */
const WRITTEN = new Set([
  'name', 'displayName', 'bodyName', 'leadName', 'holderName', 'coordinatorName', 'unitName', 'fromName', 'toName', 'text', 'summary', 'subject', 'sourceSentence', 'phrase', 'note', 'reason', 'reasons', 'explanation', 'obstacles', 'basis',
  'lateEntryBasis', 'demand', 'symbol', 'directiveSymbol', 'signatory', 'client', 'vi', 'en', 'outputs', 'expectedOutputs', 'progressSoFar', 'what', 'findings', 'unit', 'source',
]); // prettier-ignore
/** The text of a number is the program's. */
const NUMBER = /^-?\d+(?:\.\d+)?$/u;
/** Kinds of fields that take any text. */
const TEXT_FIELDS = 'input:not([type]), input[type=text], input[type=search], input[type=password], textarea';

let web: WebBrowser;
/** Who opens which pages: those of everybody, and those of things in every state. */
let visits: readonly Visit[] = [];
/** Names of fields, and shapes of forms, that were typed into. */
const typed = new Set<string>();
const shapes = new Set<string>();
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  visits = await everyVisit(web.url);
});
afterAll(() => web?.close());

/** The same answer, with everything that people wrote made hostile, and every act possible. */
function spoilt(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => spoilt(each, key));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, name === 'refusal' ? null : spoilt(each, name)]));
  return typeof value === 'string' && WRITTEN.has(key) && !NUMBER.test(value) ? HOSTILE : value;
}

async function spoil(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/api/events') return route.continue();
  if (await isHeldBack(route)) return;
  const answer = await route.fetch();
  if (!(answer.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response: answer });
  const told: unknown = await answer.json();
  return route.fulfill({ response: answer, json: spoilt(answer.ok() ? offering(pathname, told) : told) });
}

/** What a script of somebody else's would have done; and a page that is wider than the screen. */
const FAULTS = `(() => [
  ...(globalThis.hostile === undefined ? [] : ['a script of an answer ran']),
  ...(document.querySelector('img[src=x], main script') === null ? [] : ['markup of an answer became part of the page']),
  ...(document.title.includes('<img') || document.body.innerText.includes('<img') ? [] : ['nothing hostile was shown']),
])()`;

/** Types into every field of the form, or of the page outside its forms, that takes text and was not typed into, and empties it again. @returns what was kept otherwise. */
async function typeInto(part: ElementHandle, isTyped: (name: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  const fields = await part.evaluate(
    (own, wanted) =>
      [...own.querySelectorAll(wanted)]
        .filter((field) => (own.tagName === 'FORM' || field.closest('form') === null) && field.checkVisibility() && !field.disabled && !field.readOnly)
        .map((field): TextField => ({ name: field.name, most: field.maxLength, place: [...own.querySelectorAll(wanted)].indexOf(field) })),
    TEXT_FIELDS,
  );
  for (const { name, most, place } of fields.filter((field) => !isTyped(field.name))) {
    const field = (await part.$$(TEXT_FIELDS))[place];
    // One that went away meanwhile, or moved, is typed into when it is there again.
    if (field === undefined || (await field.getAttribute('name')) !== (name === '' ? null : name)) continue;
    await field.fill(HOSTILE);
    const kept = await field.inputValue();
    // A field of one line has no line ends to keep; nothing else is changed.
    if (kept !== HOSTILE && (most < 0 || kept !== HOSTILE.slice(0, most))) found.push(`${name} keeps something else than was typed`);
    await field.fill('');
    typed.add(name.replace(/^.*\.\d+\./u, ''));
  }
  return found;
}

interface TextField {
  readonly name: string;
  /** Characters; -1 = any number. */
  readonly most: number;
  /** Among the fields of the part. */
  readonly place: number;
}

/** Goes to the page and opens every form of it, one after the other, and types into every field that takes text. */
function typeEverywhere(page: Page): (path: string) => Promise<readonly string[]> {
  const [found, inForms, outside]: [string[], Set<string>, Set<string>] = [[], new Set(), new Set()];
  const once = (names: Set<string>, prefix: string) => (name: string): boolean => names.has(prefix + name) || (names.add(prefix + name), false);
  const walk = new FormWalk(page, {
    shown: async () => {
      for (const part of await page.$$('main, dialog')) found.push(...(await typeInto(part, once(outside, ''))));
    },
    grown: async ({ name: form, element }) => void found.push(...(await typeInto(element, once(inForms, `${form}: `)))),
  }, shapes); // prettier-ignore
  return async (path) => {
    outside.clear();
    await walk.at(web.url + path);
    return found.splice(0);
  };
}

/** The names of fields that take text, as the pages are written. */
function fieldsInSource(): readonly string[] {
  const files = readdirSync('apps/web/src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/u.test(file) && !file.endsWith('.spec.ts'));
  const names = files.flatMap((file) => {
    const text = readFileSync(join('apps/web/src', file), 'utf8');
    return [/<(?:TextInput|Textarea|PasswordInput)\b[^>]*?\bname="([\w.-]+)"/gu, /name: '([\w.-]+)', label: [^,]+, kind: '(?:text|long|lines|secret|day)'/gu, /(?:field|maybe)\('([\w.]+)', '(?:text|long|lines|day)'/gu].flatMap((form) => [...text.matchAll(form)].map(([, name]) => name ?? ''));
  });
  return [...new Set(names)].toSorted();
}

describe('hostile words', () => {
  inBrowser('are text on every page and in every field', async () => {
    const found: string[] = [];
    for (const [login, paths] of visits) {
      const page = await web.page(login, '/livez');
      await page.route('**/api/**', spoil);
      const typeAt = typeEverywhere(page);
      for (const path of paths) {
        const kept = await typeAt(path);
        const faults = [...kept, ...(await page.evaluate<readonly string[]>(login === null ? '[]' : FAULTS))];
        const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (wide > 0) faults.push(`${wide} px wider than the page`);
        await web.photograph(page, `hostile ${login} ${path.replaceAll(/[/?=]/gu, '-')}`);
        found.push(...new Set(faults.map((fault) => `${path}: ${fault}`)));
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });

  inBrowser('were typed into every field that takes text', () => {
    expect(fieldsInSource().length).toBeGreaterThan(100);
    expect(fieldsInSource().filter((name) => !typed.has(name))).toEqual([]);
  });

  inBrowser('asked nobody else for anything', () => web.expectNothingOutside());

  it('would be noticed where they became markup', () => {
    expect(spoilt({ name: 'a', id: 'b', list: [{ text: 'c' }] })).toEqual({ name: HOSTILE, id: 'b', list: [{ text: HOSTILE }] });
    expect(HOSTILE.length).toBeGreaterThan(10_000);
  });
});
