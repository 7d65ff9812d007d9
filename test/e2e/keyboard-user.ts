import { SAMPLE_PASSWORD } from '#libs/sample';
import type { Page } from 'playwright-core';
import type { WebBrowser } from './web-browser.js';

/** What is typed or chosen in a form, by the names of its fields. */
export type Fields = Readonly<Record<string, string | RegExp | null>>;

interface Focused {
  /** Its label, or its words; and the `name` of a field. */
  readonly called: readonly string[];
  /** Whether a person sees that it has the keyboard. */
  readonly seen: boolean;
  /** The chosen option of a list of choices. */
  readonly chosen: string | null;
}

/** In the page: what has the keyboard. A field that shows it by its border alone is compared with a copy that has not. */
const FOCUSED = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const plain = (text) => text.replace(/\\s+/gu, ' ').trim();
  const style = getComputedStyle(element);
  const ringed = (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
  const bordered = () => {
    const copy = element.cloneNode();
    copy.style.transition = 'none';
    element.after(copy);
    const other = getComputedStyle(copy).borderTopColor;
    copy.remove();
    return style.borderTopColor !== other;
  };
  const called = [element.getAttribute('aria-label'), element.labels?.[0]?.textContent, element.innerText, element.getAttribute('name')].flatMap((text) => (text ? [plain(text)] : []));
  return { called, seen: element.matches(':focus-visible') && (ringed || bordered()), chosen: element.selectedOptions?.[0]?.label ?? null };
})()`;

const MOST_PRESSES = 150;

/** Somebody who has a keyboard and nothing else: goes with Tab, and sees at every stop where the keyboard is. */
export class KeyboardUser {
  /** Stops at which nothing showed where the keyboard was, and forms after which nothing had it. */
  readonly unseen: string[] = [];

  constructor(readonly page: Page) {}

  /** Signs in by typing, at that address. */
  static async signedIn(web: WebBrowser, login: string, path: string): Promise<KeyboardUser> {
    const user = new KeyboardUser(await web.page(null, path));
    await user.page.locator('input[name=login]').waitFor();
    await user.write('login', login);
    await user.write('password', SAMPLE_PASSWORD);
    await user.page.keyboard.press('Enter');
    await user.page.getByRole('main').waitFor();
    return user;
  }

  /** Goes to what is called so, a field by its name too. @throws when Tab does not lead there. */
  async reach(name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    let focused = await this.focused();
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      if (focused !== null && focused.called.some((each) => (typeof name === 'string' ? each === name : name.test(each)))) return;
      passed.push(focused?.called[0] ?? '–');
      await this.page.keyboard.press('Tab');
      focused = await this.focused();
      // Borders of fields change over a tenth of a second.
      if (focused !== null && !focused.seen) await this.lookAgain();
    }
    throw new Error(`${String(name)} cannot be reached by keyboard at ${this.page.url()}: ${[...new Set(passed)].join(' | ')}`);
  }

  async open(name: string | RegExp): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('Enter');
  }

  async tick(name: string | RegExp): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('Space');
  }

  async write(name: string | RegExp, text: string): Promise<void> {
    await this.reach(name);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Fills fields, one after the other as they stand: writes a text, chooses what an expression fits, adds a row where there is `null`. */
  async writeAll(fields: Fields): Promise<void> {
    for (const [name, said] of Object.entries(fields)) {
      if (said === null) await this.open(name);
      else if (typeof said === 'string') await this.write(name, said);
      else await this.choose(name, said);
    }
  }

  says(text: string | RegExp): Promise<void> {
    return this.page.getByText(text).first().waitFor();
  }

  /** Opens an act, fills what it asks, sends it, and waits for the answer. */
  async act(name: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.open(name);
    await this.page.getByRole('button', { name: `${name}: ghi nhận` }).waitFor();
    await fill();
    await this.open(`${name}: ghi nhận`);
    await this.says(`Đã ghi nhận: ${name}.`);
  }

  /** Does a deed of a page: opens its form, fills it, sends it, and waits for it to be taken. `of`: of whom, where the page has several. */
  async deed(name: string, fields: Fields = {}, of?: string | RegExp): Promise<void> {
    const opener = of === undefined ? name : typeof of === 'string' ? `${name}: ${of}` : new RegExp(`^${name}: ${of.source}`, 'u');
    const sender = this.page.getByRole('button', { name: `${name}: ghi nhận`, exact: true });
    await this.page.getByRole('button', { name: opener, exact: true }).first().waitFor();
    await this.open(opener);
    await sender.waitFor();
    await this.writeAll(fields);
    await this.open(`${name}: ghi nhận`);
    await sender.waitFor({ state: 'detached' });
    await this.stillHasKeyboard(name);
  }

  /** The duty of that code in the inbox or the list that is shown. */
  async openDuty(code: RegExp): Promise<void> {
    await this.page.locator('a[data-row]').first().waitFor();
    await this.open(code);
    await this.page.getByRole('heading', { level: 1, name: code }).waitFor();
    await this.page.getByRole('region', { name: 'Việc có thể làm' }).waitFor();
  }

  /** Goes through the choices until that one is chosen. */
  async choose(name: string | RegExp, option: string | RegExp): Promise<void> {
    await this.reach(name);
    await this.page.locator(':focus option').nth(1).waitFor({ state: 'attached' });
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      const chosen = (await this.focused())?.chosen ?? '';
      if (typeof option === 'string' ? chosen === option : option.test(chosen)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${String(option)} cannot be chosen by keyboard`);
  }

  /** Something has the keyboard when a form is gone: nobody begins again at the top of the browser. */
  private async stillHasKeyboard(after: string): Promise<void> {
    for (let turn = 0; turn < 10; turn++) {
      if ((await this.focused()) !== null) return;
      await this.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)))');
    }
    this.unseen.push(`${this.page.url()}: nothing has the keyboard after ${after}`);
  }

  private async lookAgain(): Promise<void> {
    for (let turn = 0; turn < 10; turn++) {
      const focused = await this.focused();
      if (focused === null || focused.seen) return;
      if (turn === 9) this.unseen.push(`${this.page.url()}: ${focused.called.join(' / ')}`);
      await this.page.evaluate('new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)))');
    }
  }

  private focused(): Promise<Focused | null> {
    return this.page.evaluate<Focused | null>(FOCUSED);
  }
}
