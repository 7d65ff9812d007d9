import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateAt, daysBetween, endOfDay, localDate, startOfDay, type Instant } from '../kernel/index.js';
import { POLICY_V1 } from './policy.js';
import { rates } from './rates.js';
import { dueSoonWithin, standingAt, type Box, type DueReading, type DutyFacts } from './standing.js';
import {
  BOX_CODES,
  codeAt,
  STANDING_CODE_COUNT,
  standingCode,
  standingOfCode,
  standingSteps,
} from './standing-steps.js';

const assignedOn = localDate('2021-11-15');
const instants = fc.integer({ min: startOfDay(localDate('2021-11-15')), max: startOfDay(localDate('2022-03-01')) });
/** Instants crowded around the ends of days, where mistakes live. */
const edges = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: -2, max: 2 }))
  .map(([days, off]): Instant => endOfDay(addDays(assignedOn, days)) + off);
const moments = fc.oneof(instants, edges);
const dues = fc.option(fc.integer({ min: 0, max: 100 }).map((days) => addDays(assignedOn, days)));
const facts: fc.Arbitrary<DutyFacts> = fc.record({
  line: fc.constantFrom('dated', 'dated', 'dated', 'standing', 'undated', 'conditional'),
  condition: fc.constantFrom('open', 'open', 'done', 'suspended', 'withdrawn'),
  external: fc.integer({ min: 0, max: 5 }).map((roll) => roll === 0),
  assignedOn: fc.constant(assignedOn),
  originalDue: dues,
  currentDue: dues,
  pendingSubmissionAt: fc.option(moments),
  acceptedSubmissionAt: fc.option(moments),
  notCountedLate: fc.boolean(),
  extensionPendingSince: fc.option(moments),
});
const against = fc.constantFrom<DueReading>('current', 'original');

describe('the codes of standings', () => {
  it('are the numbers 0 to 17, each with its standing', () => {
    const codes = Array.from({ length: STANDING_CODE_COUNT }, (_, code) => code);
    expect(codes.map(standingOfCode).map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 4 }, () => 'box'),
      ...Array.from({ length: 14 }, () => 'line'),
    ]);
    expect(standingOfCode(3)).toEqual({ kind: 'box', box: 'overdue' });
    expect(standingOfCode(4)).toEqual({ kind: 'line', line: 'standing', done: false });
    expect(standingOfCode(16)).toEqual({ kind: 'line', line: 'external', done: true });
    expect(() => standingOfCode(18)).toThrow(RangeError);
  });
});

describe('the timetable of a duty', () => {
  it('switches at the end of the due day', () => {
    const due = localDate('2021-12-31');
    const open: DutyFacts = {
      line: 'dated',
      condition: 'open',
      external: false,
      assignedOn,
      originalDue: due,
      currentDue: due,
      pendingSubmissionAt: null,
      acceptedSubmissionAt: null,
      notCountedLate: false,
      extensionPendingSince: null,
    };
    expect(standingSteps(open, 'current')).toEqual({
      before: BOX_CODES['in-time'],
      switchesAt: Date.parse('2022-01-01T00:00:00+07:00'),
      after: BOX_CODES.overdue,
    });
    expect(standingSteps({ ...open, line: 'standing' }, 'current')).toEqual({
      before: 4,
      switchesAt: null,
      after: 4,
    });
  });

  it('says at every instant what the standing says', () => {
    fc.assert(
      fc.property(facts, against, moments, (duty, reading, at) => {
        const steps = standingSteps(duty, reading);
        const standing = standingAt(duty, at, reading, POLICY_V1);
        expect(codeAt(steps, at)).toBe(standingCode(standing));
        const due = reading === 'current' ? duty.currentDue : duty.originalDue;
        const runs = due !== null && steps.switchesAt !== null && at < steps.switchesAt;
        expect(runs && daysBetween(dateAt(at), due) <= dueSoonWithin(daysBetween(assignedOn, due), POLICY_V1)).toBe(standing.kind === 'box' && standing.dueSoon);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the standing of any duty', () => {
  it('only ever moves from in-time to overdue as time goes by', () => {
    fc.assert(
      fc.property(facts, against, moments, moments, (duty, reading, one, other) => {
        const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
        const before = standingCode(standingAt(duty, earlier, reading, POLICY_V1));
        const after = standingCode(standingAt(duty, later, reading, POLICY_V1));
        expect(after === before || (before === BOX_CODES['in-time'] && after === BOX_CODES.overdue)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is on time when finished within the due day, and late from its end on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), moments, (days, at) => {
        const due = addDays(assignedOn, days);
        const boxWhenSubmitted = (acceptedSubmissionAt: Instant): unknown =>
          standingAt(
            {
              line: 'dated',
              condition: 'done',
              external: false,
              assignedOn,
              originalDue: due,
              currentDue: due,
              pendingSubmissionAt: null,
              acceptedSubmissionAt,
              notCountedLate: false,
              extensionPendingSince: null,
            },
            at,
            'current',
            POLICY_V1,
          );
        expect(dateAt(endOfDay(due) - 1)).toBe(due);
        expect(boxWhenSubmitted(endOfDay(due) - 1)).toMatchObject({ box: 'done-on-time', daysOverdue: 0 });
        expect(boxWhenSubmitted(endOfDay(due))).toMatchObject({ box: 'done-late', daysOverdue: 1 });
      }),
    );
  });

  it('read against the original due day does not change with an extension (R5)', () => {
    fc.assert(
      fc.property(facts, dues, moments, (duty, newDue, at) => {
        const read = (currentDue: DutyFacts['currentDue']): unknown => {
          const standing = standingAt({ ...duty, currentDue }, at, 'original', POLICY_V1);
          return standing.kind === 'box' ? { ...standing, extended: null } : standing;
        };
        expect(read(newDue)).toEqual(read(duty.currentDue));
      }),
    );
  });

  it('has positive days overdue exactly when it is late', () => {
    fc.assert(
      fc.property(facts, against, moments, (duty, reading, at) => {
        const standing = standingAt(duty, at, reading, POLICY_V1);
        if (standing.kind === 'line') return;
        expect(standing.daysOverdue > 0).toBe(standing.box === 'overdue' || standing.box === 'done-late');
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the rates of any counts', () => {
  it('never exceed one, and on-time never exceeds completion', () => {
    const count = fc.nat(1_000_000);
    fc.assert(
      fc.property(count, count, count, count, (onTimeCount, late, inTime, overdue) => {
        const counts: Record<Box, number> = {
          'done-on-time': onTimeCount,
          'done-late': late,
          'in-time': inTime,
          overdue,
        };
        const { completion, onTime } = rates(counts);
        expect(onTime.k <= completion.k && completion.k <= completion.n && onTime.n === completion.n).toBe(true);
        expect(rates({ ...counts, 'in-time': 0 })).toEqual({ completion, onTime });
      }),
    );
  });
});
