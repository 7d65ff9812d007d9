import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../command.js';
import { askedBoard, askedList, boardOf, COMPARED_BOARDS, COMPARED_LISTS, comparedOf, isList } from './compared.js';

const GIVEN = { body: 'ban-tuyen-giao', office: 'ban-dan-van', directive: '00000000-0000-5000-8000-000000000001', period: '2022-Q1' };
const BOARDS = (Object.keys(COMPARED_BOARDS) as (keyof typeof COMPARED_BOARDS)[]).filter((of) => of !== 'duties');

describe('what a difference or an explanation is about', () => {
  it.each(BOARDS)('can be %s, with numbers of its own', (of) => {
    expect([askedBoard(of, GIVEN).of, comparedOf({ of }), boardOf({ of }), isList(of), COMPARED_BOARDS[of].length > 0]).toEqual([of, of, of, false, true]);
  });

  it.each(COMPARED_LISTS)('can be the list of %s, for a difference alone', (of) => {
    expect([askedList(of, GIVEN).of, comparedOf({ of }), isList(of)]).toEqual([of, of, true]);
    expect(() => boardOf({ of })).toThrow(UsageError);
  });

  it('is the board of duties where nothing else is said, and refuses what there is not or cannot do without', () => {
    expect([comparedOf({}), boardOf({})]).toEqual(['duties', 'duties']);
    expect(() => comparedOf({ of: 'x' })).toThrow(UsageError);
    for (const what of ['inbox', 'ranking', 'directive', 'fan-out', 'update-rate'] as const) expect(() => askedBoard(what, {})).toThrow(UsageError);
    for (const what of ['urging-inbox', 'notices', 'receipts'] as const) expect(() => askedList(what, {})).toThrow(UsageError);
    expect(() => askedBoard('ranking', { ...GIVEN, period: '2022-Q9' })).toThrow(UsageError);
  });
});
