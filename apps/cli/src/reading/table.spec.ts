import { describe, expect, it } from '@jest/globals';
import { ratioText, tableText } from './table.js';

describe('a table', () => {
  const columns = [
    { heading: 'Tên / name', cell: ({ name }: { readonly name: string; readonly n: number }) => name },
    { heading: 'Số', right: true, cell: ({ n }: { readonly n: number }) => n },
  ];

  it('is as wide as its widest cells, numbers at the right', () => {
    expect(tableText(columns, [{ name: 'Sở Y tế', n: 7 }, { name: 'Ban\nDân   vận', n: 1200 }])).toBe(
      'Tên / name     Số\nSở Y tế         7\nBan Dân vận  1200\n2 dòng / rows\n',
    );
  });

  it('cuts what is too long, and stands without rows too', () => {
    expect(tableText(columns, [{ name: 'x'.repeat(80), n: 1 }]).split('\n')[1]).toBe(`${'x'.repeat(59)}…   1`);
    expect(tableText(columns, [])).toBe('Tên / name  Số\n0 dòng / rows\n');
  });

  it('counts letters with marks written apart as one', () => {
    expect(tableText(columns, [{ name: 'é'.normalize('NFD').repeat(12), n: 1 }]).split('\n')[1]).toBe(`${'é'.repeat(12)}   1`);
  });
});

it('writes k of n, and a dash where there is nothing to count', () => {
  expect([ratioText({ k: 2, n: 3 }), ratioText({ k: 0, n: 0 })]).toEqual(['2/3', '–']);
});
