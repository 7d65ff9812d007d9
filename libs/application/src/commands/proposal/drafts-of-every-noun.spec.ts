import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ActOnAssignment, ActOnDirective, ActOnIndicator, ActOnIndicatorHandler, ActOnInspection, ActOnInspectionHandler, ActOnOversight, ActOnOversightHandler, ActOnPeriodReport, ActOnPeriodReportHandler, ActOnProposal,
  ActOnProposalHandler, ActOnReporting, ActOnReportingHandler, ActOnReview, ActOnReviewHandler, ActOnUrging, ActOnUrgingHandler, decodeEvent, examineLog, indicatorIdOf, IssueUrging, IssueUrgingHandler, PublishSupervisionRules, START, urgingIdOf, type CommandAnswer, type CommandContext, type CommandReceipt, type ProposalIntent, type UrgingDraft,
} from '#libs/application'; // prettier-ignore
import { actorId, assignmentId, bodyId, decimal, directiveId, localDate, PROPOSABLE, reportingId, type DirectiveId, type IndicatorContent, type ProposalSubjectKind, type Role } from '#libs/domain';
import { contextOf, issueSpecimen, testActor, TestApplication, type ClientCommand } from '#libs/testing';
import { commandFor, draftedBy } from './drafted-commands.js';

/** The supervising body of the specimen, and one of its leads: both work by proposal and approval. */
const [OFFICE, LEAD, ISSUER] = ['ban-dan-van', 'ban-tuyen-giao', 'btv-tinh-uy'] as const;
let house: TestApplication;
let directive: DirectiveId;

const receiptOf = (answer: CommandAnswer): CommandReceipt => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.receipt;
};
const tagOf = (answer: CommandAnswer): string => (answer.ok ? 'recorded' : answer.refusal.kind === 'rejected' ? answer.refusal.rejection.tag : answer.refusal.kind);
const as = (body: string, role: Role, name: string = role): CommandContext => contextOf(body, { actor: { ...testActor(body, [role]), actorId: actorId(`${name} of ${body}`) } });

/** The handlers that HTTP reaches too. */
const execute = (command: object): Promise<CommandAnswer> => {
  const { core, log } = house;
  if (command instanceof IssueUrging) return new IssueUrgingHandler(core).execute(command);
  if (command instanceof ActOnUrging) return new ActOnUrgingHandler(core).execute(command);
  if (command instanceof ActOnReporting) return new ActOnReportingHandler(core).execute(command);
  if (command instanceof ActOnPeriodReport) return new ActOnPeriodReportHandler(core).execute(command);
  if (command instanceof ActOnReview) return new ActOnReviewHandler(core).execute(command);
  if (command instanceof ActOnInspection) return new ActOnInspectionHandler(core, log).execute(command);
  if (command instanceof ActOnOversight) return new ActOnOversightHandler(core, log).execute(command);
  if (command instanceof ActOnIndicator) return new ActOnIndicatorHandler(core).execute(command);
  return house.send(command as ClientCommand);
};
const proposal = (intent: ProposalIntent, context: CommandContext): Promise<CommandAnswer> => new ActOnProposalHandler(house.core, house.log, { execute }).execute(new ActOnProposal(intent, context));
const propose = (command: (context: CommandContext) => object, context: CommandContext): Promise<CommandAnswer> => proposal({ type: 'ProposeAct', command: command(context) }, context);
const everything = async () => (await house.log.readAll(START, 1000)).map((event) => decodeEvent(event));
/** The clerk of a body drafts, its head approves; resolves with the events of what came of it: type, actor, drafter. */
async function throughHead(body: string, command: (context: CommandContext) => object): Promise<readonly (readonly [type: string, actor: string, preparedBy: string | undefined])[]> {
  const before = (await everything()).length;
  const { id: proposalId } = receiptOf(await propose(command, as(body, 'clerk')));
  expect(tagOf(await execute(command(as(body, 'officer'))))).toMatch(/^(act-needs-approval|forbidden)$/);
  receiptOf(await proposal({ type: 'ApproveProposal', proposalId }, as(body, 'head')));
  return (await everything()).slice(before).filter(({ stream }) => !stream.startsWith('proposal-')).map(({ event, metadata }) => [event.type, metadata.act.actor, metadata.preparedBy]);
}
const through = (body: string, ...types: readonly string[]): readonly unknown[] => types.map((type) => [type, `head of ${body}`, `clerk of ${body}`]);

const urging = (change: Partial<UrgingDraft> = {}): UrgingDraft => ({
  number: { issuer: bodyId(OFFICE), kind: 'CV', year: 2021, number: 15, symbol: '15-CV/BDVTU' }, date: localDate('2021-11-15'), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' }, grade: 'remind',
  directiveId: directive, assignments: [], bodies: [bodyId(LEAD)], follows: [], skipsGradeReason: null, answerDue: localDate('2021-11-20'), demand: 'Báo cáo tiến độ', asksExplanation: true, basis: '24-KH/TU', ...change,
}); // prettier-ignore

beforeEach(async () => {
  house = new TestApplication();
  directive = directiveId(await issueSpecimen(house));
  await house.settle();
  for (const body of [OFFICE, LEAD, ISSUER]) {
    const context = contextOf(body, { actor: testActor(body, ['head']) });
    receiptOf(await house.send(new PublishSupervisionRules({ type: 'PublishPolicy', issuer: bodyId(body), switches: { actsNeedApproval: true }, basis: 'Quy chế làm việc' }, context)));
  }
});
afterEach(() => house.close());

describe('where nothing leaves a body but by its head, its clerk drafts', () => {
  it('an urging and what follows it: the answer, the explanation and their acceptance', async () => {
    expect(await throughHead(OFFICE, (context) => new IssueUrging(urging(), false, context))).toEqual(through(OFFICE, 'UrgingIssued'));
    const id = urgingIdOf(house.core.ids, urging().number);
    const answer = (context: CommandContext): object => new ActOnUrging(id, { type: 'AnswerUrging', addressee: null, text: 'Đang làm', refersTo: [], promises: [] }, context);
    expect(await throughHead(LEAD, answer)).toEqual(through(LEAD, 'UrgingAnswered'));
    expect(await throughHead(LEAD, (context) => new ActOnUrging(id, { type: 'GiveExplanation', addressee: null, text: 'Chờ số liệu' }, context))).toEqual(through(LEAD, 'ExplanationGiven'));
    expect(await throughHead(OFFICE, (context) => new ActOnUrging(id, { type: 'AcceptExplanation', addressee: bodyId(LEAD), note: null }, context))).toEqual(through(OFFICE, 'ExplanationAccepted'));
    // Who has no part in it drafts nothing on it, and is told the same as if there were no such urging.
    expect([await propose(answer, as('huyen-uy-a-luoi', 'clerk')), await propose(answer, as(OFFICE, 'clerk'))]).toMatchObject([{ ok: false, refusal: { kind: 'forbidden', mayKnow: false } }, { ok: false, refusal: { kind: 'forbidden', mayKnow: true } }]);
    expect((await examineLog(house.log)).complaints).toEqual([]);
  });

  it('reports of units, and obligations to report', async () => {
    const schedule = { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } } as const;
    const terms = {
      title: 'Báo cáo quý', consolidator: bodyId(OFFICE), recipient: bodyId(ISSUER), units: [bodyId(LEAD)], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2021-Q4', lastPeriod: null, schedule,
      basis: { directiveId: directive, symbol: null, itemCode: null, sourceLine: null, note: 'định kỳ báo cáo' },
    } as const; // prettier-ignore
    expect(await throughHead(OFFICE, (context) => new ActOnReporting(null, { type: 'SetUpReporting', terms }, context))).toEqual(through(OFFICE, 'ReportingSetUp'));
    const stream = (await everything()).find((event) => event.stream.startsWith('reporting-'))?.stream ?? '';
    const obligation = reportingId(stream.slice('reporting-'.length));
    house.clock.setDay('2021-12-10');
    const nil = { type: 'FileNilReport', unit: bodyId(LEAD), note: 'Không phát sinh' } as const;
    expect(await throughHead(LEAD, (context) => new ActOnPeriodReport(obligation, '2021-Q4', nil, context))).toEqual(through(LEAD, 'NilReportFiled'));
    expect(tagOf(await propose((context) => new ActOnPeriodReport(obligation, '2021-Q4', nil, context), as('huyen-uy-a-luoi', 'clerk')))).toBe('forbidden');
    // What stays inside has no draft of a draft.
    const draft = { type: 'DraftConsolidation', content: { summary: 'x', figures: [], attachments: [] } } as const;
    expect(tagOf(await propose((context) => new ActOnPeriodReport(obligation, '2021-Q4', draft, context), as(OFFICE, 'clerk')))).toBe('act-not-proposable');
  });

  it('inspections and oversight', async () => {
    const decision = {
      number: { issuer: bodyId(OFFICE), kind: 'QĐ', year: 2021, number: 15, symbol: '15-QĐ/BDVTU' }, date: localDate('2021-11-15'), signatory: { capacity: 'K/T', onBehalfOf: null, position: 'Phó Trưởng ban' }, basis: 'chương trình',
      inspectingBody: bodyId(OFFICE), inspectedBodies: [bodyId(LEAD)], scope: { directiveId: directive, taskCodes: [], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-11-01'), periodTo: localDate('2021-11-15'), proposedBy: null,
    } as const; // prettier-ignore
    expect(await throughHead(OFFICE, (context) => new ActOnInspection(null, { type: 'DecideInspection', decision }, context))).toEqual(through(OFFICE, 'InspectionDecided'));
    const opening = { kind: 'party', mode: 'continuous', overseeingBody: bodyId(OFFICE), overseenBodies: [bodyId(LEAD)], subject: 'Triển khai', basis: 'chương trình', directiveId: directive, from: localDate('2021-11-15'), to: null } as const;
    expect(await throughHead(OFFICE, (context) => new ActOnOversight(null, { type: 'OpenOversight', opening }, context))).toEqual(through(OFFICE, 'OversightOpened'));
  });

  it('indicators and their figures', async () => {
    const content: IndicatorContent = {
      code: 'II.2.4.b', name: 'Doanh nghiệp có thỏa ước', measure: 'share', unit: '%', denominator: 'doanh nghiệp có công đoàn', scope: null, reporters: [], sample: true,
      milestones: [{ code: 'II.2.4.b', sourceLine: 46, when: { kind: 'year', year: 2023 }, written: 'trên 75%', target: { kind: 'number', operator: '>', value: decimal('75'), tolerance: null, reading: null } }],
    }; // prettier-ignore
    expect(await throughHead(ISSUER, (context) => new ActOnIndicator(null, { type: 'DefineIndicator', directiveId: directive, content }, context))).toEqual(through(ISSUER, 'IndicatorDefined'));
    const id = indicatorIdOf(house.core.ids, directive, content.code);
    house.clock.setDay('2024-01-10');
    const measurement = { unit: '%', value: null, numerator: decimal('761'), denominator: decimal('1000'), words: null, evidence: 'BC 5', source: 'thống kê', simulated: false };
    const record = (context: CommandContext): object => new ActOnIndicator(id, { type: 'RecordMeasurement', body: bodyId(LEAD), period: '2023', measurement }, context);
    expect(await throughHead(LEAD, record)).toEqual(through(LEAD, 'MeasurementRecorded'));
    expect(tagOf(await propose(record, as('huyen-uy-a-luoi', 'clerk')))).toBe('forbidden');
  });
});

describe('a draft', () => {
  it('whose act is no longer possible says so when it is approved, and stays open', async () => {
    const { id: first } = receiptOf(await propose((context) => new IssueUrging(urging(), false, context), as(OFFICE, 'clerk')));
    const { id: second } = receiptOf(await propose((context) => new IssueUrging(urging({ demand: 'Khác' }), false, context), as(OFFICE, 'officer')));
    receiptOf(await proposal({ type: 'ApproveProposal', proposalId: first }, as(OFFICE, 'head')));
    expect(tagOf(await proposal({ type: 'ApproveProposal', proposalId: second }, as(OFFICE, 'head')))).toBe('urging-number-used');
    const command = (context: CommandContext): object => new IssueUrging(urging({ demand: 'Khác', number: { ...urging().number, number: 16, symbol: '16-CV/BDVTU' } }), false, context);
    receiptOf(await proposal({ type: 'ReviseProposal', proposalId: second, command: command(as(OFFICE, 'clerk')), reason: 'số khác' }, as(OFFICE, 'clerk')));
    receiptOf(await proposal({ type: 'ApproveProposal', proposalId: second }, as(OFFICE, 'head')));
  });

  it('is revised by a draft of the same act alone, and never approved by whoever wrote it', async () => {
    const { id: proposalId } = receiptOf(await propose((context) => new IssueUrging(urging(), false, context), as(OFFICE, 'head')));
    expect(tagOf(await proposal({ type: 'ApproveProposal', proposalId }, as(OFFICE, 'head')))).toBe('proposal-approved-by-proposer');
    const other = new ActOnOversight(null, { type: 'OpenOversight', opening: {} as never }, as(OFFICE, 'clerk'));
    expect(tagOf(await proposal({ type: 'ReviseProposal', proposalId, command: other, reason: 'x' }, as(OFFICE, 'clerk')))).toBe('proposal-of-another-act');
    for (const stranger of [as(LEAD, 'clerk'), as(LEAD, 'head')]) expect(tagOf(await proposal({ type: 'ReviseProposal', proposalId, command: other, reason: 'x' }, stranger))).toBe('not-found');
    receiptOf(await proposal({ type: 'ApproveProposal', proposalId }, as(OFFICE, 'approver')));
  });

  it('is written by the desk alone: whoever has no place at it hears nothing of the thing', async () => {
    const duty = new ActOnAssignment(assignmentId('00000000-0000-4000-8000-000000000000'), { type: 'CloseAssignment', note: null }, as(OFFICE, 'administrator'));
    for (const role of ['administrator', 'auditor'] as const) expect(await propose(() => duty, as(OFFICE, role))).toMatchObject({ ok: false, refusal: { kind: 'forbidden', reason: role === 'auditor' ? 'read-only-role' : 'role-lacks-action' } });
    expect(tagOf(await propose(() => duty, as(OFFICE, 'clerk')))).toBe('not-found');
  });

  it('is asked after in nobody’s name: what judges whether it may be written leaves nothing behind', async () => {
    const before = (await everything()).length;
    receiptOf(await propose((context) => new IssueUrging(urging(), false, context), as(OFFICE, 'clerk')));
    expect((await everything()).slice(before).map(({ stream }) => stream.split('-')[0])).toEqual(['proposal']);
  });
});

it('every act that can be drafted comes back as the command that was drafted', () => {
  const context = as(OFFICE, 'clerk');
  const id = '0b1c2d3e-4f50-4162-8394-a5b6c7d8e9f0';
  for (const [kind, acts] of Object.entries(PROPOSABLE) as [ProposalSubjectKind, readonly string[]][]) {
    for (const type of acts) {
      const subject = { kind, id: type === 'IssueUrging' ? null : id, period: kind === 'period-report' ? '2022-Q1' : null };
      const intent = { type, ...(type === 'IssueUrging' && { draft: urging(), leaveOutRefused: true }), note: 'x' } as never;
      const command = commandFor({ subject, intent }, context);
      expect([subject, commandFor(draftedBy(command) as never, context)]).toEqual([draftedBy(command)?.subject, command]);
    }
  }
  expect([draftedBy(new ActOnDirective(null, { type: 'IssueDirective' }, context)), draftedBy(new ActOnAssignment(id as never, { type: 'nothing' } as never, context))]).toEqual([null, null]);
});
