import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { openSqliteEventLog, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openNotificationFile } from '#libs/adapters/notification-sqlite';
import { openSqlitePersonVault } from '#libs/adapters/person-vault-sqlite';
import { FolderSignerKeys } from '#libs/adapters/signer-node';
import { ActOnPerson, ActOnPersonHandler, enteredAccount, sealedName, sealNames, sealViewNames, shownName, switchAccount, type Account, type CommandAnswer } from '#libs/application';
import { actorId, bodyId, verifierKeyText, type ActorId } from '#libs/domain';
import { contextOf, testActor, TestApplication } from '#libs/testing';
import { copyBeside } from '../log-copying/copy-beside.js';
import { copyDataFolder } from '../log-copying/copy-data-folder.js';
import { eraseAgain } from './data-of-persons.js';
import { restoreBackup } from './restore-backup.js';
import { takeBackup } from './take-backup.js';

const work = mkdtempSync(join(tmpdir(), 'hồ sơ '));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const silent = (): void => undefined;
const [ONE, OTHER] = [actorId('00000000-0000-4000-8000-000000000001'), actorId('00000000-0000-4000-8000-000000000002')];
const dataOf = (n: number) => ({ name: `Tên Thật ${n}`, email: null, phone: null });

/** A data folder with two persons; what is done in it goes through its own handler. */
async function house<T>(folder: string, doing: (act: (intent: ActOnPerson['intent'], by?: string) => Promise<CommandAnswer>) => Promise<T>): Promise<T> {
  const application = new TestApplication({ log: openSqliteEventLog({ folder }) });
  const vault = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
  const credentials = openSqliteCredentialStore({ folder });
  const handler = new ActOnPersonHandler(application.core, vault, credentials);
  credentials.saveAccounts([enteredAccount(credentials, vault, { login: 'dang-nhap-that', displayName: 'Tên Thật 1', body: bodyId('b'), roles: ['officer'] }, ONE)]);
  try {
    return await doing((intent, by = 'a1') => handler.execute(new ActOnPerson(intent, contextOf('quan-tri', { actor: { ...testActor('quan-tri', ['administrator']), actorId: actorId(by) } }))));
  } finally {
    credentials.close();
    vault.close();
    await application.close();
  }
}

const kept = (folder: string, person = ONE) => {
  const vault = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
  const credentials = openSqliteCredentialStore({ folder });
  const account = credentials.accountById(person);
  const found = [vault.get(person), account === null ? null : shownName(vault, account)];
  vault.close();
  credentials.close();
  return found;
};

/** In which files below the folder the text stands, in so many bytes. */
const filesWith = (folder: string, text: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile() && readFileSync(join(folder, path)).includes(text));

describe('names of accounts', () => {
  it('lie readable in no file, log of writes or backup, whatever is done to the account; one of a version before neither, once sealed', async () => {
    const [folder, backup, restored] = [join(work, 'names'), join(work, 'names backup'), join(work, 'names restored')];
    const [vault, credentials] = [openSqlitePersonVault({ folder, keys: join(folder, 'keys') }), openSqliteCredentialStore({ folder })];
    const found = (where = folder): readonly string[] => filesWith(where, 'Chim Báo');
    const named = (id: ActorId): Account => credentials.accountById(id) as Account;
    credentials.saveAccounts([enteredAccount(credentials, vault, { login: 'mot', displayName: 'Chim Báo Một', body: bodyId('b'), roles: ['administrator'] }, ONE)]);
    credentials.saveAccounts([{ ...named(ONE), login: 'hai', actorId: OTHER, keptName: 'Chim Báo Hai' }]);
    credentials.savedViews.save({ id: 'v', owner: ONE, body: bodyId('b'), keptName: 'Việc của Chim Báo', page: 'inbox', search: '', savedAt: 1 });
    expect([found().length > 0, sealNames(credentials, vault), sealViewNames(credentials.savedViews, vault), found()]).toEqual([true, 1, 1, []]);
    credentials.saveAccounts([{ ...named(ONE), keptName: sealedName(vault, ONE, 'Chim Báo Đổi') }]);
    for (const disabled of [true, false]) switchAccount(credentials, OTHER, disabled, silent);
    credentials.setPassword(OTHER, '$argon2id$x');
    await openSqliteEventLog({ folder }).close();
    await takeBackup(folder, backup, new Date(0), silent);
    await restoreBackup(backup, restored, silent);
    expect([found(), found(backup), found(restored), [ONE, OTHER].map((id) => shownName(vault, named(id)))]).toEqual([[], [], [], ['Chim Báo Đổi', 'Chim Báo Hai']]);
    credentials.close();
    vault.close();
  });
});

describe('data of persons', () => {
  it('is restored with its key, and erased again when the log beside it says so', async () => {
    const [folder, copies] = [join(work, 'data'), join(work, 'copies')];
    await house(folder, async (act) => {
      for (const [n, account] of [ONE, OTHER].entries()) expect((await act({ type: 'EnterPerson', account, data: dataOf(n + 1) })).ok).toBe(true);
    });
    await takeBackup(folder, join(work, 'before'), new Date(0), silent);
    await restoreBackup(join(work, 'before'), join(work, 'restored'), silent);
    expect(kept(join(work, 'restored'))).toEqual([dataOf(1), 'Tên Thật 1']);
    mkdirSync(copies);
    // Whatever a log cannot be without, and nothing that is built from it.
    const signer = new FolderSignerKeys(join(folder, 'keys')).generate('tinh-uy.example/log', 'log').key;
    const { addresses, close } = openNotificationFile({ folder });
    addresses.save({ body: bodyId('b'), email: 'vanthu@b.example', delivery: 'immediate', changedAt: 1, changedBy: ONE });
    close();
    for (const path of ['audit-trail/checkpoints', 'audit-trail/tile/0', 'read-models']) mkdirSync(join(folder, path), { recursive: true });
    for (const path of ['audit-trail/checkpoint', 'audit-trail/checkpoints/136', 'audit-trail/tile/0/000', 'read-models/x.db']) writeFileSync(join(folder, path), path);
    const taken = ['audit-trail/checkpoint', 'audit-trail/checkpoints/136', 'credentials.sqlite', expect.stringMatching(/^keys\//), expect.stringMatching(/^keys\//), 'notification.sqlite', 'persons.sqlite'];
    expect(await copyDataFolder(folder, copies)).toEqual(taken);
    expect(new FolderSignerKeys(join(copies, 'keys')).find(verifierKeyText(signer))?.key).toEqual(signer);
    expect(filesWith(copies, 'vanthu@b.example')).toEqual(['notification.sqlite']);
    expect([await copyDataFolder(folder, copies), kept(copies)]).toEqual([[], [dataOf(1), 'Tên Thật 1']]);

    await house(folder, async (act) => {
      expect((await act({ type: 'AskPersonErasure', person: ONE, ground: 'ordered-by-an-authority' })).ok).toBe(true);
      expect((await act({ type: 'ConfirmPersonErasure', person: ONE }, 'a2')).ok).toBe(true);
    });
    // What a backup holds when somebody is erased between the copying of the vault and that of the log.
    await takeBackup(folder, join(work, 'after'), new Date(0), silent);
    const older = join(work, 'older');
    await restoreBackup(join(work, 'after'), older, silent);
    expect([filesWith(older, 'vanthu@b.example'), new FolderSignerKeys(join(older, 'keys')).find(verifierKeyText(signer))?.key]).toEqual([['notification.sqlite'], signer]);
    for (const name of ['persons.sqlite', 'credentials.sqlite']) rmSync(join(older, name));
    expect(await copyDataFolder(copies, older)).toEqual(['credentials.sqlite', 'persons.sqlite']);
    await takeBackup(older, join(work, 'torn'), new Date(0), silent);
    await restoreBackup(join(work, 'torn'), join(work, 'restored-again'), silent);
    expect([kept(join(work, 'restored-again')), kept(join(work, 'restored-again'), OTHER)]).toEqual([['erased', ''], [dataOf(2), null]]);
    expect(['persons.sqlite', 'credentials.sqlite'].map((name) => readFileSync(join(work, 'restored-again', name)).includes('Tên Thật 1'))).toEqual([false, false]);
    expect(await eraseAgain(join(work, 'restored-again'))).toBe(0);

    // Beside a log on servers there is no log in the folder: the copied one says who was erased.
    const beside = join(work, 'beside');
    mkdirSync(beside);
    const log = openSqliteEventLogReader({ folder });
    expect(await copyBeside(log, copies, beside)).toEqual({ folder: taken, erasedAgain: 1, files: { copied: 0, there: 0, missing: [] } });
    await log.close();
    expect([kept(beside), kept(beside, OTHER)]).toEqual([['erased', ''], [dataOf(2), null]]);
  });

  it('is none where nobody was entered', async () => {
    const folder = join(work, 'none');
    mkdirSync(folder);
    expect([await eraseAgain(folder), existsSync(join(folder, 'persons.sqlite'))]).toEqual([0, false]);
  });
});
