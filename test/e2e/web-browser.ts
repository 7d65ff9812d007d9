import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { chromium, type BrowserContext, type ElementHandle, type Page } from 'playwright-core';
import { SAMPLE_PASSWORD } from '#libs/sample';
import { RunningProgram } from './running-program.js';

const CHROMIUM = process.env['DONDOC_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AXE = readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/** A test of the web application; skipped, and said so, where there is no browser. */
export const inBrowser = existsSync(CHROMIUM) ? it : it.skip;
if (!existsSync(CHROMIUM)) console.warn(`${CHROMIUM} is missing: the web application was NOT tried in a browser`);

/** How a page is looked at. */
export interface Look {
  readonly scheme: string;
  readonly language: string;
  /** Pixels. */
  readonly width: number;
}
/** Each theme, each language and each width once; all mixtures stand in `web-looks.long.ts`. */
export const EACH_ONCE: readonly Look[] = [{ scheme: 'light', language: 'vi', width: 1280 }, { scheme: 'dark', language: 'en', width: 360 }];
/** Pixels. */
const HEIGHT = 740;

/** One running program and one browser that looks at it. */
export class WebBrowser {
  /** Every address that a page asked for. */
  readonly requested: string[] = [];
  /** What the browser refused or a script threw. */
  readonly complaints: string[] = [];
  /** Where the log stood after the last act through here. */
  private position: string | null = null;

  private constructor(
    readonly url: string,
    private readonly program: RunningProgram,
    private readonly profile: string,
    readonly context: BrowserContext,
  ) {
    context.on('request', (request) => this.requested.push(request.url()));
    context.on('weberror', (error) => this.complaints.push(error.error().message));
    // An answer that refuses is no fault of the page, though Chromium says so on its console.
    context.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) this.complaints.push(message.text());
    });
  }

  /** Null where there is no browser. `environment`: of the program. */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<WebBrowser | null> {
    if (!existsSync(CHROMIUM)) return null;
    const program = RunningProgram.spawn({ environment });
    const url = await program.ready();
    const profile = mkdtempSync(join(tmpdir(), 'dondoc chromium '));
    const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS, viewport: { width: 1280, height: 860 } });
    return new WebBrowser(url, program, profile, context);
  }

  /** Where the program keeps its data. */
  get folder(): string {
    return this.program.folder;
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.program.remove();
    rmSync(this.profile, { recursive: true, force: true });
  }

  /** A page at this address, for whoever has just signed in at the API; null = nobody. */
  async page(login: string | null, path = '/'): Promise<Page> {
    const page = await this.context.newPage();
    await this.context.clearCookies();
    if (login !== null) {
      const { status } = await this.askAs(page, 'POST', '/api/session', { login, password: SAMPLE_PASSWORD });
      if (status !== 201) throw new Error(`${login}: ${status}`);
    }
    await page.bringToFront();
    await page.goto(this.url + path);
    return page;
  }

  /** Asks the API with the session of the browser. What it reads of duties has what was recorded through here before. */
  async askAs(page: Page, method: string, path: string, data?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly body: unknown }> {
    const known = method === 'GET' && this.position !== null && path.startsWith('/api/assignments/') ? `${path.includes('?') ? '&' : '?'}after=${this.position}` : '';
    const answer = await page.request.fetch(this.url + path + known, { method, headers: { origin: this.url, 'x-dondoc-request': '1', ...headers }, ...(data !== undefined && { data }) });
    const body: unknown = (await answer.text()) === '' ? null : await answer.json();
    if (method !== 'GET') this.position = (body as { readonly position?: string } | null)?.position ?? this.position;
    return { status: answer.status(), body };
  }

  /** Faults that axe finds in Vietnamese, light and wide, and in English, dark and on a telephone; and whether anything sticks out sideways. `opened`: opens what is to be looked at too. */
  async faultsInAllLooks(page: Page, opened: () => Promise<void> = () => Promise.resolve()): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { scheme, language, width } of EACH_ONCE) {
      await page.evaluate(([looks, words]) => {
        localStorage.setItem('mantine-color-scheme-value', looks ?? '');
        localStorage.setItem('dondoc.language', words ?? '');
      }, [scheme, language]);
      await page.setViewportSize({ width, height: HEIGHT });
      await page.reload();
      await page.locator('h1').first().waitFor();
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      await opened();
      found.push(...(await faults(page)).map((fault) => `${scheme} ${language} ${width}: ${fault}`));
    }
    await page.evaluate(() => localStorage.clear());
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.reload();
    return found;
  }

  /**
   * Faults that axe finds in these looks, one after the other, and what is told of each besides. A look is chosen by the buttons of the page, which
   * remembers it.
   */
  async faultsInLooks(page: Page, looks: readonly Look[], besides: (look: Look) => Promise<readonly string[]> = () => Promise.resolve([])): Promise<readonly string[]> {
    const [language, theme] = [page.locator('header button[lang]'), page.locator('header button[lang] + button')];
    const found: string[] = [];
    for (const look of looks) {
      if (page.viewportSize()?.width !== look.width) await page.setViewportSize({ width: look.width, height: HEIGHT });
      const now = await page.locator('html').evaluate((root) => ({ scheme: root.dataset['mantineColorScheme'], language: root.lang }));
      if (now.scheme !== look.scheme) await theme.click();
      if (now.language !== look.language) await language.click();
      // English is fetched when it is first chosen.
      await page.locator(`html[lang="${look.language}"][data-mantine-color-scheme="${look.scheme}"]`).waitFor();
      found.push(...[...(await besides(look)), ...(await faults(page))].map((fault) => `${page.url().replace(this.url, '')} ${look.language} ${look.scheme} ${look.width}: ${fault}`));
    }
    return found;
  }

  /** Faults that axe finds on the page as it is, or in one part of it. */
  faults(page: Page, part?: ElementHandle): Promise<readonly string[]> {
    return faults(page, part);
  }

  /** Faults that axe finds in an open form in both themes and both languages; changed under it by the buttons of the page, and left as they were. */
  async faultsInForm(page: Page, form: ElementHandle): Promise<readonly string[]> {
    const found: string[] = [];
    for (const [place, width] of [[1, 360], [0, 360], [1, 1280], [0, 1280]] as const) {
      const before = await page.locator('html').getAttribute('lang');
      // Behind a dialog the buttons cannot be pressed by people.
      await page.locator('button[lang], button[lang] + button').nth(place).evaluate((button) => button.click());
      if (place === 0) await page.locator(`html:not([lang="${before}"])`).waitFor();
      if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 740 });
      const look = await form.evaluate((own) => own.isConnected && `${own.ownerDocument.documentElement.lang} ${own.ownerDocument.documentElement.dataset['mantineColorScheme'] ?? ''}`);
      if (look === false) return [...found, 'goes away when the look changes'];
      found.push(...(await faults(page, form)).map((fault) => `${look}: ${fault}`));
    }
    return found;
  }

  /** Keeps a picture of the whole page for people to look at: in the folder that `DONDOC_TEST_PICTURES` names, nowhere when it names none. */
  async photograph(page: Page, name: string): Promise<void> {
    const folder = process.env['DONDOC_TEST_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }

  /** Nothing was asked of anybody else, and nothing was refused by the policy of the page. */
  expectNothingOutside(): void {
    const own = [`${this.url}/`, `${this.url.replace('127.0.0.1', 'localhost')}/`, 'data:'];
    const outside = this.requested.filter((address) => !own.some((beginning) => address.startsWith(beginning)));
    expect([this.requested.length > 5, outside, this.complaints]).toEqual([true, [], []]);
  }
}

/** Rule and place of what axe finds by WCAG 2.2 AA on a page or in a part of it, and what is wider than the page. Injected through the debugger, so the page's own policy stays as it is. */
async function faults(page: Page, part?: ElementHandle): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(AXE);
  const wide = await page.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  const found = await page.evaluate(async ([tags, within]) => {
    const { axe, document } = globalThis as unknown as { readonly document: object; readonly axe: { run(context: object, options: object): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }> } };
    const { violations } = await axe.run(within ?? document, { runOnly: { type: 'tag', values: tags } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, [WCAG, part ?? null] as const);
  return wide > 0 ? [`${wide} px wider than the page`, ...found] : found;
}

/** Goes with Tab until this element has the keyboard. @throws when it is not reached. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  for (let presses = 0; presses < 80; presses++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}
