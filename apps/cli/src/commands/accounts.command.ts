import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { namesFault, shownName, switchAccount, type Account, type CredentialStore, type SwitchOutcome } from '#libs/application';
import { CREDENTIALS_FILE_NAME, openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { ROLES } from '#libs/domain';
import { notingHere } from '../engine/noting-here.js';
import { withVault } from '../engine/with-vault.js';
import { dataFolder, readArguments } from '../arguments.js';
import { FailedError, UsageError, type Bilingual, type Command } from '../command.js';
import { print, printJson } from '../output.js';
import { tableText } from '../reading/table.js';
import { importAccounts, linkFor } from './accounts-import.js';

const HELP = `dondoc accounts list [--data DIR] [--json]
dondoc accounts import FILE.csv [--dry-run] [--data DIR] [--json]
dondoc accounts invite LOGIN | disable LOGIN | enable LOGIN | reset-factor LOGIN | unlink LOGIN | end-sessions LOGIN [--data DIR] [--json]

list     in các tài khoản / prints the accounts
import   nhập tài khoản, mỗi tài khoản nhận một đường dẫn dùng một lần để đặt mật khẩu (hạn 7 ngày); hãy chạy --dry-run trước
         enters accounts; each gets a one-time link for setting its password (7 days); run it with --dry-run first
invite   đường dẫn mới để đặt mật khẩu, thay các đường dẫn cũ / a new link for setting the password, in place of older ones
disable  khóa tài khoản: mọi phiên và đường dẫn mời kết thúc trong một giây / shuts it out: all sessions and links end within a second
enable   mở lại; người đó đăng nhập lại / lets it in again; its owner signs in anew
reset-factor  gỡ ứng dụng xác thực và mã dự phòng khi người đó mất cả hai; lần đăng nhập sau gắn ứng dụng mới
         takes authenticator and recovery codes away from whoever lost both; the next sign-in sets another one up
unlink   gỡ danh tính ở máy chủ định danh; lần đăng nhập sau qua đó tìm lại theo tên / unlinks the identity at a provider; the next sign-in there goes by the login
end-sessions  kết thúc mọi phiên đăng nhập / ends all its sessions

Cột / columns: login, name, body, roles
  body      id trong danh bạ / id in the register
  roles     cách nhau bằng dấu cách / separated by blanks: ${ROLES.join(', ')}

list, invite, disable, enable, reset-factor, unlink, end-sessions chạy được cạnh máy chủ đang mở; máy chủ ghi việc này vào nhật ký trong một giây, hoặc khi chạy lại
run beside a server, which puts them on record within a second, or when it starts again.
`;

const WHY_NOT: Readonly<Record<Exclude<SwitchOutcome, 'done'>, Bilingual>> = {
  'unknown-account': { vi: 'không có tài khoản này', en: 'there is no such account' },
  'last-administrator': { vi: 'đây là người quản trị cuối cùng còn đăng nhập được', en: 'this is the last administrator who can sign in' },
};

export const accountsCommand: Command = {
  name: 'accounts',
  summary: { vi: 'tài khoản: liệt kê, nhập từ CSV, mời, khóa, mở, gỡ xác thực', en: 'accounts: list, enter from CSV, invite, disable, enable, reset the factor' },
  help: HELP,
  run: async (args) => {
    const [verb = ''] = args;
    const { values, words } = readArguments(args, { 'dry-run': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, verb === 'list' ? 1 : 2);
    const [, word = ''] = words;
    const [folder, json, dryRun] = [dataFolder(values.data), values.json === true, values['dry-run'] === true];
    if (dryRun && verb !== 'import') throw new UsageError(`--dry-run chỉ dùng với import / is for import only`);
    switch (verb) {
      case 'list':
        await printAccounts(folder, inStore(folder, (store) => store.accounts()), json);
        return 0;
      case 'import': {
        const { accounts, links } = await importAccounts(folder, word, dryRun);
        if (json) await printJson({ dryRun, accounts, ...(!dryRun && { links }) });
        else if (dryRun) await print(`Chạy thử, chưa ghi gì: ${accounts} tài khoản hợp lệ / Dry run, nothing stored: ${accounts} accounts are valid\n`);
        else for (const { login, path } of links) await print(`${login}\t${path}\n`);
        return 0;
      }
      case 'invite': {
        const link = inStore(folder, (store) => notingHere(store, (note) => linkFor(store, invitable(store, word), note)));
        await (json ? printJson({ links: [link] }) : print(`${link.login}\t${link.path}\n`));
        return 0;
      }
      case 'disable':
      case 'enable':
        await printAccounts(folder, [inStore(folder, (store) => switched(store, word, verb === 'disable'))], json);
        return 0;
      case 'reset-factor':
        await printAccounts(folder, [inStore(folder, (store) => withoutFactor(store, word))], json);
        return 0;
      case 'unlink':
        await printAccounts(folder, [inStore(folder, (store) => unlinked(store, word))], json);
        return 0;
      case 'end-sessions':
        await printAccounts(folder, [inStore(folder, (store) => withoutSessions(store, word))], json);
        return 0;
      default:
        throw new UsageError(`không có / there is no: accounts ${verb}`);
    }
  },
};

/** @throws FailedError when the folder has no accounts. */
export function inStore<T>(folder: string, work: (store: CredentialStore) => T): T {
  if (!existsSync(join(folder, CREDENTIALS_FILE_NAME))) throw new FailedError({ vi: `${folder} chưa có tài khoản nào`, en: `there are no accounts in ${folder}` });
  const store = openSqliteCredentialStore({ folder });
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** @throws FailedError when there is no such account, or it is disabled. */
function invitable(store: CredentialStore, login: string): Account {
  const account = known(store, login);
  if (account.disabled) throw new FailedError({ vi: 'tài khoản đang bị khóa: mở lại trước', en: 'the account is disabled: enable it first' });
  return account;
}

/** @throws FailedError why not. */
function switched(store: CredentialStore, login: string, disabled: boolean): Account {
  const account = store.accountByLogin(login);
  const outcome = account === null ? 'unknown-account' : notingHere(store, (note) => switchAccount(store, account.actorId, disabled, note));
  if (outcome !== 'done') throw new FailedError(WHY_NOT[outcome]);
  return { ...(account as Account), disabled };
}

/** @throws FailedError when there is no such account, or it has nothing to take away. */
function withoutFactor(store: CredentialStore, login: string): Account {
  const account = known(store, login);
  notingHere(store, (note) => {
    if (!store.secondFactors.remove(account.actorId)) throw new FailedError({ vi: 'tài khoản chưa có ứng dụng xác thực', en: 'the account has no authenticator' });
    store.endSessionsOf(account.actorId);
    note({ type: 'SecondFactorTakenAway', data: { account: account.actorId } });
  });
  return account;
}

/** @throws FailedError when there is no such account, or it is linked to nobody. */
function unlinked(store: CredentialStore, login: string): Account {
  const account = known(store, login);
  notingHere(store, (note) => {
    if (!store.unlinkIdentitiesOf(account.actorId)) throw new FailedError({ vi: 'tài khoản chưa gắn danh tính nào', en: 'the account is not linked to an identity' });
    store.endSessionsOf(account.actorId);
    note({ type: 'IdentityUnlinked', data: { account: account.actorId } });
  });
  return account;
}

/** @throws FailedError when there is no such account. */
function withoutSessions(store: CredentialStore, login: string): Account {
  const account = known(store, login);
  notingHere(store, (note) => {
    store.endSessionsOf(account.actorId);
    note({ type: 'SessionsEnded', data: { account: account.actorId, which: 'all' } });
  });
  return account;
}

/** @throws FailedError when there is no such account. */
function known(store: CredentialStore, login: string): Account {
  const account = store.accountByLogin(login);
  if (account === null) throw new FailedError(WHY_NOT['unknown-account']);
  return account;
}

/** Where the key is missing, logins stand in place of names, and a line on standard error says why. */
async function printAccounts(folder: string, accounts: readonly Account[], json: boolean): Promise<void> {
  const { rows, fault } = withVault(folder, (vault) => ({ rows: accounts.map((account) => ({ ...account, displayName: shownName(vault, account) })), fault: namesFault(vault, accounts) }));
  if (fault !== null) process.stderr.write(`person-vault-unusable (${fault.code}): tên hiển thị không mở được, thay bằng tên đăng nhập / names cannot be opened, logins stand in their place\n`);
  if (json) return printJson({ accounts: rows.map(({ actorId, login, displayName, body, roles, disabled, passwordHash, sample }) => ({ actorId, login, displayName, body, roles, disabled, passwordSet: passwordHash !== null, sample })) });
  return print(
    tableText(
      [
        { heading: 'Đăng nhập / login', cell: ({ login }) => login },
        { heading: 'Tên / name', cell: ({ displayName }) => displayName },
        { heading: 'Cơ quan / body', cell: ({ body }) => body },
        { heading: 'Vai trò / roles', cell: ({ roles }) => roles.join(' ') },
        { heading: 'Tình trạng / state', cell: ({ disabled, passwordHash }) => (disabled ? 'khóa / disabled' : passwordHash === null ? 'chờ đặt mật khẩu / no password yet' : 'mở / open') },
      ],
      rows,
    ),
  );
}
