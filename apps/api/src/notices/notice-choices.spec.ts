import { beforeEach, describe, expect, it } from '@jest/globals';
import type { OfficeAddresses, OfficeChoice } from '#libs/application';
import { actorId, bodyId, NOTICE_GROUPS, type BodyId, type Role } from '#libs/domain';
import { MemoryCredentialStore } from '#libs/testing';
import { validated } from '../input/validation.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { NoticeChoicesController } from './notice-choices.controller.js';
import { OfficeChoiceDto, OwnNoticeChoiceDto } from './notice-choices.dto.js';

function caller(name: string, roles: readonly Role[], of = 'van-phong'): Caller {
  const [id, body] = [actorId(name), bodyId(of)];
  return { account: { actorId: id, body, roles }, actor: { actorId: id, body, roles, delegations: [] } } as unknown as Caller;
}
const [clerk, head, other] = [caller('an', ['clerk']), caller('chi', ['head']), caller('la', ['head'], 'so-y-te')];
const nothing = { groups: NOTICE_GROUPS, own: { without: [] }, office: { goes: 'immediate', delivery: null, without: [] }, mayChooseForBody: false };

describe('choices of notices', () => {
  let controller: NoticeChoicesController;
  beforeEach(() => {
    const chosen = new Map<BodyId, OfficeChoice>();
    const addresses = {
      of: (body: BodyId) => (body === bodyId('van-phong') ? { delivery: 'immediate' } : null),
      choiceOf: (body: BodyId) => chosen.get(body) ?? null,
      choose: (choice: OfficeChoice) => void chosen.set(choice.body, choice),
    } as unknown as OfficeAddresses;
    controller = new NoticeChoicesController(new MemoryCredentialStore(), addresses, { now: () => 7 });
  });

  it('are nothing at first; what one is without oneself is nobody else’s matter', () => {
    expect([controller.show(clerk), controller.show(other)]).toEqual([nothing, { ...nothing, office: { goes: null, delivery: null, without: [] }, mayChooseForBody: true }]);
    expect(controller.chooseOwn({ without: ['stars'] }, clerk)).toEqual({ ...nothing, own: { without: ['stars'] } });
    expect([controller.show(head).own, controller.chooseOwn({ without: [] }, clerk)]).toEqual([{ without: [] }, nothing]);
  });

  it('are made for the e-mail of an office by its head, and by nobody else', () => {
    expect(controller.chooseForBody({ delivery: 'digest', without: ['outcomes'] }, head).office).toEqual({ goes: 'immediate', delivery: 'digest', without: ['outcomes'] });
    expect(() => controller.chooseForBody({ without: [] }, clerk)).toThrow(new ProblemError('forbidden'));
    expect([controller.show(clerk).office.delivery, controller.show(other).office.delivery]).toEqual(['digest', null]);
    expect(controller.chooseForBody({ without: [] }, head).office).toEqual({ goes: 'immediate', delivery: null, without: [] });
  });

  it.each<readonly [string, object]>([
    ['what has to be answered to', { without: ['duty-assigned'] }],
    ['a group that does not exist', { without: ['reminders'] }],
    ['a group twice', { without: ['stars', 'stars'] }],
    ['no e-mail at all', { without: [], delivery: 'off' }],
  ])('cannot be %s', (_, choice) => {
    expect(() => validated(OfficeChoiceDto, choice)).toThrow(new ProblemError('validation-failed'));
    expect(validated(OwnNoticeChoiceDto, { without: ['stars'] })).toEqual({ without: ['stars'] });
  });
});
