import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { encodeEvent, evidencePage, gatherEvidence, type DomainEvent } from '#libs/application';
import { actorId, bodyId, dateAt, localDate, startOfDay } from '#libs/domain';
import { SignedOffice, specimenTerms } from '#libs/testing';

const CHROMIUM = process.env['DONDOC_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const AXE = readFileSync(createRequire(join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

const inBrowser = existsSync(CHROMIUM) ? it : it.skip;
if (!existsSync(CHROMIUM)) console.warn(`${CHROMIUM} is missing: evidence was NOT tried in a browser`);

jest.setTimeout(180_000);

const EVENTS = 5_000;
const DAY = startOfDay(localDate('2021-11-15'));
const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị, kiểm tra tiến độ hằng tuần.';

let folder: string;
let page: string;
/** The same of a few events. */
let short: string;
let context: BrowserContext | undefined;
const outside: string[] = [];

/** Every tenth event is of another subject, so that the proof has to reach around them. */
async function made(count: number): Promise<string> {
  const office = new SignedOffice();
  await office.introduce();
  const lives = (duty: number): readonly DomainEvent[] => [
    { type: 'TaskAssigned', data: specimenTerms({ summary: `Việc <thứ> ${duty} & "khác"` }) },
    { type: 'AssignmentAcknowledged', data: { receiptNumber: String(duty), note: null } },
    ...[10, 20, 30, 40, 50, 60].map((percent): DomainEvent => ({ type: 'ProgressReported', data: { percent, note: NOTE, obstacles: null } })),
  ];
  for (let duty = 0; duty * 8 < count; duty++) {
    const events = lives(duty).map((event, revision) => {
      const recordedAt = DAY + (duty * 8 + revision) * 60_000;
      const id = `00000000-0000-5000-8000-${String(duty * 8 + revision).padStart(12, '0')}`;
      const act = { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('a'), body: bodyId('ban-tuyen-giao'), actingFor: null };
      return { id, bytes: encodeEvent(event, { act, commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 }).bytes };
    });
    await office.log.append(`assignment-${duty}`, -1, events);
    if (duty % 10 === 0) await office.happen(9);
  }
  await (await office.notary()).round();
  const sources = { log: office.log, tiles: office.tiles, cryptography: office.keys };
  const evidence = await gatherEvidence(sources, {
    subject: { kind: 'directive', id: '00000000-0000-5000-8000-000000000024' }, belongs: ({ stream }) => stream.startsWith('assignment-'), madeAt: DAY, keys: [office.first], names: new Map([[bodyId('ban-tuyen-giao'), 'Ban Tuyên giáo Tỉnh ủy']]),
  }); // prettier-ignore
  if ('kind' in evidence) throw new Error(evidence.kind);
  return evidencePage(evidence, office.keys);
}

beforeAll(async () => {
  if (!existsSync(CHROMIUM)) return;
  folder = mkdtempSync(join(tmpdir(), 'dondoc chứng cứ '));
  page = await made(EVENTS);
  short = await made(40);
  context = await chromium.launchPersistentContext(join(folder, 'profile'), { executablePath: CHROMIUM, args: FLAGS });
  context.on('request', (request) => (request.url().startsWith('file:') ? undefined : outside.push(request.url())));
});

afterAll(async () => {
  await context?.close();
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  readonly shown: Page;
  /** Class of the verdict: `good`, or `bad`. */
  readonly verdict: string | null;
  readonly words: string;
}

/** Opens a page as one does from a stick. `before` runs in it first. */
async function opened(text: string, before?: () => void): Promise<Opened> {
  const file = join(folder, 'evidence.html');
  writeFileSync(file, text);
  const shown = await (context as BrowserContext).newPage();
  if (before !== undefined) await shown.addInitScript(before);
  await shown.goto(pathToFileURL(file).href);
  // A page whose script does not run stays as it came: red.
  await shown.locator('#verdict:not(.busy)').waitFor();
  const verdict = shown.locator('#verdict');
  return { shown, verdict: await verdict.getAttribute('class'), words: (await verdict.textContent()) ?? '' };
}

/** Another character at a place chosen within the block that begins with `mark`. */
function changed(mark: string, part: number): string {
  const begin = short.indexOf(mark) + mark.length;
  const end = short.indexOf('</script>', begin);
  const at = begin + Math.floor((end - begin) * part);
  return short.slice(0, at) + (short[at] === 'x' ? 'y' : 'x') + short.slice(at + 1);
}

describe('a package of evidence in a browser', () => {
  inBrowser('verifies 5,000 events within three seconds, off line, and shows them in Vietnamese', async () => {
    const { shown, verdict, words } = await opened(page);
    const seconds = Number(/([\d.]+) s\./.exec(words)?.[1]);
    process.stdout.write(`evidence: ${EVENTS} events verified in ${seconds} s\n`);
    expect([verdict, words.includes('NGUYÊN VẸN'), words.includes('5000 sự kiện')]).toEqual(['good', true, true]);
    expect(seconds).toBeLessThan(3);
    await shown.locator('#history[data-shown="5000"]').waitFor();
    const first = await shown.locator('article').first().innerText();
    expect(first).toMatch(/Giao nhiệm vụ[\s\S]*Ban Tuyên giáo Tỉnh ủy \(ban-tuyen-giao\)[\s\S]*Việc <thứ> 0 & "khác"[\s\S]*Hạn tiếp nhận[\s\S]*18\/11\/2021/);
    const seal = await shown.locator('#seal').innerText();
    expect(seal).toMatch(/tinh-uy\.example\/log[\s\S]*Gốc cây băm[\s\S]*(?:[0-9a-f]{4} ){15}[0-9a-f]{4}[\s\S]*tinh-uy\.example\/log\+[0-9a-f]{8}\+/);
    expect(outside).toEqual([]);
    await shown.close();
  });

  inBrowser('verifies where the browser has no WebCrypto at all', async () => {
    const { shown, verdict } = await opened(short, () => Object.defineProperty(crypto, 'subtle', { value: undefined }));
    expect(verdict).toBe('good');
    await shown.close();
  });

  inBrowser.each<readonly [string, string, readonly number[]]>([
    ['the events and their proof', 'id="evidence">', [0.02, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99]],
    ['the words that name acts and fields', 'id="words">', [0.3, 0.7]],
    ['the script', "'use strict';", [0.1, 0.5, 0.9]],
  ])('turns red when one character of %s is another', async (_, mark, parts) => {
    for (const part of parts) {
      const { shown, verdict, words } = await opened(changed(mark, part));
      expect([part, verdict, /ĐÃ BỊ SỬA|CHƯA ĐƯỢC KIỂM TRA/.test(words)]).toEqual([part, 'bad', true]);
      await shown.close();
    }
  });

  inBrowser('can be read by everybody (WCAG 2.2 AA)', async () => {
    const { shown } = await opened(short);
    const policy = await (context as BrowserContext).newCDPSession(shown);
    await policy.send('Page.setBypassCSP', { enabled: true });
    await shown.reload();
    await shown.locator('#verdict.good').waitFor();
    await shown.evaluate(AXE);
    const violations = await shown.evaluate(`axe.run({ include: [['#verdict'], ['h1'], ['#seal'], ['article:first-child']] }, { runOnly: ${JSON.stringify(WCAG)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
    expect(violations).toEqual([]);
    await shown.close();
  });
});
