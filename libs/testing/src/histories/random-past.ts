import fc from 'fast-check';
import {
  actorId, addDays, assignmentDecider, assignmentId, bodyId, dateAt, directiveId, localDate, taskCode,
  type Act, type AssignmentCommand, type AssignmentId, type AssignmentState, type AssignmentTerms, type BodyId, type CorrectableAct, type DirectiveContent, type LocalDate,
} from '#libs/domain';
import { encodeEvent, type DomainEvent, type EventLog } from '#libs/application';

/** An event as it was decided, before it is encoded. */
export interface PastEvent {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly act: Act;
}

const START_AT = Date.parse('2021-11-15T01:00:00Z');
const DAY = 86_400_000;
const LEADS = ['ban-to-chuc', 'ban-noi-chinh', 'huyen-uy-a'].map(bodyId);
const [OFFICE, ISSUER, WATCHER] = ['van-phong', 'ban-thuong-vu', 'ban-dan-van'].map(bodyId) as [BodyId, BodyId, BodyId];
const DIRECTIVE = directiveId('00000000-0000-5000-8000-000000000001');


/** Who and what the random pasts are about. */
export const PAST = { leads: LEADS, office: OFFICE, issuer: ISSUER, directive: DIRECTIVE, startAt: START_AT } as const;

/** An act done and entered at that instant. */
export const pastAct = (recordedAt: number, body: BodyId): Act => ({ recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('person-1'), body, actingFor: null });

const content: DirectiveContent = {
  directiveId: DIRECTIVE,
  number: { issuer: ISSUER, kind: 'KH', year: 2021, number: 24, symbol: '24-KH/TU' },
  date: localDate('2021-11-15'), urgency: 'ordinary', title: 'Kế hoạch kiểm tra', signatory: { capacity: 'T/M', onBehalfOf: ISSUER, position: 'Phó Bí thư' }, recipients: [], implements: [],
  items: [{ code: 'IV.1', sourceSentence: 'Hòa giải ở cơ sở.', sourceLine: 7, corrections: [], tasks: [{ code: taskCode('IV.1'), summary: 'Hoà giải', expectedOutputs: ['Báo cáo'], participants: [], deadlines: [], completion: { by: 'all' }, partsCompletion: { by: 'all' }, points: [], pointsCompletion: { by: 'all' }, starred: true }] }],
  confirmingBody: OFFICE, confirmingFallbacks: [], supervisingBody: WATCHER, sample: true,
};

const dutyId = (place: number): AssignmentId => assignmentId(`00000000-0000-5000-8000-0000000001${String(place).padStart(2, '0')}`);

/** Terms of the duty with that number, 0–99; without a `due` it comes back every month. */
export function pastTerms(place: number, lead: BodyId, due: LocalDate | null): AssignmentTerms {
  return {
    assignmentId: dutyId(place), directiveId: DIRECTIVE, taskCode: taskCode('IV.1'), summary: `Kiểm tra đợt ${place}`, expectedOutputs: ['Báo cáo'],
    leadBody: lead, external: false, mode: 'do', issuer: ISSUER, confirmingBody: OFFICE, supervisingBody: WATCHER, participants: place % 2 === 0 ? [{ role: 'coordinate', body: LEADS[2] as BodyId, external: false }] : [],
    deadlines: [{ ...(due === null ? { phrase: 'hằng tháng', kind: 'recurring', boundary: null } : { phrase: null, kind: 'date', boundary: 'inclusive' }), start: null, due, confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [] }],
    due, acknowledgementDue: localDate('2021-11-20'), partsCompletion: { by: 'all' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: null,
  };
}

type Wanted = AssignmentCommand | ((state: AssignmentState, day: LocalDate) => AssignmentCommand);
const takeBack = (act: CorrectableAct): Wanted => ({ undo }) => ({ type: 'CorrectAct', act, revision: undo[act]?.revision ?? 0, reason: 'nhầm' });

const REMINDER = ['office', { type: 'FireRung', rung: 'acknowledgement', about: 'acknowledgement', grade: 'notice', to: 'lead', forDue: localDate('2021-11-20'), dueOn: localDate('2021-11-19'), round: 0, period: null, skipped: [], at: START_AT + 4 * DAY }] as const;

const COMMANDS: readonly (readonly [who: 'lead' | 'issuer' | 'office', command: Wanted])[] = [
  ['lead', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null }], ['lead', { type: 'ReportProgress', percent: 50, note: 'một nửa', obstacles: null }],
  ['lead', { type: 'SubmitResult', outputs: ['Báo cáo'], note: null }], ['office', { type: 'AcceptResult', note: null }], ['office', { type: 'ReturnResult', reasons: 'thiếu' }],
  ['issuer', { type: 'CloseAssignment', note: null }], ['lead', { type: 'RequestExtension', proposedDue: localDate('2022-02-15'), reason: 'r', progressSoFar: 'p', afterDue: true }],
  ['issuer', { type: 'GrantExtension', newDue: localDate('2022-02-10'), note: null, maxExtensions: 2, beyondCap: false }], ['issuer', { type: 'SuspendAssignment', basis: 'b' }], ['issuer', { type: 'ResumeAssignment', basis: 'b' }],
  ['issuer', { type: 'WithdrawAssignment', basis: 'b' }], ['lead', { type: 'ReturnToIssuer', reason: 'overlap', explanation: 'e' }], ['issuer', { type: 'RefuseReturnToIssuer', explanation: 'e' }],
  ['issuer', { type: 'TransferAssignment', to: LEADS[1] as BodyId, bodyStands: 'active', confirmingBody: OFFICE, acknowledgementDue: localDate('2022-01-10'), basis: 'b' }],
  // Several times: it seldom finds its duty not yet acknowledged, and whoever asks for pasts with reminders would miss them now and then.
  ...Array.from({ length: 6 }, () => REMINDER),
  ['office', { type: 'CorrectAct', act: 'acceptance', revision: 4, reason: 'nhầm' }], ['office', { type: 'WaiveLateness', reason: 'mẫu sai' }],
  ['issuer', { type: 'SetRecurrence', calendar: 'thang-duong-lich', rhythms: null, due: { by: 'day-of-month', monthOffset: 0, day: 20 }, basis: 'b' }],
  ['issuer', { type: 'SetRecurrence', calendar: 'ND09', rhythms: ['monthly', 'quarterly'], due: { by: 'day-of-month', monthOffset: 0, day: 25 }, basis: 'b' }],
  ['issuer', { type: 'SetRecurrence', calendar: 'ND09', rhythms: ['monthly'], due: null, basis: 'b' }],
  ['lead', (_, day) => ({ type: 'FilePeriodResult', period: day.slice(0, 7), note: 'BC', nil: false })], ['lead', (_, day) => ({ type: 'FilePeriodResult', period: addDays(day, -31).slice(0, 7), note: 'BC', nil: true })],
  ['lead', takeBack('period-result')], ['issuer', takeBack('recurrence')],
];

const step = fc.record({ duty: fc.nat(5), command: fc.nat(COMMANDS.length - 1), hours: fc.integer({ min: -30, max: 400 }) });
/** A directive, its copies and up to six duties on which random acts are tried; what the domain refuses is left out. Clocks may go back. */
export const randomPast: fc.Arbitrary<readonly PastEvent[]> = fc.array(step, { minLength: 8, maxLength: 40 }).map((steps) => {
  const recorded: PastEvent[] = [
    { stream: 'organisation-register', act: pastAct(START_AT, OFFICE), event: { type: 'BodiesRegistered', data: { bodies: [...LEADS, OFFICE, ISSUER, WATCHER].map((body) => ({ bodyId: body, kind: 'partyBoard', level: 'province', parentId: null, name: `Đảng uỷ ${body}`, external: false, from: localDate('2000-01-01') })) } } },
    { stream: `directive-${DIRECTIVE}`, act: pastAct(START_AT, OFFICE), event: { type: 'DirectiveDrafted', data: { content } } },
    { stream: `directive-${DIRECTIVE}`, act: pastAct(START_AT, OFFICE), event: { type: 'DirectiveIssued', data: { directiveId: DIRECTIVE, issuedOn: localDate('2021-11-15'), frozenGroups: [], plannedAssignments: LEADS.map((leadBody, place) => ({ assignmentId: dutyId(place), taskCode: taskCode('IV.1'), leadBody, mode: 'do', confirmingBody: OFFICE, external: false })), addressees: LEADS, unreached: [] } } },
    { stream: `receipt-${DIRECTIVE}-${LEADS[0]}`, act: pastAct(START_AT + DAY, OFFICE), event: { type: 'DirectiveSent', data: { directiveId: DIRECTIVE, addressee: LEADS[0] as BodyId, channel: 'văn thư' } } },
  ];
  const states = new Map<number, AssignmentState>();
  let at = START_AT;
  for (const { duty, command, hours } of steps) {
    at += hours * 3_600_000;
    const state = states.get(duty) ?? assignmentDecider.initialState;
    const lead = LEADS[duty % 3] as BodyId;
    const assign: AssignmentCommand = { type: 'AssignTask', terms: pastTerms(duty, lead, duty === 5 ? null : localDate(`2021-12-${10 + duty}`)) };
    const [who, tried] = state.status === 'none' ? (['issuer', assign] as const) : (COMMANDS[command] as (typeof COMMANDS)[number]);
    const wanted = typeof tried === 'function' ? tried(state, dateAt(at)) : tried;
    const by = pastAct(at, who === 'lead' ? (state.terms?.leadBody ?? lead) : who === 'issuer' ? ISSUER : OFFICE);
    const decision = assignmentDecider.decide(wanted, state, by);
    if (!decision.ok) continue;
    let next = state;
    for (const event of decision.events) {
      next = assignmentDecider.evolve(next, event, by);
      recorded.push({ stream: `assignment-${dutyId(duty)}`, event, act: by });
    }
    states.set(duty, next);
  }
  return recorded;
});

/** Appends the events, each in a batch of its own, under ids made from their places (counted from `from`). */
export async function appendPast(log: EventLog, past: readonly PastEvent[], from = 0): Promise<void> {
  for (const [place, { stream, event, act }] of past.entries()) {
    const id = `00000000-0000-5000-9000-${String(from + place).padStart(12, '0')}`;
    const requestHash = (from + place) % 3 === 0 ? 'hash' : null;
    const metadata = { act, commandId: id, correlationId: id, causationId: null, requestHash, policyVersion: 1, calendarVersion: 1 };
    const outcome = await log.append(stream, await log.streamRevision(stream), [{ id, ...encodeEvent(event, metadata) }]);
    if (outcome.kind !== 'stored') throw new Error(`not stored: ${outcome.kind}`);
  }
}
