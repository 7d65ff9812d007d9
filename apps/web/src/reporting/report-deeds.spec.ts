import { describe, expect, it } from '@jest/globals';
import { unitDeeds, wholeDeeds } from './report-deeds.js';

const parts = { consolidator: 'ban-dan-van', recipient: 'btv' };
const unit = (body: string, roles: readonly string[], filedAt: number | null): readonly string[] => unitDeeds({ filedBy: 'so-y-te', filedAt }, parts.consolidator, { body, roles });

describe('what may be done with a periodic report', () => {
  it('belongs to the unit, and when it is filed to whoever consolidates', () => {
    expect(unit('so-y-te', ['officer'], null)).toEqual(['file', 'nil']);
    expect(unit('so-y-te', ['head'], 1)).toEqual(['correct', 'take-back']);
    expect([unit('ban-dan-van', ['officer'], null), unit('ban-dan-van', ['officer'], 1)]).toEqual([[], ['return']]);
    expect([unit('so-y-te', ['clerk'], null), unit('so-khac', ['head'], null), unit('so-y-te', ['auditor', 'head'], 1)]).toEqual([[], [], []]);
  });

  it.each([
    ['none', ['draft'], []], ['drafted', ['draft', 'submit'], []], ['submitted', [], ['accept', 'send-back']], ['returned', ['draft', 'submit'], []], ['accepted', [], ['accept-back']],
  ] as const)('of the whole follows where it stands: %s', (status, made, judged) => {
    expect([wholeDeeds(status, parts, { body: 'ban-dan-van', roles: ['officer'] }), wholeDeeds(status, parts, { body: 'btv', roles: ['head'] })]).toEqual([made, judged]);
    expect([wholeDeeds(status, parts, { body: 'btv', roles: ['officer'] }), wholeDeeds(status, parts, { body: 'so-y-te', roles: ['head'] })]).toEqual([[], []]);
  });
});
