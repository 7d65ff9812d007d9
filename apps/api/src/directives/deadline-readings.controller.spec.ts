import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Account } from '#libs/application';
import { actorId, bodyId, dayNumber, fromDayNumber, localDate, SHIPPED_RULES, startOfDay, type Deadline, type Role } from '#libs/domain';
import { validated } from '../input/dto.pipe.js';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from '../signing-in/caller.js';
import { DeadlineReadingDto } from './deadline-reading.dto.js';
import { DeadlineReadingsController } from './deadline-readings.controller.js';

const controller = new DeadlineReadingsController(SHIPPED_RULES, { now: () => startOfDay(localDate('2021-11-15')) });

const callerWith = (roles: readonly Role[]): Caller => {
  const actor = { actorId: actorId('a'), body: bodyId('vptu'), roles, delegations: [] };
  const account: Account = { ...actor, login: 'a', displayName: 'a', passwordHash: null, disabled: false, sample: true };
  return { account, actor, visibility: { kind: 'bodies', bodies: [actor.body] }, tokenHash: '', expiresAt: 0 };
};
const read = (body: object, roles: readonly Role[] = ['clerk']): Deadline => controller.read(validated(DeadlineReadingDto, body), callerWith(roles));

describe('POST /api/deadline-readings', () => {
  it('proposes the reading of a phrase by the first policy and calendar', () => {
    expect(read({ phrase: 'trước ngày 31/12', issuedOn: '2021-11-15', sourceLine: 79 })).toEqual({
      phrase: 'trước ngày 31/12', kind: 'date', start: null, due: '2021-12-30', boundary: 'exclusive', confidence: 'medium', sourceLine: 79, confirmation: 'confirmed', flags: ['year-inferred'],
    }); // prettier-ignore
  });

  it('leaves to the clerk what it does not understand', () => {
    expect(read({ phrase: 'lúc nào đó', issuedOn: '2021-11-15' })).toEqual({
      phrase: 'lúc nào đó', kind: 'unspecified', start: null, due: null, boundary: null, confidence: 'low', sourceLine: null, confirmation: 'proposed', flags: ['needs-clerk'],
    }); // prettier-ignore
  });

  it.each([{ phrase: '', issuedOn: '2021-11-15' }, { phrase: 'x', issuedOn: '2021-02-31' }, { phrase: 'x' }, { phrase: 'x', issuedOn: '2021-11-15', sourceLine: 0 }, { phrase: 'x', issuedOn: '2021-11-15', policy: 2 }])('refuses %j', (body) => {
    expect(() => read(body)).toThrow(new ProblemError('validation-failed'));
  });

  it.each<readonly [roles: readonly Role[], allowed: boolean]>([[['clerk'], true], [['officer'], true], [['head'], true], [['approver'], true], [['auditor'], true], [['administrator'], false], [[], false]])('answers %j: %s', (roles, allowed) => {
    const ask = (): unknown => read({ phrase: 'trước ngày 31/12', issuedOn: '2021-11-15' }, roles);
    if (allowed) expect(ask()).toMatchObject({ due: '2021-12-30' });
    else expect(ask).toThrow(new ProblemError('forbidden'));
  });

  it('answers for any day that can be written', () => {
    const phrases = ['trong 10 ngày làm việc kể từ ngày ký', 'trong 6 tháng kể từ ngày ban hành', 'trước Tết', 'cuối quý I', 'trước ngày 29/2', 'chậm nhất 5 ngày trước ngày 01/01/2022', 'trong 9999 tháng kể từ ngày ký', 'trong 99999 ngày làm việc kể từ ngày ký', 'giai đoạn 2021-2025'];
    const days = fc.integer({ min: dayNumber(localDate('1900-01-01')), max: dayNumber(localDate('2200-12-31')) }).map(fromDayNumber);
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...phrases), fc.string({ minLength: 1 }).filter((text) => /\S/.test(text))), days, (phrase, issuedOn) => {
        expect(read({ phrase, issuedOn }).phrase).toBe(phrase.normalize('NFC').trim());
      }),
      { numRuns: 300 },
    );
  });
});
