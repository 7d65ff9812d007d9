import { beforeEach, describe, expect, it } from '@jest/globals';
import { actorId, bodyId } from '#libs/domain';
import { MemoryCredentialStore, MemoryPersonVault } from '#libs/testing';
import { PersonVaultFaultError, type Account, type SecretSealer } from '../ports/index.js';
import { enteredAccount } from './account-entry.js';
import { namesFault, resealNames, sealedName, sealNames, shownName } from './account-names.js';

const [AN, BINH] = [actorId('an'), actorId('binh')];
const NAME = 'Nguyễn Thị Kiểm Thử';
const entry = { login: 'vanthu', displayName: NAME, body: bodyId('b'), roles: ['clerk'] } as const;
const lost = (): never => {
  throw new PersonVaultFaultError('vault-key-missing', 'keys');
};
const WITHOUT_KEY: SecretSealer = { seal: lost, unseal: lost };

let vault: MemoryPersonVault;
let store: MemoryCredentialStore;
const kept = (id = AN): Account => store.accountById(id) as Account;
beforeEach(() => {
  [vault, store] = [new MemoryPersonVault(), new MemoryCredentialStore()];
});

describe('names of accounts', () => {
  it('are kept sealed, each for its account alone', () => {
    store.saveAccounts([enteredAccount(store, vault, entry, AN)]);
    expect([kept().keptName.includes(NAME), shownName(vault, kept())]).toEqual([false, NAME]);
    const anothers = { ...kept(), actorId: BINH };
    expect([shownName(vault, anothers), namesFault(vault, [kept(), anothers])?.code]).toEqual(['vanthu', 'vault-damaged']);
  });

  it('keep the id of a known login, under which they open', () => {
    store.saveAccounts([enteredAccount(store, vault, entry, AN)]);
    const again = enteredAccount(store, vault, { ...entry, displayName: 'Khác' }, BINH);
    expect([again.actorId, shownName(vault, again)]).toEqual([AN, 'Khác']);
  });

  it('of a version before are sealed once; of sample data and of erased accounts there is nothing to seal', () => {
    const account = { ...enteredAccount(store, vault, entry, AN), keptName: NAME };
    const others = [{ ...account, actorId: BINH, login: 'mau', sample: true }, { ...account, actorId: actorId('chi'), login: 'chi', keptName: '' }];
    store.saveAccounts([account, ...others]);
    expect([shownName(vault, kept()), sealNames(store, vault), sealNames(store, vault)]).toEqual([NAME, 1, 0]);
    expect([kept().keptName.includes(NAME), shownName(vault, kept()), store.accountById(BINH), shownName(vault, kept(actorId('chi')))]).toEqual([false, NAME, others[0], '']);
    const before = kept().keptName;
    expect([resealNames(store, vault), kept().keptName === before, shownName(vault, kept())]).toEqual([1, false, NAME]);
  });

  it('give way to the login without the key; nothing is sealed then, and what was kept stays', () => {
    store.saveAccounts([enteredAccount(store, vault, entry, AN), { ...enteredAccount(store, vault, { ...entry, login: 'cu' }, BINH), keptName: NAME }]);
    expect([shownName(WITHOUT_KEY, kept()), namesFault(WITHOUT_KEY, store.accounts())?.code]).toEqual(['vanthu', 'vault-key-missing']);
    for (const act of [() => sealNames(store, WITHOUT_KEY), () => resealNames(store, WITHOUT_KEY), () => sealedName(WITHOUT_KEY, AN, NAME), () => enteredAccount(store, WITHOUT_KEY, entry, AN)]) expect(act).toThrow('vault-key-missing');
    store.saveAccounts([{ ...kept(), disabled: true }]);
    expect([shownName(vault, kept()), namesFault(vault, store.accounts())]).toEqual([NAME, null]);
  });
});
