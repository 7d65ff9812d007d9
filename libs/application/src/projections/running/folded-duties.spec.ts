import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignmentDecider, dutyFactsOf, holderOf, localDate, noticesOf, type AssignmentCommand, type AssignmentEvent, type AssignmentState, type BodyId } from '#libs/domain';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { appendPast, PAST, pastAct, pastTerms, randomPast, type PastEvent } from '#libs/testing';
import { decodeEvent, encodeEvent, eventForFolding, readForFolding, type DomainEventType } from '../../event-catalogue/index.js';
import { GLANCED_FIELDS } from '../../event-catalogue/read-for-folding.js';
import { START } from '../../ports/event-log.js';
import { FoldedDuties } from './folded-duties.js';

const LEAD = PAST.leads[0] as BodyId;
const terms = pastTerms(0, LEAD, localDate('2021-12-10'));
const stream = `assignment-${terms.assignmentId}`;

/** What the domain records when these bodies do that, one after another. */
function played(...steps: readonly (readonly [BodyId, AssignmentCommand])[]): readonly PastEvent[] {
  let state = assignmentDecider.initialState;
  return steps.flatMap(([body, command], place) => {
    const act = pastAct(PAST.startAt + place, body);
    const decision = assignmentDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(decision.rejection.tag);
    return decision.events.map((event) => {
      state = assignmentDecider.evolve(state, event, act);
      return { stream, event, act };
    });
  });
}

/** The event with data that break whoever reads more of them than folding may. */
function guarded(event: AssignmentEvent): AssignmentEvent {
  const refuse = (): never => {
    throw new Error(`folding reads all of ${event.type}`);
  };
  const readable: string | null | undefined = (GLANCED_FIELDS as Partial<Record<DomainEventType, string | null>>)[event.type];
  if (readable === undefined) return event;
  const get = (data: object, field: string | symbol): unknown => (field === readable ? Reflect.get(data, field) : refuse());
  return { type: event.type, data: new Proxy(event.data, { get, ownKeys: refuse, has: refuse }) } as AssignmentEvent;
}

const METADATA = { commandId: 'c', correlationId: 'c', causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 };

describe('an event read for folding', () => {
  const life = played(
    [PAST.issuer, { type: 'AssignTask', terms }], [LEAD, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }], [LEAD, { type: 'ReportProgress', percent: 20, note: 'Đã họp', obstacles: null }],
    [LEAD, { type: 'SubmitResult', outputs: ['Báo cáo'], note: null }], [PAST.office, { type: 'AcceptResult', note: null }], [PAST.office, { type: 'CloseAssignment', note: null }],
  ); // prettier-ignore

  it('has what folding reads of it, and folding reads no more', () => {
    expect(life.map(({ event }) => event.type)).toEqual(['TaskAssigned', ...Object.keys(GLANCED_FIELDS)]);
    fc.assert(
      fc.property(fc.oneof(fc.constant(life), randomPast), fc.constantFrom(null, 0, 12.5, 100), (past, percent) => {
        const states = new Map<string, AssignmentState>();
        for (const { stream: name, event, act } of past) {
          if (!name.startsWith('assignment-')) continue;
          const told = (event.type === 'ProgressReported' ? { ...event, data: { ...event.data, percent } } : event) as AssignmentEvent;
          const { bytes } = encodeEvent(told, { ...METADATA, act });
          const read = eventForFolding(readForFolding({ id: 'i', stream: name, revision: 0, position: '1', bytes })) as AssignmentEvent;
          const state = states.get(name) ?? assignmentDecider.initialState;
          const next = assignmentDecider.evolve(state, told, act);
          expect(assignmentDecider.evolve(state, read, act)).toEqual(next);
          expect(assignmentDecider.evolve(state, guarded(told), act)).toEqual(next);
          expect(noticesOf(guarded(told), act, { before: state, after: next })).toEqual(noticesOf(told, act, { before: state, after: next }));
          states.set(name, next);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('folded duties', () => {
  it('tell of each step what the domain says of the state after it', async () => {
    await fc.assert(
      fc.asyncProperty(randomPast, async (past) => {
        const log = new MemoryEventLog();
        await appendPast(log, past);
        const duties = new FoldedDuties(log, decodeEvent, async () => 0);
        const states = new Map<string, AssignmentState>();
        for (const [place, recorded] of (await log.readAll(START, 100)).map(decodeEvent).entries()) {
          if (!recorded.stream.startsWith('assignment-')) continue;
          const before = states.get(recorded.stream) ?? assignmentDecider.initialState;
          const after = assignmentDecider.evolve(before, recorded.event as AssignmentEvent, recorded.metadata.act);
          states.set(recorded.stream, after);
          const known = duties.advance(recorded, place + 1);
          if (known === null) await duties.load(recorded);
          const step = known ?? duties.advance(recorded, place + 1);
          const had = before.terms === null ? null : { facts: dutyFactsOf(before), holder: holderOf(before) };
          expect({ ...step?.facts, holder: step?.holder, after: step?.after, holderChanged: step?.holderChanged }).toEqual({ ...dutyFactsOf(after), holder: holderOf(after), after, holderChanged: (had?.holder ?? null) !== holderOf(after) });
          if (step?.factsChanged === false) expect(dutyFactsOf(after)).toEqual(had?.facts);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each<readonly [string, readonly (readonly [BodyId, AssignmentCommand])[], AssignmentState['status']]>([
    ['a withdrawal', [[PAST.issuer, { type: 'WithdrawAssignment', basis: 'nhầm' }], [PAST.issuer, { type: 'CorrectAct', act: 'withdrawal', revision: 1, reason: 'nhầm' }]], 'assigned'],
    [
      'a closure',
      [
        [LEAD, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }], [LEAD, { type: 'SubmitResult', outputs: ['Báo cáo'], note: null }], [PAST.office, { type: 'AcceptResult', note: null }],
        [PAST.office, { type: 'CloseAssignment', note: null }], [PAST.office, { type: 'CorrectAct', act: 'closure', revision: 4, reason: 'nhầm' }],
      ],
      'accepted',
    ],
  ])('given a finished duty that was forgotten, when %s is taken back, then it lives again', async (_, after, status) => {
    const log = new MemoryEventLog();
    await appendPast(log, played([PAST.issuer, { type: 'AssignTask', terms }], ...after));
    const duties = new FoldedDuties(log, decodeEvent, async () => 1);
    const steps: unknown[] = [];
    for (const [place, recorded] of (await log.readAll(START, 100)).map(decodeEvent).entries()) {
      let step = duties.advance(recorded, place + 1);
      if (step === null) {
        await duties.load(recorded);
        step = duties.advance(recorded, place + 1);
      }
      expect(step?.number).toBe(1);
      steps.push(step?.after.status);
    }
    expect(steps.at(-1)).toBe(status);
    expect(steps).not.toContain(undefined);
  });
}); // prettier-ignore
