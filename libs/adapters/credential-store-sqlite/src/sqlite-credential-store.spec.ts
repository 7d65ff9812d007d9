import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { credentialStoreContract } from '#libs/testing';
import { actorId, bodyId } from '#libs/domain';
import { openSqliteCredentialStore } from './sqlite-credential-store.js';

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
    const account = { actorId: actorId('a'), login: 'an', displayName: 'An', body: bodyId('b'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false };
    commandLine.saveAccounts([account]);
    commandLine.close();
    expect(server.accountByLogin('an')).toEqual(account);
    server.close();
    const again = openSqliteCredentialStore({ folder });
    expect(again.accounts()).toEqual([account]);
    again.close();
  });
});
