import { ActOnDirective, assignmentStream, directiveStream, type AssignmentIntent } from '#libs/application';
import { addDays, bodyId, directiveId, localDate, taskCode, type BodyId, type DirectiveId, type LocalDate, type PlannedAssignment } from '#libs/domain';
import { SAMPLE_ISSUER } from '../sample-plan.js';
import { SeededRandom } from '../seeded-random.js';
import { dataOf } from './recorded-story.js';
import { ADDED_ITEM, ASSUMED, DOUBLE_DRAFT, dueBy, FIRST_DRAFT, SECOND_PAPER, SECOND_PAPER_DATE, SECOND_PAPER_TASKS as T, SECRET_STUB } from './second-paper.js';
import { measuredByMistake } from './simulated-measurements.js';
import { urgedByMistake } from './simulated-urging-mistakes.js';
import type { Agenda, Life } from './simulation-agenda.js';
import { acknowledges, submitsAndIsAccepted, type Part } from './simulation-lives.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

const AMENDED_ON = localDate('2023-05-15');
const CONCLUDED_ON = localDate('2023-12-11');
const ownChance = (random: SeededRandom): SeededRandom => new SeededRandom(random.between(0, 2 ** 31));

/**
 * A second, small paper whose duties go through what the plan's do not: returned to the issuer, moved to another body,
 * suspended, withdrawn, done outside the province, complete by their parts, taken back (R15); the paper itself is revised as
 * a draft, amended, concluded too early and concluded again.
 */
export async function* secondPaper(stage: Stage, agenda: Agenda, random: SeededRandom): Life {
  yield officeHour(SECOND_PAPER_DATE, random);
  const draft = (content: typeof SECOND_PAPER) => stage.by(SAMPLE_ISSUER, (context) => new ActOnDirective(null, { type: 'DraftDirective', content }, context));
  const id = directiveId((await draft(FIRST_DRAFT)).id);
  const decide = (paper: DirectiveId, intent: ActOnDirective['intent']) => stage.by(SAMPLE_ISSUER, (context) => new ActOnDirective(paper, intent, context));
  await decide(id, { type: 'ReviseDraft', content: SECOND_PAPER });
  const double = directiveId((await draft(DOUBLE_DRAFT)).id);
  await decide(double, { type: 'WithdrawDirective', basis: `Soạn trùng ${ASSUMED}` });
  await decide(id, { type: 'IssueDirective' });
  await stage.by(SAMPLE_ISSUER, (context) => new ActOnDirective(null, { type: 'EnterStub', stub: SECRET_STUB }, context));
  const [issued] = await dataOf(stage.log, directiveStream(id), 'DirectiveIssued');
  for (const { body } of (issued?.plannedAssignments ?? []).map(partOf)) if (body !== OUTSIDE) await agenda.enter(arrival(stage, id, body, ownChance(random)));
  for (const planned of issued?.plannedAssignments ?? []) await agenda.enter(lifeOf(planned.taskCode, partOf(planned), ownChance(random)));
  await agenda.enter(measuredByMistake(stage, id, ownChance(random)));

  yield officeHour(AMENDED_ON, random);
  await decide(id, {
    type: 'AmendDirective', amendmentSymbol: '903-CV/mẫu', urgency: 'ordinary', basis: `Điều chỉnh ${ASSUMED}`, effectiveOn: AMENDED_ON,
    changes: [
      { kind: 'item-added', item: ADDED_ITEM }, { kind: 'task-withdrawn', taskCode: taskCode(T.amendedAway) },
      { kind: 'deadline-changed', taskCode: taskCode(T.unclear), deadlines: dueBy(localDate('2023-07-31')) }, { kind: 'points-changed', taskCode: taskCode(T.wrongBody), added: [{ code: 'a', text: 'Danh sách hòa giải viên' }], withdrawn: [] },
    ],
  }); // prettier-ignore
  for (const { plannedAssignments } of await dataOf(stage.log, directiveStream(id), 'DirectiveAmended')) {
    for (const planned of plannedAssignments) await agenda.enter(inTime(stage, partOf(planned), localDate('2023-08-31'), ownChance(random)));
  }
  yield officeHour(CONCLUDED_ON, random);
  await decide(id, { type: 'ConcludeDirective', basis: `Kết thúc rà soát ${ASSUMED}` });
  await decide(id, { type: 'TakeBackDirectiveConclusion', reason: `Bấm nhầm văn bản ${ASSUMED}` });
  yield officeHour(addDays(CONCLUDED_ON, 7), random);
  await decide(id, { type: 'ConcludeDirective', basis: `Kết thúc rà soát ${ASSUMED}` });

  function lifeOf(code: string, part: Part, chance: SeededRandom): Life {
    switch (code) {
      case T.late:
        return doneLate(stage, part, chance);
      case T.unclear:
        return returnedAndRefused(stage, part, chance);
      case T.wrongBody:
        return moved(stage, part, chance);
      case T.notNeeded:
        return withdrawn(stage, part, chance);
      case T.outside:
        return doneOutside(stage, part, chance);
      case T.inParts:
        return doneInParts(stage, agenda, part, chance);
      case T.silent:
        return urgedByMistake(stage, id, part, chance);
      default:
        return acknowledges(stage, part, chance);
    }
  }
}

const OUTSIDE = bodyId('dang-doan-tld');
const MISTYPED = bodyId('so-noi-vu');

const partOf = ({ assignmentId, leadBody, confirmingBody }: PlannedAssignment): Part => ({ assignmentId, body: leadBody, issuer: SAMPLE_ISSUER, confirming: confirmingBody });
const onDuty = (stage: Stage, { assignmentId }: Part) => (body: BodyId, intent: AssignmentIntent) => stage.act(body, assignmentId, intent);

/** Registered within the week; one body mistypes its number and corrects it. */
async function* arrival(stage: Stage, paper: DirectiveId, body: BodyId, random: SeededRandom): Life {
  yield officeHour(weekdaysLater(stage.today(), random.between(0, 1)), random);
  await stage.receive(body, paper, { type: 'ConfirmDelivery' });
  const register = { arrivalNumber: { raw: `${random.between(100, 999)}`, readable: null }, arrivalDate: stage.today(), passedTo: null };
  const arrivalNumber = { ...register.arrivalNumber, readable: register.arrivalNumber.raw };
  await stage.receive(body, paper, { type: 'RegisterArrival', ...register, arrivalNumber });
  if (body !== MISTYPED) return;
  yield officeHour(weekdaysLater(stage.today(), 1), random);
  await stage.receive(body, paper, { type: 'CorrectArrival', ...register, arrivalNumber: { raw: '1204', readable: '1204' }, reason: `Gõ nhầm số đến ${ASSUMED}` });
}

/** Tells wrongly how far it is, asks the wrong coordinator; returned after its due day, and the lateness of the second round is waived (R4). */
async function* doneLate(stage: Stage, part: Part, random: SeededRandom): Life {
  const act = onDuty(stage, part);
  yield* acknowledges(stage, part, random);
  await act(part.body, { type: 'RequestCoordination', coordinator: bodyId('ban-noi-chinh'), request: 'Góp ý đề cương rà soát', answerDue: null });
  await act(part.body, { type: 'TakeBackCoordinationRequest', coordinator: bodyId('ban-noi-chinh'), reason: `Gửi nhầm cơ quan ${ASSUMED}` });
  yield officeHour(localDate('2023-05-09'), random);
  const told = await act(part.body, { type: 'ReportProgress', percent: 90, note: 'Đang rà soát', obstacles: null });
  await act(part.body, { type: 'CorrectAct', act: 'progress', revision: told.revision, reason: `Ghi nhầm tỷ lệ ${ASSUMED}` });
  await act(part.body, { type: 'ReportProgress', percent: 40, note: 'Đang rà soát', obstacles: null });
  const submission = { type: 'SubmitResult', outputs: ['Báo cáo rà soát (dữ liệu mẫu)'], note: null } as const;
  yield officeHour(localDate('2023-05-29'), random);
  await act(part.body, submission);
  yield officeHour(localDate('2023-06-01'), random);
  await act(part.confirming, { type: 'ReturnResult', reasons: 'Thiếu biểu số liệu' });
  yield officeHour(localDate('2023-06-05'), random);
  await act(part.body, submission);
  yield officeHour(localDate('2023-06-08'), random);
  await act(part.confirming, { type: 'AcceptResult', note: null });
  await act(part.confirming, { type: 'WaiveLateness', reason: `Chậm do chờ số liệu của ngành dọc ${ASSUMED}` });
  await act(part.confirming, { type: 'CloseAssignment', note: null });
}

/** Says that the duty is unclear; the issuer explains and keeps it there. Later suspended for a while; a point is added and dropped. */
async function* returnedAndRefused(stage: Stage, part: Part, random: SeededRandom): Life {
  const act = onDuty(stage, part);
  yield officeHour(localDate('2023-04-12'), random);
  await act(part.body, { type: 'ReturnToIssuer', reason: 'unclear', explanation: 'Chưa rõ phạm vi rà soát' });
  yield officeHour(localDate('2023-04-14'), random);
  await act(part.issuer, { type: 'RefuseReturnToIssuer', explanation: 'Rà soát đơn thư năm 2022, trong toàn tỉnh' });
  yield* acknowledges(stage, part, random);
  await act(part.issuer, { type: 'AddPoint', code: 'a', text: `Đơn thư của năm 2021 ${ASSUMED}` });
  await act(part.issuer, { type: 'WithdrawPoint', code: 'a', basis: `Đã rà soát trong năm trước ${ASSUMED}` });
  yield officeHour(localDate('2023-05-04'), random);
  await act(part.issuer, { type: 'SuspendAssignment', basis: `Chờ hướng dẫn ngành ${ASSUMED}` });
  yield officeHour(localDate('2023-05-22'), random);
  await act(part.issuer, { type: 'ResumeAssignment', basis: `Đã có hướng dẫn ngành ${ASSUMED}` });
  yield* submitsAndIsAccepted(stage, part, localDate('2023-07-20'), random);
}

/** Not its business: given to the department whose it is, which does it (R5 and R16 keep the first due day). */
async function* moved(stage: Stage, part: Part, random: SeededRandom): Life {
  const act = onDuty(stage, part);
  yield officeHour(localDate('2023-04-13'), random);
  await act(part.body, { type: 'ReturnToIssuer', reason: 'wrong-body', explanation: 'Thuộc nhiệm vụ của Sở Lao động - Thương binh và Xã hội' });
  yield officeHour(localDate('2023-04-18'), random);
  const to = bodyId('so-ldtbxh');
  await act(part.issuer, { type: 'TransferAssignment', to, basis: `Điều chuyển đúng chức năng ${ASSUMED}` });
  const now: Part = { ...part, body: to };
  yield* acknowledges(stage, now, random);
  yield officeHour(localDate('2023-06-12'), random);
  await act(to, { type: 'ReportPoint', code: 'a', status: 'done', note: 'Đã có danh sách' });
  await act(part.confirming, { type: 'ConfirmPoint', code: 'a', done: true, note: 'Đã xem danh sách' });
  yield* submitsAndIsAccepted(stage, now, localDate('2023-06-20'), random);
}

async function* withdrawn(stage: Stage, part: Part, random: SeededRandom): Life {
  yield* acknowledges(stage, part, random);
  const act = onDuty(stage, part);
  yield officeHour(localDate('2023-05-05'), random);
  await act(part.body, { type: 'RequestExtension', proposedDue: localDate('2024-03-26'), reason: 'Ghép với ngày thành lập Đoàn năm sau', progressSoFar: 'Chưa tổ chức', afterDue: false });
  yield officeHour(localDate('2023-05-10'), random);
  await act(part.issuer, { type: 'RefuseExtension', reason: `Thu hồi việc này ${ASSUMED}` });
  await act(part.issuer, { type: 'WithdrawAssignment', basis: `Diễn đàn chuyển sang năm sau ${ASSUMED}` });
}

/** A body of the Centre leads: nobody reminds it, and the issuer writes down what came. */
async function* doneOutside(stage: Stage, part: Part, random: SeededRandom): Life {
  yield officeHour(localDate('2023-06-15'), random);
  await onDuty(stage, part)(part.issuer, { type: 'RecordExternalResult', outputs: ['Văn bản góp ý (dữ liệu mẫu)'], note: 'Đã nhận văn bản góp ý' });
}

/** Handed down to two departments; done when both have done theirs (R7). */
async function* doneInParts(stage: Stage, agenda: Agenda, part: Part, random: SeededRandom): Life {
  const act = onDuty(stage, part);
  yield* acknowledges(stage, part, random);
  for (const body of ['so-y-te', 'so-xay-dung'].map(bodyId)) {
    await act(part.body, { type: 'HandDownPart', body, mode: 'do', summary: 'Rà soát thiết chế của công nhân', expectedOutputs: ['Báo cáo'], deadlines: dueBy(localDate('2023-06-15')), partsCompletion: { by: 'lead-report' } });
  }
  for (const { partId, body } of await dataOf(stage.log, assignmentStream(part.assignmentId), 'PartHandedDown')) {
    await agenda.enter(inTime(stage, { assignmentId: partId, body, issuer: part.body, confirming: part.body }, localDate('2023-06-15'), ownChance(random)));
  }
}

async function* inTime(stage: Stage, part: Part, due: LocalDate, random: SeededRandom): Life {
  yield* acknowledges(stage, part, random);
  yield* submitsAndIsAccepted(stage, part, addDays(due, -random.between(5, 12)), random);
}

