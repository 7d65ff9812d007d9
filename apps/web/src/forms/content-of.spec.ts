import { describe, expect, it } from '@jest/globals';
import { faultsIn, placedIn, type AskedField } from './answers.js';
import { contentOf } from './content-of.js';

const field = (name: string, kind: AskedField['kind'], more: Partial<AskedField> = {}): AskedField => ({ name, kind, label: name, required: true, ...more });

describe('what is sent of a form', () => {
  it('has parts in parts as the dots of its names say, and rows as lists', () => {
    const fields = [field('number.symbol', 'text'), field('visits', 'rows', { row: { add: '', title: String, fields: [field('when.day', 'day'), field('who', 'bodies')] } })];
    expect(contentOf(fields, { 'number.symbol': '12-CV', visits: '2', 'visits.0.when.day': '2026-01-31', 'visits.0.who': 'a b', 'visits.1.when.day': '2026-02-01', 'visits.1.who': '' })).toEqual({
      number: { symbol: '12-CV' }, visits: [{ when: { day: '2026-01-31' }, who: ['a', 'b'] }, { when: { day: '2026-02-01' }, who: [] }],
    }); // prettier-ignore
  });

  it.each<readonly [kind: AskedField['kind'], said: string, sent: unknown]>([
    ['text', 'x', 'x'], ['number', '-3', -3], ['decimal', '76,5', 76.5], ['decimal-text', '0,10', '0.10'], ['box', '', false], ['box', 'yes', true], ['yes-no', 'no', false], ['boxes', 'a c', ['a', 'c']], ['lines', ' a\n\nb ', ['a', 'b']], ['part', '', {}],
  ])('is, for %s %j, %j', (kind, said, sent) => expect(contentOf([field('it', kind)], { it: said })).toEqual({ it: sent }));

  it('says nothing of what was left empty, or is not asked for', () => {
    const optional = (['text', 'number', 'decimal', 'day', 'yes-no', 'lines', 'bodies', 'rows'] as const).map((kind) => field(kind, kind, { required: false }));
    expect(contentOf([...optional, field('hidden', 'text', { when: () => false })], { hidden: 'x' })).toEqual({});
    expect(contentOf([field('schedule', 'part'), field('schedule.unitDue.day', 'number', { required: false })], {})).toEqual({ schedule: {} });
  });

  it.each<readonly [kind: AskedField['kind'], said: string, faulty: boolean]>([
    ['number', '12', false], ['number', '1,5', true], ['number', 'x', true], ['decimal', '1,5', false], ['decimal', '78.000', true], ['decimal-text', 'x', true], ['part', '', false],
  ])('is asked again for %s %j: %s', (kind, said, faulty) => expect(faultsIn(placedIn([field('it', kind)], {}), { it: said })).toEqual(faulty ? ['it'] : []));
});
