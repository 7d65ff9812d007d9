import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentId } from '#libs/domain';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { FollowedDuties } from './followed-duties.js';
import { keepStaleSnapshot, type RedisFault } from './redis-faults.js';
import { onceEach, playRound, type RoundOutcome } from './redis-rounds.js';

/** Two rounds in which Redis is away, and is back. */
const AWAY = 2;

/**
 * Rounds of reminders with so many open deadlines, each round with its fault at a moment that the seed gives. Redis may lose
 * everything or remember too much: none is lost, none goes twice as an event, none goes early, and commands do not notice.
 */
export function redisLossSuite(count: number, faults: readonly RedisFault[]): void {
  const seed = Number(process.env['REDIS_LOSS_SEED'] ?? Date.now() % 100_000);
  const momentOf = (round: number): number => ((seed * 9301 + (round + 1) * 49_297) % 233_280) / 233_280;

  (redisServerIsHere() ? describe : describe.skip)(`Redis with ${count} open deadlines, REDIS_LOSS_SEED=${seed} (needs redis-server)`, () => {
    let redis: LoopbackRedis;
    let duties: FollowedDuties;
    let ids: readonly AssignmentId[];
    const outcomes: RoundOutcome[] = [];
    const expectWhole = (outcome: RoundOutcome): void => {
      outcomes.push(outcome);
      expect({ fired: outcome.fired, early: outcome.early, refused: outcome.acts - outcome.carriedOut }).toEqual({ fired: count, early: 0, refused: 0 });
      expect(outcome.acts).toBeGreaterThan(10);
    };

    beforeAll(async () => {
      redis = await LoopbackRedis.start();
      duties = new FollowedDuties(redis.url, 'loss');
      ids = await duties.assign(count);
      duties.follow();
      await duties.timer.link.firstContact();
      await keepStaleSnapshot(redis);
    });
    afterAll(async () => {
      await duties.end();
      await redis.remove();
    });

    it.each(faults.map((fault, round) => ({ fault, round })))('round $round, $fault: every reminder goes, none early, and every command beside is carried out', async ({ fault, round }) => {
      expectWhole(await playRound(duties, ids, redis, fault, momentOf(round)));
      if (round === 0) await keepStaleSnapshot(redis);
    });

    it('stays away: the sweep finds them all; is back: it names them again', async () => {
      await redis.stop();
      const away = await playRound(duties, ids, redis, null, 0);
      expectWhole(away);
      await redis.startAgain();
      for (let tries = 0; tries < 500 && duties.states.at(-1) !== 'up'; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
      const back = await playRound(duties, ids, redis, null, 0);
      expectWhole(back);
      expect([away.prompted, back.prompted > 0]).toEqual([0, true]);
    });

    it('has every rung of every duty once in the log', async () => {
      expect(await onceEach(duties, ids, faults.length + AWAY)).toEqual({ rungs: count * (faults.length + AWAY), twice: 0, lost: 0 });
      expect(duties.states).not.toContain('refused');
      if (process.env['REDIS_LOSS_VERBOSE'] !== undefined) process.stderr.write(`${JSON.stringify(outcomes)}\n`);
    });
  });
}
