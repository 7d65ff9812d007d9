import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnOrganisation, AssignTaskToBody, decodeEvent, DIRECTIVE, directiveStream, PublishSupervisionRules, type AsOf, type AssignmentIntent, type CommandAnswer,
  type DirectiveIntent, type QueryAnswer, type ReadModelStore,
} from '#libs/application'; // prettier-ignore
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { bodyId, directiveId, localDate, taskCode, type AssignmentId, type DirectiveId } from '#libs/domain';
import { contextOf, dueOn, lead, SPECIMEN_REGISTER_EVENTS, specimenContent, taskWith, testActor, TestApplication } from '#libs/testing';
import { DirectiveOverviewQuestion, InboxQuestion, type DirectiveOverviewAnswer } from '../../queries/contract.js';
import { ReadSide } from '../reading/read-side.js';
import { readModelCatalogue } from '../read-model-catalogue.js';
import { ProjectionFeeder } from '../running/projection-feeder.js';
import { TrackingQuestion, type TrackingAnswer } from '../tracking/tracking.contract.js';
import { EntryLimitsQuestion, type EntryLimitsAnswer } from '../tracking/update-rate.contract.js';

const NOW: AsOf = { kind: 'now' };
const points = ['a', 'b', 'c'].map((code) => ({ code, text: `điểm ${code}` }));
const { directiveId: _unused, ...plan } = specimenContent({
  urgency: 'urgent',
  items: [
    { code: 'I', sourceSentence: 'Ban Tuyên giáo và Tổng Liên đoàn thực hiện ba điểm.', sourceLine: null, corrections: [], tasks: [taskWith('I.1', [lead('ban-tuyen-giao'), lead('tld-ldvn')], { deadlines: [dueOn('2021-12-31')], points, pointsCompletion: { by: 'quorum', percent: 60 } })] },
  ],
});

let house: TestApplication;
let folder: string;
let store: ReadModelStore;
beforeEach(async () => {
  house = new TestApplication();
  folder = mkdtempSync(join(tmpdir(), 'marks-'));
  store = openSqliteReadModels({ folder });
  for (const event of SPECIMEN_REGISTER_EVENTS) {
    if (event.type === 'BodiesRegistered') await done(new ActOnOrganisation({ type: 'RegisterBodies', ...event.data }, contextOf('vptu', { actor: testActor('vptu', ['administrator']) })));
    if (event.type === 'GroupDefined') await done(new ActOnOrganisation({ type: 'DefineGroup', ...event.data }, contextOf('vptu', { actor: testActor('vptu', ['administrator']) })));
  }
});
afterEach(async () => {
  await house.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function done(command: Parameters<TestApplication['send']>[0]): Promise<string> {
  const answer: CommandAnswer = await house.send(command);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt.id;
}
const byIssuer = contextOf('btv-tinh-uy');
const act = (duty: AssignmentId, body: string, intent: AssignmentIntent): Promise<string> => done(new ActOnAssignment(duty, intent, contextOf(body)));

/** Issued as the paper says, on 15/11/2021. */
async function issue(): Promise<{ readonly directive: DirectiveId; readonly own: AssignmentId; readonly outside: AssignmentId }> {
  const directive = directiveId(await done(new ActOnDirective(null, { type: 'DraftDirective', content: plan }, byIssuer)));
  await done(new ActOnDirective(directive, { type: 'IssueDirective' }, byIssuer));
  await house.settle();
  const { planned } = await house.core.stateOf(DIRECTIVE, directiveStream(directive));
  const [own, outside] = planned.map(({ assignmentId }) => assignmentId) as [AssignmentId, AssignmentId];
  return { directive, own, outside };
}

async function amend(directive: DirectiveId, day: string, more: Partial<Extract<DirectiveIntent, { type: 'AmendDirective' }>>): Promise<void> {
  house.clock.setDay(day);
  const intent: DirectiveIntent = { type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'bổ sung', effectiveOn: localDate('2021-11-19'), changes: [], ...more };
  await done(new ActOnDirective(directive, intent, contextOf('btv-tinh-uy', { occurredOn: localDate('2021-11-19'), lateEntryBasis: 'bản gốc' })));
  await house.settle();
}

async function side(): Promise<ReadSide> {
  await new ProjectionFeeder({ log: house.log, store, decode: decodeEvent, projections: readModelCatalogue(), lingerMs: 0 }).catchUp();
  return new ReadSide({ log: house.log, store, decode: decodeEvent, clock: house.clock });
}
const told = <A>(answer: QueryAnswer<A>): A => {
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.answer;
};
const asked = (asOf: AsOf) => ({ asOf, visibility: { kind: 'all' } }) as const;
const tracking = async (duty: AssignmentId, asOf: AsOf = NOW): Promise<TrackingAnswer> => told(await (await side()).tracking(new TrackingQuestion(asked(asOf), duty)));
const overview = async (directive: DirectiveId): Promise<DirectiveOverviewAnswer> => told(await (await side()).directiveOverview(new DirectiveOverviewQuestion(asked(NOW), directive)));
const entries = async (asOf: AsOf = NOW): Promise<EntryLimitsAnswer> => told(await (await side()).entryLimits(new EntryLimitsQuestion(asked(asOf))));

describe('the points of a directive', () => {
  it('reach every duty of the task, and a later lead as amended; each as of its moment', async () => {
    const { directive, own } = await issue();
    const before = (await tracking(own)).moment.index;
    await amend(directive, '2021-11-22', { changes: [{ kind: 'points-changed', taskCode: taskCode('I.1'), added: [{ code: 'd', text: 'điểm d' }], withdrawn: ['b'] }] });
    await done(new AssignTaskToBody(directive, taskCode('I.1'), bodyId('ban-to-chuc'), 'do', 'bị sót', byIssuer));
    await house.settle();
    const rows = ({ points: found, pointTally: { rule, needed, evidenced } }: TrackingAnswer): unknown => [found.map(({ code, from, withdrawn }) => `${code} ${from}${withdrawn ? ' withdrawn' : ''}`), rule, needed, evidenced];
    const quorum = { by: 'quorum', percent: 60 };
    expect(rows(await tracking(own, { kind: 'index', index: before }))).toEqual([['a directive', 'b directive', 'c directive'], quorum, 2, { k: 0, n: 3 }]);
    expect(rows(await tracking(own))).toEqual([['a directive', 'b directive withdrawn', 'c directive', 'd directive'], quorum, 2, { k: 0, n: 3 }]);
    const late = (await overview(directive)).tasks[0]?.assignments.find(({ body }) => body === 'ban-to-chuc')?.assignmentId;
    expect(rows(await tracking(late as AssignmentId))).toEqual([['a directive', 'c directive', 'd directive'], quorum, 2, { k: 0, n: 3 }]);
  });
});

describe('an external lead', () => {
  it('gets its duty like the others, stands in a line of its own, and counts for nothing', async () => {
    const { directive, own, outside } = await issue();
    await act(own, 'ban-tuyen-giao', { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    house.clock.setDay('2022-03-01');
    const late = await overview(directive);
    expect([late.directive.fanOut, late.acknowledged, late.total.lines.external, late.total.total]).toEqual([{ k: 2, n: 2 }, { k: 1, n: 1 }, 1, 2]);
    expect([late.tasks[0]?.accepted, late.tasks[0]?.external, late.total.boxes.overdue]).toEqual([{ k: 0, n: 1 }, { k: 0, n: 1 }, 1]);
    const { counts } = told(await (await side()).inbox(new InboxQuestion(asked(NOW), bodyId('tld-ldvn'), 'all', { cursor: null, limit: 10 })));
    expect([counts.all, counts['to-acknowledge'], counts.overdue]).toEqual([1, 0, 0]);
    await act(outside, 'ban-dan-van', { type: 'RecordExternalResult', outputs: ['BC 7-TLĐ'], note: 'Công văn của Tổng Liên đoàn' });
    const after = await overview(directive);
    expect([after.tasks[0]?.accepted, after.tasks[0]?.external, after.total.lines.external]).toEqual([{ k: 0, n: 1 }, { k: 1, n: 1 }, 1]);
  });
});

describe('the entry of papers by their urgency', () => {
  it('is judged for each paper by its own mark, by the rules in force when it was entered', async () => {
    house.clock.setDay('2021-11-16');
    const { directive } = await issue();
    await amend(directive, '2021-11-22', { changes: [{ kind: 'points-changed', taskCode: taskCode('I.1'), added: [], withdrawn: ['b'] }] });
    const rows = ({ inTime, byLimit, late }: EntryLimitsAnswer): unknown => [inTime, [byLimit.urgent, byLimit.ordinary], late.map(({ symbol, urgency, enteredOn, limitOn, workingDaysLate }) => [symbol, urgency, enteredOn, limitOn, workingDaysLate])];
    const judged = [{ k: 1, n: 2 }, [{ k: 0, n: 1 }, { k: 1, n: 1 }], [['24-KH/TU', 'urgent', '2021-11-16', '2021-11-15', 1]]];
    const now = await entries();
    expect(rows(now)).toEqual(judged);
    expect(now.entries.map(({ paper, symbol, tasks, policyVersion }) => [paper, symbol, tasks, policyVersion])).toEqual([['amendment', '30-KH/TU', 1, 1], ['directive', '24-KH/TU', 1, 1]]);
    const issuedAt = (await entries({ kind: 'instant', at: house.clock.now() - 86_400_000 })).entries;
    expect(issuedAt.map(({ symbol }) => symbol)).toEqual(['24-KH/TU']);

    const limits = { urgentWorkingDays: 5, ordinaryWorkingDays: 0, manyTasksWorkingDays: 0, manyTasksFrom: 10 };
    await done(new PublishSupervisionRules({ type: 'PublishPolicy', issuer: bodyId('btv-tinh-uy'), switches: { urgencyEntryLimits: limits }, basis: 'QĐ 9' }, contextOf('vptu', { actor: testActor('vptu', ['administrator']) })));
    expect(rows(await entries())).toEqual(judged);
    await amend(directive, '2021-11-22', { amendmentSymbol: '31-KH/TU', urgency: 'express', changes: [{ kind: 'points-changed', taskCode: taskCode('I.1'), added: [], withdrawn: ['c'] }] });
    expect((await entries()).entries.filter(({ symbol }) => symbol === '31-KH/TU').map(({ limit, limitOn, inTime, policyVersion }) => [limit, limitOn, inTime, policyVersion])).toEqual([['urgent', '2021-11-26', true, 101]]);
  });
});
