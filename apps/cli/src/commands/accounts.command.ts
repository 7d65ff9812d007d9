import { hash, randomBytes } from 'node:crypto';
import type { Account, Ids } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { NodeIds } from '#libs/adapters/ids-node';
import { actorId, bodyId, DAY_MS, dateAt, bodyStands, ROLES, type OrganisationState, type Role } from '#libs/domain';
import { dataFolder, readArguments } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { registerOf } from '../engine/register-of.js';
import { csvFailure, readCsv, type CsvFault, type CsvRow } from '../input/csv-rows.js';
import { print, printJson } from '../output.js';

const HELP = `dondoc accounts import FILE.csv [--dry-run] [--data DIR] [--json]

Nhập tài khoản, mỗi tài khoản nhận một đường dẫn dùng một lần để đặt mật khẩu (hạn 7 ngày). Hãy chạy --dry-run trước.
Enters accounts; each gets a one-time link for setting its password (7 days). Run it with --dry-run first.

Cột / columns: login, name, body, roles
  body      id trong danh bạ / id in the register
  roles     cách nhau bằng dấu cách / separated by blanks: ${ROLES.join(', ')}
`;

const COLUMNS = ['login', 'name', 'body', 'roles'] as const;
type Row = CsvRow<(typeof COLUMNS)[number]>;
const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/u;
const LINK_DAYS = 7;

export const accountsCommand: Command = {
  name: 'accounts',
  summary: { vi: 'nhập tài khoản từ CSV', en: 'enter accounts from CSV' },
  help: HELP,
  run: async (args) => {
    const { values, words } = readArguments(args, { 'dry-run': { type: 'boolean' }, data: { type: 'string' }, json: { type: 'boolean' } } as const, 2);
    const [verb, path] = words as readonly [string, string];
    if (verb !== 'import') throw new UsageError(`không có / there is no: accounts ${verb}`);
    const folder = dataFolder(values.data);
    const { rows, faults } = readCsv(path, COLUMNS);
    const register = registerOf(folder);
    const wrong = [...faults, ...rows.flatMap((row) => faultsOf(row, register)), ...repeated(rows)];
    if (wrong.length > 0) throw csvFailure(path, wrong);
    const dryRun = values['dry-run'] === true;
    if (dryRun) {
      await (values.json === true ? printJson({ dryRun, accounts: rows.length }) : print(`Chạy thử, chưa ghi gì: ${rows.length} tài khoản hợp lệ / Dry run, nothing stored: ${rows.length} accounts are valid\n`));
      return 0;
    }
    const links = store(folder, rows);
    if (values.json === true) await printJson({ dryRun, accounts: rows.length, links });
    else for (const { login, path: link } of links) await print(`${login}\t${link}\n`);
    return 0;
  },
};

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
function store(folder: string, rows: readonly Row[]): readonly { readonly login: string; readonly path: string }[] {
  const ids: Ids = new NodeIds();
  const now = new SystemClock().now();
  const credentials = openSqliteCredentialStore({ folder });
  try {
    const accounts = rows.map(({ cells }): Account => {
      const known = credentials.accountByLogin(cells.login);
      const fresh: Pick<Account, 'actorId' | 'passwordHash' | 'disabled' | 'delegations'> = { actorId: actorId(ids.fresh()), passwordHash: null, disabled: false, delegations: [] };
      return { ...(known ?? fresh), login: cells.login, displayName: cells.name, body: bodyId(cells.body), roles: rolesIn(cells.roles) as readonly Role[], sample: false };
    });
    credentials.saveAccounts(accounts);
    return accounts.filter(({ passwordHash }) => passwordHash === null).map((account) => {
      const token = randomBytes(32).toString('base64url');
      credentials.saveInvitation({ tokenHash: hash('sha256', token, 'hex'), actorId: account.actorId, expiresAt: now + LINK_DAYS * DAY_MS });
      return { login: account.login, path: `/invitations/${token}` };
    });
  } finally {
    credentials.close();
  }
}
