import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { actorId, type ActorId } from '#libs/domain';
import { personVaultContract } from '#libs/testing';
import { openSqlitePersonVault, PERSON_VAULT_FILE_NAME } from './sqlite-person-vault.js';

const folders: string[] = [];
const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc persons '));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
const vaultIn = (folder: string) => openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
const person = (n: number): ActorId => actorId(`p${n}`);
const dataOf = (n: number) => ({ name: `Họ Tên Thứ ${n} Hết`, email: `thu-${n}-het@tinh.example`, phone: null });
const bytesIn = (folder: string): Buffer => Buffer.concat(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => readFileSync(join(folder, name))));
/** The sealed bytes of a person, as they lie in the file. */
const rowOf = (folder: string, n: number): Buffer => {
  const bytes = bytesIn(folder);
  const at = bytes.indexOf(`p${n}`);
  return at < 0 ? Buffer.alloc(0) : bytes.subarray(at, at + 40);
};

personVaultContract('sqlite', () => vaultIn(freshFolder()));

describe('sqlite person vault', () => {
  it('keeps nothing in the clear, and is read by the next program', () => {
    const folder = freshFolder();
    const vault = vaultIn(folder);
    vault.put(person(1), dataOf(1));
    expect(bytesIn(folder).includes('thu-1-het')).toBe(false);
    vault.close();
    const again = vaultIn(folder);
    expect(again.get(person(1))).toEqual(dataOf(1));
    again.close();
  });

  it('leaves no byte of a destroyed person’s key or data in its files, one of a thousand', () => {
    const folder = freshFolder();
    const vault = vaultIn(folder);
    const many = Array.from({ length: 1000 }, (_, n) => n + 1000);
    for (const n of many) vault.put(person(n), dataOf(n));
    const sealed = rowOf(folder, 1500);
    expect(sealed.length).toBe(40);
    vault.destroy(person(1500));
    expect(bytesIn(folder).includes(sealed.subarray(10))).toBe(false);
    expect([vault.get(person(1500)), vault.get(person(1501)), vault.persons().length]).toEqual(['erased', dataOf(1501), 999]);
    vault.close();
  });

  it('seals secrets of others under its key, found again by the next program, and opens none without it', () => {
    const folder = freshFolder();
    const keys = join(folder, 'keys');
    const vault = openSqlitePersonVault({ folder, keys });
    const sealed = vault.seal('authenticator p1', 'JBSWY3DPEHPK3PXP');
    vault.close();
    const next = openSqlitePersonVault({ folder, keys });
    expect(next.unseal('authenticator p1', sealed)).toBe('JBSWY3DPEHPK3PXP');
    const spoilt = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(() => next.unseal('authenticator p1', spoilt)).toThrow('vault-damaged');
    next.close();
    rmSync(keys, { recursive: true });
    const without = openSqlitePersonVault({ folder, keys });
    expect(() => without.unseal('authenticator p1', sealed)).toThrow('vault-key-missing');
    expect(() => without.seal('authenticator p1', 'x')).toThrow('vault-key-missing');
    without.close();
  });

  it('takes another master key, which other programs follow, and needs the one before no more', () => {
    const folder = freshFolder();
    const [server, other] = [vaultIn(folder), vaultIn(folder)];
    expect(server.replaceMasterKey()).toBeNull();
    for (let n = 0; n < 20; n++) server.put(person(n), dataOf(n));
    const sealed = other.seal('authenticator p1', 'JBSWY3DPEHPK3PXP');
    const before = other.replaceMasterKey() ?? '';
    expect(readdirSync(join(folder, 'keys')).map((name) => join(folder, 'keys', name) === before).toSorted()).toEqual([false, true]);
    server.put(person(20), dataOf(20));
    const resealed = server.seal('authenticator p1', server.unseal('authenticator p1', sealed));
    rmSync(before);
    const next = vaultIn(folder);
    expect([next.get(person(3)), next.get(person(20)), other.get(person(20)), next.unseal('authenticator p1', resealed)]).toEqual([dataOf(3), dataOf(20), dataOf(20), 'JBSWY3DPEHPK3PXP']);
    expect(() => next.unseal('authenticator p1', sealed)).toThrow(expect.objectContaining({ code: 'vault-key-missing' }));
    for (const vault of [server, other, next]) vault.close();
  });

  it('opens nothing without its key, with a key that others can read, or with data of another person', () => {
    const folder = freshFolder();
    const vault = vaultIn(folder);
    vault.put(person(1), dataOf(1));
    vault.close();
    const keys = join(folder, 'keys');
    const key = join(keys, readdirSync(keys)[0] as string);
    expect([statSync(key).mode & 0o777, statSync(keys).mode & 0o777]).toEqual([0o600, 0o700]);
    chmodSync(key, 0o640);
    expect(() => vaultIn(folder).get(person(1))).toThrow(expect.objectContaining({ code: 'vault-key-exposed' }));
    const elsewhere = freshFolder();
    copyFileSync(join(folder, PERSON_VAULT_FILE_NAME), join(elsewhere, PERSON_VAULT_FILE_NAME));
    const orphan = vaultIn(elsewhere);
    expect(() => orphan.get(person(1))).toThrow(expect.objectContaining({ code: 'vault-key-missing' }));
    orphan.destroy(person(1));
    expect(orphan.get(person(1))).toBe('erased');
  });

  it('shows another program at once what was changed and destroyed, and never takes destroyed data again', () => {
    const folder = freshFolder();
    const [server, other] = [vaultIn(folder), vaultIn(folder)];
    server.put(person(1), dataOf(1));
    other.put(person(1), dataOf(2));
    expect(server.get(person(1))).toEqual(dataOf(2));
    other.destroy(person(1));
    expect([server.get(person(1)), server.put(person(1), dataOf(1)), server.persons()]).toEqual(['erased', false, []]);
    server.close();
    other.close();
  });
});
