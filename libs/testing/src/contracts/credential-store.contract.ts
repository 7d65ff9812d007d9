import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { erasedLogin, type Account, type AccountRecord, type ApiToken, type CredentialStore, type Session } from '#libs/application';
import { actorId, bodyId, localDate } from '#libs/domain';
import { boardArrangementsContract } from './board-arrangements.contract.js';
import { noticeChoicesContract } from './notice-choices.contract.js';
import { savedViewsContract } from './saved-views.contract.js';
import { secondFactorsContract } from './second-factors.contract.js';

const account = (name: string, changes: Partial<Account> = {}): Account => ({
  actorId: actorId(`actor-${name}`),
  login: name,
  keptName: `Chuyên viên ${name}`,
  body: bodyId('van-phong'),
  roles: [],
  delegations: [{ from: bodyId('ban-thuong-vu'), validFrom: localDate('2021-11-15'), validTo: null }],
  passwordHash: null,
  disabled: false,
  sample: true,
  ...changes,
});

const sessionOf = (tokenHash: string, actor: string, changes: Partial<Session> = {}): Session => ({
  id: `session-${tokenHash}`, tokenHash, actorId: actorId(actor), createdAt: 1, lastUsedAt: 1, expiresAt: 9, client: null, ...changes,
}); // prettier-ignore

const tokenOf = (tokenHash: string, actor: string, changes: Partial<ApiToken> = {}): ApiToken => ({
  id: `token-${tokenHash}`, tokenHash, actorId: actorId(actor), name: 'Máy chủ báo cáo', scope: ['assignment.read'], createdAt: 1, lastUsedAt: null, expiresAt: 9, ...changes,
}); // prettier-ignore

/** What every store of accounts, second factors, sessions, tokens and invitations must do. `open` gives an empty store. */
export function credentialStoreContract(name: string, open: () => CredentialStore): void {
  describe(`credential store: ${name}`, () => {
    let store: CredentialStore;
    beforeEach(() => {
      store = open();
    });
    afterEach(() => store.close());
    secondFactorsContract(() => store);
    savedViewsContract(() => store);
    boardArrangementsContract(() => store);
    noticeChoicesContract(() => store);

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
      store.saveAccounts([account('an', { login: 'an-moi', keptName: 'Khác' })]);
      expect(store.accounts()).toEqual([account('an', { login: 'an-moi', keptName: 'Khác' })]);
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

    it('puts other names in place of those kept, all or none, and leaves the rest', () => {
      store.saveAccounts([account('an'), account('binh', { passwordHash: '$argon2id$x' })]);
      expect([store.changeNames(({ login, keptName }) => (login === 'binh' ? `${keptName}!` : null)), store.changeNames(() => null)]).toEqual([1, 0]);
      const after = [account('an'), account('binh', { keptName: 'Chuyên viên binh!', passwordHash: '$argon2id$x' })];
      expect(store.accounts()).toEqual(after);
      const faulty = ({ login }: Account): string => {
        if (login === 'binh') throw new RangeError('no key');
        return 'x';
      };
      expect(() => store.changeNames(faulty)).toThrow('no key');
      expect(store.accounts()).toEqual(after);
    });

    it('keeps a session up to the instant it expires', () => {
      const session = sessionOf('a'.repeat(64), 'actor-an', { createdAt: 1000, lastUsedAt: 1500, expiresAt: 2000, client: 'Trình duyệt' });
      store.saveSession(session);
      expect([store.session(session.tokenHash, 1999), store.session(session.tokenHash, 2000), store.session('b'.repeat(64), 1)]).toEqual([session, null, null]);
    });

    it('ends one session, or all of an actor', () => {
      for (const session of [sessionOf('h1', 'x'), sessionOf('h2', 'x'), sessionOf('h3', 'y'), sessionOf('h4', 'x')]) store.saveSession(session);
      store.endSession('h1');
      expect(['h1', 'h2', 'h3', 'h4'].filter((hash) => store.session(hash, 2) !== null)).toEqual(['h2', 'h3', 'h4']);
      store.endSessionsOf(actorId('x'));
      expect(['h1', 'h2', 'h3', 'h4'].filter((hash) => store.session(hash, 2) !== null)).toEqual(['h3']);
    });

    it('lists the sessions of an actor that have not expired, the newest first', () => {
      const sessions = [sessionOf('h1', 'x'), sessionOf('h2', 'x', { createdAt: 2 }), sessionOf('h3', 'y'), sessionOf('h4', 'x', { expiresAt: 5 })];
      for (const session of sessions) store.saveSession(session);
      expect([store.sessionsOf(actorId('x'), 5), store.sessionsOf(actorId('z'), 5)]).toEqual([[sessions[1], sessions[0]], []]);
    });

    it('notes when sessions were used, and never an earlier moment than before', () => {
      for (const session of [sessionOf('h1', 'x'), sessionOf('h2', 'x'), sessionOf('h3', 'x', { lastUsedAt: 7 })]) store.saveSession(session);
      store.noteUse(['h1', 'h3', 'unknown'], 5);
      expect(['h1', 'h2', 'h3', 'unknown'].map((hash) => store.session(hash, 5)?.lastUsedAt)).toEqual([5, 1, 7, undefined]);
    });

    it('ends sessions, tokens and invitations with the account, and lets in anew once it is enabled', () => {
      store.saveAccounts([account('an'), account('binh')]);
      for (const session of [sessionOf('h1', 'actor-an'), sessionOf('h2', 'actor-binh')]) store.saveSession(session);
      for (const token of [tokenOf('t1', 'actor-an'), tokenOf('t2', 'actor-binh')]) store.saveToken(token);
      store.saveInvitation({ tokenHash: 'i1', actorId: actorId('actor-an'), expiresAt: 9 });
      expect([store.setDisabled(actorId('actor-an'), true), store.setDisabled(actorId('actor-nobody'), true)]).toEqual([true, false]);
      expect([store.accounts().map(({ disabled }) => disabled), store.session('h1', 2), store.session('h2', 2)?.tokenHash, store.token('t1', 2), store.token('t2', 2)?.tokenHash, store.invitation('i1', 2)]).toEqual([[true, false], null, 'h2', null, 't2', null]);
      store.setDisabled(actorId('actor-an'), false);
      expect([store.accountByLogin('an'), store.session('h1', 2)]).toEqual([account('an'), null]);
    });

    it('takes what is personal out of an account, and ends all that it had', () => {
      store.saveAccounts([account('an', { passwordHash: '$argon2id$x' }), account('binh')]);
      store.saveSession(sessionOf('h1', 'actor-an'));
      store.secondFactors.enrol({ actorId: actorId('actor-an'), secret: 'JBSWY3DPEHPK3PXP', lastTimeStep: 0, enrolledAt: 1 }, ['r1']);
      store.linkIdentity('https://a', 's1', actorId('actor-an'));
      expect([store.eraseAccount(actorId('actor-an')), store.eraseAccount(actorId('actor-an')), store.eraseAccount(actorId('actor-nobody'))]).toEqual([true, true, false]);
      expect([store.accountById(actorId('actor-an')), store.accountByLogin('an'), store.session('h1', 2), store.accountByLogin('binh')]).toEqual([
        account('an', { login: erasedLogin(actorId('actor-an')), keptName: '', disabled: true }), null, null, account('binh'),
      ]);
      expect([store.secondFactors.authenticatorOf(actorId('actor-an')), store.secondFactors.recoveryCodesLeft(actorId('actor-an')), store.accountByIdentity('https://a', 's1')]).toEqual([null, 0, null]);
    });

    it('keeps a token up to the instant it expires, or until it is ended', () => {
      const tokens = [tokenOf('t1', 'x', { scope: ['board.read', 'inbox.read'] }), tokenOf('t2', 'x', { createdAt: 2, expiresAt: 5 }), tokenOf('t3', 'y')];
      for (const token of tokens) store.saveToken(token);
      expect([store.tokensOf(actorId('x'), 4), store.tokensOf(actorId('x'), 5)]).toEqual([[tokens[1], tokens[0]], [tokens[0]]]);
      store.noteUse(['t1', 't3'], 3);
      store.noteUse(['t1'], 2);
      expect([store.token('t1', 8), store.token('t2', 5), store.token('t3', 9)]).toEqual([{ ...tokens[0], lastUsedAt: 3 }, null, null]);
      store.endToken('t1');
      expect([store.token('t1', 4), store.tokensOf(actorId('x'), 4)]).toEqual([null, [tokens[1]]]);
    });

    it('ends the invitations of an account, however many', () => {
      const of = (hash: string, actor: string) => ({ tokenHash: hash, actorId: actorId(actor), expiresAt: 100 });
      for (const invitation of [of('i1', 'x'), of('i2', 'y'), of('i3', 'x')]) store.saveInvitation(invitation);
      expect(['i1', 'i2', 'i3'].map((hash) => store.invitation(hash, 1)?.tokenHash)).toEqual(['i1', 'i2', 'i3']);
      store.endInvitationsOf(actorId('x'));
      expect(['i1', 'i2', 'i3'].map((hash) => store.invitation(hash, 1)?.tokenHash)).toEqual([undefined, 'i2', undefined]);
    });

    it('gives an identity to one account, and an account one identity of a provider', () => {
      store.saveAccounts([account('an'), account('binh')]);
      const [an, binh] = [actorId('actor-an'), actorId('actor-binh')];
      const linked = [store.linkIdentity('https://a', 's1', an), store.linkIdentity('https://a', 's1', binh), store.linkIdentity('https://a', 's2', an), store.linkIdentity('https://b', 's1', an), store.linkIdentity('https://a', 's2', binh)];
      expect([linked, store.accountByIdentity('https://a', 's1'), store.accountByIdentity('https://a', 's2')?.login, store.accountByIdentity('https://b', 's2')]).toEqual([[true, false, false, true, true], account('an'), 'binh', null]);
      expect([store.issuersOf(an), store.issuersOf(actorId('nobody'))]).toEqual([['https://a', 'https://b'], []]);
      expect([store.unlinkIdentitiesOf(an), store.unlinkIdentitiesOf(an), store.issuersOf(an), store.issuersOf(binh)]).toEqual([true, false, [], ['https://a']]);
      expect([store.accountByIdentity('https://a', 's1'), store.accountByIdentity('https://b', 's1'), store.accountByIdentity('https://a', 's2')?.login]).toEqual([null, null, 'binh']);
    });

    it('makes changes together or not at all, and keeps the note of them until it is in the log', () => {
      store.saveAccounts([account('an'), account('binh')]);
      const record = (id: string): AccountRecord => ({ id, actor: actorId('q'), body: bodyId('quan-tri'), at: 7, done: { type: 'AccountDisabled', data: { account: actorId('actor-an') } } });
      const disabled = store.together(() => {
        store.noteAct(record('2'));
        return store.setDisabled(actorId('actor-an'), true);
      });
      store.noteAct(record('1'));
      expect([disabled, store.accountByLogin('an')?.disabled, store.actsToRecord()]).toEqual([true, true, [record('2'), record('1')]]);
      const failing = (): void => {
        store.noteAct(record('3'));
        store.saveSession(sessionOf('h1', 'actor-binh'));
        store.secondFactors.enrol({ actorId: actorId('actor-binh'), secret: 'KRSXG5A', lastTimeStep: 1, enrolledAt: 1 }, ['r1']);
        store.setPassword(actorId('actor-binh'), '$argon2id$y');
        throw new RangeError('the disk is full');
      };
      expect(() => store.together(failing)).toThrow(new RangeError('the disk is full'));
      expect([store.accountByLogin('binh'), store.session('h1', 2), store.secondFactors.authenticatorOf(actorId('actor-binh')), store.secondFactors.recoveryCodesLeft(actorId('actor-binh'))]).toEqual([account('binh'), null, null, 0]);
      store.actRecorded('2');
      expect(store.actsToRecord()).toEqual([record('1')]);
    });

    it('lets an invitation be used once, before it expires', () => {
      const of = (hash: string) => ({ tokenHash: hash, actorId: actorId(`actor-${hash}`), expiresAt: 100 });
      store.saveInvitation(of('i1'));
      store.saveInvitation(of('i2'));
      expect([store.invitation('i1', 99), store.invitation('i2', 100), store.invitation('i3', 1)]).toEqual([of('i1'), null, null]);
      expect([store.takeInvitation('i1', 99), store.takeInvitation('i1', 99), store.takeInvitation('i2', 100), store.takeInvitation('i3', 1)]).toEqual([of('i1'), null, null, null]);
    });
  });
}
