import { hash, randomBytes, randomUUID } from 'node:crypto';
import { enteredAccount, inviteAccount, LOGIN, type Account, type CredentialStore, type FreshSecret, type SecretSealer } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { actorId, bodyId, dateAt, bodyStands, ROLES, type AccountEvent, type OrganisationState, type Role } from '#libs/domain';
import { notingHere } from '../engine/noting-here.js';
import { registerOf } from '../engine/register-of.js';
import { withVault } from '../engine/with-vault.js';
import { csvFailure, readCsv, type CsvFault, type CsvRow } from '../input/csv-rows.js';

const COLUMNS = ['login', 'name', 'body', 'roles'] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;

export interface AccountLink {
  readonly login: string;
  readonly path: string;
}

/** Reads the table and, unless it is a dry run, stores its accounts; a link for each that has no password. @throws FailedError that lists every fault. */
export async function importAccounts(folder: string, path: string, dryRun: boolean): Promise<{ readonly accounts: number; readonly links: readonly AccountLink[] }> {
  const { rows, faults } = readCsv(path, COLUMNS);
  const register = await registerOf(folder);
  const wrong = [...faults, ...rows.flatMap((row) => faultsOf(row, register)), ...repeated(rows)];
  if (wrong.length > 0) throw csvFailure(path, wrong);
  return { accounts: rows.length, links: dryRun ? [] : withVault(folder, (vault) => store(folder, vault, rows)) };
}

function faultsOf({ line, cells }: Row, register: OrganisationState): readonly CsvFault[] {
  const faults: CsvFault[] = [];
  const fault = (vi: string, en: string): void => void faults.push({ line, vi, en });
  if (!LOGIN.test(cells.login)) fault(`login "${cells.login}": 2–64 chữ thường không dấu, số, chấm, gạch`, '2–64 lower-case ASCII letters, digits, dots, hyphens');
  if (cells.name === '') fault('thiếu tên hiển thị', 'the name is missing');
  const stands = bodyStands(register, bodyId(cells.body), dateAt(new SystemClock().now()));
  if (stands !== 'active') fault(`cơ quan "${cells.body}": ${stands}`, 'the body is not in the register, has ended, or is external');
  const roles = rolesIn(cells.roles);
  if (roles.length === 0) fault('thiếu vai trò', 'no role');
  for (const role of roles) if (!ROLES.includes(role as Role)) fault(`không có vai trò "${role}"`, 'no such role');
  return faults;
}

const rolesIn = (cell: string): readonly string[] => cell.split(/\s+/u).filter((role) => role !== '');

function repeated(rows: readonly Row[]): readonly CsvFault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ line, cells: { login } }) => {
    const earlier = first.get(login);
    if (earlier === undefined) first.set(login, line);
    return earlier === undefined ? [] : [{ line, vi: `login "${login}" đã có ở dòng ${earlier}`, en: `the login is in line ${earlier} already` }];
  });
}

/** Stores accounts (a known login keeps its id and password) and a link for each that has no password yet. */
function store(folder: string, sealer: SecretSealer, rows: readonly Row[]): readonly AccountLink[] {
  const credentials = openSqliteCredentialStore({ folder });
  try {
    const accounts = rows.map(({ cells: { login, name, body, roles } }) =>
      enteredAccount(credentials, sealer, { login, displayName: name, body: bodyId(body), roles: rolesIn(roles) as readonly Role[] }, actorId(randomUUID())),
    );
    return notingHere(credentials, (note) => {
      const known = new Set(accounts.filter(({ actorId: id }) => credentials.accountById(id) !== null));
      credentials.saveAccounts(accounts);
      for (const account of accounts) note({ type: known.has(account) ? 'AccountChanged' : 'AccountEntered', data: { account: account.actorId, body: account.body, roles: account.roles } });
      return accounts.filter(({ passwordHash }) => passwordHash === null).map((account) => linkFor(credentials, account, note));
    });
  } finally {
    credentials.close();
  }
}

/** A fresh one-time link; those of before stop working. */
export function linkFor(credentials: CredentialStore, { actorId: id, login }: Account, note: (done: AccountEvent) => void): AccountLink {
  note({ type: 'AccountInvited', data: { account: id } });
  return { login, path: inviteAccount(credentials, id, freshSecret(), new SystemClock().now()).path };
}

export function freshSecret(): FreshSecret {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hash('sha256', token, 'hex') };
}
