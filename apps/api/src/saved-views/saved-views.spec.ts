import { beforeEach, describe, expect, it } from '@jest/globals';
import { PersonVaultFaultError, resealViewNames, sealViewNames, type SavedView, type SecretSealer } from '#libs/application';
import type { Role } from '#libs/domain';
import { actorId, bodyId } from '#libs/domain';
import { MemoryCredentialStore, MemoryPersonVault } from '#libs/testing';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { SavedViewsController } from './saved-views.controller.js';

const caller = (name: string, body = 'van-phong', roles: readonly Role[] = []): Caller => ({ account: { actorId: actorId(name), body: bodyId(body), roles } }) as unknown as Caller;
const [an, binh, head, stranger] = [caller('an'), caller('binh'), caller('thu-truong', 'van-phong', ['head']), caller('la', 'so-y-te', ['head'])];
const OVERDUE = { name: 'Quá hạn', page: 'inbox', search: 'loc=overdue', shared: false } as const;

describe('saved views', () => {
  let store: MemoryCredentialStore;
  const vault = new MemoryPersonVault();
  let controller: SavedViewsController;
  let made = 0;
  beforeEach(() => {
    made = 0;
    store = new MemoryCredentialStore();
    controller = new SavedViewsController(store, { now: () => 7 }, { fresh: () => `v${(made += 1)}` } as never, vault);
  });

  it('are their keeper’s alone, or everybody’s of the body', () => {
    const own = controller.save(OVERDUE, an);
    const shared = controller.save({ ...OVERDUE, name: 'Chung', shared: true }, an);
    expect([own, shared]).toEqual([{ id: 'v1', name: 'Quá hạn', page: 'inbox', search: 'loc=overdue', shared: false, own: true }, { id: 'v2', name: 'Chung', page: 'inbox', search: 'loc=overdue', shared: true, own: true }]);
    expect([controller.list(an).views, controller.list(binh).views, controller.list(stranger).views]).toEqual([[shared, own], [{ ...shared, own: false }], []]);
  });

  it('are kept with their names sealed, each for its view, those of a version before once the program starts', () => {
    controller.save(OVERDUE, an);
    store.savedViews.save({ id: 'cu', owner: actorId('an'), body: null, keptName: 'Việc cũ', page: 'board', search: '', savedAt: 1 });
    expect([sealViewNames(store.savedViews, vault), sealViewNames(store.savedViews, vault), resealViewNames(store.savedViews, vault)]).toEqual([1, 0, 2]);
    const kept = store.savedViews.for(actorId('an'), bodyId('van-phong')).map(({ keptName }) => keptName);
    expect([kept.filter((each) => /Quá hạn|Việc cũ/u.test(each)), controller.list(an).views.map(({ name }) => name)]).toEqual([[], ['Quá hạn', 'Việc cũ']]);
    store.savedViews.save({ ...(store.savedViews.view('cu') as SavedView), keptName: kept[1] as string, search: 'x=1' });
    expect(controller.list(an).views.map(({ name }) => name)).toEqual(['Quá hạn', 'x=1']);
  });

  it('are called what they ask for while the key is missing, and none is kept then', () => {
    controller.save(OVERDUE, an);
    const lost = (): never => {
      throw new PersonVaultFaultError('vault-key-missing', 'keys');
    };
    const without: SecretSealer = { seal: lost, unseal: lost };
    const keyless = new SavedViewsController(store, { now: () => 8 }, { fresh: () => 'w' } as never, without);
    expect(keyless.list(an).views).toMatchObject([{ id: 'v1', name: 'loc=overdue' }]);
    expect(() => keyless.save(OVERDUE, an)).toThrow('vault-key-missing');
    expect(controller.list(an).views).toMatchObject([{ id: 'v1', name: 'Quá hạn' }]);
  });

  it('are replaced under the same name', () => {
    controller.save(OVERDUE, an);
    expect(controller.save({ ...OVERDUE, search: 'trong=7' }, an)).toMatchObject({ id: 'v1', search: 'trong=7' });
    expect(controller.list(an).views).toHaveLength(1);
  });

  it('are removed by who keeps them, and those of the body by its head; by nobody else', () => {
    controller.save(OVERDUE, an);
    controller.save({ ...OVERDUE, shared: true }, an);
    for (const [id, who] of [['v1', binh], ['v1', head], ['v2', binh], ['v2', stranger], ['v9', an]] as const) expect(() => controller.remove({ id }, who)).toThrow(new ProblemError('not-found'));
    controller.remove({ id: 'v2' }, head);
    controller.remove({ id: 'v1' }, an);
    expect(controller.list(an).views).toEqual([]);
  });

  it('are fifty at most', () => {
    for (let count = 0; count < 50; count++) controller.save({ ...OVERDUE, name: `Việc ${count}` }, an);
    expect(() => controller.save({ ...OVERDUE, name: 'Việc 51' }, an)).toThrow(new ProblemError('too-many-views'));
    expect(controller.save({ ...OVERDUE, name: 'Việc 7', search: 'trong=7' }, an)).toMatchObject({ search: 'trong=7' });
  });
});
