import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { routesOf, type ApiDocument } from './described-routes.js';
import { RunningProgram } from './running-program.js';

const CHROMIUM = process.env['DONDOC_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AXE = readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

const inBrowser = existsSync(CHROMIUM) ? it : it.skip;
if (!existsSync(CHROMIUM)) console.warn(`${CHROMIUM} is missing: the pages were NOT tried in a browser`);

jest.setTimeout(120_000);

let program: RunningProgram;
let url: string;
let profile: string;
let context: BrowserContext | undefined;
const requested: string[] = [];

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) return;
  program = RunningProgram.spawn();
  url = await program.ready();
  profile = mkdtempSync(join(tmpdir(), 'dondoc chromium '));
  context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS });
  context.on('request', (request) => requested.push(request.url()));
});

afterAll(async () => {
  await context?.close();
  await program?.remove();
  if (profile !== undefined) rmSync(profile, { recursive: true, force: true });
});

/** A page of nobody signed in, at this address. */
async function opened(path = '/bang'): Promise<Page> {
  const page = await (context as BrowserContext).newPage();
  await page.context().clearCookies();
  await page.bringToFront(); // a tab in the background may draw no frame, and so never put the cursor anywhere
  await page.goto(url + path);
  return page;
}

/** Signs in as a person does who has no mouse. */
async function signIn(page: Page, login: string): Promise<void> {
  await page.locator('#login:focus').waitFor(); // the page puts the cursor there with its first frame, which may come after `load`
  await page.keyboard.type(login);
  await page.keyboard.press('Tab');
  await page.locator('#password:focus').waitFor();
  await page.keyboard.type(SAMPLE_PASSWORD);
  await page.keyboard.press('Tab');
  await page.locator('button:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Bảng theo dõi' }).waitFor().catch(async (fault: Error) => {
    throw new Error(`${fault.message}\n${page.url()} shows:\n${await page.locator('body').innerText()}`);
  });
}

const board = async (login: string): Promise<Page> => {
  const page = await opened();
  await signIn(page, login);
  return page;
};

/** Faults that axe finds: rule and where. Injected through the debugger, so the page's own policy stays as it is. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { readonly axe: { run(options: object): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }> } };
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, WCAG);
}

/** The row of IV.4 in the overdue list, if it is there. */
const overdueRow = (page: Page): Promise<readonly string[]> =>
  page.getByRole('region', { name: 'Danh sách quá hạn' }).getByRole('row').filter({ hasText: 'IV.4' }).allInnerTexts();

const boxes = (page: Page): Promise<readonly string[]> => page.locator('main > ul.boxes').last().getByRole('listitem').allInnerTexts();
const firstWord = (text: string): string => text.split(/\s/)[0] ?? '';

describe('the pages in a browser', () => {
  inBrowser('are signed in to with the keyboard alone, and show the four boxes as k/n', async () => {
    const page = await board('canbo-bandanvan');
    const shown = await boxes(page);
    expect(shown.map(firstWord)).toEqual(['0/1', '0/1', '0/1', '1/1']);
    expect(await page.getByText('DỮ LIỆU MẪU').isVisible()).toBe(true);
    await page.close();
  });

  inBrowser('show IV.4 in time before its day and overdue after it', async () => {
    const page = await board('canbo-bandanvan');
    const asOf = async (day: string): Promise<void> => {
      await page.getByLabel('Tính đến hết ngày').fill(day);
      await page.getByRole('button', { name: 'Xem' }).press('Enter');
      await page.waitForURL(`**/bang?asOf=${day}`);
    };
    await asOf('2021-12-15');
    expect([(await boxes(page)).map(firstWord), await overdueRow(page)]).toEqual([['0/1', '0/1', '1/1', '0/1'], []]);
    await asOf('2022-01-15');
    expect((await boxes(page)).map(firstWord)).toEqual(['0/1', '0/1', '0/1', '1/1']);
    const [row = ''] = await overdueRow(page);
    expect(row.split('\t').slice(-3)).toEqual(['Ban Tuyên giáo Tỉnh ủy', '31/12/2021', '15']);
    await page.close();
  });

  inBrowser('show an officer what is on the desk of the own body', async () => {
    const page = await board('canbo-tuyengiao');
    const list = page.getByRole('region', { name: 'Việc của đơn vị' });
    expect(await list.getByRole('row').filter({ hasText: 'IV.4' }).count()).toBe(1);
    await page.getByRole('link', { name: 'Quá hạn' }).press('Enter');
    await page.waitForURL('**/bang?filter=overdue#desk');
    expect(await page.getByText('Liệt kê').first().innerText()).toMatch(/1\/1\./);
    expect(await page.getByRole('link', { name: 'Quá hạn' }).getAttribute('aria-current')).toBe('true');
    await page.close();
  });

  inBrowser.each(['', 'canbo-bandanvan', 'canbo-tuyengiao', 'quantri'])('have no fault that axe knows by WCAG 2.2 AA (%s)', async (login) => {
    const page = login === '' ? await opened() : await board(login);
    expect(await faults(page)).toEqual([]);
    await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await faults(page)).toEqual([]);
    const [inner, scrolled] = await page.locator('html').evaluate((root) => [root.clientWidth, root.scrollWidth]);
    expect(scrolled).toBeLessThanOrEqual(inner ?? 0);
    await page.close();
  });

  inBrowser('would be told of a fault', async () => {
    const page = await opened();
    await page.locator('main').evaluate((main) => main.append(Object.assign(main.ownerDocument.createElement('img'), { src: 'data:,' })));
    expect((await faults(page)).map((fault) => fault.split(':')[0])).toEqual(['image-alt']);
    await page.close();
  });

  inBrowser('browse the description of the API offline', async () => {
    const page = await opened('/api/docs');
    const tag = page.locator('.opblock-tag').filter({ hasText: 'assignments' });
    await tag.waitFor();
    const document = (await (await page.request.get(`${url}/api/openapi.json`)).json()) as ApiDocument;
    const tags = new Set(routesOf(document).map(({ operation }) => operation.tags[0]));
    expect(await page.locator('.opblock-tag').allInnerTexts()).toEqual([...tags]);
    await tag.getByRole('button').press('Enter');
    await page.locator('.opblock').nth(20).waitFor();
    await page.close();
  });

  inBrowser('ask nobody but the program for anything', () => {
    const outside = requested.filter((address) => !address.startsWith(`${url}/`) && !address.startsWith('data:'));
    expect([requested.length > 10, outside]).toEqual([true, []]);
  });
});
