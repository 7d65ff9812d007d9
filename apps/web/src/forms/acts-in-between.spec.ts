import { describe, expect, it } from '@jest/globals';
import { actsBetween, isMoreBetween } from './acts-in-between.js';

describe('the acts that a refusal as stale tells of', () => {
  it('are those that have a name, a body and a moment', () => {
    const act = { revision: 3, type: 'BodyRenamed', title: { vi: 'Đổi tên cơ quan', en: 'Body renamed' }, body: 'so-noi-vu', recordedAt: '2026-11-30T03:00:00.000Z' };
    expect(actsBetween({ revision: 3, between: [act, { revision: 4, type: 'BodyMoved' }, null] })).toEqual([act]);
    expect([isMoreBetween({ between: [act], more: true }), isMoreBetween({ between: [act] }), isMoreBetween(undefined)]).toEqual([true, false, false]);
    expect([actsBetween({ between: 'none' }), actsBetween({}), actsBetween(undefined)]).toEqual([[], [], []]);
  });
});
