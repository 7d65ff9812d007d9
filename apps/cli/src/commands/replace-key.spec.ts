import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { openSqlitePersonVault } from '#libs/adapters/person-vault-sqlite';
import { enteredAccount, openedSecret, sealedSecret, shownName, type Account } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';
import { replaceKey } from './replace-key.js';

const folder = mkdtempSync(join(tmpdir(), 'dondoc key '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const AN = actorId('an');
const data = { name: 'Văn thư', email: null, phone: null };

describe('replacing the master key of persons', () => {
  it('is refused where there is none, and leaves nothing under the one of before', () => {
    expect(() => replaceKey(folder)).toThrow();
    const store = openSqliteCredentialStore({ folder });
    expect(() => replaceKey(folder)).toThrow(expect.objectContaining({ name: 'FailedError' }));
    const vault = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
    vault.put(AN, data);
    store.secondFactors.enrol({ actorId: AN, secret: sealedSecret(vault, AN, 'JBSWY3DPEHPK3PXP'), lastTimeStep: 1, enrolledAt: 1 }, ['r1']);
    store.saveAccounts([enteredAccount(store, vault, { login: 'an', displayName: 'Tên Thật', body: bodyId('b'), roles: ['officer'] }, AN)]);
    const { secrets, names, before } = replaceKey(folder);
    rmSync(before);
    const next = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
    expect([names, shownName(next, store.accountById(AN) as Account)]).toEqual([1, 'Tên Thật']);
    expect([secrets, next.get(AN), openedSecret(next, AN, store.secondFactors.authenticatorOf(AN)?.secret ?? ''), vault.get(AN), store.secondFactors.recoveryCodesLeft(AN)]).toEqual([1, data, 'JBSWY3DPEHPK3PXP', data, 1]);
    for (const each of [store, vault, next]) each.close();
  });
});
