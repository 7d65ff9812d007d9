import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { bodyId, localDate, startOfDay, type AssignmentEvent, type BodyId, type Deadline } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { appendPast, PAST, pastAct, pastTerms, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { TrackingQuestion, type TrackingAnswer } from './tracking.contract.js';

const LEAD = PAST.leads[0] as BodyId;
const TERMS = pastTerms(0, LEAD, null);
const words = (phrase: string, kind: Deadline['kind']): Deadline => ({ phrase, kind, start: null, due: null, boundary: null, confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] });
const at = (day: string): number => startOfDay(localDate(day)) + 9 * 3_600_000;
const past = (day: string, body: BodyId, event: AssignmentEvent): PastEvent => ({ stream: `assignment-${TERMS.assignmentId}`, act: pastAct(at(day), body), event });
const assigned = (deadline: Deadline): PastEvent => past('2021-11-15', PAST.issuer, { type: 'TaskAssigned', data: { ...TERMS, deadlines: [deadline] } });

/** What is answered as of each moment; null = refused. */
async function asked(events: readonly PastEvent[], moments: readonly AsOf[], visibility: Visibility = { kind: 'all' }): Promise<readonly (TrackingAnswer | null)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tracking-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    await appendPast(log, events);
    await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => at('2045-12-31') } });
    const answers: (TrackingAnswer | null)[] = [];
    for (const asOf of moments) {
      const answer = await side.tracking(new TrackingQuestion({ asOf, visibility }, TERMS.assignmentId));
      answers.push(answer.ok ? answer.answer : null);
    }
    return answers;
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const ELECTION = words('10 ngày trước ngày bầu cử', 'relative');
const condition = (day: string, on: string, due: string, movedFrom: string | null): PastEvent =>
  past(day, PAST.issuer, {
    type: 'ConditionRecorded',
    data: { place: 0, event: 'bầu cử', on: localDate(on), movedFrom: movedFrom === null ? null : localDate(movedFrom), deadlines: [{ ...ELECTION, due: localDate(due) }], due: localDate(due), basis: 'NQ 1' },
  });

describe('the tracking of a duty', () => {
  it('tells each day that was recorded for its event, as of any moment, also one taken back', async () => {
    const corrected = past('2022-01-10', PAST.issuer, { type: 'ActCorrected', data: { act: 'condition', revision: 2, reason: 'nhầm' } });
    const events = [assigned(ELECTION), condition('2021-12-01', '2022-05-22', '2022-05-12', null), condition('2022-01-05', '2022-06-19', '2022-06-09', '2022-05-22'), corrected];
    const answers = await asked(events, [1, 2, 3, 4].map((index) => ({ kind: 'index', index })));
    expect(answers.map((answer) => [answer?.line, answer?.conditions.map(({ on, due, history }) => [on, due, history.map(({ on: day, movedFrom, takenBack }) => [day, movedFrom, takenBack])])])).toEqual([
      ['conditional', [[null, null, []]]],
      ['dated', [['2022-05-22', '2022-05-12', [['2022-05-22', null, false]]]]],
      ['dated', [['2022-06-19', '2022-06-09', [['2022-05-22', null, false], ['2022-06-19', '2022-05-22', false]]]]],
      ['dated', [['2022-05-22', '2022-05-12', [['2022-05-22', null, false], ['2022-06-19', '2022-05-22', true]]]]],
    ]);
    expect(answers.map((answer) => answer?.review)).toEqual([null, null, null, null]);
  });

  it('tells since when a review of a standing duty may be held, and what is not known with its bound', async () => {
    const reviewed = past('2022-06-01', PAST.issuer, { type: 'StandingDutyReviewed', data: { findings: 'làm đều', reportedInPeriod: false, nextReviewOn: localDate('2022-12-01') } });
    const progress = past('2022-07-01', LEAD, { type: 'ProgressReported', data: { percent: null, note: 'đang làm', obstacles: null } });
    const ended = past('2023-01-01', PAST.issuer, { type: 'AssignmentWithdrawn', data: { basis: 'QĐ 9' } });
    const events = [assigned(words('thường xuyên', 'standing')), reviewed, progress, ended];
    const on = (day: string): AsOf => ({ kind: 'instant', at: at(day) });
    const answers = await asked(events, ['2021-12-01', '2022-05-20', '2022-06-02', '2022-12-24', '2023-01-02'].map(on));
    expect(answers.map((answer) => answer?.review).map((review) => [review?.lastReviewOn, review?.nextReviewOn, review?.dueSince, review?.state, review?.says.vi])).toEqual([
      [null, '2022-05-15', null, 'not-reported', 'Chưa có báo cáo từ 15/11/2021 tính đến 01/12/2021'],
      [null, '2022-05-15', '2022-05-15', 'not-reported', 'Chưa có báo cáo từ 15/11/2021 tính đến 20/05/2022'],
      ['2022-06-01', '2022-12-01', null, 'not-reported', 'Chưa có báo cáo từ 01/06/2022 tính đến 02/06/2022'],
      ['2022-06-01', '2022-12-01', '2022-12-01', 'reported', 'Có báo cáo trong kỳ từ 01/06/2022'],
      ['2022-06-01', '2022-12-01', null, 'ended-by-decision', 'Đã kết thúc bằng quyết định'],
    ]);
    expect(answers[4]?.review?.reviews.map(({ on: day, findings, takenBack }) => [day, findings, takenBack])).toEqual([['2022-06-01', 'làm đều', false]]);
  });

  it('keeps a missed period overdue after the next one, and tells absence with its bound', async () => {
    const filed = (day: string, period: string, number: number, from: string, to: string, due: string): PastEvent =>
      past(day, LEAD, { type: 'PeriodResultFiled', data: { rhythm: 'quarterly', number, period, from: localDate(from), to: localDate(to), due: localDate(due), late: false, note: 'BC', nil: false } });
    const events = [
      assigned(words('hằng quý', 'recurring')),
      past('2021-11-16', LEAD, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }),
      past('2021-11-20', PAST.issuer, { type: 'RecurrenceSet', data: { calendar: 'ND09', rhythms: ['quarterly'], from: localDate('2021-11-15'), due: { by: 'day-of-month', monthOffset: 0, day: 20 }, basis: 'CV 9' } }),
      filed('2022-03-15', '2022-Q1', 8088, '2021-12-15', '2022-03-14', '2022-03-20'),
    ];
    const [then] = await asked(events, [{ kind: 'instant', at: at('2022-03-21') }]);
    expect(then?.periods.map(({ period, due, standing, filedOn, says }) => [period, due, standing, filedOn, says.vi])).toEqual([
      ['2021-Q4', '2021-12-20', 'overdue', null, 'Chưa có báo cáo tính đến 21/03/2022, quá hạn từ 20/12/2021'],
      ['2022-Q1', '2022-03-20', 'filed', '2022-03-15', 'Đã báo cáo'],
      ['2022-Q2', '2022-06-20', 'running', null, 'Chưa có báo cáo tính đến 21/03/2022'],
    ]);
  });

  it('keeps what is declared, evidenced and scheduled apart, for the duty and for each of its points', async () => {
    const events = [
      past('2021-11-15', PAST.issuer, { type: 'TaskAssigned', data: pastTerms(0, LEAD, localDate('2021-12-15')) }),
      past('2021-11-16', LEAD, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }),
      past('2021-11-17', PAST.issuer, { type: 'PointAdded', data: { code: 'a', text: 'điểm a', from: 'duty', basis: null } }),
      past('2021-11-17', PAST.issuer, { type: 'DutyStarred', data: { starred: true, reason: 'trọng tâm' } }),
      past('2021-11-20', LEAD, { type: 'PointReported', data: { code: 'a', status: 'done', note: 'KH 3' } }),
      past('2021-11-21', PAST.office, { type: 'PointConfirmed', data: { code: 'a', done: true, note: 'đã xem' } }),
    ];
    const answers = await asked(events, [3, 5, 6].map((index) => ({ kind: 'index', index })));
    expect(answers.map((answer) => [answer?.starred, answer?.points.map(({ declared, evidenced, says }) => [declared, evidenced, says.vi]), answer?.pointTally])).toEqual([
      [false, [[null, null, 'Chưa có báo cáo tính đến 17/11/2021']], { rule: { by: 'all' }, needed: 1, met: false, declared: { k: 0, n: 1 }, evidenced: { k: 0, n: 1 } }],
      [true, [['done', null, 'Đơn vị báo cáo đã xong']], { rule: { by: 'all' }, needed: 1, met: false, declared: { k: 1, n: 1 }, evidenced: { k: 0, n: 1 } }],
      [true, [['done', true, 'Đã xác nhận hoàn thành']], { rule: { by: 'all' }, needed: 1, met: true, declared: { k: 1, n: 1 }, evidenced: { k: 1, n: 1 } }],
    ]);
    expect(answers[0]?.statuses.declared).toEqual({ percent: null, on: null, says: { vi: 'Chưa có báo cáo tính đến 17/11/2021', en: 'No report up to 17/11/2021' } });
    expect([answers[2]?.statuses.declared.on, answers[2]?.statuses.evidenced, answers[2]?.statuses.schedule.kind]).toEqual(['2021-11-20', 'none', 'box']);
  });

  it('is nobody’s who may not see the duty', async () => {
    expect(await asked([assigned(ELECTION)], [{ kind: 'now' }], { kind: 'bodies', bodies: [bodyId('nobody')] })).toEqual([null]);
  });
});
