import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import {
  addDays, assignmentDecider, bodyId, dateAt, localDate, NO_DEADLINE, POLICY_V1, standingDutyOf, standingDutyOn, startOfDay, type AssignmentEvent, type AssignmentState, type BodyId, type Deadline,
  type PolicySwitches, type SupervisionRulesEvent,
} from '#libs/domain'; // prettier-ignore
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import type { AsOf, Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { StandingDutiesQuestion, type StandingDutiesAnswer, type StandingDutyRow } from './standing-duties.contract.js';
import { standingDutiesProjection } from './standing-duties.projection.js';

const ALL: Visibility = { kind: 'all' };
const EVERYTHING = { office: null, body: null, state: null, due: false };
const USED = new Set(['moments', 'assignment-card', 'directive-overview', 'bodies', 'supervision-rules', standingDutiesProjection.name]);
const PROJECTIONS = readModelCatalogue().filter(({ name }) => USED.has(name));
const STANDING: Deadline = { ...NO_DEADLINE, phrase: 'thường xuyên', kind: 'standing', confidence: 'high' };
const NOW = PAST.startAt + 900 * 86_400_000;

async function opened<T>(past: readonly PastEvent[], use: (house: { readonly side: ReadSide; readonly store: ReadModelStore; readonly feeder: () => ProjectionFeeder }) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'standing-duties-'));
  const store = openSqliteReadModels({ folder });
  try {
    const log = new MemoryEventLog();
    const feeder = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: PROJECTIONS, lingerMs: 0 });
    await appendPast(log, past);
    await feeder().catchUp();
    return await use({ store, feeder, side: new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => NOW } }) });
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function asked(side: ReadSide, asOf: AsOf, visibility: Visibility = ALL, narrow: StandingDutiesQuestion['narrow'] = EVERYTHING, limit = 200, cursor: string | null = null): Promise<StandingDutiesAnswer> {
  const answer = await side.standingDuties(new StandingDutiesQuestion({ asOf, visibility }, narrow, { cursor, limit }));
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
}

const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;
const streamOf = (place: number): string => `assignment-${pastTerms(place, PAST.leads[0] as BodyId, null).assignmentId}`;
const past = (day: string, body: BodyId, event: AssignmentEvent, place = 0): PastEvent => ({ stream: streamOf(place), act: pastAct(noon(day), body), event });
const assigned = (place: number, lead = PAST.leads[0] as BodyId): PastEvent => past('2021-11-15', PAST.issuer, { type: 'TaskAssigned', data: { ...pastTerms(place, lead, null), deadlines: [STANDING] } }, place);
const reviewed = (day: string, place = 0): PastEvent => past(day, PAST.office, { type: 'StandingDutyReviewed', data: { findings: 'đã xem', reportedInPeriod: true, nextReviewOn: addDays(localDate(day), 184) } }, place);
const told = (rows: readonly StandingDutyRow[]): unknown => rows.map(({ assignmentId, lastReviewOn, nextReviewOn, dueSince, state }) => [assignmentId.slice(-1), lastReviewOn, nextReviewOn, dueSince, state]);

describe('the list of standing duties (R9)', () => {
  const history = [
    assigned(0),
    assigned(1, PAST.leads[1] as BodyId),
    past('2021-12-01', PAST.leads[1] as BodyId, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }, 1),
    past('2022-01-10', PAST.leads[1] as BodyId, { type: 'ProgressReported', data: { percent: null, note: 'đều', obstacles: null } }, 1),
    reviewed('2022-06-01', 1),
    past('2022-08-01', PAST.issuer, { type: 'AssignmentWithdrawn', data: { basis: 'CV 9' } }, 0),
  ];

  it('shows rhythm, last and next review and three states apart, as of any moment', async () => {
    await opened(history, async ({ side }) => {
      const at = async (day: string): Promise<StandingDutiesAnswer> => asked(side, { kind: 'instant', at: noon(day) });
      expect(told((await at('2022-02-01')).duties)).toEqual([['0', null, '2022-05-15', null, 'not-reported'], ['1', null, '2022-05-15', null, 'reported']]);
      expect(told((await at('2022-05-20')).duties)).toEqual([['0', null, '2022-05-15', '2022-05-15', 'not-reported'], ['1', null, '2022-05-15', '2022-05-15', 'reported']]);
      const later = await at('2022-07-01');
      expect(told(later.duties)).toEqual([['0', null, '2022-05-15', '2022-05-15', 'not-reported'], ['1', '2022-06-01', '2022-12-02', null, 'not-reported']]);
      expect([later.total, later.offices.map(({ office, due }) => [office, due])]).toEqual([
        { due: { k: 1, n: 2 }, states: { reported: 0, 'not-reported': 2, 'ended-by-decision': 0 } }, [[pastTerms(0, PAST.leads[0] as BodyId, null).supervisingBody, { k: 1, n: 2 }]],
      ]);
      expect(later.duties.map(({ everyMonths, policyVersion, says }) => [everyMonths, policyVersion, says.vi])).toEqual([[6, 1, 'Chưa có báo cáo từ 15/11/2021 tính đến 01/07/2022'], [6, 1, 'Chưa có báo cáo từ 01/06/2022 tính đến 01/07/2022']]);
      const ended = await at('2023-01-01');
      expect([told(ended.duties), ended.total.due]).toEqual([[['1', '2022-06-01', '2022-12-02', '2022-12-02', 'not-reported'], ['0', null, '2022-05-15', null, 'ended-by-decision']], { k: 1, n: 1 }]);
    });
  });

  it('follows the rhythm that the issuer has published by the moment', async () => {
    const { version: _version, name: _name, ...shipped } = POLICY_V1;
    const published: SupervisionRulesEvent = { type: 'PolicyPublished', data: { version: 101, issuer: PAST.issuer, switches: { ...shipped, reviewEveryMonths: 3 } satisfies PolicySwitches, basis: 'QĐ 1' } };
    await opened([...history.slice(0, 2), { stream: 'supervision-rules', act: pastAct(noon('2021-12-20'), PAST.office), event: published }], async ({ side }) => {
      const next = async (day: string): Promise<unknown> => (await asked(side, { kind: 'instant', at: noon(day) })).duties.map(({ nextReviewOn, everyMonths, policyVersion }) => [nextReviewOn, everyMonths, policyVersion]);
      expect(await next('2021-12-19')).toEqual([['2022-05-15', 6, 1], ['2022-05-15', 6, 1]]);
      expect(await next('2021-12-21')).toEqual([['2022-02-15', 3, 101], ['2022-02-15', 3, 101]]);
    });
  });

  it('is narrowed and paged, and shows nobody what it may not see', async () => {
    await opened(history, async ({ side }) => {
      const asOf: AsOf = { kind: 'instant', at: noon('2023-01-01') };
      expect(told((await asked(side, asOf, ALL, { ...EVERYTHING, due: true })).duties)).toEqual([['1', '2022-06-01', '2022-12-02', '2022-12-02', 'not-reported']]);
      expect(told((await asked(side, asOf, ALL, { ...EVERYTHING, state: 'ended-by-decision' })).duties)).toHaveLength(1);
      expect((await asked(side, asOf, ALL, { ...EVERYTHING, body: PAST.leads[1] as BodyId })).total.due).toEqual({ k: 1, n: 1 });
      expect((await asked(side, asOf, ALL, { ...EVERYTHING, office: bodyId('nobody') })).duties).toEqual([]);
      const first = await asked(side, asOf, ALL, EVERYTHING, 1);
      const second = await asked(side, asOf, ALL, EVERYTHING, 1, first.nextCursor);
      expect([...told(first.duties) as unknown[], ...told(second.duties) as unknown[], second.nextCursor]).toEqual([...told((await asked(side, asOf)).duties) as unknown[], null]);
      expect((await asked(side, asOf, { kind: 'bodies', bodies: [bodyId('stranger')] })).total).toEqual({ due: { k: 0, n: 0 }, states: { reported: 0, 'not-reported': 0, 'ended-by-decision': 0 } });
      expect(await side.standingDuties(new StandingDutiesQuestion({ asOf, visibility: ALL }, EVERYTHING, { cursor: 'nonsense', limit: 1 }))).toEqual({ ok: false, refusal: { kind: 'bad-cursor' } });
    });
  });

  it('is what the domain folds, at every past event; live, delivered twice and rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(standingPast, fc.nat(40), async (recorded, place) => {
        const index = 1 + (place % recorded.length);
        await opened(recorded, async ({ side, store, feeder }) => {
          for (const upTo of [index, recorded.length]) {
            const { moment, duties } = await asked(side, { kind: 'index', index: upTo });
            const today = dateAt(moment.at);
            const expected = [...naive(recorded.slice(0, upTo))].flatMap(([id, state]) => {
              const duty = standingDutyOf(state);
              if (duty === null || state.terms === null) return [];
              const { leadBody: body, supervisingBody: office } = state.terms;
              return [{ assignmentId: id, body, office, lastReviewOn: duty.lastReviewOn, suspended: duty.suspended, ...standingDutyOn(duty, today, POLICY_V1) }];
            });
            const byId = <T extends { readonly assignmentId: string }>(rows: readonly T[]): readonly T[] => rows.toSorted((a, b) => (a.assignmentId < b.assignmentId ? -1 : 1));
            expect(byId(duties)).toEqual(byId(expected).map((row) => expect.objectContaining(row)));
          }
          const rows = (): unknown => store.reader(standingDutiesProjection.name, standingDutiesProjection.version)?.database.prepare('SELECT * FROM change ORDER BY duty, idx').all().map((row) => ({ ...row }));
          const live = rows();
          await feeder().catchUp();
          expect(rows()).toEqual(live);
          await feeder().rebuild();
          expect(rows()).toEqual(live);
        });
      }),
      { numRuns: 15 },
    );
  });
});

/** A random past in which most duties stand, with reviews between their acts; the fold refuses nothing. */
const standingPast: fc.Arbitrary<readonly PastEvent[]> = fc.tuple(randomPast, fc.array(fc.nat(), { minLength: 1, maxLength: 6 })).map(([recorded, picks]) => {
  const stood = recorded.map((entry): PastEvent => {
    const { event } = entry;
    return event.type === 'TaskAssigned' && !event.data.assignmentId.endsWith('3') ? { ...entry, event: { ...event, data: { ...event.data, deadlines: [STANDING], due: null } } } : entry;
  });
  const past = [...stood];
  for (const pick of picks) {
    const place = pick % past.length;
    const before = past[place] as PastEvent;
    if (!before.stream.startsWith('assignment-')) continue;
    const on = dateAt(before.act.recordedAt);
    past.splice(place + 1, 0, { ...before, event: { type: 'StandingDutyReviewed', data: { findings: 'đã xem', reportedInPeriod: false, nextReviewOn: addDays(on, 180) } } });
  }
  return past;
});

function naive(recorded: readonly PastEvent[]): ReadonlyMap<string, AssignmentState> {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of recorded) {
    if (!stream.startsWith('assignment-')) continue;
    const id = stream.slice('assignment-'.length);
    states.set(id, assignmentDecider.evolve(states.get(id) ?? assignmentDecider.initialState, event as AssignmentEvent, act));
  }
  return states;
}
