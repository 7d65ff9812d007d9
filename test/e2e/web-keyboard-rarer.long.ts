import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LoopbackMailServer } from '#libs/testing';
import { KeyboardDesk } from './keyboard-desk.js';
import { RARER_TASKS, unmatched } from './keyboard-rarer-tasks.js';
import { KeyboardSittings } from './keyboard-sittings.js';
import { recordDuties } from './recorded-duties.js';
import { recordThings } from './recorded-things.js';
import { actsIn, actsOfTheWeb } from './web-acts.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(180_000);

const mails = new LoopbackMailServer();
let web: WebBrowser;
let desk: KeyboardDesk;
const sittings = new KeyboardSittings(() => web);
beforeAll(async () => {
  const port = await mails.open();
  const opened = await WebBrowser.open({ DONDOC_SMTP_HOST: '127.0.0.1', DONDOC_SMTP_PORT: String(port), DONDOC_SMTP_ENCRYPTION: 'none', DONDOC_SMTP_FROM: 'dondoc@tinhuy.example', DONDOC_PUBLIC_URL: 'https://dondoc.example' });
  if (opened === null) return;
  web = opened;
  desk = new KeyboardDesk(web, sittings, await recordThings(web.url), await recordDuties(web.url), mails);
});
afterEach(() => sittings.end());
afterAll(async () => {
  await web?.close();
  await mails.close();
});

describe('by keyboard alone, what is done rarely', () => {
  inBrowser.each(RARER_TASKS.map((task) => [task.what, task] as const))('%s', async (_, { run, acts }) => {
    await run(desk);
    await sittings.end();
    expect(sittings.undone(acts)).toEqual([]);
  });

  it('with the tasks of every day, is everything that the pages can do', () => {
    expect(actsOfTheWeb().length).toBeGreaterThan(160);
    expect(unmatched(actsOfTheWeb())).toEqual([]);
    const another = actsIn("mutationFn: () => answerOf(api.POST('/api/duties/{id}/praise', { params }))");
    expect(unmatched([...actsOfTheWeb(), ...another])).toEqual(['POST /api/duties/{id}/praise']);
    expect(unmatched(actsOfTheWeb().slice(1))).toEqual(actsOfTheWeb().slice(0, 1));
  });

  it('uses nothing but the keyboard', () => {
    const files = readdirSync('test/e2e').filter((file) => /^keyboard-.*\.ts$/u.test(file));
    const text = files.map((file) => readFileSync(`test/e2e/${file}`, 'utf8')).join('\n');
    const others = /\.(?:click|dblclick|tap|hover|dragTo|fill|check|uncheck|setChecked|selectOption|focus|clear|pressSequentially|dispatchEvent|setInputFiles)\(|\.mouse|\.touchscreen|askAs|(?<!keyboard)\.press\(/gu;
    expect([files.length > 8, [...text.matchAll(others)].map(([found]) => found)]).toEqual([true, []]);
  });
});
