import { describe, expect, it } from '@jest/globals';
import { addDays, endOfDay, localDate, startOfDay, type Instant } from '../kernel/index.js';
import { POLICY_V1 } from './policy.js';
import { standingAt, type BoxStanding, type DueReading, type DutyFacts, type Standing } from './standing.js';

const due = localDate('2021-12-15');
const open: DutyFacts = {
  line: 'dated',
  condition: 'open',
  external: false,
  assignedOn: localDate('2021-11-15'),
  originalDue: due,
  currentDue: due,
  pendingSubmissionAt: null,
  acceptedSubmissionAt: null,
  notCountedLate: false,
  extensionPendingSince: null,
};

const noon = (date: string): Instant => startOfDay(localDate(date)) + 12 * 3_600_000;
const judge = (facts: Partial<DutyFacts>, at: Instant, against: DueReading = 'current'): Standing =>
  standingAt({ ...open, ...facts }, at, against, POLICY_V1);
const box = (name: BoxStanding['box'], marks: Partial<BoxStanding> = {}): Standing => ({
  kind: 'box',
  box: name,
  awaitingConfirmation: false,
  dueSoon: false,
  daysOverdue: 0,
  extended: false,
  extensionPending: false,
  ...marks,
});
const done = (acceptedSubmissionAt: Instant): Partial<DutyFacts> => ({ condition: 'done', acceptedSubmissionAt });

describe('an open dated duty (R3)', () => {
  it('is in time until the last millisecond of its due day, and overdue from then on', () => {
    expect(judge({}, noon('2021-11-20'))).toEqual(box('in-time'));
    expect(judge({}, endOfDay(due) - 1)).toEqual(box('in-time', { dueSoon: true }));
    expect(judge({}, endOfDay(due))).toEqual(box('overdue', { daysOverdue: 1 }));
    expect(judge({}, noon('2022-01-04'))).toEqual(box('overdue', { daysOverdue: 20 }));
  });

  it('is due soon seven days before, three when the duty is shorter than thirty days', () => {
    const soon = (assignedOn: string, date: string): boolean => {
      const standing = judge({ assignedOn: localDate(assignedOn) }, noon(date));
      return standing.kind === 'box' && standing.dueSoon;
    };
    expect([soon('2021-11-15', '2021-12-07'), soon('2021-11-15', '2021-12-08')]).toEqual([false, true]);
    expect([soon('2021-11-16', '2021-12-11'), soon('2021-11-16', '2021-12-12')]).toEqual([false, true]);
  });
});

describe('a finished dated duty', () => {
  it('is on time when submitted on its due day, even at 23:59:59.999', () => {
    expect(judge(done(noon('2021-12-15')), noon('2022-03-01'))).toEqual(box('done-on-time'));
    expect(judge(done(endOfDay(due) - 1), noon('2022-03-01'))).toEqual(box('done-on-time'));
    expect(judge(done(endOfDay(due)), noon('2022-03-01'))).toEqual(box('done-late', { daysOverdue: 1 }));
  });

  it('is judged by its submission, not by the day it was accepted (R4)', () => {
    expect(judge(done(noon('2021-12-14')), noon('2021-12-20'))).toEqual(box('done-on-time'));
  });

  it('returned and resubmitted late is late, unless it is not counted so (R4)', () => {
    expect(judge(done(noon('2021-12-20')), noon('2022-01-01'))).toEqual(box('done-late', { daysOverdue: 5 }));
    expect(judge({ ...done(noon('2021-12-20')), notCountedLate: true }, noon('2022-01-01'))).toEqual(
      box('done-on-time'),
    );
  });
});

describe('a submission under review (R4)', () => {
  it('made in time stays in the in-time box however long it waits', () => {
    const facts = { pendingSubmissionAt: noon('2021-12-14') };
    expect(judge(facts, noon('2021-12-14'))).toEqual(box('in-time', { awaitingConfirmation: true }));
    expect(judge(facts, noon('2022-02-01'))).toEqual(box('in-time', { awaitingConfirmation: true }));
  });

  it('made late stays overdue', () => {
    const facts = { pendingSubmissionAt: noon('2021-12-16') };
    expect(judge(facts, noon('2021-12-18'))).toEqual(box('overdue', { awaitingConfirmation: true, daysOverdue: 3 }));
    expect(judge({ ...facts, notCountedLate: true }, noon('2021-12-18'))).toEqual(
      box('in-time', { awaitingConfirmation: true }),
    );
  });

  it('that was returned leaves the duty overdue, whatever is counted', () => {
    expect(judge({ notCountedLate: true }, noon('2021-12-18'))).toEqual(box('overdue', { daysOverdue: 3 }));
  });
});

describe('an extension (R5)', () => {
  const extended = { currentDue: addDays(due, 10) };

  it('moves the current due day and keeps the original one', () => {
    expect(judge(extended, noon('2021-12-18'))).toEqual(box('in-time', { extended: true, dueSoon: true }));
    expect(judge(extended, noon('2021-12-18'), 'original')).toEqual(box('overdue', { extended: true, daysOverdue: 3 }));
  });

  it('asked for and undecided is a mark, and the duty is overdue from its due day', () => {
    const facts = { extensionPendingSince: noon('2021-12-15') };
    expect(judge(facts, noon('2021-12-15'))).toEqual(box('in-time', { dueSoon: true, extensionPending: true }));
    expect(judge(facts, noon('2021-12-16'))).toEqual(box('overdue', { daysOverdue: 1, extensionPending: true }));
  });
});

describe('the lines beside the boxes (R3)', () => {
  const at = noon('2022-06-01');
  const line = (name: string, isDone = false): unknown => ({ kind: 'line', line: name, done: isDone });
  const undated = { originalDue: null, currentDue: null };

  it('keep standing, undated and conditional duties, open or done', () => {
    for (const name of ['standing', 'undated', 'conditional'] as const) {
      expect(judge({ ...undated, line: name }, at)).toEqual(line(name));
      expect(judge({ ...undated, line: name, ...done(at) }, at)).toEqual(line(name, true));
    }
  });

  it('take suspended, withdrawn and external duties out of the boxes', () => {
    expect(judge({ condition: 'suspended' }, at)).toEqual(line('suspended'));
    expect(judge({ condition: 'withdrawn' }, at)).toEqual(line('withdrawn'));
    expect(judge({ external: true }, at)).toEqual(line('external'));
    expect(judge({ external: true, ...done(at) }, at)).toEqual(line('external', true));
    expect(judge({ external: true, condition: 'withdrawn' }, at)).toEqual(line('withdrawn'));
    expect(judge({ condition: 'suspended', line: 'standing' }, at)).toEqual(line('suspended'));
  });

  it('take a duty that has no day to be judged by', () => {
    expect(judge(undated, at)).toEqual(line('undated'));
    expect(judge({ originalDue: null }, at, 'original')).toEqual(line('undated'));
    expect(judge({ condition: 'done' }, at)).toEqual(line('undated', true));
  });
});
