import { decodeEvent, encodeEvent, FourBoxesQuestion, NO_STREAM, OverdueBoardQuestion, ProjectionFeeder, readModelCatalogue, ReadSide, type DomainEvent, type QueryAnswer } from '#libs/application';
import { MemoryEventLog } from '#libs/adapters/event-log-memory';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { actorId, assignmentId, dateAt, directiveId, dutyPeriod, firstNumber, localDate, startOfDay, taskCode, type Act, type AssignmentTerms, type Recurrence } from '#libs/domain';
import { inFolder } from './folders.js';
import { Latencies, printResult, residentMegabytes, round } from './measure.js';
import { agency, ISSUER, OFFICE, SUPERVISOR } from './province.js';

const QUESTIONS = 200;
/** As in the sample plan: two of its fourteen tasks come back. */
const ONE_RETURNING_IN = 7;
const READ = new Set(['moments', 'assignment-card', 'overdue-board', 'duty-periods', 'directive-overview', 'bodies', 'supervision-rules']);
const BEGIN = localDate('2021-11-15');
const UNTIL = localDate('2026-11-15');
const noon = (day: string): number => startOfDay(localDate(day)) + 43_200_000;
const RHYTHM: Recurrence = { calendar: 'ND09', rhythms: ['quarterly'], from: BEGIN, due: { by: 'day-of-month', monthOffset: 0, day: 25 } };

const actAt = (recordedAt: number): Act => ({ recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('person-1'), body: ISSUER, actingFor: null });
const termsOf = (place: number, returns: boolean): AssignmentTerms => ({
  assignmentId: assignmentId(`00000000-0000-5000-8000-${String(place).padStart(12, '0')}`), directiveId: directiveId('00000000-0000-5000-8000-000000000001'), taskCode: taskCode('I.1'), summary: `Việc thứ ${place}`, expectedOutputs: [],
  leadBody: agency(place), external: false, mode: 'do', issuer: ISSUER, confirmingBody: OFFICE, supervisingBody: SUPERVISOR, participants: [],
  deadlines: [{ phrase: returns ? 'hằng quý' : null, kind: returns ? 'recurring' : 'date', start: null, due: returns ? null : UNTIL, boundary: returns ? null : 'inclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] }],
  due: returns ? null : UNTIL, acknowledgementDue: BEGIN, partsCompletion: { by: 'all' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: null,
}); // prettier-ignore

/** So many duties, a seventh of them recurring each quarter of five years, nine periods in ten filed. */
async function lived(log: MemoryEventLog, duties: number): Promise<number> {
  let stored = 0;
  const append = async (stream: string, events: readonly (readonly [day: string, event: DomainEvent])[]): Promise<void> => {
    const encoded = events.map(([day, event]) => {
      const id = `00000000-0000-5000-9000-${String((stored += 1)).padStart(12, '0')}`;
      return { id, ...encodeEvent(event, { act: actAt(noon(day)), commandId: id, correlationId: id, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1 }) };
    });
    const outcome = await log.append(stream, NO_STREAM, encoded);
    if (outcome.kind !== 'stored') throw new Error(outcome.kind);
  };
  for (let place = 0; place < duties; place++) {
    const returns = place % ONE_RETURNING_IN === 0;
    const terms = termsOf(place, returns);
    const events: (readonly [string, DomainEvent])[] = [[BEGIN, { type: 'TaskAssigned', data: terms }]];
    if (returns) {
      events.push([BEGIN, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }], [BEGIN, { type: 'RecurrenceSet', data: { ...RHYTHM, basis: 'CV 1' } }]);
      for (let number = firstNumber(RHYTHM, 'quarterly'); ; number++) {
        const { key, from, to, due } = dutyPeriod(RHYTHM, 'quarterly', number);
        if (to > UNTIL) break;
        if ((number + place) % 10 !== 0) events.push([to, { type: 'PeriodResultFiled', data: { rhythm: 'quarterly', number, period: key, from, to, due, late: false, note: 'BC', nil: false } }]);
      }
    }
    await append(`assignment-${terms.assignmentId}`, events);
  }
  return stored;
}

/** Boards over all duties with the periods of those that return, as of random days. */
export async function periods({ duties }: { readonly duties: number }): Promise<void> {
  await inFolder(undefined, async (folder) => {
    const log = new MemoryEventLog();
    const events = await lived(log, duties);
    const store = openSqliteReadModels({ folder });
    const feeder = new ProjectionFeeder({ log, store, projections: readModelCatalogue().filter(({ name }) => READ.has(name)), decode: decodeEvent });
    await feeder.catchUp();
    await feeder.stop();
    const side = new ReadSide({ log, store, decode: decodeEvent, clock: { now: () => noon(UNTIL) } });
    const counted = <A>(answer: QueryAnswer<A>, number: (answer: A) => number): number => {
      if (!answer.ok) throw new Error(answer.refusal.kind);
      return number(answer.answer);
    };
    const asked = (at: number) => ({ asOf: { kind: 'index', index: at }, visibility: { kind: 'all' } }) as const;
    const nowhere = { body: null, directiveId: null };
    const boards: Readonly<Record<string, (index: number) => Promise<number>>> = {
      'overdue by body': async (index) => counted(await side.overdueBoard(new OverdueBoardQuestion(asked(index), 'body', 'current', nowhere, { cursor: null, limit: 50 })), ({ total }) => total.periods.boxes['done-on-time']),
      'four boxes': async (index) => counted(await side.fourBoxes(new FourBoxesQuestion(asked(index), 'current', nowhere)), ({ total }) => total.periods.boxes['done-on-time']),
    };
    for (const [board, ask] of Object.entries(boards)) {
      const found = await ask(events);
      const times = new Latencies();
      const used = process.cpuUsage();
      for (let turn = 0; turn < QUESTIONS; turn++) {
        const began = performance.now();
        await ask(events - turn * 97);
        times.add(performance.now() - began);
      }
      const { user, system } = process.cpuUsage(used);
      printResult({ peer: 'dondoc', workload: 'periods', board, events, duties, returning: Math.ceil(duties / ONE_RETURNING_IN), filedInTime: found, questions: QUESTIONS, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99), cpuMeanMs: round((user + system) / 1000 / QUESTIONS), rssClientMB: residentMegabytes() });
    }
    store.close();
    await log.close();
  });
}
