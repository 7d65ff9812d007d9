import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { assignmentDecider, holdingsOf, localDate, startOfDay, type AssignmentEvent, type AssignmentState, type BodyId } from '#libs/domain';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent } from '../../event-catalogue/index.js';
import type { ReadModelStore } from '../../ports/index.js';
import { InboxQuestion, type AsOf } from '../../queries/contract.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ReadSide } from '../reading/read-side.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';

const LEAD = PAST.leads[0] as BodyId;
const noon = (day: string): number => startOfDay(localDate(day)) + 12 * 3_600_000;

let log: MemoryEventLog;
let folder: string;
let store: ReadModelStore;
const open = (): void => {
  log = new MemoryEventLog();
  folder = mkdtempSync(join(tmpdir(), 'issuer-decides-'));
  store = openSqliteReadModels({ folder });
};
const close = (): void => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
};
const feed = (): ProjectionFeeder => new ProjectionFeeder({ log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 });

/** The duties that wait for a body: how many the filter counts, and which it lists. */
async function waitingFor(body: BodyId, asOf: AsOf): Promise<{ readonly counted: number; readonly listed: readonly string[] }> {
  const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => PAST.startAt + 900 * 86_400_000 } });
  const answer = await side.inbox(new InboxQuestion({ asOf, visibility: { kind: 'all' } }, body, 'waiting', { cursor: null, limit: 200 }));
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return { counted: answer.answer.counts.waiting, listed: answer.answer.duties.map(({ assignmentId }) => assignmentId).sort() };
}

function statesAfter(recorded: readonly PastEvent[]): readonly AssignmentState[] {
  const states = new Map<string, AssignmentState>();
  for (const { stream, event, act } of recorded) {
    if (stream.startsWith('assignment-')) states.set(stream, assignmentDecider.evolve(states.get(stream) ?? assignmentDecider.initialState, event as AssignmentEvent, act));
  }
  return [...states.values()];
}

/** Those of others on which the body must act, as the domain says it. */
const heldBy = (body: BodyId, recorded: readonly PastEvent[]): readonly string[] =>
  statesAfter(recorded).flatMap((state) => (state.terms !== null && state.terms.leadBody !== body && holdingsOf(state).some((each) => each.body === body) ? [state.terms.assignmentId] : [])).sort();

/** At last more time is asked for wherever it may be: what was drawn seldom does. */
function endingInRequests(recorded: readonly PastEvent[]): readonly PastEvent[] {
  const at = Math.max(...recorded.map(({ act }) => act.recordedAt)) + 60 * 86_400_000;
  const requests = statesAfter(recorded).flatMap((state): readonly PastEvent[] => {
    const act = pastAct(at, state.terms?.leadBody ?? LEAD);
    const decision = assignmentDecider.decide({ type: 'RequestExtension', proposedDue: localDate('2099-01-15'), reason: 'r', progressSoFar: 'p', afterDue: true }, state, act);
    return decision.ok ? decision.events.map((event) => ({ stream: `assignment-${state.terms?.assignmentId}`, act, event })) : [];
  });
  return [...recorded, ...requests];
}

const duty = pastTerms(0, LEAD, localDate('2021-12-15'));
const happened = (day: string, body: BodyId, event: AssignmentEvent): PastEvent => ({ stream: `assignment-${duty.assignmentId}`, act: pastAct(noon(day), body), event });
const asked = (day: string, filedLate: boolean): PastEvent =>
  happened(day, LEAD, { type: 'ExtensionRequested', data: { requestNumber: 1, proposedDue: localDate('2022-01-15'), reason: 'r', progressSoFar: 'p', filedLate, hindrances: [] } });
const submitted = (day: string): PastEvent => happened(day, LEAD, { type: 'ResultSubmitted', data: { round: 1, outputs: ['BC'], note: null, unansweredCoordinators: [] } });
const refused = (day: string): PastEvent => happened(day, PAST.issuer, { type: 'ExtensionRefused', data: { requestNumber: 1, reason: 'r' } });
const begun: readonly PastEvent[] = [
  happened('2021-11-15', PAST.issuer, { type: 'TaskAssigned', data: duty }),
  happened('2021-11-16', LEAD, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }),
];

describe('a request for extension waits for the issuer (R5)', () => {
  beforeEach(open);
  afterEach(close);
  const [there, gone] = [{ counted: 1, listed: [duty.assignmentId] }, { counted: 0, listed: [] }];

  it.each([
    ['filed in time', [...begun, asked('2021-12-10', false), refused('2021-12-13')]],
    ['filed late, while the lead goes on to answer for lateness', [...begun, asked('2021-12-20', true), refused('2021-12-23')]],
    ['beside a result that another confirms', [...begun, submitted('2021-12-14'), asked('2021-12-15', false), refused('2021-12-23')]],
  ])('%s, until it is decided, now and as of any moment', async (_how, past) => {
    await appendPast(log, past.slice(0, -1));
    await feed().catchUp();
    expect(await waitingFor(PAST.issuer, { kind: 'now' })).toEqual(there);
    await appendPast(log, past.slice(-1), past.length - 1);
    await feed().catchUp();
    expect(await waitingFor(PAST.issuer, { kind: 'now' })).toEqual(gone);
    const ever = async () => Promise.all(past.map((_, place) => waitingFor(PAST.issuer, { kind: 'index', index: place + 1 })));
    const live = await ever();
    expect(live).toEqual(past.map((_, place) => (place === past.length - 2 ? there : gone)));
    await feed().rebuild();
    expect(await ever()).toEqual(live);
  });

  it('and stays away from a body that has no part in deciding it', async () => {
    await appendPast(log, [...begun, asked('2021-12-20', true)]);
    await feed().catchUp();
    expect(await waitingFor(PAST.office, { kind: 'now' })).toEqual(gone);
    expect(await waitingFor(LEAD, { kind: 'now' })).toEqual(gone);
  });
});

describe('what waits for a body', () => {
  it('is at every moment what the domain says that it must act on', async () => {
    await fc.assert(
      fc
        .asyncProperty(randomPast.map(endingInRequests), async (recorded) => {
          await appendPast(log, recorded);
          await feed().catchUp();
          for (const body of [PAST.issuer, PAST.office]) {
            for (let index = 1; index <= recorded.length; index++) {
              const held = heldBy(body, recorded.slice(0, index));
              expect([body, index, await waitingFor(body, { kind: 'index', index })]).toEqual([body, index, { counted: held.length, listed: held }]);
            }
          }
        })
        .beforeEach(open)
        .afterEach(close),
      { numRuns: 5 },
    );
  });
});
