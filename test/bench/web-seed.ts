import { encodeEvent, NO_STREAM, type DomainEvent, type EventLog, type EventMetadata } from '#libs/application';
import { NodeIds } from '#libs/adapters/ids-node';
import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { actorId, addDays, assignmentId, bodyId, dateAt, directiveId, localDate, taskCode, type BodyEntry, type BodyId, type Instant, type LocalDate } from '#libs/domain';
import { ISSUER, OFFICE, plan, registerCommands, SUPERVISOR } from './province.js';

/** The one body whose inbox is as long as the list is. */
export const BUSY = bodyId('co-quan-lon');
export const BODIES = 200;
export const MONTHS = 24;
const DIRECTIVE = 'web-plan';
const DAY_MS = 86_400_000;
const ids = new NodeIds();
const leadOf = (place: number): BodyId => bodyId(`don-vi-${place % BODIES}`);

function metadataAt(recordedAt: Instant, body: BodyId, command: string): EventMetadata {
  return {
    act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId(`may-do-tai-${body}`), body, actingFor: null },
    commandId: command, correlationId: command, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
  }; // prettier-ignore
}

function assigned(place: number, leadBody: BodyId, due: LocalDate, now: Instant): DomainEvent {
  return {
    type: 'TaskAssigned',
    data: {
      assignmentId: assignmentId(ids.derive('web-duty', String(place))), directiveId: directiveId(ids.derive('bench-plan', DIRECTIVE)), taskCode: taskCode(`I.${(place % 20) + 1}`),
      summary: `Tổ chức thực hiện nhiệm vụ thứ ${place} của kế hoạch, báo cáo kết quả`, expectedOutputs: ['Báo cáo kết quả'], leadBody, external: false, mode: 'do', issuer: ISSUER, confirmingBody: OFFICE,
      supervisingBody: SUPERVISOR, participants: [],
      deadlines: [{ phrase: null, kind: 'date', start: null, due, boundary: 'inclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] }],
      due, acknowledgementDue: addDays(dateAt(now), 3), partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: 'Bổ sung cơ quan',
    },
  }; // prettier-ignore
}

/** Bodies, and one directive that the duties belong to. */
async function appendOffice(log: EventLog, at: Instant): Promise<void> {
  const from = localDate('2000-01-01');
  const more = [BUSY, ...Array.from({ length: BODIES }, (_, place) => leadOf(place))].map((each, place): BodyEntry => ({ bodyId: each, kind: 'department', level: 'province', parentId: ISSUER, name: place === 0 ? 'Cơ quan lớn' : `Đơn vị số ${place}`, external: false, from }));
  const register = registerCommands().flatMap((command): readonly DomainEvent[] => (command.type === 'RegisterBodies' ? [{ type: 'BodiesRegistered', data: { bodies: [...command.bodies, ...more] } }] : []));
  await log.append('organisation-register', NO_STREAM, register.map((event) => ({ id: ids.fresh(), bytes: encodeEvent(event, metadataAt(at, ISSUER, ids.fresh())).bytes })));
  const id = directiveId(ids.derive('bench-plan', DIRECTIVE));
  const drafted: DomainEvent = { type: 'DirectiveDrafted', data: { content: { ...plan(1), directiveId: id } } };
  await log.append(`directive-${id}`, NO_STREAM, [{ id: ids.fresh(), bytes: encodeEvent(drafted, metadataAt(at, ISSUER, ids.fresh())).bytes }]);
}

export interface WebSeed {
  /** Duties of 200 bodies, due over 24 months, half of them past. */
  readonly spread: number;
  /** Open duties of the one busy body; due within `busyDays` days of `now`, half of them past. */
  readonly busy: number;
  readonly busyDays: number;
}

/** A log whose duties are open, each assigned and half of them acknowledged: what is shown is as much as it can be. Progress goes to standard error. */
export async function seedWeb(folder: string, { spread, busy, busyDays }: WebSeed, now: Instant): Promise<void> {
  const log = openSqliteEventLog({ folder });
  const begun = now - 400 * DAY_MS;
  await appendOffice(log, begun);
  const today = dateAt(now);
  for (let first = 0; first < spread + busy; first += 2_000) {
    const appends = Array.from({ length: Math.min(2_000, spread + busy - first) }, (_, offset) => {
      const place = first + offset;
      const lead = place < spread ? leadOf(place) : BUSY;
      const due = place < spread ? addDays(today, ((place * 7) % (MONTHS * 30)) - MONTHS * 15) : addDays(today, (place % busyDays) - Math.floor(busyDays / 2));
      const events: readonly DomainEvent[] = [assigned(place, lead, due, begun), ...(place % 2 === 0 ? [{ type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } } as const] : [])];
      const stored = events.map((event, revision) => ({ id: ids.derive('web-event', String(place), String(revision)), bytes: encodeEvent(event, metadataAt(begun + place, revision === 0 ? ISSUER : lead, ids.derive('web-command', String(place), String(revision)))).bytes }));
      return log.append(`assignment-${ids.derive('web-duty', String(place))}`, NO_STREAM, stored);
    });
    for (const outcome of await Promise.all(appends)) if (outcome.kind !== 'stored') throw new Error(`seeding: ${outcome.kind}`);
    if (process.stderr.isTTY) process.stderr.write(`\r${first} / ${spread + busy} `);
  }
  await log.close();
}
