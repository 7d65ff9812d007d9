import { beforeEach, describe, expect, it } from '@jest/globals';
import type { BoardCard } from '#libs/application';
import { actorId, bodyId, type Role } from '#libs/domain';
import { MemoryCredentialStore } from '#libs/testing';
import { validated } from '../input/validation.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { BoardArrangementDto, BoardArrangementPath } from './board-arrangement.dto.js';
import { BoardArrangementsController } from './board-arrangements.controller.js';

function caller(name: string, roles: readonly Role[], of = 'van-phong'): Caller {
  const [id, body] = [actorId(name), bodyId(of)];
  return { account: { actorId: id, body, roles }, actor: { actorId: id, body, roles, delegations: [] } } as unknown as Caller;
}
const [clerk, officer, head, auditor, stranger] = [caller('an', ['clerk']), caller('binh', ['supervising-officer']), caller('chi', ['head']), caller('kiem', ['head', 'auditor']), caller('la', ['head'], 'so-y-te')];
const FEW: { cards: BoardCard[]; search: string } = { cards: ['overdue', 'boxes'], search: 'han=goc' };
const view = { ...FEW, savedAt: '1970-01-01T00:00:00.007Z' };

describe('arranged boards', () => {
  let controller: BoardArrangementsController;
  beforeEach(() => {
    controller = new BoardArrangementsController(new MemoryCredentialStore(), { now: () => 7 });
  });

  it('begin as nobody arranged them; one’s own is one’s own', () => {
    expect(controller.show(clerk)).toEqual({ own: null, ofBody: null, mayArrangeForBody: false });
    expect(controller.save({ whose: 'own' }, FEW, clerk)).toEqual({ own: view, ofBody: null, mayArrangeForBody: false });
    expect(controller.show(head)).toEqual({ own: null, ofBody: null, mayArrangeForBody: true });
  });

  it('are arranged for a body by its head or supervising officer, and everybody of it sees that; nobody else does', () => {
    controller.save({ whose: 'body' }, FEW, officer);
    expect([controller.show(clerk).ofBody, controller.show(stranger).ofBody]).toEqual([view, null]);
    expect(controller.save({ whose: 'body' }, { ...FEW, search: '' }, head).ofBody).toEqual({ ...view, search: '' });
    for (const who of [clerk, auditor]) {
      expect(() => controller.save({ whose: 'body' }, FEW, who)).toThrow(new ProblemError('forbidden'));
      expect(() => controller.remove({ whose: 'body' }, who)).toThrow(new ProblemError('forbidden'));
    }
    expect(controller.show(clerk).ofBody).toEqual({ ...view, search: '' });
  });

  it('go back to what comes next, however often it is asked', () => {
    controller.save({ whose: 'own' }, FEW, officer);
    controller.save({ whose: 'body' }, FEW, officer);
    expect([controller.remove({ whose: 'own' }, officer).own, controller.remove({ whose: 'own' }, officer).ofBody]).toEqual([null, view]);
    expect(controller.remove({ whose: 'body' }, head)).toEqual({ own: null, ofBody: null, mayArrangeForBody: true });
  });

  it.each<readonly [string, object, readonly string[]]>([
    ['a card that does not exist', { cards: ['boxes', 'weather'] }, ['cards: isIn']],
    ['a card twice', { cards: ['boxes', 'boxes'] }, ['cards: arrayUnique']],
    ['no card at all', { cards: [] }, ['cards: arrayMinSize']],
    ['something else than cards', { cards: 'boxes' }, ['cards: arrayUnique', 'cards: arrayMaxSize', 'cards: arrayMinSize', 'cards: isArray']],
    ['filters that are no query string', { search: 'a b#?' }, ['search: matches']],
  ])('refuse %s, and say where', (_, changes, faults) => {
    let fields: readonly string[] = [];
    try {
      validated(BoardArrangementDto, { ...FEW, ...changes });
    } catch (error) {
      fields = (error as ProblemError).fields.map(({ path, rule }) => `${path}: ${rule}`);
    }
    expect(fields).toEqual(faults);
    expect(() => validated(BoardArrangementPath, { whose: 'another' })).toThrow(ProblemError);
  });
});
