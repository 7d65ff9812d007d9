import { describe, expect, it } from '@jest/globals';
import { positionOn } from './position-on.js';

type Position = Parameters<typeof positionOn>[0][number];
const held = (person: string, role: string, validFrom: string, validUntil: string | null): Position => ({ person, role, validFrom, validUntil }) as Position;

describe('who took a step', () => {
  it('is told by the position held on the day, else by the last before it', () => {
    const positions = [held('a', 'officer', '2020-01-01', '2021-12-31'), held('a', 'head', '2022-01-01', null), held('b', 'clerk', '2020-01-01', '2020-12-31')];
    expect(['2021-05-01', '2022-05-01', '2019-01-01'].map((day) => positionOn(positions, 'a', day)?.role)).toEqual(['officer', 'head', undefined]);
    expect([positionOn(positions, 'b', '2022-01-01')?.role, positionOn(positions, 'c', '2022-01-01')]).toEqual(['clerk', undefined]);
  });
});
