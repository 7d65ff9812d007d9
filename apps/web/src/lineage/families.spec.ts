import { describe, expect, it } from '@jest/globals';
import { familiesOf, type BodyLife } from './families.js';

const life = (bodyId: string, from: string, more: Partial<BodyLife> = {}): BodyLife => ({ bodyId, names: [{ from, name: bodyId }], from, lastDay: null, external: false, predecessors: [], successors: [], changes: [], ...more });
const merged = [
  life('a', '2010-01-01', { lastDay: '2021-12-31', successors: ['c'] }), life('b', '2015-01-01', { lastDay: '2021-12-31', successors: ['c'] }), life('c', '2022-01-01', { predecessors: ['a', 'b'], successors: ['d', 'e'], lastDay: '2024-06-30' }),
  life('d', '2024-07-01', { predecessors: ['c'] }), life('e', '2024-07-01', { predecessors: ['c'] }),
]; // prettier-ignore

describe('the lineage of bodies', () => {
  it('is one family for whoever came from one another, each passing told', () => {
    const [family, ...others] = familiesOf([...merged, life('alone', '2000-01-01')], '2026-11-30');
    expect(others).toEqual([]);
    expect(family?.lives.map(({ number, name }) => `${number} ${name}`)).toEqual(['1 a', '2 b', '3 c', '4 d', '5 e']);
    expect(family?.passings.map(({ from, to }) => `${from.name}→${to.name}`)).toEqual(['a→c', 'b→c', 'c→d', 'c→e']);
  });

  it('draws a life from its first to its last day, or to today, each renaming on it', () => {
    const [family] = familiesOf([life('r', '2020-01-01', { names: [{ from: '2020-01-01', name: 'cũ' }, { from: '2023-01-01', name: 'mới' }] })], '2026-01-01');
    const [drawn] = family?.lives ?? [];
    expect([drawn?.name, drawn?.from, drawn?.to, drawn?.renamed]).toEqual(['mới', family?.scale.at('2020-01-01'), family?.scale.at('2026-01-01'), [family?.scale.at('2023-01-01')]]);
  });

  it('leaves out bodies to which nothing happened, and has the latest happening first', () => {
    const ended = life('het', '2010-01-01', { lastDay: '2025-01-01' });
    expect(familiesOf([...merged, life('alone', '2000-01-01'), ended], '2026-11-30').map(({ lives }) => lives[0]?.name)).toEqual(['het', 'a']);
    expect(familiesOf([], '2026-11-30')).toEqual([]);
  });

  it('draws a body that is founded later as a point', () => {
    const [family] = familiesOf([life('x', '2020-01-01', { lastDay: '2026-12-31', successors: ['y'] }), life('y', '2027-01-01', { predecessors: ['x'] })], '2026-11-30');
    expect(family?.lives[1]?.from).toBe(family?.lives[1]?.to);
  });
});
