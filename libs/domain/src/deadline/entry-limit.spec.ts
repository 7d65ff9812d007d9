import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import { judgeEntry } from './entry-limit.js';
import { POLICY_V1 } from './policy.js';
import { WORKING_CALENDAR_V2 } from './working-calendar-to-2045.js';

const judged = ([date, tasks, urgent, enteredOn]: readonly [date: string, tasks: number, urgent: boolean, enteredOn: string]): unknown => Object.values(judgeEntry({ date: localDate(date), tasks, urgent }, localDate(enteredOn), POLICY_V1, WORKING_CALENDAR_V2));

describe('entering a decision (feature 31)', () => {
  // 12/11/2021 is a Friday.
  it.each([
    ['urgent: the same day', ['2021-11-12', 3, true, '2021-11-12'], ['urgent', '2021-11-12', true, 0]],
    ['urgent, a working day later', ['2021-11-12', 30, true, '2021-11-15'], ['urgent', '2021-11-12', false, 1]],
    ['ordinary: the next working day', ['2021-11-12', 9, false, '2021-11-15'], ['ordinary', '2021-11-15', true, 0]],
    ['ordinary, too late', ['2021-11-12', 9, false, '2021-11-17'], ['ordinary', '2021-11-15', false, 2]],
    ['many tasks: two working days', ['2021-11-12', 10, false, '2021-11-16'], ['many-tasks', '2021-11-16', true, 0]],
    ['on the days off after the limit', ['2021-11-11', 1, false, '2021-11-13'], ['ordinary', '2021-11-12', false, 0]],
  ] as const)('%s', (_what, paper, expected) => {
    expect(judged(paper)).toEqual(expected);
  });
});
