import { SAMPLE_PASSWORD } from '#libs/sample';
import type { Page } from 'playwright-core';
import type { WebBrowser } from './web-browser.js';

/** What is typed or chosen in a form, by the names of its fields. */
export type Fields = Readonly<Record<string, string | RegExp | true | null>>;

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
/** What is not there so long after does not come. */
const SOON_MS = 15_000;

/** Somebody who has a keyboard and nothing else: goes with Tab, and sees at every stop where the keyboard is. */
export class KeyboardUser {
  /** Stops at which nothing showed where the keyboard was, and forms after which nothing had it. */
  readonly unseen: string[] = [];
  /** What the page sent, other than questions, and the program took. */
  readonly did: { readonly method: string; readonly path: string }[] = [];

  constructor(readonly page: Page) {
    page.on('response', (answer) => {
      const method = answer.request().method();
      if (method !== 'GET' && answer.status() < 400) this.did.push({ method, path: new URL(answer.url()).pathname });
    });
  }

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

  /** At that address, signed in before; null = nobody. */
  static async resumed(web: WebBrowser, login: string | null, path: string): Promise<KeyboardUser> {
    const user = new KeyboardUser(await web.page(login, path));
    user.page.setDefaultTimeout(SOON_MS);
    await user.page.locator(login === null ? 'input[name=login]' : 'h1').first().waitFor();
    return user;
  }

  /** Goes to what is called so, a field by its name too; backwards with `Shift+Tab`. @throws when the key does not lead there. */
  async reach(name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    const from = performance.now();
    let focused = await this.focused();
    // Round and round: what a page still asks for comes while the keyboard is on its way.
    for (let presses = 0; presses < MOST_PRESSES || performance.now() - from < SOON_MS; presses++) {
      if (focused !== null && focused.called.some((each) => (typeof name === 'string' ? each === name : name.test(each)))) return;
      passed.push(focused?.called[0] ?? '–');
      await this.page.keyboard.press(key);
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

  /** The same, of what stands before where the keyboard is. */
  async openBefore(name: string | RegExp): Promise<void> {
    await this.reach(name, 'Shift+Tab');
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

  /** Fills fields, one after the other as they stand: writes a text, chooses what an expression fits, ticks where there is `true`, adds a row where there is `null`. */
  async writeAll(fields: Fields): Promise<void> {
    for (const [name, said] of Object.entries(fields)) {
      if (said === null) await this.open(name);
      else if (said === true) await this.tick(name);
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
    const before = this.did.length;
    await this.writeAll(fields);
    await this.open(`${name}: ghi nhận`);
    // While it is sent the button says so.
    await this.taken(name, this.page.getByRole('button', { name: new RegExp(`^(?:${name.replaceAll(/[()]/gu, '\\$&')}: ghi nhận|Đang ghi nhận…)$`, 'u') }).waitFor({ state: 'detached' }));
    if (this.did.length === before) throw new Error(`${name} was never sent at ${this.page.url()}`);
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
    const fits = (chosen: string): boolean => (typeof option === 'string' ? chosen === option : option.test(chosen));
    if (!fits((await this.focused())?.chosen ?? '')) await this.page.keyboard.press('Home');
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      const chosen = (await this.focused())?.chosen ?? '';
      if (fits(chosen)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`${String(option)} cannot be chosen by keyboard`);
  }

  /** @throws what the form says is wrong, when it stays. */
  private async taken(name: string, gone: Promise<void>): Promise<void> {
    try {
      await gone;
    } catch {
      const said = await this.page.locator('[role=alert], .mantine-InputWrapper-error').allInnerTexts();
      throw new Error(`${name} was not taken at ${this.page.url()}: ${said.join(' / ')}`);
    }
  }

  /** Something has the keyboard after that: nobody begins again at the top of the browser. */
  async stillHasKeyboard(after: string): Promise<void> {
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
