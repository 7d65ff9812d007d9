import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { POLICY_V1, WORKING_CALENDAR_V1 } from '../../deadline/index.js';
import { actorId, addDays, bodyId, localDate, startOfDay, type Act, type BodyId, type Instant, type LocalDate } from '../../kernel/index.js';
import { PROCESS_ACTOR } from '../../assignment/index.js';
import { evolveReporting, initialReporting, periodReportDecider, reportingId, type DatedReportRung, type OwedPeriod, type PeriodReportCommand, type ReportingEvent, type ReportingState, type ReportSchedule } from '../../reporting/index.js';
import { reminderDays } from '../remind-of-deadline/index.js';
import { periodsToRemind, reportRungsDue } from './remind-of-reports.js';

const { play, foldAll } = deciderSpecification(periodReportDecider);
const days = reminderDays(POLICY_V1, WORKING_CALENDAR_V1);
const [owner, board, btv, a, b] = ['van-phong', 'ban-dan-van', 'btv', 'don-vi-a', 'don-vi-b'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId, BodyId];
const at = (day: string): Instant => startOfDay(localDate(day)) + 8 * 3_600_000;

const setUp = (schedule: ReportSchedule, more: { readonly lastPeriod?: string; readonly on?: string } = {}): ReportingState =>
  evolveReporting(
    initialReporting,
    {
      type: 'ReportingSetUp',
      data: {
        obligationId: reportingId('r'), title: 't', owner, consolidator: board, recipient: btv, units: [a, b], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: more.lastPeriod ?? null, schedule,
        basis: { directiveId: null, symbol: '7-QĐ', itemCode: null, sourceLine: null, note: 'n' },
      },
    } satisfies ReportingEvent,
    { recordedAt: at(more.on ?? '2022-01-05') },
  );
const DAY_20 = { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 8 } } as const satisfies ReportSchedule;
const owedIn = (state: ReportingState, day: string): OwedPeriod => periodsToRemind(state, at(day))[0] as OwedPeriod;
const content = { summary: 's', figures: [], attachments: [] };

/** Looks every morning, as the program does, and gives what was fired: day, tier, rung, and to whom. */
function lived(owed: OwedPeriod, until: LocalDate, does: readonly (readonly [PeriodReportCommand, Act])[] = []): readonly string[] {
  let state = periodReportDecider.initialState;
  const told: string[] = [];
  for (let day = localDate('2022-01-05'); day <= until; day = addDays(day, 1)) {
    for (const [command, act] of does.filter(([, { occurredOn }]) => occurredOn === day)) {
      const decision = periodReportDecider.decide(command, state, act);
      if (!decision.ok) throw new Error(decision.rejection.tag);
      for (const event of decision.events) state = periodReportDecider.evolve(state, event, act);
    }
    for (const rung of reportRungsDue(owed, state, days, at(day))) {
      const act = { ...actOf(owner, day), recordedAt: at(day), actor: actorId(`${PROCESS_ACTOR}remind-of-reports`) };
      const decision = periodReportDecider.decide({ type: 'FireReportRung', owed, ...rung }, state, act);
      if (!decision.ok) throw new Error(decision.rejection.tag);
      for (const event of decision.events) {
        state = periodReportDecider.evolve(state, event, act);
        if (event.type === 'ReportRungFired') told.push([day, event.data.tier, event.data.rung, ...event.data.bodies].join(' '));
      }
    }
  }
  return told;
}

describe('the reminders of periodic reports', () => {
  it('go to each unit that is missing, then to whoever gathers, by the rungs about due days', () => {
    const owed = owedIn(setUp(DAY_20), '2022-03-01');
    const file = [{ type: 'FileUnitReport', owed, unit: a, content } as const, { ...actOf(a, '2022-03-18'), recordedAt: at('2022-03-18') - 1 }] as const;
    const late = [{ type: 'FileNilReport', owed, unit: b, note: null } as const, { ...actOf(b, '2022-03-25'), recordedAt: at('2022-03-25') - 1 }] as const;
    expect(lived(owed, localDate('2022-05-31'), [file, late])).toEqual([
      '2022-03-11 unit due-7 don-vi-a don-vi-b', '2022-03-17 unit due-3 don-vi-a don-vi-b', '2022-03-18 unit due don-vi-b', '2022-03-21 unit due+1 don-vi-b', '2022-03-21 consolidated due-7 ban-dan-van',
      '2022-03-25 consolidated due-1 ban-dan-van', '2022-03-28 consolidated due ban-dan-van', '2022-03-29 consolidated due+1 ban-dan-van',
      '2022-04-04 consolidated due+5 ban-dan-van', '2022-04-19 consolidated due+15 ban-dan-van', '2022-05-12 consolidated due+30 van-phong',
    ]);
  });

  it('that passed while nothing ran go as one, the highest; none is sent for a period that fell due before anybody asked', () => {
    const owed = owedIn(setUp(DAY_20), '2022-04-01');
    expect(reportRungsDue(owed, periodReportDecider.initialState, days, at('2022-03-22')).map(({ tier, rung, skipped }) => [tier, rung, ...skipped])).toEqual([
      ['unit', 'due+1', 'due-7', 'due-3', 'due-1', 'due'], ['consolidated', 'due-7'],
    ]); // prettier-ignore
    const asked = owedIn(setUp(DAY_20, { on: '2022-03-22' }), '2022-03-25');
    expect(reportRungsDue(asked, periodReportDecider.initialState, days, at('2022-03-29')).map(({ tier, rung }) => [tier, rung])).toEqual([['consolidated', 'due+1']]);
  });

  it('speak of the periods near their due days: none that is over, withdrawn, long past or without a day', () => {
    const keys = (state: ReportingState, day: string): readonly string[] => periodsToRemind(state, at(day)).map(({ period }) => period.key);
    expect([keys(setUp(DAY_20), '2022-01-10'), keys(setUp(DAY_20), '2022-02-01'), keys(setUp(DAY_20), '2022-05-01'), keys(setUp(DAY_20), '2023-01-10')]).toEqual([[], ['2022-Q1'], ['2022-Q1', '2022-Q2'], ['2022-Q3', '2022-Q4']]);
    expect(keys(setUp(DAY_20, { lastPeriod: '2022-Q1' }), '2022-06-01')).toEqual(['2022-Q1']);
    expect(keys(setUp({ unitDue: null, consolidatedDue: null }), '2022-05-01')).toEqual([]);
    expect(keys({ ...setUp(DAY_20), status: 'withdrawn' }, '2022-05-01')).toEqual([]);
  });

  it('are remembered, and change nothing that a body could have seen', () => {
    const owed = owedIn(setUp(DAY_20), '2022-03-01');
    const state = foldAll(play([{ type: 'FileUnitReport', owed, unit: a, content }, actOf(a, '2022-03-01')], [{ type: 'FireReportRung', owed, ...(reportRungsDue(owed, periodReportDecider.initialState, days, at('2022-03-11'))[0] as DatedReportRung) }, actOf(owner, '2022-03-11')]));
    expect([state.revision, state.reminders]).toEqual([1, { marks: [{ tier: 'unit', forDue: '2022-03-20', rungs: ['due-7'], through: '2022-03-11' }], run: { from: 1, to: 1 } }]);
  });
});
