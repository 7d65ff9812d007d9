import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, registerOf } from '#libs/testing/domain';
import { WORKING_CALENDAR_V2 } from '../../deadline/index.js';
import { assignmentId, bodyId, endOfDay, localDate, type Act } from '../../kernel/index.js';
import { initialRanking, rankingDecider, type RankedBody, type RankingAct, type RankingAdjustment, type RankingCommand, type RankingEvent, type RankingPaper } from './index.js';

const { given, play, foldAll } = deciderSpecification(rankingDecider);
const office = bodyId('ban-dan-van');
const [a, b, c] = [bodyId('so-a'), bodyId('so-b'), bodyId('so-c')];
const register = registerOf({ type: 'BodiesRegistered', data: { bodies: ['ban-dan-van', 'so-a', 'so-b', 'so-c', 'so-d'].map((id) => bodyEntry(id)) } });
const rules = { minimumN: 5, contestWorkingDays: 10, calendar: WORKING_CALENDAR_V2 };
const paper = (number: number, date: string): RankingPaper => ({
  number: { issuer: office, kind: 'TB', year: Number(date.slice(0, 4)), number, symbol: `${number}-TB/BDVTU` }, date: localDate(date), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' },
});
const counted = (id: typeof a, onTime: number, late: number, overdue: number): RankedBody => ({ body: id, name: `Tên ${id}`, counts: { 'done-on-time': onTime, 'done-late': late, overdue } });
const bodies = [counted(a, 8, 0, 2), counted(b, 10, 0, 0), counted(c, 1, 0, 1)];
const judged = { index: 812, at: endOfDay(localDate('2022-04-04')) };

const command = (asked: RankingAct): RankingCommand => ({ ...asked, register, rules });
const by = (body: string, day: string): Act => actOf(body, day);
type Step = readonly [RankingCommand, Act];
const publish = (more: Partial<Extract<RankingAct, { type: 'PublishRanking' }>> = {}, day = '2022-04-05', who = 'ban-dan-van'): Step => [
  command({ type: 'PublishRanking', office, period: '2022-Q1', paper: paper(9, day), against: 'current', judged, bodies, basis: 'Quy chế 5', ...more }), by(who, day),
];
const contest = (body = a, day = '2022-04-10', reason = 'hai việc đã nộp đúng hạn', who: string = body): Step => [command({ type: 'ContestRankingLine', body, reason, duties: [assignmentId('d-1'), assignmentId('d-1')] }), by(who, day)];
const uphold = (body = a, day = '2022-04-12', reason = 'đã đối chiếu'): Step => [command({ type: 'UpholdRankingLine', body, reason }), by('ban-dan-van', day)];
const adjust = (id: string, from: RankingAdjustment['from'], to: RankingAdjustment['to'], reason = 'có dấu đến trước hạn'): RankingAdjustment => ({ assignmentId: assignmentId(id), from, to, reason });
const correct = (adjustments: readonly RankingAdjustment[], more: Partial<Extract<RankingAct, { type: 'CorrectRanking' }>> = {}, day = '2022-04-12'): Step => [
  command({ type: 'CorrectRanking', body: a, name: 'Tên so-a', paper: paper(11, day), adjustments, reason: 'đối chiếu văn bản đến', ...more }), by('ban-dan-van', day),
];
const ratio = (k: number, n: number) => ({ k, n });
const line = (id: typeof a, place: number | null, onTime: number, late: number, overdue: number) => {
  const n = onTime + late + overdue;
  return { body: id, name: `Tên ${id}`, counts: { 'done-on-time': onTime, 'done-late': late, overdue }, place, completion: ratio(onTime + late, n), onTime: ratio(onTime, n) };
};
const published: Extract<RankingEvent, { type: 'RankingPublished' }> = {
  type: 'RankingPublished',
  data: {
    ...paper(9, '2022-04-05'), edition: 1, ranked: [line(b, 1, 10, 0, 0), line(a, 2, 8, 0, 2)], unranked: [line(c, null, 1, 0, 1)],
    // Ten working days after 05/04/2022; Monday 11/04 is off for Giỗ Tổ.
    contestUntil: localDate('2022-04-20'), office, period: { key: '2022-Q1', rhythm: 'quarterly', from: localDate('2022-01-01'), to: localDate('2022-03-31') }, against: 'current', judged, minimumN: 5, basis: 'Quy chế 5',
  },
};

describe('publishing the list of a period', () => {
  it('freezes places, counts, the moment of judging and the last day for contesting', () => {
    given([]).when(...publish()).thenRecords(published);
  });

  it.each([
    ['a month', publish({ period: '2022-03' }), 'ranking-period-unknown', { period: '2022-03' }],
    ['a quarter that goes on', publish({ period: '2022-Q2' }), 'ranking-period-not-over', { period: '2022-Q2', to: '2022-06-30', judgedOn: '2022-04-05' }],
    ['one judged on its last day', publish({ judged: { index: 1, at: endOfDay(localDate('2022-03-31')) - 1 } }), 'ranking-period-not-over', { period: '2022-Q1', to: '2022-03-31', judgedOn: '2022-03-31' }],
    ['one judged tomorrow', publish({ judged: { index: 1, at: endOfDay(localDate('2022-04-05')) } }), 'ranking-period-not-over', { period: '2022-Q1', to: '2022-03-31', judgedOn: '2022-04-06' }],
    ['nothing due', publish({ bodies: [counted(a, 0, 0, 0)] }), 'ranking-empty', { period: '2022-Q1' }],
    ['another office', publish({}, '2022-04-05', 'so-d'), 'not-ranking-office', { office: 'ban-dan-van', actingBody: 'so-d' }],
    ['no basis', publish({ basis: ' ' }), 'text-missing', { field: 'basis' }],
    ['a paper of another year', publish({ paper: { ...paper(9, '2022-04-05'), date: localDate('2021-04-05') } }), 'year-mismatch', { year: 2022, date: '2021-04-05' }],
  ] as const)('refuses %s', (_what, step, tag, facts) => {
    given([]).when(...step).thenRefuses(tag, facts);
  });

  it('happens once for a period', () => {
    given(play(publish())).when(...publish({}, '2022-04-06')).thenRefuses('ranking-already-published', { edition: 1 });
    given([]).when(...contest()).thenRefuses('ranking-not-published', { status: 'none' });
  });
});

describe('contesting a line', () => {
  it('is for its own body, with a reason, within the limit, once for an edition', () => {
    given(play(publish())).when(...contest()).thenRecords({ type: 'RankingLineContested', data: { edition: 1, body: a, reason: 'hai việc đã nộp đúng hạn', duties: [assignmentId('d-1')] } });
    given(play(publish())).when(...contest(c, '2022-04-20')).thenState(({ contests }) => expect(contests.map(({ body, decision }) => [body, decision])).toEqual([[c, null]]));
    given(play(publish())).when(...contest(a, '2022-04-21')).thenRefuses('contest-too-late', { contestUntil: '2022-04-20' });
    given(play(publish())).when(...contest(a, '2022-04-10', ' ')).thenRefuses('text-missing', { field: 'reason' });
    given(play(publish())).when(...contest(a, '2022-04-10', 'x', 'so-b')).thenRefuses('not-ranked-body', { bodyId: a, actingBody: 'so-b' });
    given(play(publish())).when(...contest(bodyId('so-d'))).thenRefuses('ranking-line-unknown', { bodyId: 'so-d' });
    given(play(publish(), contest())).when(...contest()).thenRefuses('contest-pending', { bodyId: a });
    given(play(publish(), contest(), uphold())).when(...contest(a, '2022-04-13')).thenRefuses('contest-already-decided', { bodyId: a, edition: 1 });
  });

  it('is answered by the office: upheld with a reason, and the list stays as it is', () => {
    const then = given(play(publish(), contest())).when(...uphold());
    then.thenRecords({ type: 'RankingLineUpheld', data: { edition: 1, body: a, reason: 'đã đối chiếu' } });
    then.thenState(({ edition, contests }) => expect([edition?.edition, contests[0]?.decision?.kind]).toEqual([1, 'upheld']));
    given(play(publish())).when(...uphold()).thenRefuses('contest-not-filed', { bodyId: a });
    given(play(publish(), contest())).when(uphold()[0], by('so-a', '2022-04-12')).thenRefuses('not-ranking-office', { office: 'ban-dan-van', actingBody: 'so-a' });
  });
});

describe('correcting a list', () => {
  it('publishes another edition in which the named duties count otherwise, and every place follows', () => {
    const then = given(play(publish(), contest())).when(...correct([adjust('d-1', 'overdue', 'done-on-time'), adjust('d-2', 'overdue', 'not-counted')]));
    then.thenRecords({
      type: 'RankingCorrected',
      data: {
        ...paper(11, '2022-04-12'), edition: 2, ranked: [line(a, 1, 9, 0, 0), line(b, 1, 10, 0, 0)], unranked: [line(c, null, 1, 0, 1)], contestUntil: localDate('2022-04-26'), body: a,
        reason: 'đối chiếu văn bản đến', contested: true, adjustments: [adjust('d-1', 'overdue', 'done-on-time'), adjust('d-2', 'overdue', 'not-counted')],
      },
    });
    then.thenState(({ contests, adjusted, edition }) => {
      expect(contests.map(({ decision }) => decision?.kind)).toEqual(['corrected']);
      expect([edition?.edition, adjusted.map(({ assignmentId: id, to, edition: of }) => [id, to, of])]).toEqual([2, [['d-1', 'done-on-time', 2], ['d-2', 'not-counted', 2]]]);
    });
  });

  it('takes a body out of the places when too little is left, and takes one in that had no line', () => {
    const removed = Array.from({ length: 6 }, (_, at) => adjust(`d-${at}`, 'done-on-time', 'not-counted'));
    given(play(publish())).when(...correct(removed)).thenState(({ edition }) => expect([edition?.ranked.map(({ body }) => body), edition?.unranked.map(({ body, completion }) => [body, completion.n])]).toEqual([[b], [[a, 4], [c, 2]]]));
    given(play(publish())).when(...correct([adjust('d-9', 'not-counted', 'done-late')], { body: bodyId('so-d'), name: 'Sở D' })).thenState(({ edition, contests }) =>
      expect([edition?.unranked.map(({ body, name }) => [body, name]), contests]).toEqual([[[c, 'Tên so-c'], ['so-d', 'Sở D']], []]));
  });

  it('is refused without a duty, twice for one, from what the line does not hold, or without a reason', () => {
    for (const [adjustments, tag, facts] of [
      [[], 'correction-empty', {}],
      [[adjust('d-1', 'overdue', 'overdue')], 'adjustment-unfit', { assignmentId: 'd-1', from: 'overdue', to: 'overdue' }],
      [[adjust('d-1', 'done-late', 'done-on-time')], 'adjustment-unfit', { assignmentId: 'd-1', from: 'done-late', to: 'done-on-time' }],
      [[adjust('d-1', 'overdue', 'done-late'), adjust('d-1', 'done-late', 'done-on-time')], 'adjustment-unfit', { assignmentId: 'd-1', from: 'done-late', to: 'done-on-time' }],
      [[adjust('d-1', 'overdue', 'done-late', ' ')], 'text-missing', { field: 'reason' }],
    ] as const) {
      given(play(publish())).when(...correct(adjustments)).thenRefuses(tag, facts);
    }
    const once = [publish(), correct([adjust('d-1', 'overdue', 'done-on-time')])] as const;
    given(play(...once)).when(...correct([adjust('d-1', 'overdue', 'done-late')], {}, '2022-04-13')).thenRefuses('adjustment-unfit', { assignmentId: 'd-1', from: 'overdue', to: 'done-late' });
    given(play(...once)).when(...correct([adjust('d-1', 'done-on-time', 'overdue')], {}, '2022-04-13')).thenState(({ adjusted, edition }) => expect([adjusted.map(({ to }) => to), edition?.edition]).toEqual([['overdue'], 3]));
  });

  it('opens the line to be contested once more, by its own limit', () => {
    given(play(publish(), contest(), correct([adjust('d-1', 'overdue', 'done-late')]))).when(...contest(a, '2022-04-26')).thenState(({ contests }) => expect(contests.map(({ edition }) => edition)).toEqual([1, 2]));
  });
});

describe('withdrawing a list', () => {
  const withdraw = (reason = 'tính nhầm kỳ'): Step => [command({ type: 'WithdrawRanking', reason }), by('ban-dan-van', '2022-04-14')];

  it('lets what was contested lapse, and the period be published anew under the next edition', () => {
    const gone = [publish(), contest(), withdraw()] as const;
    given(play(publish(), contest())).when(...withdraw()).thenRecords({ type: 'RankingWithdrawn', data: { edition: 1, reason: 'tính nhầm kỳ' } });
    expect(foldAll(play(...gone)).contests.map(({ decision }) => decision?.kind)).toEqual(['lapsed']);
    given(play(...gone)).when(...contest()).thenRefuses('ranking-not-published', { status: 'withdrawn' });
    given(play(...gone)).when(...publish({}, '2022-04-15')).thenState(({ edition, status, adjusted }) => expect([edition?.edition, status, adjusted]).toEqual([2, 'published', []]));
    given(play(publish())).when(...withdraw(' ')).thenRefuses('text-missing', { field: 'reason' });
  });

  it('is decided by whoever carries on the office (R11)', () => {
    const merged = registerOf(
      { type: 'BodiesRegistered', data: { bodies: ['ban-dan-van', 'ban-tgdv', 'so-a'].map((id) => bodyEntry(id)) } },
      { type: 'BodiesSucceeded', data: { predecessors: [office], successors: [bodyId('ban-tgdv')], newBodies: [], on: localDate('2022-04-10'), basis: 'NQ 4' } },
      { type: 'HandOverOrdered', data: { changeId: 'succession:2022-04-10:ban-dan-van', bodies: [office], keeper: bodyId('ban-tgdv'), allotment: [], on: localDate('2022-04-10'), basis: 'NQ 4', orderedBy: office } },
    );
    const asked = { ...withdraw()[0], register: merged };
    given(play(publish())).when(asked, by('ban-tgdv', '2022-04-14')).thenState(({ status }) => expect(status).toBe('withdrawn'));
    given(play(publish())).when(asked, by('ban-dan-van', '2022-04-14')).thenRefuses('not-ranking-office', { office: 'ban-tgdv', actingBody: 'ban-dan-van' });
  });
});

describe('a folded list', () => {
  it('is its own snapshot', () => {
    const state = foldAll(play(publish(), contest(), correct([adjust('d-1', 'overdue', 'done-late')])));
    expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    expect(initialRanking.status).toBe('none');
  });
});
