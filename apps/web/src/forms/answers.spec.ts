import { describe, expect, it } from '@jest/globals';
import { answersOf, bodiesIn, faultsIn, fieldFor, linesIn, placedIn, rowsIn, withRows, type AskedField } from './answers.js';

const FIELDS: readonly AskedField[] = [
  { name: 'day', label: 'Ngày', kind: 'day', required: true },
  { name: 'basis', label: 'Căn cứ', kind: 'text', required: true, when: ({ day }) => day === '01/02/2026' },
  { name: 'visits', label: 'Buổi', kind: 'rows', required: true, row: { add: 'Thêm', title: String, fields: [{ name: 'by', label: 'Loại', kind: 'choice' }, { name: 'paper', label: 'Tài liệu', kind: 'lines', required: true, when: ({ by }) => by === 'paper' }] } },
];
const named = (typed: Readonly<Record<string, string>>): readonly string[] => placedIn(FIELDS, typed).map(({ name }) => name);
const faults = (typed: Readonly<Record<string, string>>): readonly string[] => faultsIn(placedIn(FIELDS, typed), typed);

describe('what a form asks for', () => {
  it('depends on what is typed, in a row on the row', () => {
    expect(named({ day: '02/02/2026', visits: '2', 'visits.1.by': 'paper' })).toEqual(['day', 'visits', 'visits.0.by', 'visits.1.by', 'visits.1.paper']);
    expect(named({ day: '01/02/2026' })).toEqual(['day', 'basis', 'visits']);
  });

  it('is missing where it must be said, or is no day', () => {
    expect(faults({ day: '31/02/2026', visits: '1', 'visits.0.by': 'paper', 'visits.0.paper': ' ' })).toEqual(['day', 'visits.0.paper']);
    expect(faults({ day: '01/02/2026', basis: 'x', visits: '0' })).toEqual(['visits']);
    const even: AskedField = { name: 'n', label: 'Số', kind: 'text', fault: (value) => (Number(value) % 2 === 0 ? null : 'lẻ') };
    expect(['', '2', '3'].map((n) => faultsIn(placedIn([even], { n }), { n }))).toEqual([[], [], ['n']]);
  });

  it('is given on without what was typed into a field that went away', () => {
    const typed = { day: '2/2/2026', basis: 'cũ', visits: '1', 'visits.0.by': '', 'visits.0.paper': 'cũ' };
    expect(answersOf(placedIn(FIELDS, typed), typed)).toEqual({ day: '2026-02-02', visits: '1', 'visits.0.by': '' });
  });
});

describe('rows', () => {
  it('move up when one is taken away, and nothing of it stays', () => {
    const typed = { day: 'x', visits: '3', 'visits.0.by': 'a', 'visits.1.by': 'b', 'visits.1.paper': 'p', 'visits.2.by': 'c' };
    const rows = rowsIn(typed, 'visits');
    expect(rows).toEqual([{ by: 'a' }, { by: 'b', paper: 'p' }, { by: 'c' }]);
    expect(withRows(typed, 'visits', rows.slice(1))).toEqual({ day: 'x', visits: '2', 'visits.0.by': 'b', 'visits.0.paper': 'p', 'visits.1.by': 'c' });
  });

  it('of a text are its lines that say something, of bodies their ids', () => {
    expect([linesIn(' a \n\nb'), linesIn(undefined), bodiesIn('x y'), bodiesIn('')]).toEqual([['a', 'b'], [], ['x', 'y'], []]);
  });
});

describe('where a refusal is shown', () => {
  const names = ['number', 'number.symbol', 'visits', 'visits.0.contents', 'visits.1.contents', 'due'];
  it.each([
    ['number.symbol', 'number.symbol'], ['number.year', 'number'], ['visits.1.contents.3', 'visits.1.contents'], ['visits.contents', 'visits.0.contents'], ['visits.1', 'visits'], ['symbol', 'number.symbol'], ['elsewhere', null],
  ])('%s at %s', (part, field) => expect(fieldFor(part, names)).toBe(field));
});
