import { describe, expect, it } from '@jest/globals';
import { answersOf, placedIn } from '../forms/answers.js';
import { contentOf } from '../forms/content-of.js';
import { vi } from '../language/vi.js';
import { policyAsTyped, policyFields, type Switches } from './policy-fields.js';

const SWITCHES = {
  beforeIsExclusive: true, dueSoonDays: 15, remindersAt: { hour: 7, minute: 30 }, slipColours: { remind: 'xanh', urge: 'cam', criticise: 'đỏ', 'report-to-standing-committee': 'đỏ' },
  reminderLadder: [{ id: 'T-15', about: 'due', offset: -15, unit: 'calendar-days', grade: 'notice', to: 'lead' }, { id: 'T+1', about: 'due', offset: 1, unit: 'working-days', grade: 'remind', to: 'lead' }],
} as unknown as Switches; // prettier-ignore

describe('a rule of the policy', () => {
  const fields = policyFields(SWITCHES, vi);
  it.each(Object.entries(SWITCHES))('%s is sent as it is in force, alone, when nothing else was typed', (rule, value) => {
    const typed = { ...policyAsTyped(SWITCHES), rule, basis: 'QĐ 1' };
    const { rule: said, ...sent } = contentOf(fields, answersOf(placedIn(fields, typed), typed));
    expect([said, sent]).toEqual([rule, { switches: { [rule]: value }, basis: 'QĐ 1' }]);
  });
});
