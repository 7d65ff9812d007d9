import { expect, it } from '@jest/globals';
import type { CredentialStore } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';

const [an, binh] = [actorId('actor-an'), actorId('actor-binh')];

/** What the choices of notices of every credential store must do; part of its contract. */
export function noticeChoicesContract(store: () => CredentialStore): void {
  it('keeps what each person chose to be without, until it is chosen anew or the account is erased', () => {
    const { noticeChoices: choices } = store();
    choices.choose(an, ['stars', 'outcomes']);
    choices.choose(binh, ['measurements']);
    expect([choices.withoutOf(an), choices.withoutOf(binh), choices.withoutOf(actorId('nobody'))]).toEqual([['stars', 'outcomes'], ['measurements'], []]);
    choices.choose(binh, []);
    store().saveAccounts([{ actorId: an, login: 'an', keptName: 'An', body: bodyId('van-phong'), roles: [], delegations: [], passwordHash: null, disabled: false, sample: false }]);
    store().eraseAccount(an);
    expect([choices.withoutOf(an), choices.withoutOf(binh)]).toEqual([[], []]);
  });
}
