import { ActOnReview } from '#libs/application';
import { addDays, bodyId, localDate, reviewId, type BodyId, type DirectiveId, type LocalDate } from '#libs/domain';
import { DISTRICT_PARTY_COMMITTEES } from '../sample-bodies.js';
import { SAMPLE_PLAN, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import { SeededRandom } from '../seeded-random.js';
import { ASSUMED } from './second-paper.js';
import type { Agenda, Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

/** A review of the demo; its days are the demo's own. */
export interface ReviewStory {
  readonly title: string;
  readonly outlineSymbol: string;
  readonly outlineOn: LocalDate;
  readonly units: readonly BodyId[];
  /** Are a report and the conclusion entered wrongly at first (R15)? */
  readonly mistaken: boolean;
  /** The outline is withdrawn a week later, and nothing comes of it. */
  readonly givenUp: boolean;
}

const ARMED = ['dang-uy-quan-su', 'dang-uy-bien-phong', 'dang-uy-cong-an'].map(bodyId);

export const REVIEW_STORIES: readonly ReviewStory[] = [
  { title: 'Sơ kết 3 năm thực hiện kế hoạch (dữ liệu mẫu)', outlineSymbol: '01-ĐC/mẫu', outlineOn: localDate('2024-10-07'), units: DISTRICT_PARTY_COMMITTEES, mistaken: false, givenUp: false },
  {
    title: 'Sơ kết 5 năm thực hiện kế hoạch (dữ liệu mẫu)',
    outlineSymbol: '02-ĐC/mẫu',
    outlineOn: localDate('2026-09-14'),
    units: ['dang-uy-cac-co-quan-dang', 'dang-uy-ubnd', 'dang-uy-cong-an', 'btv-tinh-doan'].map(bodyId),
    mistaken: false,
    givenUp: false,
  },
  // Whoever conducts it becomes one with another body while it runs: it is handed over (R11).
  { title: `Sơ kết chuyên đề khối lực lượng vũ trang ${ASSUMED}`, outlineSymbol: '03-ĐC/mẫu', outlineOn: localDate('2025-01-06'), units: ARMED, mistaken: true, givenUp: false },
  { title: `Sơ kết chuyên đề, lập trùng ${ASSUMED}`, outlineSymbol: '04-ĐC/mẫu', outlineOn: localDate('2025-04-07'), units: ARMED, mistaken: false, givenUp: true },
];

const OFFICE = bodyId('ban-dan-van');
const content = (summary: string) => ({ summary, figures: [], attachments: [] });

/** Sơ kết: outline, reports of the units, draft naming who is missing, conference, conclusion. */
export async function* review(stage: Stage, agenda: Agenda, plan: DirectiveId, { title, outlineSymbol, outlineOn, units, mistaken, givenUp }: ReviewStory, random: SeededRandom): Life {
  yield officeHour(outlineOn, random);
  const reportsDue = addDays(outlineOn, 39);
  const terms = {
    kind: 'interim', title, directiveId: plan, directiveSymbol: SAMPLE_PLAN.number.symbol, scopeFrom: SAMPLE_PLAN_DATE, scopeTo: addDays(outlineOn, -7), units, reportsDue, outlineSymbol, outlineDate: stage.today(),
  } as const;
  const { id } = await stage.by(OFFICE, (context) => new ActOnReview(null, { type: 'IssueReviewOutline', terms }, context));
  const send = (body: BodyId, intent: ActOnReview['intent']) => stage.by(body, (context) => new ActOnReview(reviewId(id), intent, context));
  if (givenUp) {
    yield officeHour(addDays(outlineOn, 7), random);
    await send(OFFICE, { type: 'WithdrawReview', basis: `Lập trùng ${ASSUMED}` });
    return;
  }
  const silent = random.between(0, units.length - 1);
  for (const [place, unit] of units.entries()) {
    if (place !== silent) await agenda.enter(reports(unit, new SeededRandom(random.between(0, 2 ** 31))));
  }
  yield officeHour(weekdaysLater(reportsDue, 6), random);
  await send(OFFICE, { type: 'DraftReview', content: content('Dự thảo báo cáo sơ kết (dữ liệu mẫu)') });
  yield officeHour(weekdaysLater(stage.today(), 8), random);
  await send(OFFICE, { type: 'HoldReviewConference', heldOn: stage.today(), basis: 'Giấy mời của bản trình diễn' });
  yield officeHour(weekdaysLater(stage.today(), 7), random);
  await send(OFFICE, { type: 'ConcludeReview', symbol: outlineSymbol.replace('ĐC', 'KL'), date: stage.today() });
  if (mistaken) {
    await send(OFFICE, { type: 'TakeBackReviewStep', step: 'conclusion', reason: `Gõ nhầm số kết luận ${ASSUMED}` });
    await send(OFFICE, { type: 'ConcludeReview', symbol: outlineSymbol.replace('ĐC', 'TB'), date: stage.today() });
  }

  async function* reports(unit: BodyId, chance: SeededRandom): Life {
    yield officeHour(chance.chance(0.2) ? weekdaysLater(reportsDue, chance.between(1, 4)) : addDays(reportsDue, -chance.between(1, 20)), chance);
    const report = { type: 'FileReviewReport', unit, content: content('Báo cáo sơ kết của đơn vị (dữ liệu mẫu)') } as const;
    await send(unit, report);
    if (!mistaken) return;
    await send(OFFICE, { type: 'ReturnReviewReport', unit, reasons: 'Thiếu phần kiến nghị' });
    yield officeHour(weekdaysLater(stage.today(), 1), chance);
    await send(unit, report);
  }
}
