import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SupervisionRulesInForce, type Account } from '#libs/application';
import { actorId, bodyId, dayNumber, evolveSupervisionRules, fromDayNumber, initialSupervisionRules, localDate, SHIPPED_RULES, startOfDay, type Deadline, type Role } from '#libs/domain';
import { validated } from '../input/validation.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { DeadlineReadingDto } from './deadline-reading.dto.js';
import { DeadlineReadingsController } from './deadline-readings.controller.js';

const rules = new SupervisionRulesInForce(SHIPPED_RULES);
const controller = new DeadlineReadingsController({ rulesNow: () => Promise.resolve(rules) }, { now: () => startOfDay(localDate('2021-11-15')) });

const callerWith = (roles: readonly Role[]): Caller => {
  const actor = { actorId: actorId('a'), body: bodyId('vptu'), roles, delegations: [] };
  const account: Account = { ...actor, login: 'a', keptName: 'a', passwordHash: null, disabled: false, sample: true };
  return { account, actor, visibility: { kind: 'bodies', bodies: [actor.body] }, credentialId: 's', scope: null, tokenHash: '', lastUsedAt: 0, signedInAt: 0, expiresAt: 0 };
};
const read = (body: object, roles: readonly Role[] = ['clerk']): Promise<Deadline> => controller.read(validated(DeadlineReadingDto, body), callerWith(roles));

describe('POST /api/deadline-readings', () => {
  it('proposes the reading of a phrase by the first policy and calendar', async () => {
    expect(await read({ phrase: 'trước ngày 31/12', issuedOn: '2021-11-15', sourceLine: 79 })).toEqual({
      phrase: 'trước ngày 31/12', kind: 'date', start: null, due: '2021-12-30', boundary: 'exclusive', confidence: 'medium', sourceLine: 79, confirmation: 'confirmed', flags: ['year-inferred'],
    }); // prettier-ignore
  });

  it('reads by the policy of the issuer, if it has its own', async () => {
    const asked = { phrase: 'trước ngày 31/12', issuedOn: '2021-11-15' };
    const { version: _version, name: _name, ...switches } = SHIPPED_RULES.policy;
    const published = { type: 'PolicyPublished', data: { version: 101, issuer: bodyId('btvtu'), switches: { ...switches, beforeIsExclusive: false }, basis: 'x' } } as const;
    rules.adopt(evolveSupervisionRules(initialSupervisionRules, published));
    expect([(await read({ ...asked, issuer: 'btvtu' })).due, (await read({ ...asked, issuer: 'vptu' })).due]).toEqual(['2021-12-31', '2021-12-30']);
  });

  it('leaves to the clerk what it does not understand', async () => {
    expect(await read({ phrase: 'lúc nào đó', issuedOn: '2021-11-15' })).toEqual({
      phrase: 'lúc nào đó', kind: 'unspecified', start: null, due: null, boundary: null, confidence: 'low', sourceLine: null, confirmation: 'proposed', flags: ['needs-clerk'],
    }); // prettier-ignore
  });

  it.each([{ phrase: '', issuedOn: '2021-11-15' }, { phrase: 'x', issuedOn: '2021-02-31' }, { phrase: 'x' }, { phrase: 'x', issuedOn: '2021-11-15', sourceLine: 0 }, { phrase: 'x', issuedOn: '2021-11-15', policy: 2 }])('refuses %j', (body) => {
    expect(() => read(body)).toThrow(new ProblemError('validation-failed'));
  });

  it.each<readonly [roles: readonly Role[], allowed: boolean]>([[['clerk'], true], [['officer'], true], [['head'], true], [['approver'], true], [['auditor'], true], [['administrator'], false], [[], false]])('answers %j: %s', async (roles, allowed) => {
    const ask = (): Promise<unknown> => read({ phrase: 'trước ngày 31/12', issuedOn: '2021-11-15' }, roles);
    if (allowed) expect(await ask()).toMatchObject({ due: '2021-12-30' });
    else await expect(ask()).rejects.toThrow(new ProblemError('forbidden'));
  });

  it('answers for any day that can be written', async () => {
    const phrases = ['trong 10 ngày làm việc kể từ ngày ký', 'trong 6 tháng kể từ ngày ban hành', 'trước Tết', 'cuối quý I', 'trước ngày 29/2', 'chậm nhất 5 ngày trước ngày 01/01/2022', 'trong 9999 tháng kể từ ngày ký', 'trong 99999 ngày làm việc kể từ ngày ký', 'giai đoạn 2021-2025'];
    const days = fc.integer({ min: dayNumber(localDate('1900-01-01')), max: dayNumber(localDate('2200-12-31')) }).map(fromDayNumber);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constantFrom(...phrases), fc.string({ minLength: 1 }).filter((text) => /\S/.test(text))), days, async (phrase, issuedOn) => {
        expect((await read({ phrase, issuedOn })).phrase).toBe(phrase.normalize('NFC').trim());
      }),
      { numRuns: 300 },
    );
  });
});
