import { encodeEvent, NO_STREAM, type DomainEvent, type EventLog, type EventMetadata } from '#libs/application';
import { NodeIds } from '#libs/adapters/ids-node';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import {
  actorId, addDays, assignmentId, bodyId, dateAt, directiveId, localDate, startOfDay, taskCode,
  type AssignmentEvent, type BodyId, type DirectiveId, type Instant,
} from '#libs/domain';
import { reportsOf, withCoordinators } from './seed-supervision.js';
import { agency, AGENCIES, ISSUER, OFFICE, plan, planTask, registerCommands, SUPERVISOR, TASKS_A_PLAN } from './province.js';

/** Events of a seeded duty: assigned, acknowledged, three reports, submitted, accepted, closed. */
export const EVENTS_A_DUTY = 8;
const NOTE = 'Đã tổ chức hội nghị quán triệt, phân công từng đơn vị, kiểm tra tiến độ hằng tuần và tổng hợp khó khăn, vướng mắc báo cáo cấp trên xem xét, cho ý kiến.';
const BEGIN = startOfDay(localDate('2021-11-15'));
const MINUTE = 60_000;

/** How far apart the steps of one duty lie, in minutes: early, on time, late by turns, so that every box is filled at every moment. */
const PACES = [1, 60, 900, 4_000, 9_000] as const;

const ids = new NodeIds();

function metadataAt(recordedAt: Instant, body: BodyId, command: string): EventMetadata {
  return {
    act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId(`may-do-tai-${body}`), body, actingFor: null },
    commandId: command, correlationId: command, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
  };
}

/** The plan with that number, from 0 on. */
export const seededPlan = (number: number): DirectiveId => directiveId(ids.derive('bench-plan', String(number)));

/** The eight events of one duty, the bodies they count for beside them. */
export function lifeOf(index: number, begun: Instant): readonly (readonly [AssignmentEvent, BodyId])[] {
  const directive = seededPlan(Math.floor(index / TASKS_A_PLAN));
  const body = agency(index % AGENCIES);
  const due = addDays(dateAt(begun), 10 + (index % 60));
  const report = (percent: number): readonly [AssignmentEvent, BodyId] => [{ type: 'ProgressReported', data: { percent, note: NOTE, obstacles: null } }, body];
  return [
    [
      {
        type: 'TaskAssigned',
        data: {
          assignmentId: assignmentId(ids.derive('bench-duty', String(index))), directiveId: directive, taskCode: taskCode(planTask(index % TASKS_A_PLAN)),
          summary: `Việc thứ ${index % TASKS_A_PLAN}`, expectedOutputs: ['Báo cáo kết quả'], leadBody: body, external: false, mode: 'do', issuer: ISSUER, confirmingBody: OFFICE,
          supervisingBody: SUPERVISOR, participants: [],
          deadlines: [{ phrase: null, kind: 'date', start: null, due, boundary: 'inclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] }],
          due, acknowledgementDue: addDays(dateAt(begun), 3), partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: 'Bổ sung cơ quan',
        },
      },
      ISSUER,
    ],
    [{ type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } }, body],
    report(20),
    report(30),
    report(40),
    [{ type: 'ResultSubmitted', data: { round: 1, outputs: ['Báo cáo kết quả'], note: NOTE, unansweredCoordinators: [] } }, body],
    [{ type: 'ResultAccepted', data: { round: 1, note: NOTE, openPoints: [] } }, OFFICE],
    [{ type: 'AssignmentClosed', data: { note: null } }, OFFICE],
  ];
}

interface Seeded {
  readonly at: Instant;
  readonly stream: string;
  readonly revision: number;
  readonly event: DomainEvent;
  readonly body: BodyId;
}

/** In blocks of duties, each block merged by time, so that the log interleaves duties as a real office does. */
function* historyOf(duties: number, supervised: boolean): Generator<readonly Seeded[]> {
  const BLOCK = 2_000;
  const beginOf = (index: number): Instant => BEGIN + index * 10 * MINUTE;
  const reports = supervised ? [...reportsOf(BEGIN, beginOf(duties))] : [];
  for (let first = 0; first < duties; first += BLOCK) {
    const block: Seeded[] = [];
    for (let index = first; index < Math.min(duties, first + BLOCK); index++) {
      const begun = beginOf(index);
      const pace = (PACES[index % PACES.length] as number) * MINUTE;
      const stream = `assignment-${ids.derive('bench-duty', String(index))}`;
      const life = lifeOf(index, begun);
      (supervised ? withCoordinators(life, index, begun) : life).forEach(([event, body], revision) => block.push({ at: begun + revision * pace, stream, revision, event, body }));
    }
    const until = beginOf(first + BLOCK);
    while (reports[0] !== undefined && reports[0].at < until) block.push(reports.shift() as Seeded);
    yield block.sort((a, b) => a.at - b.at);
  }
}

async function appendAll(log: EventLog, block: readonly Seeded[]): Promise<void> {
  const appends = block.map(({ at, stream, revision, event, body }) => {
    const command = ids.derive('bench-command', stream, String(revision));
    return log.append(stream, revision - 1, [{ id: command, bytes: encodeEvent(event, metadataAt(at, body, command)).bytes }]);
  });
  for (const outcome of await Promise.all(appends)) if (outcome.kind !== 'stored') throw new Error(`seeding: ${outcome.kind}`);
}

/** Bodies and the drafts of the plans that the duties belong to: what the read models name them by. */
async function appendOffice(log: EventLog, duties: number): Promise<void> {
  const office: readonly (readonly [string, DomainEvent])[] = Array.from({ length: Math.min(50, Math.ceil(duties / TASKS_A_PLAN)) }, (_, number) => {
    const id = seededPlan(number);
    return [`directive-${id}`, { type: 'DirectiveDrafted', data: { content: { ...plan(number + 1), directiveId: id } } }];
  });
  const metadata = (place: number): EventMetadata => metadataAt(BEGIN, ISSUER, ids.derive('bench-office', String(place)));
  const register = registerCommands().map((command): DomainEvent => {
    if (command.type === 'RegisterBodies') return { type: 'BodiesRegistered', data: { bodies: command.bodies } };
    if (command.type === 'DefineGroup') return { type: 'GroupDefined', data: { groupId: command.groupId, name: command.name, rule: command.rule, from: command.from, open: command.open } };
    throw new Error(`the benchmark's register has no ${command.type}`);
  });
  await log.append('organisation-register', NO_STREAM, register.map((event, place) => ({ id: ids.fresh(), bytes: encodeEvent(event, metadata(place)).bytes })));
  for (const [stream, event] of office) await log.append(stream, NO_STREAM, [{ id: ids.fresh(), bytes: encodeEvent(event, metadata(0)).bytes }]);
}

/**
 * A log of `events` events of duties in the folder, written through the adapter itself; `supervised`: with the questions to
 * coordinators and the periodic reports of such an office besides. Progress goes to standard error.
 */
export async function seedLog(folder: string, events: number, { supervised = false }: { readonly supervised?: boolean } = {}): Promise<void> {
  const log = openSqliteEventLog({ folder });
  const duties = Math.ceil(events / EVENTS_A_DUTY);
  await appendOffice(log, duties);
  let done = 0;
  for (const block of historyOf(duties, supervised)) {
    await appendAll(log, block);
    done += block.length;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${duties * EVENTS_A_DUTY} `);
  }
  await log.close();
}

/** One assignment with a stream of that many progress reports behind its acknowledgement. */
export async function seedLongStream(log: EventLog, name: string, length: number): Promise<string> {
  const stream = `assignment-${ids.derive('bench-long', name)}`;
  const [assigned, acknowledged, report] = lifeOf(0, BEGIN).map(([event]) => event) as [DomainEvent, DomainEvent, DomainEvent];
  for (let revision = 0; revision < length; ) {
    const slice = Array.from({ length: Math.min(500, length - revision) }, (_, offset) => {
      const at = revision + offset;
      const command = ids.derive('bench-long', name, String(at));
      const event = at === 0 ? assigned : at === 1 ? acknowledged : report;
      return { id: command, bytes: encodeEvent(event, metadataAt(BEGIN + at, bodyId(agency(0)), command)).bytes };
    });
    await log.append(stream, revision - 1, slice);
    revision += slice.length;
  }
  return stream.slice('assignment-'.length);
}
