import { assignmentStream, directiveStream, type EventLogReader } from '#libs/application';
import {
  addDays, bodyId, deadlineLine, endOfDay, localDate, NO_DEADLINE, startOfDay, type BodyEntry, type BodyId, type DirectiveId, type LocalDate,
} from '#libs/domain'; // prettier-ignore
import { at, loadUpToIssue, type SampleProvince } from '../load-sample-province.js';
import { deskAccounts } from '../sample-accounts.js';
import { DISTRICT_PEOPLES_COMMITTEES, SAMPLE_BODIES } from '../sample-bodies.js';
import { sampleChanges2025 } from '../sample-changes-2025.js';
import { SAMPLE_ISSUER, SAMPLE_PLAN, SAMPLE_PLAN_DATE } from '../sample-plan.js';
import { SampleSender } from '../sample-sender.js';
import { SeededRandom } from '../seeded-random.js';
import type { SimulatedClock } from '../simulated-clock.js';
import { dataOf } from './recorded-story.js';
import { julyAbsences, StandIns } from './simulated-absences.js';
import { inspectionThroughMerger, withdrawnInspection } from './simulated-inspection-turns.js';
import { inspection, INSPECTION_STORIES } from './simulated-inspections.js';
import { measuredYears } from './simulated-measurements.js';
import { looksThroughNotices } from './simulated-notices.js';
import { MONTHLY_REPORTS, periodicReports, QUARTERLY_REPORTS } from './simulated-reports.js';
import { yearlyRankings, type Standings } from './simulated-rankings.js';
import { review, REVIEW_STORIES } from './simulated-reviews.js';
import { announcedCalendar, quickerDecisions } from './simulated-rules.js';
import { secondPaper } from './simulated-second-paper.js';
import { topicReports } from './simulated-topic-reports.js';
import { AWAITED, awaitingDuty, recurringDuty, RHYTHMS, standingReviews } from './simulated-tracking.js';
import { urgesTheOverdue } from './simulated-urgings.js';
import { Agenda, type Life } from './simulation-agenda.js';
import { datedDuty, datedPart, receiptOf, standingDuty, undatedDuty, type Part } from './simulation-lives.js';
import { Stage } from './simulation-stage.js';
import { Watched } from './watched-duties.js';

export interface Demo extends Omit<SampleProvince, 'clock' | 'progress'> {
  readonly clock: SimulatedClock;
  /** Who was assigned what is read back from the log itself. */
  readonly log: EventLogReader;
  /** Fires the reminders that have come; asked every morning. Absent = nobody is reminded. */
  readonly remind?: () => Promise<unknown>;
  /** Dense index of the last event whose notices can be read. Absent = nobody looks through them. */
  readonly shown?: () => Promise<number>;
  /** Counts the lists that are published. Absent = none is. */
  readonly standings?: Standings;
  /** Any whole number: the same seed and the same last day give the same log, byte for byte. */
  readonly seed: number;
  /** Last day that is played, from 15/11/2021 on. */
  readonly until: LocalDate;
  /** Acts less than so many milliseconds apart are sent at the same time; then no log is like the other. Absent = one after the other. */
  readonly span?: number;
  /** How much of the time has been played, 0–1. */
  readonly progress?: (part: number) => void;
}

const UBND = bodyId('bcsd-ubnd-tinh');
/** The caucus hands its parts down two weeks after the plan; the days are its own decision in the demo. */
const HAND_DOWN_ON = localDate('2021-11-29');
const DEPARTMENTS_DUE = localDate('2022-02-28');
const DISTRICTS_DUE = localDate('2022-03-31');

/**
 * Plays the plan from its issue to the last day and leaves the clock at the end of that day. Resolves with the id of the plan.
 * @throws SampleFaultError when a command is refused; RangeError when the last day lies before the plan.
 */
export async function playDemo(demo: Demo): Promise<DirectiveId> {
  const { clock, ids, until, seed, progress } = demo;
  if (until < SAMPLE_PLAN_DATE) throw new RangeError(`the demo begins on ${SAMPLE_PLAN_DATE}`);
  const end = endOfDay(until);
  const plan = await loadUpToIssue({ ...demo, progress: () => {} });
  const stage = new Stage(new SampleSender(demo, ids, `demo-${seed}`), clock, ids, demo.log);
  const agenda = new Agenda(clock, demo.span);
  let lives = 0;
  let reviewed = 0;
  // A source of chance for each life, so that none depends on the turns of the others.
  const chance = (): SeededRandom => new SeededRandom(Math.imul(seed | 0, 1_000_003) + (lives += 1) * 7_919);

  /** Chance of the supervising office's own threads, apart from that of the duties. */
  const supervision = (thread: number): SeededRandom => new SeededRandom(Math.imul(seed | 0, 1_000_003) - 1 - thread * 104_729);
  const watched = new Watched();

  for (const { addressees, plannedAssignments } of await dataOf(demo.log, directiveStream(plan), 'DirectiveIssued')) {
    for (const addressee of addressees) if (!EXTERNAL.has(addressee)) await agenda.enter(receiptOf(stage, plan, addressee, chance()));
    for (const { assignmentId, taskCode, leadBody, confirmingBody } of plannedAssignments) {
      const part: Part = { assignmentId, body: leadBody, issuer: SAMPLE_ISSUER, confirming: confirmingBody };
      if (STANDING.has(taskCode)) await agenda.enter(standingReviews(stage, part, supervision(30 + reviewed++)));
      await agenda.enter(taskCode === 'IV.3b' ? handsDown(part, chance()) : lifeOf(taskCode, part, chance()));
    }
  }
  await agenda.enter(bodiesChange(stage, (bodies) => demo.accounts.saveAccounts(deskAccounts(ids, bodies, demo.passwordHash))));
  await agenda.enter(measuredYears(stage, ids, plan, new SeededRandom(Math.imul(seed | 0, 1_000_003) - 1)));
  const standIns = new StandIns();
  await agenda.enter(julyAbsences(stage, standIns, supervision(1)));
  await agenda.enter(periodicReports(stage, agenda, plan, MONTHLY_REPORTS, standIns, supervision(2)));
  await agenda.enter(periodicReports(stage, agenda, plan, QUARTERLY_REPORTS, standIns, supervision(3)));
  await agenda.enter(urgesTheOverdue(stage, agenda, watched, supervision(4)));
  for (const [place, story] of INSPECTION_STORIES.entries()) await agenda.enter(inspection(stage, agenda, plan, story, watched, supervision(10 + place)));
  for (const [place, story] of REVIEW_STORIES.entries()) await agenda.enter(review(stage, agenda, plan, story, supervision(20 + place)));
  if (demo.standings !== undefined) await agenda.enter(yearlyRankings(stage, demo.standings, supervision(5)));
  await agenda.enter(announcedCalendar(stage, supervision(6)));
  await agenda.enter(quickerDecisions(stage, supervision(7)));
  await agenda.enter(topicReports(stage, plan, supervision(8)));
  if (demo.shown !== undefined) await agenda.enter(looksThroughNotices(stage, demo.shown, supervision(9)));
  await agenda.enter(secondPaper(stage, agenda, supervision(40)));
  await agenda.enter(withdrawnInspection(stage, plan, supervision(41)));
  await agenda.enter(inspectionThroughMerger(stage, plan, supervision(42)));
  if (demo.remind !== undefined) await agenda.enter(everyMorning(demo.remind));
  const begin = startOfDay(SAMPLE_PLAN_DATE);
  await agenda.runUntil(end, (instant) => progress?.((instant - begin) / (end - begin)));
  clock.set(Math.max(clock.now(), end - 1));
  progress?.(1);
  return plan;

  function lifeOf(code: string, part: Part, random: SeededRandom): Life {
    if (code === 'IV.4') return datedDuty(stage, part, random);
    if (code === AWAITED.taskCode) return awaitingDuty(stage, part, random);
    if (RHYTHMS.has(code)) return recurringDuty(stage, part, code, random);
    return UNDATED_OUTPUTS.has(code) ? undatedDuty(stage, part, random) : standingDuty(stage, part, random);
  }

  /** IV.3b: acknowledged, handed down to departments, districts and the board; it completes when all of them have (R7). */
  async function* handsDown(part: Part, random: SeededRandom): Life {
    yield at(localDate('2021-11-17'), random.between(8, 16), random.between(0, 59));
    await stage.act(UBND, part.assignmentId, { type: 'AcknowledgeAssignment', receiptNumber: null, note: null });
    const below = [...BELOW, ...(demo.furtherBodies ?? []).map((body) => body.bodyId)];
    // A few minutes apart, and within the day when there are many.
    const apart = Math.min(5 * 60_000, Math.floor((8 * 3_600_000) / below.length));
    for (const [index, body] of below.entries()) {
      yield at(HAND_DOWN_ON, 8, 0) + index * apart;
      await stage.act(UBND, part.assignmentId, handDown(body));
    }
    for (const { partId, body } of await dataOf(demo.log, assignmentStream(part.assignmentId), 'PartHandedDown')) {
      watched.add(partId, body);
      const below: Part = { assignmentId: partId, body, issuer: UBND, confirming: UBND };
      await agenda.enter(datedPart(stage, below, dueOf(body), chance()));
    }
  }
}

/** The reorganisation of 2025, in the morning of its days; those that are not known are assumed (`ASSUMED_DAYS_2025`). */
async function* bodiesChange(stage: Stage, enterDesks: (bodies: readonly BodyEntry[]) => void): Life {
  for (const [place, { on, command }] of sampleChanges2025().entries()) {
    yield at(on, 7, 0) + place * 60_000;
    await stage.change(command);
    if (command.type === 'SucceedBodies') enterDesks(command.newBodies);
    if (command.type === 'RegisterBodies') enterDesks(command.bodies);
  }
}

/** At 07:31: the reminders of a day go at half past seven. */
async function* everyMorning(remind: () => Promise<unknown>): Life {
  for (let day = addDays(SAMPLE_PLAN_DATE, 1); ; day = addDays(day, 1)) {
    yield at(day, 7, 31);
    await remind();
  }
}

/** One-off outputs; every other undated duty is reported on like a standing one until the clerk says what it is. */
const UNDATED_OUTPUTS: ReadonlySet<string> = new Set(['IV.1']);
const STANDING: ReadonlySet<string> = new Set(SAMPLE_PLAN.items.flatMap(({ tasks }) => tasks.filter(({ deadlines }) => deadlineLine(deadlines) === 'standing').map(({ code }) => code)));
const EXTERNAL: ReadonlySet<BodyId> = new Set(SAMPLE_BODIES.filter(({ external }) => external).map((body) => body.bodyId));
const DEPARTMENTS: readonly BodyId[] = SAMPLE_BODIES.filter(({ kind }) => kind === 'department').map((body) => body.bodyId);
const BELOW: readonly BodyId[] = [...DEPARTMENTS, bodyId('bql-kkt-cn'), ...DISTRICT_PEOPLES_COMMITTEES];

const dueOf = (body: BodyId): LocalDate => (DISTRICT_PEOPLES_COMMITTEES.includes(body) ? DISTRICTS_DUE : DEPARTMENTS_DUE);

function handDown(body: BodyId) {
  const due = dueOf(body);
  const phrase = `chậm nhất ngày ${due.slice(8)}/${due.slice(5, 7)}/${due.slice(0, 4)}`;
  return {
    type: 'HandDownPart',
    body,
    mode: 'do',
    summary: 'Lập kế hoạch triển khai của đơn vị',
    expectedOutputs: ['Kế hoạch triển khai'],
    deadlines: [{ ...NO_DEADLINE, phrase, kind: 'date', due, boundary: 'inclusive', confidence: 'high' }],
    partsCompletion: { by: 'lead-report' },
  } as const;
}
