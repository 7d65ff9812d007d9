import { ActOnInspection, ActOnOversight, assignmentStream, decodeEvent, inspectionIdOf, inspectionStream } from '#libs/application';
import {
  addDays, bodyId, inspectionDecider, localDate, NO_DEADLINE, openRemediation, oversightId,
  type BodyId, type DirectiveId, type DocumentNumber, type Evidence, type InspectionEvent, type InspectionId, type LocalDate,
} from '#libs/domain'; // prettier-ignore
import { SAMPLE_ISSUER, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import { SeededRandom } from '../seeded-random.js';
import { dataOf } from './recorded-story.js';
import type { Agenda, Life } from './simulation-agenda.js';
import { remedy } from './simulation-lives.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';
import type { Watched } from './watched-duties.js';

export const INSPECTORS = bodyId('ubkt');

/** An inspection of the demo. Everything in it is the demo's own: nothing of the kind is known. */
export interface InspectionStory {
  readonly number: number;
  readonly decidedOn: LocalDate;
  readonly inspected: readonly BodyId[];
  /** Day by which everything found is to be put right; null = so far it has not been concluded. */
  readonly remedyBy: LocalDate | null;
  /** Are its first minutes, its conclusion and its end entered wrongly at first (R15)? */
  readonly mistaken: boolean;
  /** Is it watched first, so that the watching body proposes the inspection? */
  readonly overseenFrom: LocalDate | null;
}

export const INSPECTION_STORIES: readonly InspectionStory[] = [
  { number: 901, decidedOn: localDate('2023-03-06'), inspected: ['so-ldtbxh', 'so-cong-thuong', 'ubnd-phong-dien'].map(bodyId), remedyBy: localDate('2023-07-31'), overseenFrom: localDate('2022-06-01'), mistaken: true },
  // What the districts have to put right is still open when the district level ends.
  { number: 902, decidedOn: localDate('2024-09-09'), inspected: ['cap-uy-phu-loc', 'cap-uy-a-luoi'].map(bodyId), remedyBy: localDate('2025-09-30'), overseenFrom: null, mistaken: false },
  { number: 903, decidedOn: localDate('2026-03-09'), inspected: ['dang-uy-ubnd', 'bql-kkt-cn'].map(bodyId), remedyBy: null, overseenFrom: null, mistaken: false },
];

export const signatory = (position: string, onBehalfOf: BodyId = SAMPLE_ISSUER) => ({ capacity: 'T/M', onBehalfOf, position }) as const;
export const inspectionPaper = (issuer: BodyId, kind: 'QĐ' | 'KL', of: number, suffix: string, date: LocalDate): DocumentNumber => ({ issuer, kind, year: Number(date.slice(0, 4)), number: of, symbol: `${of}-${kind}/${suffix}` });
/** The words of every decision of the demo are alike. */
export const decisionOf = (plan: DirectiveId, number: number, inspectedBodies: readonly BodyId[], date: LocalDate, proposedBy: string | null): InspectionDecisionAsked => ({
  number: inspectionPaper(SAMPLE_ISSUER, 'QĐ', number, 'TU', date), date, signatory: signatory('Phó Bí thư'), basis: 'Chương trình kiểm tra của bản trình diễn', inspectingBody: INSPECTORS, inspectedBodies,
  scope: { directiveId: plan, taskCodes: [], assignmentIds: [] }, subject: 'Việc lãnh đạo thực hiện kế hoạch', periodFrom: SAMPLE_PLAN_DATE, periodTo: addDays(date, -1), proposedBy,
}); // prettier-ignore
type InspectionDecisionAsked = Extract<ActOnInspection['intent'], { type: 'DecideInspection' }>['decision'];

const ownChance = (random: SeededRandom): SeededRandom => new SeededRandom(random.between(0, 2 ** 31));

/** Watched for half a year where the story says so, then inspected: decision, plan, team, minutes, conclusion, and everything put right to its end. */
export async function* inspection(stage: Stage, agenda: Agenda, plan: DirectiveId, story: InspectionStory, watched: Watched, random: SeededRandom): Life {
  const { inspected, decidedOn, remedyBy } = story;
  const proposedBy = story.overseenFrom === null ? null : yield* oversees(stage, plan, inspected, story.overseenFrom, random);
  yield officeHour(decidedOn, random);
  const date = stage.today();
  const decision = decisionOf(plan, story.number, inspected, date, proposedBy);
  await stage.by(SAMPLE_ISSUER, (context) => new ActOnInspection(null, { type: 'DecideInspection', decision }, context));
  const id = inspectionIdOf(stage.ids, decision.number);
  const send = (intent: ActOnInspection['intent']) => stage.by(INSPECTORS, (context) => new ActOnInspection(id, intent, context));
  yield officeHour(weekdaysLater(date, 3), random);
  const days = inspected.map((body, place) => ({ body, day: weekdaysLater(date, 10 + 2 * place) }));
  await send({ type: 'PlanInspection', visits: days.map(({ body, day }) => ({ day, body, contents: ['Hồ sơ triển khai kế hoạch', 'Báo cáo định kỳ'] })), note: null });
  yield officeHour(weekdaysLater(stage.today(), 2), random);
  await send({ type: 'NameInspectionTeam', members: [{ body: INSPECTORS, position: 'Trưởng đoàn', head: true }, { body: bodyId('ban-to-chuc'), position: 'Thành viên', head: false }] });
  for (const { body, day } of days) {
    yield officeHour(day, random);
    const looked = watched.of(body).map((duty) => ({ stream: assignmentStream(duty), revision: 0 }));
    const seen: Evidence = looked.length > 0 ? { by: 'events', events: looked } : { by: 'documents', documents: ['Kế hoạch của đơn vị (dữ liệu mẫu)'] };
    const findings = [
      { text: 'Kế hoạch của đơn vị chưa phân công rõ', evidence: seen },
      { text: 'Chưa thấy biên bản tự kiểm tra', evidence: { by: 'absence', soughtFor: 'Biên bản tự kiểm tra', until: addDays(stage.today(), -1) } },
    ] as const;
    const minutes = { type: 'RecordInspectionMinutes', minutes: { body, date: stage.today(), contents: 'Làm việc với đơn vị theo kế hoạch kiểm tra' }, findings } as const;
    await send(minutes);
    if (!story.mistaken || body !== inspected[0]) continue;
    await send({ type: 'TakeBackInspectionMinutes', number: 1, reason: 'Ghi thiếu thành phần làm việc' });
    await send(minutes);
  }
  if (remedyBy === null) return;
  yield officeHour(weekdaysLater(stage.today(), 15), random);
  const due = `${remedyBy.slice(8)}/${remedyBy.slice(5, 7)}/${remedyBy.slice(0, 4)}`;
  await send({
    type: 'ConcludeInspection', number: inspectionPaper(INSPECTORS, 'KL', story.number, 'UBKT', stage.today()), date: stage.today(), signatory: signatory('Chủ nhiệm', INSPECTORS),
    conclusions: inspected.map((body) => ({ body, text: 'Cơ bản thực hiện; còn hạn chế về phân công và tự kiểm tra' })),
    remediation: inspected.map((body) => ({
      body, summary: 'Bổ sung phân công và tự kiểm tra', expectedOutputs: ['Báo cáo khắc phục'],
      deadlines: [{ ...NO_DEADLINE, phrase: `chậm nhất ngày ${due}`, kind: 'date', due: remedyBy, boundary: 'inclusive', confidence: 'high' }],
    })),
  });
  if (story.mistaken) await send({ type: 'CorrectConclusion', conclusions: inspected.map((body) => ({ body, text: 'Cơ bản thực hiện; còn hạn chế về phân công, về tự kiểm tra và về báo cáo' })), reason: 'Soạn thiếu một ý' });
  for (const { remediation } of await dataOf(stage.log, inspectionStream(id), 'InspectionConcluded')) {
    for (const { assignmentId, body, confirmingBody } of remediation) {
      watched.add(assignmentId, body);
      await agenda.enter(remedy(stage, { assignmentId, body, issuer: SAMPLE_ISSUER, confirming: confirmingBody }, remedyBy, ownChance(random)));
    }
  }
  do yield officeHour(addDays(stage.today(), 30), random);
  while (await isOpen(stage, id));
  await send({ type: 'CloseInspection', reason: null });
  if (!story.mistaken) return;
  await send({ type: 'TakeBackInspectionEnd', reason: 'Bấm nhầm cuộc kiểm tra' });
  await send({ type: 'CloseInspection', reason: null });
}

/** Half a year of thematic supervision: seen, warned, recommended, and an inspection proposed. Gives its id. */
async function* oversees(stage: Stage, plan: DirectiveId, overseenBodies: readonly BodyId[], from: LocalDate, random: SeededRandom): AsyncGenerator<number, string> {
  yield officeHour(from, random);
  const opening = {
    kind: 'party', mode: 'thematic', overseeingBody: INSPECTORS, overseenBodies, subject: 'Triển khai kế hoạch ở đơn vị', basis: 'Chương trình giám sát của bản trình diễn', directiveId: plan, from, to: addDays(from, 197),
  } as const;
  const { id } = await stage.by(INSPECTORS, (context) => new ActOnOversight(null, { type: 'OpenOversight', opening }, context));
  const send = (intent: ActOnOversight['intent']) => stage.by(INSPECTORS, (context) => new ActOnOversight(oversightId(id), intent, context));
  for (const body of overseenBodies) {
    yield officeHour(addDays(stage.today(), random.between(25, 40)), random);
    const evidence = { by: 'absence', soughtFor: 'Báo cáo tự kiểm tra', until: addDays(stage.today(), -1) } as const;
    await send({ type: 'RecordObservation', observation: { body, date: stage.today(), text: 'Chưa thấy báo cáo tự kiểm tra', evidence } });
  }
  // One body is written down a second time.
  const twice = { body: overseenBodies[0] as BodyId, date: stage.today(), text: 'Chưa thấy báo cáo tự kiểm tra', evidence: { by: 'absence', soughtFor: 'Báo cáo tự kiểm tra', until: addDays(stage.today(), -1) } } as const;
  await send({ type: 'RecordObservation', observation: twice });
  await send({ type: 'TakeBackOversightEntry', entry: 'observation', number: overseenBodies.length + 1, reason: 'Ghi trùng' });
  yield officeHour(weekdaysLater(stage.today(), 5), random);
  await send({ type: 'GiveEarlyWarning', warning: { body: overseenBodies[0] as BodyId, text: 'Cần tự kiểm tra trước cuối năm', observations: [1] } });
  yield officeHour(weekdaysLater(stage.today(), 10), random);
  await send({ type: 'RecommendAfterOversight', to: overseenBodies, text: 'Tự kiểm tra việc phân công thực hiện kế hoạch' });
  await send({ type: 'ProposeInspection', bodies: overseenBodies, reason: 'Ba đơn vị chưa có báo cáo tự kiểm tra' });
  yield officeHour(addDays(from, 195), random);
  const end = { type: 'EndOversight', summary: 'Kết thúc giám sát, chuyển đề nghị kiểm tra' } as const;
  await send(end);
  await send({ type: 'TakeBackOversightEnd', reason: 'Bấm nhầm cuộc giám sát' });
  await send(end);
  return id;
}

async function isOpen({ log }: Stage, id: InspectionId): Promise<boolean> {
  let state = inspectionDecider.initialState;
  for (const logged of await log.readStream(inspectionStream(id))) {
    const { event, metadata } = decodeEvent(logged);
    state = inspectionDecider.evolve(state, event as InspectionEvent, metadata.act);
  }
  return openRemediation(state).length > 0;
}
