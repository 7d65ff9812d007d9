import { describe, expect, it } from '@jest/globals';
import type { AssignmentTerms } from '../assignment/index.js';
import { actorId, assignmentId, bodyId, directiveId, localDate, startOfDay, taskCode, type Act, type BodyId } from '../kernel/index.js';
import { reportingId } from '../reporting/index.js';
import { LogJudge, type JudgedEvent } from './log-judge.js';
import type { Fact, StreamRuling } from './stream-judge.js';

const DUTY = 'assignment-0b5c9a52-5b0e-5c1a-8f6d-2e1c0b9a8d7f';
const [LEAD, OFFICE, ISSUER] = [bodyId('ban-tuyen-giao'), bodyId('van-phong'), bodyId('btv-tinh-uy')];
const DAY = startOfDay(localDate('2021-11-15'));

const terms: AssignmentTerms = {
  assignmentId: assignmentId(DUTY.slice('assignment-'.length)), directiveId: directiveId('d'), taskCode: taskCode('I.1'), summary: 'Tuyên truyền', expectedOutputs: ['Báo cáo'],
  leadBody: LEAD, external: false, mode: 'do', issuer: ISSUER, confirmingBody: OFFICE, supervisingBody: OFFICE, participants: [], deadlines: [], due: localDate('2021-12-31'),
  acknowledgementDue: localDate('2021-11-20'), partsCompletion: { by: 'lead-report' }, points: [], pointsCompletion: { by: 'all' }, parent: null, addedReason: null,
}; // prettier-ignore

/** The `n`-th event of the log, an act of its own. */
const happened = (n: number, fact: Fact, body = LEAD, more: Partial<JudgedEvent> & { readonly at?: Partial<Act> } = {}): JudgedEvent => {
  const { at, ...fields } = more;
  const recordedAt = DAY + n * 3_600_000;
  const act: Act = { recordedAt, occurredOn: localDate('2021-11-15'), lateEntryBasis: null, actor: actorId('a'), body, actingFor: null, ...at };
  return { index: n, stream: DUTY, event: fact, act, commandId: `c${n}`, policyVersion: 1, calendarVersion: 1, ...fields };
};
const assigned = happened(1, { type: 'TaskAssigned', data: terms }, ISSUER);
const acknowledged = happened(2, { type: 'AssignmentAcknowledged', data: { receiptNumber: null, note: null } });
const reported = (n: number, percent: number): JudgedEvent => happened(n, { type: 'ProgressReported', data: { percent, note: 'Đang làm', obstacles: null } });
const submitted = (n: number, body = LEAD, round = 1): JudgedEvent =>
  happened(n, { type: 'ResultSubmitted', data: { round, outputs: ['Báo cáo'], note: null, unansweredCoordinators: [] } }, body);
const accepted = (n: number, body = OFFICE): JudgedEvent => happened(n, { type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } }, body);

const inStream = (stream: string, n: number, fact: Fact, body: BodyId, at: Partial<Act> = {}): JudgedEvent => happened(n, fact, body, { stream, at });
const reportingSetUp = inStream('reporting-r', 1, {
  type: 'ReportingSetUp',
  data: {
    obligationId: reportingId('r'), title: 't', owner: OFFICE, consolidator: bodyId('ban-dan-van'), recipient: ISSUER, units: [LEAD], calendar: 'ND09', rhythm: 'monthly', firstPeriod: '2021-12', lastPeriod: null,
    schedule: { unitDue: { by: 'day-of-month', monthOffset: 0, day: 14 }, consolidatedDue: null }, basis: { directiveId: null, symbol: '7-QĐ', itemCode: null, sourceLine: null, note: 'n' },
  },
}, OFFICE); // prettier-ignore

function judged(events: readonly JudgedEvent[], options: { readonly remembered?: number } = {}): readonly (readonly [number, StreamRuling])[] {
  const heard: (readonly [number, StreamRuling])[] = [];
  const judge = new LogJudge({
    heard: ({ first, ruling }) => heard.push([first.index, ruling]),
    reread: (stream, before) => events.filter((event) => event.stream === stream && event.index < before),
    ...options,
  });
  for (const event of events) judge.take(event);
  judge.end();
  return heard;
}
const unlawful = (events: readonly JudgedEvent[]): readonly (readonly [number, StreamRuling])[] => judged(events).filter(([, { kind }]) => kind !== 'lawful');

describe('a log whose rules are asked again', () => {
  it('is lawful as it was lived', () => {
    const events = [assigned, acknowledged, reported(3, 50), submitted(4), accepted(5)];
    expect(judged(events)).toEqual(events.map(({ index }) => [index, { kind: 'lawful' }]));
  });

  it('asks for the reminders of reports too, each by the ladder of its policy', () => {
    const rung = (more: object): readonly (readonly [number, StreamRuling])[] => {
      const [day, stream] = [localDate('2021-12-14'), 'report-r-2021-12'];
      const data = { obligationId: reportingId('r'), period: '2021-12', tier: 'unit', rung: 'due', grade: 'remind', forDue: day, dueOn: day, skipped: [], bodies: [LEAD], missing: [LEAD], ...more };
      return judged([reportingSetUp, inStream(stream, 2, { type: 'ReportRungFired', data }, OFFICE, { recordedAt: startOfDay(day) + 8 * 3_600_000, occurredOn: day, actor: actorId('process:remind') })]).slice(1);
    };
    expect([rung({}), rung({ bodies: [OFFICE] }), rung({ forDue: localDate('2021-12-15') }), rung({ rung: 'of-no-ladder' })].map(([judgement]) => judgement?.[1])).toMatchObject([
      { kind: 'lawful' }, { kind: 'otherwise', at: '0.data.bodies.0' }, { kind: 'refused', tag: 'report-rung-not-called-for' }, { kind: 'untold' },
    ]); // prettier-ignore
  });

  it.each<readonly [string, readonly JudgedEvent[], readonly [number, object]]>([
    ['what nobody was given', [reported(1, 50)], [1, { kind: 'refused' }]],
    ['a result that another body handed in', [assigned, acknowledged, submitted(3, bodyId('ban-dan-van'))], [3, { kind: 'refused' }]],
    ['an acceptance of what was never handed in', [assigned, acknowledged, accepted(3)], [3, { kind: 'refused' }]],
    ['an acceptance by whoever did it', [assigned, acknowledged, submitted(3), accepted(4, LEAD)], [4, { kind: 'refused' }]],
    ['a round that is not the next one', [assigned, acknowledged, submitted(3, LEAD, 2)], [3, { kind: 'otherwise', at: '0.data.round' }]],
    ['a duty given twice', [assigned, happened(2, { type: 'TaskAssigned', data: terms }, ISSUER)], [2, { kind: 'refused' }]],
    ['an event of another noun', [assigned, happened(2, { type: 'DirectiveConcluded', data: { basis: 'x' } })], [2, { kind: 'foreign', type: 'DirectiveConcluded' }]],
    ['an event in a stream of another name', [happened(1, { type: 'TaskAssigned', data: terms }, ISSUER, { stream: 'directive-x' })], [1, { kind: 'foreign', type: 'TaskAssigned' }]],
    ['data of no form', [happened(1, { type: 'TaskAssigned', data: 5 }, ISSUER)], [1, { kind: 'impossible' }]],
    ['an event dated after its record', [assigned, happened(2, acknowledged.event, LEAD, { at: { occurredOn: localDate('2021-12-01') } })], [2, { kind: 'refused' }]],
  ])('betrays %s', (_, events, [index, ruling]) => {
    const found = unlawful(events);
    expect(found).toHaveLength(1);
    expect(found[0]).toEqual([index, expect.objectContaining(ruling)]);
  });

  it('tells nothing of a stream from an event on whose type it does not know', () => {
    expect(unlawful([assigned, happened(2, { type: 'OfANewerProgram', data: {} }), reported(3, 10)])).toEqual([
      [2, { kind: 'unknown', type: 'OfANewerProgram' }],
      [3, { kind: 'unknown', type: 'ProgressReported' }],
    ]);
  });

  it('comes to the same with hardly any stream remembered', () => {
    const other = (event: JudgedEvent): JudgedEvent => ({ ...event, stream: 'assignment-other', index: event.index + 1, commandId: `o${event.index}` });
    const events = [assigned, acknowledged, submitted(3), accepted(4)].flatMap((event, at) => [{ ...event, index: 2 * at + 1 }, other({ ...event, index: 2 * at + 1 })]);
    expect(judged(events, { remembered: 1 })).toEqual(judged(events));
    expect(judged(events, { remembered: 1 }).every(([, { kind }]) => kind === 'lawful')).toBe(true);
  });
});

describe('an act that raced with a change of the register', () => {
  const TO = bodyId('ban-dan-van');
  const bodies = [TO, OFFICE].map((id) => ({ bodyId: id, kind: 'party-committee-organ', level: 'province', parentId: null, name: id, external: false, from: localDate('2020-01-01') }));
  const register = (n: number, event: Fact, recordedAt: number): JudgedEvent => happened(n, event, bodyId('quan-tri'), { stream: 'organisation-register', at: { recordedAt } });
  const at = DAY + 12 * 3_600_000;
  /** The body ended on the eve by an entry that was stored so many milliseconds before the transfer to it. */
  const history = (before: number): readonly JudgedEvent[] => [
    register(1, { type: 'BodiesRegistered', data: { bodies } }, DAY),
    happened(2, assigned.event, ISSUER),
    register(3, { type: 'BodyEnded', data: { bodyId: TO, lastDay: localDate('2021-11-14'), basis: 'QĐ 1' } }, at - before),
    happened(4, { type: 'AssignmentTransferred', data: { from: LEAD, to: TO, confirmingBody: OFFICE, acknowledgementDue: localDate('2021-11-20'), basis: 'QĐ 5' } }, ISSUER, { at: { recordedAt: at } }),
  ];
  const transfer = (before: number): StreamRuling | undefined => judged(history(before)).find(([index]) => index === 4)?.[1];

  it('is lawful when the register was another a moment before, and not when that was long ago', () => {
    expect([transfer(1_000)?.kind, transfer(3_600_000)?.kind]).toEqual(['lawful', 'refused']);
  });
});

describe('a reminder that raced with a hand-over of the reports', () => {
  const day = localDate('2021-12-14');
  const at = startOfDay(day) + 8 * 3_600_000;
  const SUCCESSOR = bodyId('ban-tuyen-giao-va-dan-van');
  /** The unit handed its reports over by an act that was stored so many milliseconds before the reminder to it. */
  const reminder = (before: number): StreamRuling | undefined => {
    const handedOver = inStream('reporting-r', 2, { type: 'ReportingHandedOver', data: { part: 'unit', from: LEAD, to: SUCCESSOR, fromPeriod: '2021-12', basis: 'QĐ 5' } }, OFFICE, { recordedAt: at - before, occurredOn: day, actor: actorId('process:hand-over') });
    const data = { obligationId: reportingId('r'), period: '2021-12', tier: 'unit', rung: 'due', grade: 'remind', forDue: day, dueOn: day, skipped: [], bodies: [LEAD], missing: [LEAD] };
    const rung = inStream('report-r-2021-12', 3, { type: 'ReportRungFired', data }, OFFICE, { recordedAt: at, occurredOn: day, actor: actorId('process:remind') });
    return judged([reportingSetUp, handedOver, rung]).find(([index]) => index === 3)?.[1];
  };

  it('is lawful when another reported a moment before, and not when that was long ago', () => {
    expect([reminder(1_000)?.kind, reminder(3_600_000)]).toEqual(['lawful', { kind: 'otherwise', at: '0.data.bodies.0' }]);
  });
});
