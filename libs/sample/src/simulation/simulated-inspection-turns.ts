import { ActOnInspection, inspectionIdOf } from '#libs/application';
import { addDays, bodyId, localDate, type BodyId, type DirectiveId } from '#libs/domain';
import { SAMPLE_ISSUER } from '../sample-plan.js';
import type { SeededRandom } from '../seeded-random.js';
import { ASSUMED } from './second-paper.js';
import { decisionOf, inspectionPaper, INSPECTORS, signatory } from './simulated-inspections.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

const WITHDRAWN_ON = localDate('2024-05-13');
const BEFORE_MERGER = localDate('2025-01-06');
const AFTER_MERGER = localDate('2025-02-10');

const decides = async (stage: Stage, plan: DirectiveId, number: number, inspectingBody: BodyId, inspected: BodyId) => {
  const decision = { ...decisionOf(plan, number, [inspected], stage.today(), null), inspectingBody };
  await stage.by(SAMPLE_ISSUER, (context) => new ActOnInspection(null, { type: 'DecideInspection', decision }, context));
  const id = inspectionIdOf(stage.ids, decision.number);
  return (by: BodyId, intent: ActOnInspection['intent']) => stage.by(by, (context) => new ActOnInspection(id, intent, context));
};

/** Decided, then dropped because the year's programme changed. */
export async function* withdrawnInspection(stage: Stage, plan: DirectiveId, random: SeededRandom): Life {
  yield officeHour(WITHDRAWN_ON, random);
  const send = await decides(stage, plan, 904, INSPECTORS, bodyId('so-nnptnt'));
  yield officeHour(addDays(WITHDRAWN_ON, 7), random);
  await send(SAMPLE_ISSUER, { type: 'WithdrawInspection', basis: `Điều chỉnh chương trình kiểm tra trong năm ${ASSUMED}` });
}

/**
 * Ban Dân vận inspects Ban Tuyên giáo in the weeks before the two become one: the merged body would inspect itself, so the
 * Party office goes on with it (R12). Its first conclusion is taken back (R15).
 */
export async function* inspectionThroughMerger(stage: Stage, plan: DirectiveId, random: SeededRandom): Life {
  const [inspecting, inspected, heir] = ['ban-dan-van', 'ban-tuyen-giao', 'vptu'].map(bodyId) as [BodyId, BodyId, BodyId];
  yield officeHour(BEFORE_MERGER, random);
  const send = await decides(stage, plan, 905, inspecting, inspected);
  await send(inspecting, { type: 'PlanInspection', visits: [{ day: weekdaysLater(stage.today(), 3), body: inspected, contents: ['Hồ sơ tuyên truyền'] }], note: null });
  await send(inspecting, { type: 'NameInspectionTeam', members: [{ body: inspecting, position: 'Trưởng đoàn', head: true }] });
  yield officeHour(weekdaysLater(stage.today(), 3), random);
  const findings = [{ text: 'Hồ sơ tuyên truyền đầy đủ', evidence: { by: 'documents', documents: ['Hồ sơ tuyên truyền (dữ liệu mẫu)'] } }] as const;
  await send(inspecting, { type: 'RecordInspectionMinutes', minutes: { body: inspected, date: stage.today(), contents: 'Làm việc với đơn vị' }, findings });
  yield officeHour(AFTER_MERGER, random);
  const concludes = (number: number, text: string) =>
    send(heir, { type: 'ConcludeInspection', number: inspectionPaper(heir, 'KL', number, 'mẫu', stage.today()), date: stage.today(), signatory: signatory('Chánh Văn phòng', heir), conclusions: [{ body: inspected, text }], remediation: [] });
  await concludes(905, 'Cơ bản thực hiện');
  await send(heir, { type: 'TakeBackConclusion', reason: `Phát hành nhầm bản dự thảo ${ASSUMED}` });
  await concludes(906, 'Thực hiện tốt');
  await send(heir, { type: 'CloseInspection', reason: null });
}
