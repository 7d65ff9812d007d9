import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from '@jest/globals';
import { credentialStoreContract } from '#libs/testing';
import { actorId, bodyId } from '#libs/domain';
import { CREDENTIALS_FILE_NAME, openSqliteCredentialStore } from './sqlite-credential-store.js';

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc credentials '));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

credentialStoreContract('sqlite', () => openSqliteCredentialStore({ folder: freshFolder() }));

describe('sqlite credential store', () => {
  it('shows another opener what was saved, also after closing', () => {
    const folder = freshFolder();
    const [server, commandLine] = [openSqliteCredentialStore({ folder }), openSqliteCredentialStore({ folder })];
    const account = { actorId: actorId('a'), login: 'an', keptName: 'An', body: bodyId('b'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false };
    commandLine.saveAccounts([account]);
    commandLine.close();
    expect(server.accountByLogin('an')).toEqual(account);
    server.close();
    const again = openSqliteCredentialStore({ folder });
    expect(again.accounts()).toEqual([account]);
    again.close();
  });

  it('leaves no byte of a secret in its files once another text is in its place, beside another program', () => {
    const folder = freshFolder();
    const [store, other] = [openSqliteCredentialStore({ folder }), openSqliteCredentialStore({ folder })];
    const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    for (let i = 0; i < 300; i++) store.secondFactors.enrol({ actorId: actorId(`a${i}`), secret: SECRET, lastTimeStep: 0, enrolledAt: 1 }, ['r']);
    const found = (): boolean => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(SECRET));
    expect([found(), other.secondFactors.authenticatorOf(actorId('a7'))?.secret]).toEqual([true, SECRET]);
    expect([store.secondFactors.changeSecrets((of) => `sealed ${of}`), found(), other.secondFactors.authenticatorOf(actorId('a7'))?.secret]).toEqual([300, false, 'sealed a7']);
    for (const each of [store, other]) each.close();
  });

  it('leaves no byte of a name in its files once another is in its place, beside another program', () => {
    const folder = freshFolder();
    const [store, other] = [openSqliteCredentialStore({ folder }), openSqliteCredentialStore({ folder })];
    store.saveAccounts(Array.from({ length: 300 }, (_, n) => ({ actorId: actorId(`a${n}`), login: `an-${n}`, keptName: 'Chim Báo', body: bodyId('b'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false })));
    const found = (): boolean => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes('Chim Báo'));
    expect([found(), other.accountById(actorId('a7'))?.keptName]).toEqual([true, 'Chim Báo']);
    expect([store.changeNames(({ login }) => `sealed ${login}`), found(), other.accountById(actorId('a7'))?.keptName]).toEqual([300, false, 'sealed an-7']);
    for (const each of [store, other]) each.close();
  });

  it('leaves no byte of what one of 1,000 wrote about machines, passkeys and views once that account is erased', () => {
    const folder = freshFolder();
    const store = openSqliteCredentialStore({ folder });
    const mark = (n: number): string => `Chim Báo ${n};`;
    store.together(() => {
      for (let n = 0; n < 1_000; n++) {
        const [id, name, of] = [`${n}`, mark(n), actorId(`a${n}`)];
        store.saveAccounts([{ actorId: of, login: `an-${n}`, keptName: name, body: bodyId('b'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false }]);
        store.saveSession({ id, tokenHash: id, actorId: of, createdAt: 1, lastUsedAt: 1, expiresAt: 9, client: name });
        store.saveToken({ id, tokenHash: id, actorId: of, name, scope: [], createdAt: 1, lastUsedAt: null, expiresAt: 9 });
        store.secondFactors.savePasskey({ id, actorId: of, credentialId: id, publicKey: new Uint8Array(32), counter: 0, transports: [], rpId: 'b.example', name, addedAt: 1, lastUsedAt: null });
        store.savedViews.save({ id, owner: of, body: null, keptName: name, page: 'inbox', search: name, savedAt: 1 });
      }
    });
    const found = (n: number): boolean => readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(mark(n)));
    expect([found(417), store.eraseAccount(actorId('a417')), found(417), found(418)]).toEqual([true, true, false, true]);
    store.close();
  });

  it('goes on with the accounts of a version whose sessions had no ids; those are begun anew', () => {
    const folder = freshFolder();
    const before = new DatabaseSync(join(folder, CREDENTIALS_FILE_NAME));
    before.exec("CREATE TABLE session(token_hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL); INSERT INTO session VALUES ('h', 'a', 1, 9)");
    before.close();
    for (let opening = 0; opening < 2; opening++) {
      const store = openSqliteCredentialStore({ folder });
      expect(store.sessionsOf(actorId('a'), 1).map(({ tokenHash }) => tokenHash)).toEqual(opening === 0 ? [] : ['new']);
      store.saveSession({ id: 's', tokenHash: `new${'!'.repeat(opening)}`, actorId: actorId('a'), createdAt: 1, lastUsedAt: 1, expiresAt: 9, client: null });
      store.close();
    }
  });
});
