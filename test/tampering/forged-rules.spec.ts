import { describe, expect, it } from '@jest/globals';
import { encodeEvent, type DomainEvent } from '#libs/application';
import { actorId, assignmentId, bodyId, dateAt, directiveId, localDate, startOfDay, taskCode, type BodyId } from '#libs/domain';
import { verify, type VerifyOptions } from '../../apps/auditor/src/verify.js';
import { BytePass, bundlesOf } from '../../apps/auditor/src/checks/byte-pass.js';
import { eventBook } from '../../apps/auditor/src/checks/event-book.js';
import { passedEvents } from '../../apps/auditor/src/checks/event-pass.js';
import type { Finding } from '../../apps/auditor/src/checks/findings.js';
import { togetherJudged } from '../../apps/auditor/src/checks/rule-check.js';
import { ShareJudging } from '../../apps/auditor/src/checks/share-judging.js';
import { reportText } from '../../apps/auditor/src/telling/report-text.js';
import { forgeArchive, type ForgedEvent } from './forger.js';
import { MemoryCopy } from './memory-copy.js';
import { idOf, OFFICE_KEY } from './office-archive.js';

const [LEAD, OFFICE, ISSUER] = [bodyId('ban-tuyen-giao'), bodyId('van-phong'), bodyId('btv-tinh-uy')];
const DUTY = assignmentId(idOf('duty'));
const DAY = startOfDay(localDate('2021-11-15'));

type Lived = readonly [DomainEvent, BodyId];
const HONEST: readonly Lived[] = [
  [
    {
      type: 'TaskAssigned',
      data: {
        assignmentId: DUTY, directiveId: directiveId(idOf('plan')), taskCode: taskCode('I.1'), summary: 'Tuyên truyền', expectedOutputs: ['Báo cáo'], leadBody: LEAD, external: false, mode: 'do', issuer: ISSUER,
        confirmingBody: OFFICE, supervisingBody: OFFICE, participants: [], deadlines: [], due: localDate('2021-12-31'), acknowledgementDue: localDate('2021-11-20'), partsCompletion: { by: 'lead-report' }, points: [],
        pointsCompletion: { by: 'all' }, parent: null, addedReason: null,
      }, // prettier-ignore
    },
    ISSUER,
  ],
  [{ type: 'AssignmentAcknowledged', data: { receiptNumber: '12', note: null } }, LEAD],
  [{ type: 'ResultSubmitted', data: { round: 1, outputs: ['Báo cáo'], note: null, unansweredCoordinators: [] } }, LEAD],
  [{ type: 'ResultReturned', data: { round: 1, reasons: 'Thiếu số liệu' } }, OFFICE],
  [{ type: 'ResultSubmitted', data: { round: 2, outputs: ['Báo cáo'], note: null, unansweredCoordinators: [] } }, LEAD],
  [{ type: 'ResultAccepted', data: { round: 2, note: null, openPoints: [] } }, OFFICE],
];

/** The log of one duty as if it had been lived so; every hash and signature is made for it. */
function stored(lived: readonly Lived[], stream = `assignment-${DUTY}`): readonly ForgedEvent[] {
  return lived.map(([event, body], revision) => {
    const recordedAt = DAY + revision * 3_600_000;
    const commandId = idOf(`command ${revision}`);
    const { bytes } = encodeEvent(event, {
      act: { recordedAt, occurredOn: dateAt(recordedAt), lateEntryBasis: null, actor: actorId('a'), body, actingFor: null },
      commandId, correlationId: commandId, causationId: null, requestHash: null, policyVersion: 1, calendarVersion: 1,
    }); // prettier-ignore
    return { stream, revision, id: commandId, bytes: new Uint8Array(bytes) };
  });
}

const audit = (events: readonly ForgedEvent[], pass?: VerifyOptions['pass']): ReturnType<typeof verify> =>
  verify(new MemoryCopy(forgeArchive({ events, signer: OFFICE_KEY })), { brought: { keys: [OFFICE_KEY.key], held: [], policy: null }, ...(pass && { pass }) });

/** The events looked at by one and judged by so many others, each its share of the streams. */
const sharedBy =
  (judges: number): VerifyOptions['pass'] =>
  async (copy, size, cosigned, findings) => {
    const book = eventBook(size);
    const bytes = new BytePass(copy, book, size, true, cosigned, findings);
    for (let index = 0; index < bundlesOf(size); index++) bytes.take(index);
    const told = Array.from({ length: judges }, (_, judge) => {
      const judging = new ShareJudging(copy, size, book, { judge, judges });
      for (let index = 0; index < judging.bundles; index++) judging.take(index);
      return judging.end();
    });
    for (const { found } of told) findings.merge(found);
    return passedEvents(bytes, true, togetherJudged(told.map(({ rules }) => rules)));
  };

/** As a program would store it that knows a later version of its type. */
const madeNewer = (event: ForgedEvent): ForgedEvent => ({ ...event, bytes: new Uint8Array(Buffer.from(Buffer.from(event.bytes).toString().replace(/"version":\d/, '"version":9'))) });

const without = (place: number): readonly Lived[] => HONEST.filter((_, at) => at !== place);
const changed = (place: number, lived: Lived): readonly Lived[] => HONEST.map((each, at) => (at === place ? lived : each));

/** Whoever has the key and the program can make a log with every hash and signature right. It still has to be one that the office could have lived. */
describe('a history that somebody with the key has made up', () => {
  it('is sound when the rules record it', async () => {
    const { verdict, findings, checked } = await audit(stored(HONEST));
    expect([verdict, findings, checked.judged, checked.notJudged]).toEqual(['sound', [], 6, {}]);
  });

  it.each<readonly [string, readonly ForgedEvent[], Partial<Finding>]>([
    ['the return taken out', stored(without(3)), { code: 'rule-broken', event: 4, facts: expect.objectContaining({ type: 'result-submitted', rule: 'result-under-review' }) as never }],
    ['accepted by the lead itself', stored(changed(5, [(HONEST[5] as Lived)[0], LEAD])), { code: 'rule-broken', event: 6 }],
    ['handed in for somebody else', stored(changed(2, [(HONEST[2] as Lived)[0], bodyId('ban-dan-van')])), { code: 'rule-broken', event: 3 }],
    ['another round than the next', stored(changed(4, [{ type: 'ResultSubmitted', data: { round: 3, outputs: ['Báo cáo'], note: null, unansweredCoordinators: [] } }, LEAD])), { code: 'decision-unlike-events', event: 5, field: 'data.round' }],
    ['its beginning taken out', stored(without(0)), { code: 'rule-broken', event: 1 }],
    ['a stream of another noun', stored(HONEST.slice(0, 1), 'directive-x'), { code: 'event-out-of-place', event: 1, field: 'type' }],
  ])('is found with %s', async (_, events, finding) => {
    const report = await audit(events);
    expect(report.verdict).toBe('altered');
    expect(report.findings[0]).toMatchObject({ stream: events[0]?.stream, ...finding });
    expect(reportText(report)).toMatch(/lịch sử giả[\s\S]*history is forged/);
  });

  it('is judged alike by one and by several, who share the streams, whatever of it is wrong', async () => {
    const pasts = Array.from({ length: 60 }, (_, duty) => stored(duty % 2 === 0 ? without(3) : HONEST, duty === 7 ? 'reporting-x' : duty === 9 ? 'organisation-register' : `assignment-${idOf(duty)}`));
    const ofNewerProgram = pasts.flatMap((past, duty) => (duty === 11 ? (past[2] ?? []) : []));
    // One event of each in turn: acts with the same id of their command stand between each other's.
    const events = HONEST.flatMap((_, at) => pasts.flatMap((past) => past[at] ?? [])).map((event) => (ofNewerProgram.includes(event) ? madeNewer(event) : event));
    const alone = { ...(await audit(events)), seconds: 0 };
    expect([alone.counts, alone.findings.length > 20, alone.checked.notJudged]).toEqual([{ 'rule-broken': 31, 'decision-unlike-events': 1, 'event-out-of-place': 12 }, true, { 'result-submitted': 1 }]);
    for (const judges of [1, 2, 3]) expect({ ...(await audit(events, sharedBy(judges))), seconds: 0 }).toEqual(alone);
  });

  it('counts what it cannot judge, such as events of a newer program, and calls nobody a forger for them', async () => {
    const newer = stored(HONEST).map((event, at) => (at === 5 ? madeNewer(event) : event));
    const { verdict, checked } = await audit(newer);
    expect([verdict, checked.judged, checked.notJudged]).toEqual(['sound', 5, { 'result-accepted': 1 }]);
  });
});
