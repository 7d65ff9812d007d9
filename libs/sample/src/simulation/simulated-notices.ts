import { MarkNoticesSeen } from '#libs/application';
import { bodyId } from '#libs/domain';
import type { SeededRandom } from '../seeded-random.js';
import { SAMPLE_PLAN_DATE } from '../sample-plan.js';
import type { Life } from './simulation-agenda.js';
import { officeHour, weekdaysLater, type Stage } from './simulation-stage.js';

const OFFICE = bodyId('vptu');

/** The Party office looks through its notices about once a month. `shown`: dense index of the last event whose notices can be read. */
export async function* looksThroughNotices(stage: Stage, shown: () => Promise<number>, random: SeededRandom): Life {
  for (let day = weekdaysLater(SAMPLE_PLAN_DATE, 10); ; day = weekdaysLater(stage.today(), random.between(18, 24))) {
    yield officeHour(day, random);
    const upTo = await shown();
    await stage.by(OFFICE, (context) => new MarkNoticesSeen(OFFICE, upTo, context));
  }
}
