import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { ASKABLE_ACTS, assignmentDecider, refusalOfAct, type AskableAct } from '../assignment/index.js';
import { STAGES, STOPPED, type Stage } from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const BEGUN = [did.assign(), did.acknowledge()] as const;
const DONE = [...BEGUN, did.submit('2021-12-14'), did.accept('2021-12-20')] as const;
/** Every way into each stage. */
const INTO = {
  suspended: [play(did.assign(), did.suspend()), play(...BEGUN, did.suspend()), play(...BEGUN, did.submit('2021-11-24'), did.suspend())],
  over: [play(...DONE, did.close('2021-12-21')), play(did.assign(), did.withdraw()), play(...BEGUN, did.withdraw()), play(...BEGUN, did.suspend(), did.withdraw())],
} as const satisfies Readonly<Record<Stage, readonly ReturnType<typeof play>[]>>;

describe('what a stage stops', () => {
  it.each(STAGES)('%s: is refused by the decider too, whoever asks, with a reason of its own', (stage) => {
    const passed: string[] = [];
    for (const recorded of INTO[stage]) {
      const state = foldAll(recorded);
      expect(state.status).toMatch(stage === 'suspended' ? /^suspended$/ : /^(?:closed|withdrawn)$/);
      for (const type of STOPPED[stage] as readonly AskableAct[]) {
        for (const body of Object.values(PARTIES)) if (refusalOfAct(type, state, actOf(body, '2022-01-10')) === null) passed.push(`${state.status}: ${type} by ${body}`);
      }
    }
    expect([passed, STOPPED[stage].filter((type) => !(ASKABLE_ACTS as readonly string[]).includes(type))]).toEqual([[], []]);
  });
});
