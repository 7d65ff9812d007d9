import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { directiveId, localDate, NO_DEADLINE, type BodyId, type DirectiveStub } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, type DomainEvent } from '../../event-catalogue/index.js';
import type { Visibility } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { WHOLE_LIST } from '../reading/paging.js';
import { readingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { listOf } from './list-catalogue.js';
import { ListDifferenceQuestion, type AskedList } from './list-difference.contract.js';
import { askListDifference } from './list-difference.query.js';

const NOW = PAST.startAt + 900 * 86_400_000;
/** The register, a directive, its issue, and the first copy sent: events 1 to 4. */
const GROUND: readonly PastEvent[] = (fc.sample(randomPast, { numRuns: 1, seed: 1 })[0] as readonly PastEvent[]).slice(0, 4);
const [FIRST, OTHER, LAST] = PAST.leads as [BodyId, BodyId, BodyId];

const opened: (() => void)[] = [];
const release = (): void => opened.splice(0).forEach((close) => close());
afterEach(release);

type Recorded = readonly [stream: string, by: BodyId, event: DomainEvent];

/** One event a day after another history. */
const after = (past: readonly PastEvent[], events: readonly Recorded[]): readonly PastEvent[] => {
  const from = Math.max(PAST.startAt + 86_400_000, ...past.map(({ act }) => act.recordedAt));
  return [...past, ...events.map(([stream, by, event], place): PastEvent => ({ stream, act: pastAct(from + (place + 1) * 86_400_000, by), event }))];
};

async function sourcesOf(past: readonly PastEvent[]): Promise<QuerySources> {
  const log = new MemoryEventLog();
  await appendPast(log, past);
  const folder = mkdtempSync(join(tmpdir(), 'row-steps-'));
  const store = openSqliteReadModels({ folder });
  opened.push(() => store.close(), () => rmSync(folder, { recursive: true, force: true }));
  await new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
  return { log, store, decode: decodeEvent, clock: { now: () => NOW } };
}

/** After the ground: the first has the index 5. */
const living = async (events: readonly Recorded[]): Promise<ReadSide> => new ReadSide(await sourcesOf(after(GROUND, events)));

/** Of each row that is not the same: what became of it, and the dense indexes of the acts that are told of it. */
async function moved(side: ReadSide, list: AskedList, since: number, until: number): Promise<readonly (readonly [kind: string, ...acts: number[]])[]> {
  const answer = await side.ask(askListDifference, new ListDifferenceQuestion({ asOf: { kind: 'index', index: until }, visibility: { kind: 'all' } }, { kind: 'index', index: since }, list, null, WHOLE_LIST, () => Promise.resolve(true)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.answer.changes.map(({ kind, steps }) => [kind, ...steps.map((step) => (step.by === 'act' ? step.index : Number.NaN))]);
}

const DUTY = `assignment-${pastTerms(11, FIRST, null).assignmentId}`;
const assigned = (lead: BodyId): DomainEvent => ({ type: 'TaskAssigned', data: pastTerms(11, lead, localDate('2021-12-10')) });
const renamed = (body: BodyId, name: string): DomainEvent => ({ type: 'BodyRenamed', data: { bodyId: body, name, from: localDate('2021-11-16'), basis: 'QĐ 1' } });

const REGISTER = 'organisation-register';
const ORDERED: DomainEvent = { type: 'HandOverOrdered', data: { changeId: 'keeper', bodies: [LAST], keeper: PAST.office, allotment: [], on: localDate('2021-12-20'), basis: 'QĐ 2', orderedBy: PAST.office } };
const reported = (percent: number | null): DomainEvent => ({ type: 'ProgressReported', data: { percent, note: 'đều', obstacles: null } });
const ACKNOWLEDGED: DomainEvent = { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } };

const STANDING_DUTY = `assignment-${pastTerms(12, FIRST, null).assignmentId}`;
const STANDING: readonly Recorded[] = [
  [STANDING_DUTY, PAST.issuer, { type: 'TaskAssigned', data: { ...pastTerms(12, FIRST, null), deadlines: [{ ...NO_DEADLINE, phrase: 'thường xuyên', kind: 'standing', confidence: 'high' }] } }],
  [STANDING_DUTY, FIRST, ACKNOWLEDGED],
  [STANDING_DUTY, FIRST, reported(null)],
  [STANDING_DUTY, FIRST, reported(null)],
  [STANDING_DUTY, PAST.office, { type: 'StandingDutyReviewed', data: { findings: 'đã xem', reportedInPeriod: true, nextReviewOn: localDate('2022-06-01') } }],
];
/** A duty of a body that has ended since the day before; nobody keeps it before the last act. */
const LEFT: readonly Recorded[] = [
  [DUTY, PAST.issuer, assigned(LAST)],
  [REGISTER, PAST.office, { type: 'BodyEnded', data: { bodyId: LAST, lastDay: localDate('2021-11-17'), basis: 'QĐ 1' } }],
  [DUTY, LAST, ACKNOWLEDGED],
  [DUTY, LAST, reported(30)],
  [DUTY, LAST, reported(30)],
  [REGISTER, PAST.office, renamed(OTHER, 'Ban mới')],
  [REGISTER, PAST.office, renamed(LAST, 'Huyện uỷ A cũ')],
  [REGISTER, PAST.office, ORDERED],
];
const delegated = (delegationId: string, basis: string): DomainEvent => ({
  type: 'PowerDelegated', data: { delegationId, from: { body: FIRST, position: null }, to: { body: OTHER, position: null }, validFrom: localDate('2021-11-20'), validUntil: null, actions: null, basis },
}); // prettier-ignore
const REVOKED: DomainEvent = { type: 'DelegationRevoked', data: { delegationId: 'd1', from: localDate('2021-12-01'), reason: 'r' } };
const DELEGATED: readonly Recorded[] = [['delegations', FIRST, delegated('d1', 'b')], ['delegations', FIRST, delegated('d2', 'd1')], ['delegations', FIRST, REVOKED], ['delegations', FIRST, REVOKED]];
const COPY = `receipt-${PAST.directive}-${FIRST}`;
const arrival = { directiveId: PAST.directive, addressee: FIRST, arrivalNumber: { raw: '15', readable: '15' }, arrivalDate: localDate('2021-11-18'), passedTo: null };
const ARRIVED: readonly Recorded[] = [
  [COPY, FIRST, { type: 'DirectiveDelivered', data: { directiveId: PAST.directive, addressee: FIRST } }],
  [COPY, FIRST, { type: 'ArrivalRegistered', data: arrival }],
  [COPY, FIRST, { type: 'ArrivalCorrected', data: { ...arrival, reason: 'r' } }],
];
const SECRET_ID = directiveId('00000000-0000-5000-8000-0000000000d1');
const PAPER = `directive-${SECRET_ID}`;
const entered = (holder: BodyId): DomainEvent => ({
  type: 'DirectiveStubEntered', data: { stub: { directiveId: SECRET_ID, number: { issuer: PAST.issuer, kind: 'KH', year: 2021, number: 5, symbol: '05-KH/TU' }, date: localDate('2021-11-18'), secrecy: 'secret', holder } satisfies DirectiveStub },
}); // prettier-ignore
const SECRET: readonly Recorded[] = [[PAPER, PAST.issuer, entered(LAST)], [PAPER, PAST.issuer, entered(LAST)], [PAPER, PAST.issuer, entered(OTHER)], [PAPER, PAST.issuer, { type: 'DirectiveWithdrawn', data: { directiveId: SECRET_ID, basis: 'b' } }]];

/** Lists of which ADR 0126 speaks, with those that were asked for alone before and a random past knows. */
const TRIED: readonly AskedList[] = [
  { of: 'standing-duties', narrow: { office: null, body: null, state: null, due: false } },
  { of: 'left-behind' },
  { of: 'directives' },
  { of: 'stubs' },
  { of: 'receipts', directiveId: PAST.directive },
  { of: 'delegations', narrow: { body: null, inForce: false } },
  { of: 'bodies' },
];

describe('the acts that are told of a row', () => {
  it('given notices, when their body marks them as seen time and again, then each names what gave it and the one mark that reached it', async () => {
    const seen = (upTo: number): DomainEvent => ({ type: 'NoticesSeen', data: { body: FIRST, upTo } });
    const desk = `notice-desk-${FIRST}`;
    const side = await living([
      [DUTY, PAST.issuer, assigned(FIRST)],
      [DUTY, PAST.issuer, { type: 'AssignmentWithdrawn', data: { basis: 'CV 9' } }],
      [desk, FIRST, seen(4)],
      [desk, FIRST, seen(5)],
      [desk, FIRST, seen(6)],
      [desk, FIRST, seen(9)],
    ]);
    const notices: AskedList = { of: 'notices', body: FIRST };
    expect(await moved(side, notices, 4, 10)).toEqual([['appeared', 6, 9], ['appeared', 5, 8]]);
    expect(await moved(side, notices, 6, 10)).toEqual([['changed', 9], ['changed', 8]]);
    expect(await moved(side, notices, 8, 10)).toEqual([['changed', 9]]);
    expect(await moved(side, notices, 9, 10)).toEqual([]);
  });

  it('given a notice that names another body, when that gets another name, then the notice has changed without an act on it', async () => {
    const side = await living([
      [DUTY, PAST.issuer, assigned(FIRST)],
      [DUTY, PAST.issuer, { type: 'AssignmentTransferred', data: { from: FIRST, to: OTHER, confirmingBody: PAST.office, acknowledgementDue: localDate('2022-01-10'), basis: 'b' } }],
      ['organisation-register', PAST.office, renamed(OTHER, 'Ban mới')],
      ['organisation-register', PAST.office, renamed(LAST, 'Ban khác')],
    ]);
    const notices: AskedList = { of: 'notices', body: FIRST };
    expect(await moved(side, notices, 6, 7)).toEqual([['changed']]);
    expect(await moved(side, notices, 7, 8)).toEqual([]);
  });

  it('given a standing duty, when it is acknowledged, reported on twice and reviewed, then only what moved its reviews is told', async () => {
    const side = await living(STANDING);
    const list: AskedList = { of: 'standing-duties', narrow: { office: null, body: null, state: null, due: false } };
    expect(await moved(side, list, 4, 9)).toEqual([['appeared', 5, 7, 9]]);
    expect(await moved(side, list, 5, 9)).toEqual([['changed', 7, 9]]);
    // As long as there is no report, the words of the row name the day.
    expect([await moved(side, list, 5, 6), await moved(side, list, 7, 8)]).toEqual([[['changed']], []]);
  });

  it('given a duty of a body, when that ends and others are renamed, then the end, what moved the duty and the new name of that body are told', async () => {
    const side = await living(LEFT);
    expect(await moved(side, { of: 'left-behind' }, 4, 11)).toEqual([['appeared', 6, 7, 8, 11]]);
    expect(await moved(side, { of: 'left-behind' }, 8, 10)).toEqual([]);
    expect(await moved(side, { of: 'left-behind' }, 11, 12)).toEqual([['vanished', 12]]);
  });

  it('given acts of the register that name a body, when they change nothing in its row, then they are not told', async () => {
    const side = await living([
      [REGISTER, PAST.office, renamed(OTHER, 'Ban mới')],
      [REGISTER, PAST.office, ORDERED],
      [REGISTER, PAST.office, { type: 'BodyMoved', data: { bodyId: OTHER, parentId: PAST.office, from: localDate('2030-01-01'), basis: 'QĐ 2' } }],
      [REGISTER, PAST.office, renamed(OTHER, 'Ban mới')],
      [REGISTER, PAST.office, renamed(LAST, 'Ban khác')],
    ]);
    expect(await moved(side, { of: 'bodies' }, 4, 9)).toEqual([['changed', 5], ['changed', 9]]);
    expect(await moved(side, { of: 'bodies' }, 5, 8)).toEqual([]);
  });

  it('given delegations, when one is revoked twice and another speaks of it, then each names the acts that made it what it is', async () => {
    const side = await living(DELEGATED);
    const list: AskedList = { of: 'delegations', narrow: { body: null, inForce: false } };
    expect(await moved(side, list, 4, 8)).toEqual([['appeared', 5, 7], ['appeared', 6]]);
    // That the other has come into force is no act.
    expect(await moved(side, list, 6, 8)).toEqual([['changed', 7], ['changed']]);
  });

  it('given the copies of a directive, when one comes and is corrected to the same, then the issue and the steps of each copy are told', async () => {
    const side = await living(ARRIVED);
    const list: AskedList = { of: 'receipts', directiveId: PAST.directive };
    expect(await moved(side, list, 2, 7)).toEqual([['appeared', 3], ['appeared', 3, 4, 5, 6], ['appeared', 3]]);
    expect(await moved(side, list, 4, 7)).toEqual([['changed', 5, 6]]);
  });

  it('given a secret paper, when it is entered anew as it was, then that is not told, and what moved it is', async () => {
    const side = await living(SECRET);
    expect(await moved(side, { of: 'stubs' }, 4, 8)).toEqual([['appeared', 5, 7, 8]]);
    expect(await moved(side, { of: 'stubs' }, 5, 7)).toEqual([['changed', 7]]);
  });

  it('come of a row that, asked for alone, is what the list says of it at any moment', async () => {
    const seen = new Map<string, number>();
    const visibilities: readonly Visibility[] = [{ kind: 'all' }, { kind: 'bodies', bodies: [LAST] }, { kind: 'bodies', bodies: [PAST.issuer] }];
    await fc.assert(
      fc.asyncProperty(randomPast, fc.array(fc.nat(999), { minLength: 4, maxLength: 4 }), async (random, moments) => {
        const past = after(random, [...LEFT, ...STANDING, ...DELEGATED, ...ARRIVED, ...SECRET]);
        const [sources, memory] = [await sourcesOf(past), readingMemory()];
        for (const list of TRIED) {
          const rowsAt = listOf(sources, memory, list);
          const [one, two, ...others] = moments.map((moment) => past.length - (moment % (past.length - 2)));
          // Whatever is drawn, each list has a row where everything is seen: while nobody keeps what the ended body left, and in the end.
          const indexes = [random.length + LEFT.length - 1, one as number, two as number, past.length, ...others];
          for (const [place, index] of indexes.entries()) {
            const asked = { asOf: { kind: 'index', index }, visibility: visibilities[place % visibilities.length] as Visibility } as const;
            const answer = await rowsAt(asked);
            if (!answer.ok) continue;
            for (const row of answer.answer.rows) {
              if ('acts' in row) throw new Error('its acts are known');
              seen.set(list.of, (seen.get(list.of) ?? 0) + 1);
              expect([list.of, await row.alone(asked)]).toEqual([list.of, row.row]);
            }
          }
        }
      }).afterEach(release),
      { numRuns: 4 },
    );
    expect([...seen.keys()].toSorted()).toEqual(TRIED.map((list) => list.of).toSorted());
  }, 60_000);
});
