import { SAMPLE_PASSWORD } from '#libs/sample';

type Json = Record<string, unknown>;

/** An answer with its body read. */
export interface Answer<B = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

/** Talks to a running program as one account. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** @throws when signing in fails. */
  async as(login: string): Promise<ApiClient> {
    const { status, body } = await this.post<{ token: string }>('/api/session', { login, password: SAMPLE_PASSWORD });
    if (status !== 201) throw new Error(`${login}: ${status}`);
    return new ApiClient(this.url, body.token);
  }

  get<B = Json>(path: string, headers: Record<string, string> = {}): Promise<Answer<B>> {
    return this.ask<B>('GET', path, undefined, headers);
  }

  post<B = Json>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer<B>> {
    return this.ask<B>('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  async ask<B = Json>(method: string, path: string, body: string | undefined, headers: Record<string, string> = {}): Promise<Answer<B>> {
    const authorization = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
    const response = await fetch(this.url + path, { method, redirect: 'manual', headers: { ...authorization, ...headers }, ...(body !== undefined && { body }) });
    const text = await response.text();
    const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: (json && text !== '' ? JSON.parse(text) : text) as B };
  }
}
