import { leavesPlain } from '#libs/engine';
import { FailedError, UsageError, type Bilingual } from '../command.js';
import { withFolderServer } from './folder-server.js';

/** Where the server listens when nobody says otherwise (`DONDOC_PORT`). */
const USUAL_URL = 'http://127.0.0.1:3000';

/** Which server, and who asks it, for a command that signs in. */
export const SERVER_OPTIONS = { login: { type: 'string' }, url: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;

/** The same in its help. */
export const SERVER_HELP = `  --login NAME   ai làm; mật khẩu đặt trong DONDOC_PASSWORD, mã xác thực (ngoài dữ liệu mẫu) trong DONDOC_CODE
                 who does it; the password stands in DONDOC_PASSWORD, the code of the authenticator (outside sample data) in DONDOC_CODE
  --url URL      máy chủ đang chạy; không có = DONDOC_URL, rồi http://127.0.0.1:3000 / the running server
  --data DIR     thay cho --url: thư mục không có máy chủ nào đang mở / in place of --url: a folder that no server has
`;

export interface ServerOptions {
  /** Address of the server; else `DONDOC_URL`, else this machine. */
  readonly url?: string | undefined;
  /** Who asks; its password stands in `DONDOC_PASSWORD`, a code of its authenticator in `DONDOC_CODE`, never among the arguments, where every process of the machine could read it. */
  readonly login?: string | undefined;
  /** A data folder without a server, which is opened for the time of the conversation; instead of an address. */
  readonly data?: string | undefined;
}

/** One operation that a server describes. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly parameters: readonly string[];
}

export interface ServerAnswer {
  readonly status: number;
  readonly etag: string | null;
  readonly body: unknown;
}

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly tags?: readonly string[]; readonly parameters?: readonly { readonly name: string }[] }>>>>;
}

/** A conversation of the command line with a running server, by the requests that every client sends. */
export class ServerSession {
  private constructor(
    private readonly url: string,
    private readonly token: string | null,
  ) {}

  /** Nobody is signed in. @throws UsageError for an address that is none. */
  static at({ url }: ServerOptions): ServerSession {
    const given = url ?? process.env['DONDOC_URL']?.trim() ?? '';
    const address = given === '' ? USUAL_URL : given;
    if (!URL.canParse(address) || !/^https?:/u.test(address)) throw new UsageError(`--url: không phải địa chỉ http(s) / no http(s) address: ${address}`);
    if (leavesPlain(address)) throw new UsageError(`--url: không phải máy này nên phải là https / not this machine, so it must be https: ${address}`);
    return new ServerSession(address.replace(/\/+$/u, ''), null);
  }

  /** Nobody is signed in, with the server there is or one of a data folder. @throws UsageError for both, FailedError when the folder cannot be opened. */
  static with<T>({ data, ...options }: ServerOptions, work: (session: ServerSession) => Promise<T>): Promise<T> {
    if (data === undefined) return work(ServerSession.at(options));
    if (options.url !== undefined) throw new UsageError('chỉ một trong --url, --data / one of --url and --data');
    return withFolderServer(data, (url) => work(ServerSession.at({ url })));
  }

  /** Signs in, does that, and signs out. @throws UsageError without login or password, FailedError when the server refuses or is not there. */
  static as<T>(options: ServerOptions, work: (session: ServerSession) => Promise<T>): Promise<T> {
    const { login } = options;
    const password = process.env['DONDOC_PASSWORD'] ?? '';
    if (login === undefined) throw new UsageError('cần --login / --login is needed');
    if (password === '') throw new UsageError('đặt mật khẩu vào DONDOC_PASSWORD / put the password into DONDOC_PASSWORD');
    return ServerSession.with(options, async (nobody) => {
      const session = new ServerSession(nobody.url, await tokenOf(nobody, login, password));
      try {
        return await work(session);
      } finally {
        await session.ask('DELETE', '/api/session').catch(() => undefined); // it ends by itself, later
      }
    });
  }

  /**
   * Sends one request and resolves with its answer.
   * @throws FailedError with the words of the problem when the server refuses, or when it is not there.
   */
  async ask(method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ServerAnswer> {
    const own = { ...(this.token !== null && { authorization: `Bearer ${this.token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) };
    let response: Response;
    try {
      response = await fetch(this.url + path, { method, headers: { ...own, ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }) });
    } catch {
      throw new FailedError({ vi: `không có máy chủ tại ${this.url}`, en: `no server answers at ${this.url}` });
    }
    const text = await response.text();
    const told: unknown = /json/u.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
    if (response.status >= 400) throw new FailedError(...problemLines(response.status, told));
    return { status: response.status, etag: response.headers.get('etag'), body: told };
  }

  /** What the server describes, in the order of its document. @throws FailedError */
  async described(): Promise<readonly DescribedOperation[]> {
    const { paths } = (await this.ask('GET', '/api/openapi.json')).body as Described;
    return Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, { tags, parameters }]) => ({ method: method.toUpperCase(), path, tag: tags?.[0] ?? '', parameters: (parameters ?? []).map(({ name }) => name) })),
    );
  }
}

/** Signs in by password, and by the code where the account shows one. @throws FailedError when the server refuses, UsageError when the code is missing. */
async function tokenOf(nobody: ServerSession, login: string, password: string): Promise<string> {
  const first = (await nobody.ask('POST', '/api/session', { login, password })).body as { readonly token: string } | { readonly ticket: string; readonly enrolment: object | null };
  if ('token' in first) return first.token;
  if (first.enrolment !== null) throw new FailedError({ vi: 'tài khoản chưa gắn ứng dụng xác thực: đăng nhập bằng trình duyệt trước', en: 'the account has no authenticator yet: sign in with a browser first' });
  const code = process.env['DONDOC_CODE'] ?? '';
  if (code === '') throw new UsageError('đặt mã của ứng dụng xác thực vào DONDOC_CODE / put the code of the authenticator app into DONDOC_CODE');
  return ((await nobody.ask('POST', '/api/session/second-step', { ticket: first.ticket, code })).body as { readonly token: string }).token;
}

/** What an RFC 9457 problem says, with the fields that are wrong and what to do next. */
function problemLines(status: number, told: unknown): readonly Bilingual[] {
  const { type, detail, detailEn, nextStep, nextStepEn, errors } = (typeof told === 'object' && told !== null ? told : {}) as Readonly<Record<string, unknown>>;
  if (typeof detail !== 'string') return [{ vi: `máy chủ trả lời ${status}`, en: `the server answered ${status}` }];
  const fields = (Array.isArray(errors) ? errors : []) as readonly { readonly pointer: string; readonly detail: string; readonly detailEn: string }[];
  return [
    { vi: `${String(type).split(':').at(-1)}: ${detail}`, en: String(detailEn) },
    ...fields.map((field) => ({ vi: `${field.pointer}: ${field.detail}`, en: field.detailEn })),
    { vi: String(nextStep), en: String(nextStepEn) },
  ];
}
