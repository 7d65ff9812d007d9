import { expect, it } from '@jest/globals';
import type { ArrangementHolder, BoardArrangement, CredentialStore } from '#libs/application';
import { actorId, bodyId } from '#libs/domain';

const [an, binh] = [actorId('actor-an'), actorId('actor-binh')];
const office = bodyId('van-phong');
const [ofAn, ofBinh, ofOffice] = [{ kind: 'person', id: an }, { kind: 'person', id: binh }, { kind: 'body', id: office }] as const satisfies readonly ArrangementHolder[];
const arranged = (holder: ArrangementHolder, changes: Partial<BoardArrangement> = {}): BoardArrangement => ({ holder, cards: ['overdue', 'boxes'], search: 'han=goc', savedBy: an, savedAt: 5, ...changes });

/** What the arranged boards of every credential store must do; part of its contract. */
export function boardArrangementsContract(store: () => CredentialStore): void {
  it('keeps one board for each person and each body, in the order of its cards', () => {
    const { boardArrangements: boards } = store();
    const [own, bodys] = [arranged(ofAn), arranged(ofOffice, { cards: ['heat-map', 'lines', 'boxes'], search: '' })];
    for (const each of [own, bodys]) boards.save(each);
    expect([boards.of(ofAn), boards.of(ofOffice), boards.of(ofBinh), boards.of({ kind: 'body', id: bodyId('actor-an') })]).toEqual([own, bodys, null, null]);
  });

  it('puts a board in place of the one before, and removes it once', () => {
    const { boardArrangements: boards } = store();
    boards.save(arranged(ofAn));
    boards.save(arranged(ofAn, { cards: ['silent'], search: '', savedAt: 9 }));
    expect([boards.of(ofAn), boards.remove(ofAn), boards.remove(ofAn), boards.of(ofAn)]).toEqual([arranged(ofAn, { cards: ['silent'], search: '', savedAt: 9 }), true, false, null]);
  });

  it('forgets the board of a person whose account is erased; that of the body stays', () => {
    const { boardArrangements: boards } = store();
    store().saveAccounts([{ actorId: an, login: 'an', keptName: 'An', body: office, roles: [], delegations: [], passwordHash: null, disabled: false, sample: false }]);
    for (const each of [arranged(ofAn), arranged(ofBinh), arranged(ofOffice)]) boards.save(each);
    store().eraseAccount(an);
    expect([boards.of(ofAn), boards.of(ofBinh), boards.of(ofOffice)]).toEqual([null, arranged(ofBinh), arranged(ofOffice)]);
  });
}
