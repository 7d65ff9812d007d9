import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest } from '@jest/globals';
import type { DirectivesAnswer, InboxAnswer } from '#libs/application';
import type { Locator, Page } from 'playwright-core';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

/**
 * Takes the pictures of the guides. `WRITE_PICTURES=1` keeps them in `docs/guides/pictures`, each with the words that it
 * shows; otherwise the words are compared, since pixels differ from machine to machine: a page that changed is noticed.
 */
const FOLDER = join(process.cwd(), 'docs', 'guides', 'pictures');
const WORDS = join(FOLDER, 'words.json');
const WRITES = process.env['WRITE_PICTURES'] === '1';
const known = (existsSync(WORDS) ? JSON.parse(readFileSync(WORDS, 'utf8')) : {}) as Readonly<Record<string, string>>;
const shown: Record<string, string> = {};
const WIDTH = 960;
/** A guide shows the beginning of a page; a picture weighs little. */
const TALLEST = 540;
const MOST_WORDS = 1500;
/** Pages are shown as they were then, so that no day goes by in a picture. */
const THEN = 'luc=2022-01-15';
/** Pictured for what they show at any time, not for what is different now. */
const WITHOUT_DIFFERENCE: ReadonlySet<string> = new Set(['bang-theo-doi', 'hop-viec', 'cay-giao-viec', 'chi-tieu']);

let web: WebBrowser;
let directive: string;
let duty: string;
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  const page = await web.page('canbo-tuyengiao', '/livez');
  duty = ((await web.askAs(page, 'GET', '/api/inbox')).body as InboxAnswer).duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId ?? '';
  directive = ((await web.askAs(page, 'GET', '/api/directives')).body as DirectivesAnswer).directives[0]?.directiveId ?? '';
  await page.close();
  if (WRITES) mkdirSync(FOLDER, { recursive: true });
});
afterAll(async () => {
  if (WRITES) writeFileSync(WORDS, `${JSON.stringify(shown, null, 2)}\n`);
  await web?.close();
});

async function opened(login: string, path: string): Promise<Page> {
  const page = await web.page(login, path);
  await page.setViewportSize({ width: WIDTH, height: 760 });
  await page.locator('h1').first().waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  return page;
}

/** The picture of a part of the page, or of what the window shows of it. */
async function picture(name: string, page: Page, part: Locator = page.locator('main')): Promise<void> {
  await page.evaluate(() => {
    const { document, scrollTo } = globalThis as unknown as { readonly document: { readonly activeElement: { blur(): void } | null }; readonly scrollTo: (x: number, y: number) => void };
    document.activeElement?.blur();
    scrollTo(0, 0);
  });
  shown[name] = (await part.innerText()).replace(/\s+/gu, ' ').trim().slice(0, MOST_WORDS);
  if (WRITES) {
    const box = await part.boundingBox();
    await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: true, clip: { x: box?.x ?? 0, y: box?.y ?? 0, width: box?.width ?? WIDTH, height: Math.min(box?.height ?? TALLEST, TALLEST) } });
  } else {
    expect([name, shown[name]]).toEqual([name, known[name]]);
  }
  await page.close();
}

describe('the pictures of the guides', () => {
  inBrowser.each([
    ['hop-viec', 'canbo-tuyengiao', (): string => `/hop-viec?${THEN}`],
    ['nhiem-vu', 'canbo-tuyengiao', (): string => `/viec/${duty}?${THEN}`],
    ['bang-theo-doi', 'canbo-bandanvan', (): string => `/tong-hop?dv=ban-tuyen-giao&${THEN}`],
    ['bang-luc-do', 'kiemtoan', (): string => `/tong-hop?luc=2021-12-15`],
    ['bao-cao', 'canbo-bandanvan', (): string => `/bao-cao?${THEN}`],
    ['cay-giao-viec', 'canbo-bandanvan', (): string => `/van-ban/${directive}?${THEN}`],
    ['truc-thoi-han', 'canbo-bandanvan', (): string => `/thoi-han?${THEN}`],
    ['chi-tieu', 'canbo-bandanvan', (): string => `/chi-tieu?${THEN}`],
  ] as const)('%s', async (name, login, path) => {
    const page = await opened(login, path());
    await page.waitForLoadState('networkidle');
    // What is different now grows with every day.
    await page.locator('section[aria-labelledby$=difference] p').evaluateAll((told) => told.forEach((one) => (one as unknown as { remove(): void }).remove()));
    if (WITHOUT_DIFFERENCE.has(name)) await page.locator('section[aria-labelledby$=difference]').evaluateAll((told) => told.forEach((one) => (one as unknown as { remove(): void }).remove()));
    await picture(name, page);
  });

  inBrowser('ban-hanh', async () => {
    const page = await opened('thuongtruc', '/van-ban/ban-hanh');
    await page.setViewportSize({ width: 1040, height: 760 });
    await page.locator('select[name="tasks.0.lead"] option').nth(5).waitFor({ state: 'attached' });
    for (const [name, text] of [['number', '25'], ['symbol', '25-KH/TU'], ['date', '01/12/2026'], ['title', 'Kế hoạch thí dụ'], ['position', 'Phó Bí thư Thường trực'], ['tasks.0.code', 'II.1'], ['tasks.0.sentence', 'Sở Y tế chủ trì xây dựng đề án.'], ['tasks.0.summary', 'Xây dựng đề án'], ['tasks.0.phrase', 'hoàn thành trước ngày 30/6/2027']] as const) await page.locator(`[name="${name}"]`).fill(text);
    await page.getByText('Đọc là: 29/06/2027').waitFor();
    await picture('ban-hanh', page, page.locator('form.issuing'));
  });

  inBrowser('tiep-nhan', async () => {
    const page = await opened('canbo-tuyengiao', `/viec/${duty}`);
    await page.getByRole('button', { name: 'Tiếp nhận' }).click();
    await page.locator('input[name=receiptNumber]').waitFor();
    await picture('tiep-nhan', page, page.locator('form.panel'));
  });

  inBrowser('thu-truoc and lich-su, after an act of today', async () => {
    const lead = await opened('canbo-tuyengiao', `/viec/${duty}`);
    const act = async (name: string, data: object): Promise<void> => expect((await web.askAs(lead, 'POST', `/api/assignments/${duty}/${name}`, data)).status).toBe(200);
    await act('acknowledgement', {});
    await act('parts', { body: 'so-y-te', summary: 'Tuyên truyền trong ngành y tế', expectedOutputs: [], deadlines: [{ kind: 'date', due: '2099-06-30', boundary: 'inclusive', phrase: null }] });
    await act('extension-requests', { proposedDue: '2099-12-31', reason: 'dịch bệnh', progressSoFar: 'đã làm một nửa', afterDue: true });
    await lead.close();
    const page = await opened('thuongtruc', `/viec/${duty}`);
    await page.getByRole('button', { name: 'Đồng ý gia hạn', exact: true }).click();
    await page.getByText('nay nằm trong hạn mới').waitFor();
    await picture('thu-truoc', page, page.locator('.what-if'));
    const auditor = await opened('kiemtoan', `/lich-su?dong=assignment-${duty}&luc=2021-11-15T03:00:00.000Z`);
    await auditor.getByText(/^Sau sự kiện 1\//).waitFor();
    await auditor.getByRole('button', { name: /^Kiểm chứng/ }).click();
    await auditor.getByText('Đúng như trong nhật ký đã ký.').waitFor();
    // How far the log has grown, and its key, differ each time.
    await auditor.locator('.verify .quiet').evaluate((told) => (told as unknown as { remove(): void }).remove());
    await picture('lich-su', auditor);
  });
});
