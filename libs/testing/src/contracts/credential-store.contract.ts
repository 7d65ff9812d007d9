import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, CredentialStore } from '#libs/application';
import { actorId, bodyId, localDate } from '#libs/domain';

const account = (name: string, changes: Partial<Account> = {}): Account => ({
  actorId: actorId(`actor-${name}`),
  login: name,
  displayName: `Chuyên viên ${name}`,
  body: bodyId('van-phong'),
  roles: [],
  delegations: [{ from: bodyId('ban-thuong-vu'), validFrom: localDate('2021-11-15'), validTo: null }],
  passwordHash: null,
  disabled: false,
  sample: true,
  ...changes,
});

/** What every store of accounts, sessions and invitations must do. `open` gives an empty store. */
export function credentialStoreContract(name: string, open: () => CredentialStore): void {
  describe(`credential store: ${name}`, () => {
    let store: CredentialStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());

    it('gives accounts back as they were saved', () => {
      const accounts = [account('an'), account('binh', { passwordHash: '$argon2id$x', disabled: true, sample: false })];
      store.saveAccounts(accounts);
      expect(store.accounts()).toEqual(accounts);
      expect(store.accountByLogin('binh')).toEqual(accounts[1]);
      expect(store.accountById(actorId('actor-an'))).toEqual(accounts[0]);
    });

    it('knows nobody who was not saved', () => {
      expect([store.accounts(), store.accountByLogin('an'), store.accountById(actorId('actor-an'))]).toEqual([[], null, null]);
    });

    it('replaces an account saved again', () => {
      store.saveAccounts([account('an')]);
      store.saveAccounts([account('an', { login: 'an-moi', displayName: 'Khác' })]);
      expect(store.accounts()).toEqual([account('an', { login: 'an-moi', displayName: 'Khác' })]);
    });

    it('saves all accounts or none: a login belongs to one', () => {
      store.saveAccounts([account('an')]);
      expect(() => store.saveAccounts([account('binh'), account('chi', { login: 'an' })])).toThrow();
      expect(store.accounts()).toEqual([account('an')]);
    });

    it('sets a password and leaves the rest', () => {
      store.saveAccounts([account('an'), account('binh')]);
      store.setPassword(actorId('actor-an'), '$argon2id$y');
      expect(store.accounts()).toEqual([account('an', { passwordHash: '$argon2id$y' }), account('binh')]);
    });

    it('keeps a session up to the instant it expires', () => {
      const session = { tokenHash: 'a'.repeat(64), actorId: actorId('actor-an'), createdAt: 1000, expiresAt: 2000 };
      store.saveSession(session);
      expect([store.session(session.tokenHash, 1999), store.session(session.tokenHash, 2000), store.session('b'.repeat(64), 1)]).toEqual([session, null, null]);
    });

    it('ends one session, or all of an actor', () => {
      const of = (hash: string, actor: string) => ({ tokenHash: hash, actorId: actorId(actor), createdAt: 1, expiresAt: 9 });
      for (const session of [of('h1', 'x'), of('h2', 'x'), of('h3', 'y'), of('h4', 'x')]) store.saveSession(session);
      store.endSession('h1');
      expect(['h1', 'h2', 'h3', 'h4'].filter((hash) => store.session(hash, 2) !== null)).toEqual(['h2', 'h3', 'h4']);
      store.endSessionsOf(actorId('x'));
      expect(['h1', 'h2', 'h3', 'h4'].filter((hash) => store.session(hash, 2) !== null)).toEqual(['h3']);
    });

    it('lets an invitation be used once, before it expires', () => {
      const of = (hash: string) => ({ tokenHash: hash, actorId: actorId('actor-an'), expiresAt: 100 });
      store.saveInvitation(of('i1'));
      store.saveInvitation(of('i2'));
      expect([store.takeInvitation('i1', 99), store.takeInvitation('i1', 99), store.takeInvitation('i2', 100), store.takeInvitation('i3', 1)]).toEqual([of('i1'), null, null, null]);
    });
  });
}
