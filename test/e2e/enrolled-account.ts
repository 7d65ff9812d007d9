import { TOTP } from 'otpauth';
import { ApiClient, type Answer } from './api-client.js';

export interface HalfDone {
  readonly ticket: string;
  readonly enrolment: { readonly secret: string } | null;
}

/** How a request goes out; another one than `fetch` where a certificate is our own. */
export type Post = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Pick<Answer<unknown>, 'status' | 'body' | 'headers'>>;

/** An account outside sample data: its password is set and its authenticator set up. */
export class EnrolledAccount {
  private constructor(
    private readonly post: Post,
    readonly token: string,
    /** What came with the first session. */
    readonly headers: Headers,
    readonly secret: string,
    private readonly recoveryCodes: string[],
  ) {}

  /** Opens an invitation. @throws when anything is refused. */
  static async accept(url: string, invitation: string, password: string, post: Post = (...asked) => new ApiClient(url).post(...asked)): Promise<EnrolledAccount> {
    const first = await post(`/api/invitations/${invitation}`, { password });
    const { ticket, enrolment } = first.body as HalfDone;
    if (first.status !== 202 || enrolment === null) throw new Error(`invitation: ${first.status}`);
    const second = await post('/api/session/second-step', { ticket, code: new TOTP({ secret: enrolment.secret }).generate() });
    if (second.status !== 201) throw new Error(`second step: ${second.status}`);
    const { token, recoveryCodes } = second.body as { readonly token: string; readonly recoveryCodes: readonly string[] };
    return new EnrolledAccount(post, token, second.headers, enrolment.secret, [...recoveryCodes]);
  }

  /** One of its recovery codes, good once. */
  freshCode(): string {
    return this.recoveryCodes.pop() ?? '';
  }

  /** Signs in once more, by a recovery code: no clock has to go on for it. */
  async signIn(login: string, password: string, headers: Record<string, string> = {}): Promise<Awaited<ReturnType<Post>>> {
    const first = await this.post('/api/session', { login, password }, headers);
    if (first.status !== 202) return first;
    return this.post('/api/session/second-step', { ticket: (first.body as HalfDone).ticket, code: this.freshCode() }, headers);
  }
}
