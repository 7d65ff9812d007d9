import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { actorId, type Actor, type BodyId, type Role } from '#libs/domain';
import { inFolder } from './folders.js';
import { Latencies, median, printResult, round } from './measure.js';
import { SUPERVISOR } from './province.js';
import { startServer } from './served-engine.js';
import { BODIES, BUSY, MONTHS, seedWeb, type WebSeed } from './web-seed.js';

const CHROMIUM = process.env['DONDOC_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const DAY_MS = 86_400_000;
const COLD_LOADS = 5;
const ACTS = 10;
const SMALL: WebSeed = { spread: 10_000, busy: 10_000, busyDays: 300 };

export interface WebOptions {
  /** Rows of the long list. */
  readonly rows: number;
  readonly data: string | undefined;
}

const person = (body: BodyId, roles: readonly Role[]): Actor => ({ actorId: actorId(`nguoi-${body}`), body, roles, delegations: [] });
const PEOPLE = [person(BUSY, ['officer', 'head']), person(SUPERVISOR, ['officer', 'supervising-officer'])] as const;

/** A session for each, as the server would have made it. */
function signIn(folder: string): readonly string[] {
  const store = openSqliteCredentialStore({ folder });
  store.saveAccounts(PEOPLE.map((actor) => ({ ...actor, login: actor.actorId, keptName: actor.actorId, passwordHash: null, disabled: false, sample: true })));
  const tokens = PEOPLE.map(({ actorId: who }) => {
    const token = randomBytes(32).toString('base64url');
    store.saveSession({ id: who, tokenHash: createHash('sha256').update(token).digest('hex'), actorId: who, createdAt: Date.now(), lastUsedAt: Date.now(), client: null, expiresAt: Date.now() + DAY_MS });
    return token;
  });
  store.close();
  return tokens;
}

/** In the page, before anything else: how long events took until the next frame, and when the wanted thing was first there. */
const WATCH = `
  globalThis.benchEvents = [];
  new PerformanceObserver((list) => globalThis.benchEvents.push(...list.getEntries().map(({ name, duration }) => ({ name, duration })))).observe({ type: 'event', durationThreshold: 16, buffered: true });
  globalThis.benchFirst = {};
  const wanted = { row: '.duty-row', box: '.boxes strong', cell: 'button[data-month]' };
  new MutationObserver(() => {
    for (const [name, selector] of Object.entries(wanted)) {
      if (name in globalThis.benchFirst || document.querySelector(selector) === null) continue;
      globalThis.benchFirst[name] = null;
      requestAnimationFrame(() => setTimeout(() => { globalThis.benchFirst[name] = performance.now(); }));
    }
  }).observe(document, { childList: true, subtree: true });
`;

/** In the page, once the list is there: scrolls it frame by frame and tells how long each took. */
const SCROLL = `([way, count]) => new Promise((resolve) => {
  const found = [];
  let [last, chance] = [performance.now(), 42];
  const turn = () => {
    const now = performance.now();
    found.push(now - last);
    last = now;
    if (found.length > count) return resolve(found.slice(1));
    chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff;
    if (way === 'by wheel') scrollBy(0, 240);
    else if (found.length % 10 === 0) scrollTo(0, (chance / 0x7fffffff) * document.documentElement.scrollHeight);
    requestAnimationFrame(turn);
  };
  requestAnimationFrame(turn);
})`;

interface OwnDocument {
  readonly document: { querySelector(selector: string): { getAttribute(name: string): string | null } | null };
}

/** What the page computed, ms: less at the mercy of a busy machine than what the clock says. */
interface PageWork {
  readonly scriptMs: number;
  readonly layoutMs: number;
  readonly styleMs: number;
}

/** Tells what the page has computed since it was told last, or since it was opened. */
async function workIn(page: Page): Promise<() => Promise<PageWork>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let before: Readonly<Record<string, number>> = {};
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
    const since = (name: string): number => round(1_000 * ((now[name] ?? 0) - (before[name] ?? 0)));
    const work = { scriptMs: since('ScriptDuration'), layoutMs: since('LayoutDuration'), styleMs: since('RecalcStyleDuration') };
    before = now;
    return work;
  };
}

interface SlowEvent {
  readonly name: string;
  readonly duration: number;
}

/** Browsers at one program; each as somebody, with nothing in its cache. */
class Browsers {
  private constructor(
    readonly url: string,
    private readonly tokens: readonly string[],
    private readonly profile: string,
    private readonly first: BrowserContext,
  ) {}

  static async open(url: string, tokens: readonly string[]): Promise<Browsers> {
    const profile = mkdtempSync(join(tmpdir(), 'dondoc-bench-chromium-'));
    const first = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: FLAGS });
    return new Browsers(url, tokens, profile, first);
  }

  /** Cold: a new context. `who`: place in PEOPLE. */
  async page(who: number, path: string): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly worked: () => Promise<PageWork> }> {
    const context = await this.first.browser()?.newContext({ viewport: { width: 1280, height: 860 } });
    if (context === undefined) throw new Error('no browser');
    await context.addCookies([{ name: 'dondoc', value: this.tokens[who] ?? '', url: this.url }]);
    await context.addInitScript(WATCH);
    const page = await context.newPage();
    const worked = await workIn(page);
    await page.goto(this.url + path);
    return { page, context, worked };
  }

  async close(): Promise<void> {
    await this.first.close();
    rmSync(this.profile, { recursive: true, force: true });
  }
}

/** When the wanted thing was first painted, ms since the navigation began. */
async function painted(page: Page, wanted: string): Promise<number> {
  // A function: the policy of the page lets no text become one.
  await page.waitForFunction((name) => typeof (globalThis as unknown as { readonly benchFirst: Readonly<Record<string, unknown>> }).benchFirst[name] === 'number', wanted);
  return page.evaluate<number>(`benchFirst['${wanted}']`);
}

/** Milliseconds from the start of the navigation to the first contentful paint, and to the first thing that was asked for. */
async function coldLoad(browsers: Browsers, who: number, path: string, wanted: string): Promise<{ readonly fcp: number; readonly shown: number }> {
  const { page, context } = await browsers.page(who, path);
  const shown = await painted(page, wanted);
  const fcp = await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime");
  await context.close();
  return { fcp, shown };
}

async function paints(browsers: Browsers, name: string, who: number, path: string, wanted: string): Promise<void> {
  const loads: { readonly fcp: number; readonly shown: number }[] = [];
  for (let turn = 0; turn < COLD_LOADS; turn++) loads.push(await coldLoad(browsers, who, path, wanted));
  printResult({ peer: 'dondoc', workload: 'web', page: name, coldLoads: COLD_LOADS, fcpMs: round(median(loads.map(({ fcp }) => fcp))), fcpMaxMs: round(Math.max(...loads.map(({ fcp }) => fcp))), contentMs: round(median(loads.map(({ shown }) => shown))) });
}

/** Presses keys as a person does, and tells how long the slowest event took until the next frame was painted (events below 16 ms are not told by the browser). */
async function interactions(browsers: Browsers, name: string, who: number, path: string, ready: string, keys: readonly string[]): Promise<void> {
  const { page, context, worked } = await browsers.page(who, path);
  await page.locator(ready).first().waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate('benchEvents.splice(0)');
  await worked();
  const slow: { readonly key: string; readonly ms: number }[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(250);
    const told = await page.evaluate<readonly SlowEvent[]>('benchEvents.splice(0)');
    slow.push({ key, ms: Math.max(16, ...told.map(({ duration }) => duration)) });
  }
  slow.sort((one, other) => other.ms - one.ms);
  const times = new Latencies();
  for (const { ms } of slow) times.add(ms);
  printResult({ peer: 'dondoc', workload: 'web', interactionsOn: name, keys: keys.length, p50ms: times.percentile(0.5), p90ms: times.percentile(0.9), slowestMs: slow[0]?.ms, slowest: slow.slice(0, 3).map(({ key, ms }) => `${key} ${ms}`), ...(await worked()) });
  await context.close();
}

const midOf = (works: readonly PageWork[]): PageWork => ({ scriptMs: round(median(works.map(({ scriptMs }) => scriptMs))), layoutMs: round(median(works.map(({ layoutMs }) => layoutMs))), styleMs: round(median(works.map(({ styleMs }) => styleMs))) });

async function heatMap(browsers: Browsers): Promise<void> {
  const draws: number[] = [];
  const works: PageWork[] = [];
  let [cells, asked] = [0, 0];
  for (let turn = 0; turn < COLD_LOADS; turn++) {
    const { page, context, worked } = await browsers.page(1, '/tong-hop?the=heat-map');
    const drawn = await painted(page, 'cell');
    const [answered, lasted] = await page.evaluate<readonly [number, number]>("performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/boards/heat-map')).map(({ responseEnd, duration }) => [responseEnd, duration])[0]");
    draws.push(drawn - answered);
    works.push(await worked());
    cells = await page.locator('button[data-month]').count();
    asked = lasted;
    await context.close();
  }
  printResult({ peer: 'dondoc', workload: 'web', heatMap: `${BODIES} bodies, ${MONTHS} months and the parts of months around them`, cellsDrawn: cells, fromAnswerToFrameMs: round(median(draws)), slowestMs: round(Math.max(...draws)), answerMs: round(asked), ...midOf(works) });
}

/** An act of one, seen by another: from the moment it is sent to the moment it stands on the other's screen. */
async function sideBySide(browsers: Browsers): Promise<void> {
  const [one, other] = [await browsers.page(0, '/hop-viec?loc=to-acknowledge'), await browsers.page(0, '/hop-viec?loc=to-acknowledge')];
  const times = new Latencies();
  const top = other.page.locator('.duty-row a[data-row]').first();
  await top.waitFor();
  for (let turn = 0; turn < ACTS; turn++) {
    const href = (await top.getAttribute('href')) ?? '';
    const id = href.replace('/viec/', '').replace(/\?.*/u, '');
    const seen = other.page.waitForFunction((gone) => (globalThis as unknown as OwnDocument).document.querySelector('.duty-row a[data-row]')?.getAttribute('href') !== gone, href, { polling: 'raf' });
    const sent = performance.now();
    const answer = await one.page.request.fetch(`${browsers.url}/api/assignments/${id}/acknowledgement`, { method: 'POST', data: {}, headers: { origin: browsers.url, 'x-dondoc-request': '1' } });
    if (answer.status() !== 200) throw new Error(`${answer.status()} ${await answer.text()}`);
    await seen;
    times.add(performance.now() - sent);
  }
  printResult({ peer: 'dondoc', workload: 'web', sideBySide: 'an act in one browser seen in another', acts: ACTS, p50ms: times.percentile(0.5), slowestMs: times.percentile(1) });
  for (const { context } of [one, other]) await context.close();
}

/** Reads the whole list on, as the page does for a filter of its own, then scrolls it as by wheel and by dragging the bar. */
async function longList(browsers: Browsers, rows: number): Promise<void> {
  const { page, context, worked } = await browsers.page(0, '/hop-viec?trong=60');
  const began = performance.now();
  await page.getByText(`Liệt kê ${rows} việc`).waitFor({ timeout: 600_000 });
  const readMs = performance.now() - began;
  await page.waitForTimeout(2_000);
  for (const [how, frames] of [['by wheel', 600], ['by dragging', 300]] as const) {
    await worked();
    const deltas = await page.evaluate<readonly number[]>(`(${SCROLL})(${JSON.stringify([how, frames])})`);
    const times = new Latencies();
    for (const delta of deltas) times.add(delta);
    const drawn = await page.locator('.duty-row').count();
    printResult({ peer: 'dondoc', workload: 'web', list: how, rows, frames, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99), slowestFrameMs: times.percentile(1), over100ms: deltas.filter((delta) => delta > 100).length, rowsDrawn: drawn, readMs: round(readMs), ...(await worked()) });
  }
  await context.close();
}

async function served(folder: string, seed: WebSeed, work: (browsers: Browsers) => Promise<void>): Promise<void> {
  if (!existsSync(join(folder, LOG_FILE_NAME))) await seedWeb(folder, seed, Date.now());
  const tokens = signIn(folder);
  const { server, port } = await startServer(folder, { DONDOC_REMINDERS: 'off' });
  const url = `http://127.0.0.1:${port}`;
  try {
    for (let turn = 0; turn < 600 && (await fetch(`${url}/readyz`)).status !== 200; turn++) await new Promise((resolve) => setTimeout(resolve, 250));
    const browsers = await Browsers.open(url, tokens);
    try {
      await work(browsers);
    } finally {
      await browsers.close();
    }
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  }
}

/** What people wait for in the browser: a real Chromium at a real program, on a log of open duties. */
export async function web({ rows, data }: WebOptions): Promise<void> {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: nothing is measured in a browser`);
  await inFolder(data === undefined ? undefined : join(data, 'ten-thousand'), (folder) =>
    served(folder, SMALL, async (browsers) => {
      await paints(browsers, 'inbox', 0, '/hop-viec', 'row');
      await paints(browsers, 'board', 1, '/tong-hop', 'box');
      const walk = Array.from({ length: 20 }, () => 'j');
      await interactions(browsers, 'inbox', 0, '/hop-viec', '.duty-row', [...walk, 'Control+K', ...'so 12', 'Escape', 'k', 'Enter']);
      await interactions(browsers, 'board', 1, '/tong-hop', 'button[data-month]', [...walk, 'Control+K', ...'qh t11', 'Escape', 'Tab', 'Shift+Tab', 'Enter']);
      await heatMap(browsers);
      await sideBySide(browsers);
    }),
  );
  await inFolder(data === undefined ? undefined : join(data, 'long-list'), (folder) => served(folder, { spread: 0, busy: rows, busyDays: 60 }, (browsers) => longList(browsers, rows)));
}
