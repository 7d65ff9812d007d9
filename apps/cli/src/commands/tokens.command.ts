import { readArguments } from '../arguments.js';
import { FailedError, UsageError, type Command } from '../command.js';
import { SERVER_HELP, SERVER_OPTIONS, ServerSession } from '../conversing/server-session.js';
import { print, printJson } from '../output.js';
import { tableText } from '../reading/table.js';

const HELP = `dondoc tokens list [--account LOGIN] --login NAME [--url URL | --data DIR] [--json]
dondoc tokens make --name TEXT --scope POLICY[,POLICY…] --days N --login NAME [--url URL | --data DIR] [--json]
dondoc tokens end ID [--account LOGIN] --login NAME [--url URL | --data DIR] [--json]

Mã cho máy: tạo cho chính mình, xem, kết thúc; người quản trị xem và kết thúc mã của tài khoản khác. make in mã một lần duy nhất.
Tokens for machines: made for oneself, shown and ended; administrators see and end those of other accounts. make prints the token, once.

  --account LOGIN   của tài khoản này; không có = của chính mình / of that account; absent = one's own
  --scope           các quyền của địa chỉ (x-policy trong /api/openapi.json) / policies of routes
  --days N          1–365
${SERVER_HELP}`;

interface Token {
  readonly id: string;
  readonly name: string;
  readonly scope: readonly string[];
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
  readonly token?: string;
}
interface AccountsPage {
  readonly accounts: readonly { readonly actorId: string; readonly login: string }[];
  readonly nextCursor: string | null;
}

const OPTIONS = { ...SERVER_OPTIONS, account: { type: 'string' }, name: { type: 'string' }, scope: { type: 'string' }, days: { type: 'string' } } as const;

export const tokensCommand: Command = {
  name: 'tokens',
  summary: { vi: 'mã cho máy: tạo, xem, kết thúc', en: 'tokens for machines: make, show, end' },
  help: HELP,
  run: async (args) => {
    const [verb = ''] = args;
    const { values, words } = readArguments(args, OPTIONS, verb === 'end' ? 2 : 1);
    const json = values.json === true;
    switch (verb) {
      case 'list': {
        const { tokens } = (await ServerSession.as(values, async (session) => (await session.ask('GET', await placeOf(session, values.account))).body)) as { readonly tokens: readonly Token[] };
        await (json ? printJson({ tokens }) : print(tableOf(tokens)));
        return 0;
      }
      case 'make': {
        const asked = { name: values.name, scope: (values.scope ?? '').split(',').filter((each) => each !== ''), days: Number(values.days) };
        if (values.account !== undefined) throw new UsageError('mã mang quyền của chủ nó nên chỉ tạo được cho chính mình / a token carries the rights of its owner, so it is made for oneself only');
        const made = (await ServerSession.as(values, (session) => session.ask('POST', '/api/tokens', asked))).body as Token;
        await (json ? printJson(made) : print(`${made.id}\t${made.token ?? ''}\n`));
        return 0;
      }
      case 'end': {
        const id = words[1] as string;
        await ServerSession.as(values, async (session) => session.ask('DELETE', `${await placeOf(session, values.account)}/${encodeURIComponent(id)}`));
        await (json ? printJson({ ended: id }) : print(`Đã kết thúc / Ended: ${id}\n`));
        return 0;
      }
      default:
        throw new UsageError(`không có / there is no: tokens ${verb}`);
    }
  },
};

/** Where the tokens of an account lie; one's own without a login. @throws FailedError when nobody has it. */
async function placeOf(session: ServerSession, login: string | undefined): Promise<string> {
  if (login === undefined) return '/api/tokens';
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: AccountsPage = (await session.ask('GET', `/api/accounts?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`)).body as AccountsPage;
    const found = page.accounts.find((each) => each.login === login);
    if (found !== undefined) return `/api/accounts/${found.actorId}/tokens`;
    cursor = page.nextCursor;
  }
  throw new FailedError({ vi: 'không có tài khoản này; xem dondoc accounts list', en: 'there is no such account; see dondoc accounts list' });
}

const tableOf = (tokens: readonly Token[]): string =>
  tableText(
    [
      { heading: 'id', cell: ({ id }) => id },
      { heading: 'Tên / name', cell: ({ name }) => name },
      { heading: 'Quyền / scope', cell: ({ scope }) => scope.join(' ') },
      { heading: 'Dùng lần cuối / last used', cell: ({ lastUsedAt }) => lastUsedAt ?? '–' },
      { heading: 'Hết hạn / ends', cell: ({ expiresAt }) => expiresAt },
    ],
    tokens,
  );
