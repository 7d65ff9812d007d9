import type { ElementHandle, Locator, Page, Route } from 'playwright-core';

/** A form that is open on a page. */
export interface OpenForm {
  /** As it is called on the page, without what it is about: what stands before the first colon. */
  readonly name: string;
  readonly element: ElementHandle;
}

interface Looking {
  /** After every step that may show something new on the page. */
  readonly shown?: () => Promise<void>;
  /** After every step that brings new fields to the form; `isNew`: it was opened just now. */
  readonly grown: (form: OpenForm, isNew: boolean) => Promise<void>;
  /** Once nothing more can be opened in it. */
  readonly whole?: (form: OpenForm) => Promise<void>;
}

/** Asks for nothing but an answer; whatever else is sent would change something. */
const QUESTIONS = ['/api/urgings/preview', '/api/deadline-readings'];
const STALE = {
  type: 'urn:dondoc:problem:stale', status: 412, title: 'Đã thay đổi', titleEn: 'Changed meanwhile', detail: 'Đã có thay đổi', detailEn: 'It was changed meanwhile', nextStep: 'Xem lại', nextStepEn: 'Look again', requestId: 'none',
}; // prettier-ignore

/** Whether a request changes something; such a one is answered that the thing changed meanwhile, so that everything stays as it is. */
export async function isHeldBack(route: Route): Promise<boolean> {
  const [method, { pathname }] = [route.request().method(), new URL(route.request().url())];
  if (method === 'GET' || QUESTIONS.includes(pathname)) return false;
  await route.fulfill({ status: 412, contentType: 'application/problem+json', body: JSON.stringify(STALE) });
  return true;
}

/** Whether something is still to be shown, a moment later. */
const IS_LOADING = `new Promise((drawn) => setTimeout(() => drawn(document.querySelector('.mantine-Skeleton-root') !== null), 10))`;
/** Longer lists of choices name things: what else is asked for does not hang on which. */
const MOST_CHOICES = 30;
const MOST_ROWS = 12;
const LONG_AGO = '01/02/2020';
/** Milliseconds. */
const PATIENCE = 10_000;

/** How far a form is opened. */
interface Inside {
  readonly form: ElementHandle;
  /** Names of lists whose choices were made, and of kinds of rows of which there is one. */
  readonly chosen: Set<string>;
  readonly added: Set<string>;
  readonly grew: () => Promise<void>;
}

/** Opens every form of pages one after the other and everything inside each, every distinct form once however many pages have it. */
export class FormWalk {
  /** Names of forms that were open. */
  readonly met = new Set<string>();
  private asked = 0;

  constructor(
    private readonly page: Page,
    private readonly looking: Looking,
    /** Shapes of forms that were opened before. */
    private readonly seen = new Set<string>(),
  ) {
    const isQuestion = (url: string): boolean => !new URL(url).pathname.endsWith('/api/events');
    page.on('request', (request) => isQuestion(request.url()) && this.asked++);
    page.on('requestfinished', (request) => isQuestion(request.url()) && this.asked--);
    page.on('requestfailed', (request) => isQuestion(request.url()) && this.asked--);
  }

  /** Goes to the address and opens all that opens there. */
  async at(address: string): Promise<void> {
    // What was typed into the same form before is not there again.
    await this.page.evaluate('localStorage.clear()');
    await this.page.goto(address);
    await this.page.locator('h1').first().waitFor();
    await this.settled();
    const [pressed, dialog]: [string[], Locator] = [[], this.page.locator('dialog[open]')];
    await this.looking.shown?.();
    await this.everyForm();
    for (;;) {
      const opened = await this.openNext(pressed);
      if (opened === null) return;
      pressed.push(opened.said);
      if (opened.isDialog) await dialog.waitFor();
      await this.settled();
      await this.looking.shown?.();
      await this.everyForm();
      if (!opened.isDialog) continue;
      await this.page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
  }

  /** Presses the next button that may open something: on the page, the moment and the command line in its head, and none inside a form, which are its own. @returns what it says and whether it opens a dialog, or null. */
  private openNext(pressed: readonly string[]): Promise<{ readonly said: string; readonly isDialog: boolean } | null> {
    return this.page.locator('body').evaluate((body, before: readonly string[]) => {
      for (const opener of body.querySelectorAll('main button:not([type=submit]), main summary, header [aria-expanded], header [aria-haspopup=dialog]')) {
        if (opener.closest('form') !== null || opener.disabled || !opener.checkVisibility() || opener.getAttribute('aria-expanded') === 'true' || opener.matches('details[open] > summary')) continue;
        const said = `${opener.tagName} ${opener.textContent.slice(0, 60)}`;
        if (before.includes(said)) continue;
        opener.focus();
        opener.click();
        return { said, isDialog: opener.getAttribute('aria-haspopup') === 'dialog' };
      }
      return null;
    }, pressed);
  }

  /** Drawn anew, and nothing asked for that was not answered. */
  async settled(): Promise<void> {
    const until = Date.now() + PATIENCE;
    while (((await this.page.evaluate<boolean>(IS_LOADING)) || this.asked > 0) && Date.now() < until);
  }

  /** Opens all that is inside the forms of the page as it is. */
  async everyForm(): Promise<void> {
    for (const element of await this.page.$$('form')) {
      // One that is open still was looked at before; more opened in it since.
      if (!(await element.isVisible()) || (await element.evaluate((own) => own.isOpened === true))) continue;
      const form = { name: await nameOf(element), element };
      const shape = `${form.name}: ${(await fieldsOf(element)).join()}`;
      this.met.add(form.name);
      if (this.seen.has(shape)) continue;
      this.seen.add(shape);
      await element.evaluate((own) => void (own.isOpened = true));
      await this.openInside(form);
      await this.looking.whole?.(form);
    }
  }

  private async openInside(form: OpenForm): Promise<void> {
    const known = new Set<string>();
    const grew = async (): Promise<void> => {
      await this.settled();
      const fields = await fieldsOf(form.element);
      const before = known.size;
      for (const field of fields) known.add(field);
      if (known.size > before || before === 0) await this.looking.grown(form, before === 0);
    };
    await grew();
    for (const summary of await form.element.$$('details:not([open]) > summary')) {
      await summary.click();
      await grew();
    }
    const inside: Inside = { form: form.element, chosen: new Set(), added: new Set(), grew };
    await addRows(inside);
    await this.choose(inside);
    for (const day of await form.element.$$('[name=occurredOn]')) await day.fill(LONG_AGO);
    await grew();
  }

  /** Each choice of each list, and of those that come with a choice while it is made. */
  private async choose(inside: Inside): Promise<void> {
    const { form, chosen, grew } = inside;
    for (const list of await form.$$('select')) {
      const name = await listName(list);
      if (chosen.has(name)) continue;
      chosen.add(name);
      for (let next = await chooseNext(list, form, 0); next !== null; next = await chooseNext(list, form, next)) {
        await grew();
        await addRows(inside);
        await this.choose(inside);
      }
    }
  }
}

/** Names of its fields that are shown, rows counted as one, and of the buttons that add rows. */
const fieldsOf = (form: ElementHandle): Promise<readonly string[]> =>
  form.evaluate((own) => {
    const names = [...own.querySelectorAll('input, select, textarea, button[name]')].filter((field) => field.checkVisibility()).map((field) => `${field.tagName} ${(field.name || field.type).replaceAll(/\d+/gu, 'N')}`);
    return [...new Set<string>(names)].toSorted();
  });

/** Its fields that take a text, however long. */
export const endlessIn = ({ element }: OpenForm): Promise<readonly string[]> =>
  element.evaluate((own) => [...own.querySelectorAll('input:not([type]), input[type=text], input[type=search], input[type=password], textarea')].filter(({ maxLength }) => maxLength < 0).map(({ name }): string => `${name} takes a text without an end`));

/** By its label, by its heading, or by the heading before it. */
const nameOf = async (form: ElementHandle): Promise<string> => {
  const name = await form.evaluate((own): string => {
    const headings = [...own.ownerDocument.querySelectorAll('h1, h2, h3')].filter((heading) => (heading.compareDocumentPosition(own) & own.DOCUMENT_POSITION_FOLLOWING) > 0);
    const labelled = own.getAttribute('aria-label') ?? own.ownerDocument.getElementById(own.getAttribute('aria-labelledby'))?.textContent;
    return labelled ?? headings.at(-1)?.textContent ?? '';
  });
  return shortened(name);
};

/** What a form is called without what it is about, and for whatever year. */
export const shortened = (name: string): string => (name.split(':')[0] ?? '').replaceAll(/\d+/gu, 'N').trim();

/** Rows counted as one. */
const listName = (list: ElementHandle): Promise<string> => list.evaluate((own) => own.name.replaceAll(/\d+/gu, 'N'));

/** Makes the choices of a list from a place on until one brings other fields to its form. @returns the place after that one; null where none is left. */
const chooseNext = (list: ElementHandle, form: ElementHandle, from: number): Promise<number | null> =>
  list.evaluate(
    async (own, [within, first, most]: readonly [unknown, number, number]) => {
      const fields = (): string => [...(within as typeof own).querySelectorAll('input, select, textarea, button[name]')].map((field) => field.name).join();
      const values: readonly string[] = [...own.options].map(({ value }) => value).filter((value) => value !== '');
      const before = fields();
      for (let place = first; place < (values.length > most ? 1 : values.length) && own.checkVisibility(); place++) {
        own.value = values[place];
        own.dispatchEvent(new own.ownerDocument.defaultView.Event('change', { bubbles: true }));
        await new Promise((drawn) => setTimeout(drawn, 5));
        if (fields() !== before) return place + 1;
      }
      return null;
    },
    [form, from, MOST_CHOICES] as const,
  );

/** One row of each kind, and of each kind in it. */
async function addRows({ form, added, grew }: Inside): Promise<void> {
  for (let rows = 0; rows < MOST_ROWS; rows++) {
    const adders = await form.$$('button[name]');
    const names = await Promise.all(adders.map((adder) => adder.getAttribute('name')));
    const next = names.findIndex((name) => !added.has(name ?? ''));
    const adder = adders[next];
    if (adder === undefined) return;
    added.add(names[next] ?? '');
    await adder.evaluate((button) => button.click());
    await grew();
  }
}
