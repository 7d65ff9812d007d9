import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DEEDS } from '../../apps/web/src/deeds/all-deeds.js';
import { ACT_FIELDS } from '../../apps/web/src/duty/act-fields.js';
import { vi } from '../../apps/web/src/language/vi.js';
import { offering } from './offered-acts.js';
import { endlessIn, FormWalk, isHeldBack, shortened, type OpenForm } from './opened-forms.js';
import { everyVisit, type Visit } from './recorded-states.js';
import { inBrowser, WebBrowser } from './web-browser.js';

jest.setTimeout(900_000);

const WEB = 'apps/web/src';
/** What the forms of each file of the pages are called, without what they are about: a name, or more, for every form that is written there. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'access-log/access-log.page.tsx': [vi.accessLog.filter],
  'administration/accounts.page.tsx': [vi.admin.enter, vi.admin.change],
  'administration/bodies.page.tsx': [vi.admin.register, vi.admin.changes.renaming, vi.admin.changes.move, vi.admin.changes.ending],
  'administration/people.page.tsx': [vi.people.enter, vi.people.appoint, vi.people.end],
  'administration/policy-form.tsx': [vi.rules.change],
  'administration/succession-form.tsx': [vi.lineage.succeed],
  'administration/working-calendar.tsx': [vi.rules.publishCalendar(0)],
  'approval/draft-panel.tsx': [vi.approval.refuse],
  'cascade/stubs.tsx': [vi.stubs.enter],
  'deeds/deed-form.tsx': DEEDS.map(({ name }) => vi.deeds.names[name]),
  'duty/act-form.tsx': Object.keys(ACT_FIELDS).map((act) => vi.acts.names[act as keyof typeof ACT_FIELDS]),
  'history/history-filters.tsx': [vi.acting.filters],
  'indicators/measuring.tsx': Object.values(vi.measuring.deeds),
  'inspections/decide-form.tsx': [vi.inspecting.decide],
  'inspections/step-panel.tsx': Object.values(vi.inspecting.steps),
  'issuing/issuing.page.tsx': [vi.issuing.title],
  'notices/choices.page.tsx': [vi.noticeChoices.own],
  'reporting/deed-form.tsx': Object.values(vi.reporting.deeds),
  'session/account.page.tsx': [vi.secondFactor.title],
  'session/delegations.tsx': [vi.account.delegate, vi.account.revoke],
  'session/own-identities.tsx': [vi.secondFactor.unlink],
  'session/own-password.tsx': [vi.account.changePassword],
  'session/passkeys.tsx': [vi.secondFactor.passkeys],
  'session/second-step.tsx': [vi.secondFactor.setUpTitle],
  'session/sign-in.page.tsx': [vi.signIn.title],
  'shell/moment-control.tsx': [vi.moment.at],
  'urging/revised-urging.tsx': [vi.urging.title],
  'urging/urging.page.tsx': [vi.urging.issue],
  'views/saved-views.tsx': [vi.views.open],
};
/** Of which every form is made. */
const ELSEWHERE = ['forms/asked-form.tsx'];

/** A password alone lets nobody in: an authenticator has to be set up, or its code or a passkey is asked for. No sample account gets so far. */
const SECOND_STEPS = [
  { ticket: 'none', expiresAt: '2099-01-01T00:00:00.000Z', passkey: null, enrolment: { address: 'otpauth://totp/x', secret: 'ABCDEFGHABCDEFGH', picture: 'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg"/%3E' } },
  { ticket: 'none', expiresAt: '2099-01-01T00:00:00.000Z', passkey: {}, enrolment: null },
];

let web: WebBrowser;
let visits: readonly Visit[] = [];
const met = new Set<string>();
const found: string[] = [];
beforeAll(async () => {
  const opened = await WebBrowser.open();
  if (opened === null) return;
  web = opened;
  visits = await everyVisit(web.url);
});
afterAll(() => web?.close());

/** A page where nothing that is sent changes anything, and everything may be done. */
async function offeringPage(login: string | null): Promise<Page> {
  const page = await web.page(login, '/livez');
  await page.route('**/api/**', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (await isHeldBack(route)) return;
    if (!OFFERED.some((part) => pathname.includes(part))) return route.continue();
    const answer = await route.fetch();
    return answer.ok() ? route.fulfill({ response: answer, json: offering(pathname, await answer.json()) }) : route.fulfill({ response: answer });
  });
  return page;
}
const OFFERED = ['/possible-acts', '/session/second-factor', '/session/identities', '/notice-emails', '/inspections/'];

/** Looks at every form of the page in every look, and where it says what is wrong. */
function walkOf(page: Page, seen: Set<string>): FormWalk {
  const told = ({ name }: OpenForm, faults: readonly string[]): void => void found.push(...faults.map((fault) => `${page.url().replace(web.url, '')} ${name}: ${fault}`));
  const walk: FormWalk = new FormWalk(page, {
    // As it is opened first, it is looked at as a whole.
    grown: async (form, isNew) => {
      told(form, await endlessIn(form));
      if (!isNew) told(form, await web.faults(page, form.element));
    },
    whole: async (form) => {
      told(form, await web.faultsInForm(page, form.element));
      await pressSubmit(form);
      await walk.settled();
      if (await form.element.isVisible()) told(form, await web.faults(page, form.element));
    },
  }, seen); // prettier-ignore
  return walk;
}

describe('every form of the web application', () => {
  inBrowser('has no fault that axe knows by WCAG 2.2 AA, in both themes and languages, however far it is opened, and where it says what is wrong', async () => {
    const seen = new Set<string>();
    for (const [login, paths] of visits) {
      const page = await offeringPage(login);
      const walk = walkOf(page, seen);
      for (const path of paths) await walk.at(web.url + path);
      for (const name of walk.met) met.add(name);
      await page.close();
    }
    expect(found).toEqual([]);
  });

  inBrowser('has none at the second step of signing in either, where an authenticator is set up, and where a code or a passkey is asked for', async () => {
    found.length = 0;
    for (const step of SECOND_STEPS) {
      const page = await offeringPage(null);
      await page.route('**/api/session', (route) => (route.request().method() === 'POST' ? route.fulfill({ json: step }) : route.fallback()));
      const walk = walkOf(page, new Set());
      await page.goto(web.url);
      await page.locator('[name=login]').fill('quantri');
      await page.locator('[name=password]').fill('một câu dài dễ nhớ');
      await page.keyboard.press('Enter');
      await page.locator('[name=code]').waitFor();
      await walk.everyForm();
      await page.locator('[name=code]').fill('123456');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      found.push(...(await web.faults(page)));
      await web.photograph(page, `second step, ${step.enrolment === null ? 'asked for' : 'set up'}`);
      for (const name of walk.met) met.add(name);
      expect([...walk.met]).toEqual([shortened(step.enrolment === null ? vi.secondFactor.title : vi.secondFactor.setUpTitle)]);
      await page.close();
    }
    expect(found).toEqual([]);
  });

  inBrowser('was open', () => {
    const expected = Object.values(FORMS).flat();
    expect(expected.map(shortened).filter((name) => !met.has(name))).toEqual([]);
  });

  it('is named here', () => {
    const forms = formsInSource();
    expect(forms.size).toBeGreaterThan(25);
    expect([...forms].filter(([file, written]) => !ELSEWHERE.includes(file) && written > (FORMS[file] ?? []).length)).toEqual([]);
    expect(Object.keys(FORMS).filter((file) => !forms.has(file))).toEqual([]);
  });

  inBrowser('would be found wrong', async () => {
    const page = await offeringPage('thuongtruc');
    const [faults, forms]: [string[], string[]] = [[], []];
    const planted = new FormWalk(page, {
      grown: async (form, isNew) => {
        if (!isNew) return;
        const { name, element } = form;
        forms.push(name);
        await element.evaluate((own) => own.append(own.ownerDocument.createElement('input')));
        faults.push(...(await web.faultsInForm(page, element)), ...(await endlessIn(form)));
      },
    });
    await planted.at(`${web.url}/van-ban`);
    expect(forms.length).toBeGreaterThan(1);
    expect(faults).toEqual(forms.flatMap(() => [...['vi dark', 'en dark', 'en light', 'vi light'].map((look) => `${look}: label: <input>`), ' takes a text without an end']));
    await page.close();
  });

  inBrowser('asked nobody else for anything', () => web.expectNothingOutside());
});

/** What is missing is then said beside its field. */
async function pressSubmit({ element }: OpenForm): Promise<void> {
  await element.evaluate((form) => form.querySelector('[type=submit]')?.click());
}

/** How many forms are written in each file of the pages that has one. */
function formsInSource(): ReadonlyMap<string, number> {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  return new Map(files.map((file) => [file, [...readFileSync(join(WEB, file), 'utf8').matchAll(/<(?:AskedForm|form)\b/gu)].length] as const).filter(([, written]) => written > 0));
}
