import { PublishSupervisionRules } from '#libs/application';
import { computedCalendarYear, localDate } from '#libs/domain';
import type { SeededRandom } from '../seeded-random.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, type Stage } from './simulation-stage.js';

/** In November the days off of the next year are published, as they are computed: the demo knows no announcement (assumed). */
const PUBLISHED_ON = localDate('2026-11-05');

export async function* announcedCalendar(stage: Stage, random: SeededRandom): Life {
  yield officeHour(PUBLISHED_ON, random);
  const year = Number(PUBLISHED_ON.slice(0, 4)) + 1;
  await stage.publish((context) => new PublishSupervisionRules({ type: 'PublishWorkingCalendar', year, days: computedCalendarYear(year), basis: 'Giả định của dữ liệu mẫu: lịch dự tính, chưa có thông báo' }, context));
}

const POLICY_ON = localDate('2024-01-08');

/** A version of the policy of everybody: the issuer decides on extensions in two working days instead of three (assumed). */
export async function* quickerDecisions(stage: Stage, random: SeededRandom): Life {
  yield officeHour(POLICY_ON, random);
  await stage.publish((context) => new PublishSupervisionRules({ type: 'PublishPolicy', issuer: null, switches: { extensionDecisionWorkingDays: 2 }, basis: 'Quy chế làm việc của bản trình diễn (giả định)' }, context));
}
