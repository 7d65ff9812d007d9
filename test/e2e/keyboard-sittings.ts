import { expect } from '@jest/globals';
import { KeyboardUser } from './keyboard-user.js';
import { actOf, actsOfTheWeb } from './web-acts.js';
import type { WebBrowser } from './web-browser.js';

/** People who sit down at one program, one after the other, each with a keyboard and nothing else; what all of them did stays known. */
export class KeyboardSittings {
  private readonly acts = actsOfTheWeb();
  private readonly done = new Set<string>();
  private user: KeyboardUser | null = null;

  constructor(private readonly web: () => WebBrowser) {}

  /** Ends the sitting before, and signs in by typing, at that address. */
  async begin(login: string, path: string): Promise<KeyboardUser> {
    await this.end();
    return (this.user = await KeyboardUser.signedIn(this.web(), login, path));
  }

  /** The same, for somebody who is signed in already; null = nobody is. */
  async resume(login: string | null, path: string): Promise<KeyboardUser> {
    await this.end();
    return (this.user = await KeyboardUser.resumed(this.web(), login, path));
  }

  /** Who sits there. @throws when nobody does. */
  get now(): KeyboardUser {
    if (this.user === null) throw new Error('nobody sits there');
    return this.user;
  }

  /** Nothing hid where the keyboard was. */
  async end(): Promise<void> {
    const { user } = this;
    this.user = null;
    if (user === null || user.page.isClosed()) return;
    expect(user.unseen).toEqual([]);
    for (const { method, path } of user.did) this.done.add(actOf(this.acts, method, path) ?? `${method} ${path}`);
    await user.page.close();
  }

  /** Which of these acts nobody did so far. */
  undone(acts: readonly string[]): readonly string[] {
    return acts.filter((act) => !this.done.has(act));
  }
}
