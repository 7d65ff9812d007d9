import { expect, it } from '@jest/globals';
import type { CredentialStore, SavedView } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';

const [an, binh] = [actorId('actor-an'), actorId('actor-binh')];
const [office, other] = [bodyId('van-phong'), bodyId('so-y-te')];
const view = (id: string, changes: Partial<SavedView> = {}): SavedView => ({ id, owner: an, body: null, keptName: `Việc ${id}`, page: 'inbox', search: 'loc=overdue', savedAt: 5, ...changes });

/** What the saved views of every credential store must do; part of its contract. */
export function savedViewsContract(store: () => CredentialStore): void {
  it('gives people the views that they keep, and those for their body, by id', () => {
    const views = store().savedViews;
    const [own, ofOffice, ofOther, ofBinh] = [view('v2'), view('v1', { owner: binh, body: office, page: 'board', search: '' }), view('v3', { body: other }), view('v4', { owner: binh })];
    for (const each of [own, ofOffice, ofOther, ofBinh]) views.save(each);
    expect([views.for(an, office), views.for(binh, other), views.for(actorId('nobody'), bodyId('nowhere'))]).toEqual([[ofOffice, own], [ofOther, ofBinh], []]);
  });

  it('replaces a view saved again, and removes it once', () => {
    const views = store().savedViews;
    views.save(view('v1'));
    views.save(view('v1', { keptName: 'khác', search: 'trong=7' }));
    expect([views.view('v1'), views.view('v2')]).toEqual([view('v1', { keptName: 'khác', search: 'trong=7' }), null]);
    expect([views.remove('v1'), views.remove('v1'), views.for(an, office)]).toEqual([true, false, []]);
  });

  it('puts other names in place of those kept, and leaves the rest', () => {
    const views = store().savedViews;
    for (const each of [view('v1'), view('v2', { owner: binh, body: office })]) views.save(each);
    expect([views.changeNames(({ id, keptName }) => (id === 'v2' ? `${keptName}!` : null)), views.changeNames(() => null)]).toEqual([1, 0]);
    expect([views.view('v1'), views.view('v2')]).toEqual([view('v1'), view('v2', { owner: binh, body: office, keptName: 'Việc v2!' })]);
  });

  it('forgets what a person kept when the account is erased; what is for a body stays', () => {
    const { savedViews: views } = store();
    store().saveAccounts([{ actorId: an, login: 'an', keptName: 'An', body: office, roles: [], delegations: [], passwordHash: null, disabled: false, sample: false }]);
    for (const each of [view('v1'), view('v2', { body: office }), view('v3', { owner: binh })]) views.save(each);
    store().eraseAccount(an);
    expect([views.view('v1'), views.view('v2'), views.view('v3')]).toEqual([null, view('v2', { body: office }), view('v3', { owner: binh })]);
  });
}
