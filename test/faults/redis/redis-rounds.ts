import type { AssignmentId } from '#libs/domain';
import { PARTIES, type LoopbackRedis } from '#libs/testing';
import type { FollowedDuties } from './followed-duties.js';
import { REDIS_FAULTS, type RedisFault } from './redis-faults.js';

/** How long before its instant the clock is put, ms. */
const LEAD_MS = 1_200;
/** The fault strikes within so long after that. */
const WITHIN_MS = 2_500;
/** Time for a second firing to show itself: a sweep, and what Redis brings back. */
const QUIET_MS = 2_000;
const PATIENCE_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export interface RoundOutcome {
  /** Reminders recorded in this round. */
  readonly fired: number;
  /** Duties that the timer named. */
  readonly prompted: number;
  /** Of those fired, how many before their instant. */
  readonly early: number;
  readonly p50LateMs: number;
  readonly mostLateMs: number;
  /** Acts that were tried while Redis was in trouble, and those that were carried out. */
  readonly acts: number;
  readonly carriedOut: number;
}

/** One instant at which every duty reminds, with a fault at that moment of it (0…1); commands go on beside. */
export async function playRound(duties: FollowedDuties, ids: readonly AssignmentId[], redis: LoopbackRedis, fault: RedisFault | null, moment: number): Promise<RoundOutcome> {
  const before = duties.lateness.length;
  const promptedBefore = duties.prompted;
  await duties.goBeforeNext(LEAD_MS);
  let [acts, carriedOut, over] = [0, 0, false];
  const acting = (async () => {
    for (let turn = 0; !over; turn++) {
      acts += 1;
      const done = await duties.act(ids[turn % ids.length] as AssignmentId, PARTIES.lead, { type: 'ReportProgress', percent: null, note: `lần ${turn}`, obstacles: null });
      carriedOut += done ? 1 : 0;
      await pause(20);
    }
  })();
  if (fault !== null) {
    await pause(moment * WITHIN_MS);
    await REDIS_FAULTS[fault](redis);
  }
  await duties.untilFired(before + ids.length, PATIENCE_MS);
  await pause(QUIET_MS);
  over = true;
  await acting;
  const late = duties.lateness.slice(before).sort((a, b) => a - b);
  return { fired: late.length, prompted: duties.prompted - promptedBefore, early: late.filter((ms) => ms < 0).length, p50LateMs: late[late.length >> 1] ?? 0, mostLateMs: late.at(-1) ?? 0, acts, carriedOut };
}

/** Every duty has each of these rungs once, and no other. */
export async function onceEach(duties: FollowedDuties, ids: readonly AssignmentId[], rounds: number): Promise<{ readonly rungs: number; readonly twice: number; readonly lost: number }> {
  const counts = new Map<string, number>();
  for (const { duty, rung } of await duties.fired()) counts.set(`${duty} ${rung}`, (counts.get(`${duty} ${rung}`) ?? 0) + 1);
  return { rungs: counts.size, twice: [...counts.values()].filter((count) => count > 1).length, lost: ids.length * rounds - counts.size };
}
