import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { NO_DEADLINE, POLICY_V1, type Deadline } from '../deadline/index.js';
import { localDate, type Act, type LocalDate } from '../kernel/index.js';
import { assignmentDecider, standingDutyOf, standingDutyOn, type AssignmentCommand } from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const STANDING: Deadline = { ...NO_DEADLINE, phrase: 'thường xuyên', kind: 'standing', confidence: 'high' };
const standing = did.assign({ deadlines: [STANDING], due: null });
type Step = readonly [AssignmentCommand, Act];
const review = (day: string): Step => [{ type: 'ReviewStandingDuty', findings: 'đã xem', reviewEveryMonths: 6 }, actOf(PARTIES.coordinator, day)];

const on = (day: string, ...steps: readonly Step[]) => {
  const duty = standingDutyOf(foldAll(play(...steps)));
  return duty === null ? null : standingDutyOn(duty, localDate(day), POLICY_V1);
};

describe('a standing duty (R9)', () => {
  it('may be reviewed from six months after its assignment, or after its last review', () => {
    expect(on('2022-05-14', standing)).toEqual({ state: 'not-reported', nextReviewOn: '2022-05-15', dueSince: null });
    expect(on('2022-05-15', standing)).toEqual({ state: 'not-reported', nextReviewOn: '2022-05-15', dueSince: '2022-05-15' });
    expect(on('2022-08-01', standing, review('2022-06-01'))).toEqual({ state: 'not-reported', nextReviewOn: '2022-12-01', dueSince: null });
    expect(on('2023-08-01', standing, review('2022-06-01'))?.dueSince).toBe('2022-12-01');
  });

  it('was reported on since its last review, or was not; a report before it does not count any more', () => {
    const told = [standing, did.acknowledge(), did.progress(null, '2022-01-10')] as const;
    expect(on('2022-02-01', ...told)?.state).toBe('reported');
    expect(on('2022-07-01', ...told, review('2022-06-01'))?.state).toBe('not-reported');
    expect(on('2022-07-01', ...told, review('2022-06-01'), did.progress(null, '2022-06-20'))?.state).toBe('reported');
  });

  it('ends by a decision, and is not due while it rests', () => {
    expect(on('2023-01-01', standing, did.withdraw('2022-06-01'))).toEqual({ state: 'ended-by-decision', nextReviewOn: '2022-05-15', dueSince: null });
    expect(on('2023-01-01', standing, did.suspend('2021-12-01'))).toEqual({ state: 'not-reported', nextReviewOn: '2022-05-15', dueSince: null });
  });

  it('is none that has a day, is only proposed to stand, or is carried outside', () => {
    const none: readonly [Deadline, boolean][] = [[{ ...STANDING, kind: 'date', due: '2022-01-01' as LocalDate }, false], [{ ...STANDING, confirmation: 'proposed' }, false], [STANDING, true]];
    for (const [deadline, external] of none) expect(on('2022-06-01', did.assign({ deadlines: [deadline], due: deadline.due, external }))).toBeNull();
    expect(standingDutyOf(assignmentDecider.initialState)).toBeNull();
  });
});
