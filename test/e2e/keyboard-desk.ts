import { expect } from '@jest/globals';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import type { ActorId } from '#libs/domain';
import type { LoopbackMailServer } from '#libs/testing';
import { ApiClient } from './api-client.js';
import type { KeyboardSittings } from './keyboard-sittings.js';
import type { KeyboardUser } from './keyboard-user.js';
import type { RecordedDuties } from './recorded-duties.js';
import type { RecordedThings } from './recorded-things.js';
import type { WebBrowser } from './web-browser.js';

/** Something that people do by keyboard alone, and what of it is on record then. */
export interface KeyboardTask {
  readonly what: string;
  /** What the page sends for it, as `actsOfTheWeb` names it: another one than this was not done. */
  readonly acts: readonly string[];
  readonly run: (desk: KeyboardDesk) => Promise<void>;
}

/** No provider is asked here: only that the account is known at one. */
const ISSUER = 'https://id.tinh.example';
const THING = /^\/api\/(?:assignments|directives|indicators|inspections|oversights|reporting|reviews|urgings)(?:\/[^/]+)?/u;

/** Where tasks are done: people sit down at it, and what they find, and what they leave, goes through the API. */
export class KeyboardDesk {
  private readonly clients = new Map<string, Promise<ApiClient>>();

  constructor(
    readonly web: WebBrowser,
    private readonly sittings: KeyboardSittings,
    readonly things: RecordedThings,
    readonly duties: RecordedDuties,
    readonly mails: LoopbackMailServer,
  ) {}

  /** Somebody signed in, at that address; whoever sat there before is gone. Null = nobody is signed in. */
  sits(login: string | null, path: string): Promise<KeyboardUser> {
    return this.sittings.resume(login, path);
  }

  /** Who sits here now. @throws when nobody does. */
  get sitting(): KeyboardUser {
    return this.sittings.now;
  }

  as(login: string): Promise<ApiClient> {
    const known = this.clients.get(login) ?? new ApiClient(this.web.url).as(login);
    this.clients.set(login, known);
    return known;
  }

  /** Somebody has signed in at an identity provider before. */
  linkIdentity(account: string): void {
    const store = openSqliteCredentialStore({ folder: this.web.folder });
    store.linkIdentity(ISSUER, account, account as ActorId);
    store.close();
  }

  /** Done before through the API; shown to whoever asks for the thing afterwards. @returns the id of what is new. @throws when it is refused. */
  async does(login: string, path: string, body: object = {}, method: 'POST' | 'PUT' = 'POST'): Promise<string> {
    const client = await this.as(login);
    const answer = await client.ask<{ readonly id?: string; readonly position?: string }>(method, path, JSON.stringify(body), { 'content-type': 'application/json' });
    if (answer.status >= 300) throw new Error(`${login} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { id = '', position } = answer.body;
    const [thing] = THING.exec(path) ?? [];
    if (thing !== undefined && position !== undefined) await client.get(`${thing.split('/').length === 3 ? `${thing}/${id}` : thing}?after=${position}`);
    return id;
  }

  async asks<B>(login: string, path: string): Promise<B> {
    return (await (await this.as(login)).get<B>(path)).body;
  }

  /** What is asked about at that address says this; processes may still be at it. @throws when it does not come to that. */
  async finds(login: string, path: string, said: object): Promise<void> {
    for (let tries = 0; ; tries++) {
      const body = await this.asks<object>(login, path);
      try {
        expect(body).toMatchObject(said);
        return;
      } catch (error) {
        if (tries === 60) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The history of the duty has these. */
  recorded(duty: string, ...types: readonly string[]): Promise<void> {
    return this.finds('canbo-bandanvan', `/api/assignments/${duty}/history?limit=100`, { entries: having(...types) });
  }
}

/** A list that has something of each of these types. */
export const having = (...types: readonly string[]): unknown => expect.arrayContaining(types.map((type) => expect.objectContaining({ type })));
/** A list that has these, each said in part as the answers of `finds` are. */
export const listing = (...things: readonly object[]): unknown => expect.arrayContaining(things.map(inPart));

function inPart(said: unknown): unknown {
  if (Array.isArray(said)) return said.map(inPart);
  const isPlain = typeof said === 'object' && said !== null && Object.getPrototypeOf(said) === Object.prototype;
  return isPlain ? expect.objectContaining(Object.fromEntries(Object.entries(said).map(([name, each]) => [name, inPart(each)]))) : said;
}

/** Today in the province, as the API writes days, and as people type them. */
export const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
export const TYPED_TODAY = TODAY.split('-').toReversed().join('/');
export const YEAR = Number(TODAY.slice(0, 4));
