import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASVS_IDS } from './asvs-ids.js';
import { faultsOf, rowsIn } from './asvs-page.js';

const page = readFileSync('docs/asvs.md', 'utf8');

/** Not so yet. Whoever closes one takes it out here. */
const OPEN: readonly string[] = [];

/** Replaces one row, which is there. */
const spoilt = (id: string, by: (row: string) => string): string => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${id} |`)) ?? '';
  expect(row).not.toBe('');
  return page.replace(`${row}\n`, by(row));
};

describe('docs/asvs.md', () => {
  it('answers each requirement of levels 1 and 2 by what is there', () => {
    expect([ASVS_IDS.size, [...ASVS_IDS.values()].filter((level) => level === 1).length]).toEqual([253, 70]);
    expect(faultsOf(page, ASVS_IDS, OPEN)).toEqual([]);
    const count = (answer: string): number => rowsIn(page).filter((row) => row.answer === answer).length;
    console.warn(`ASVS 5.0: ${count('test')} test, ${count('code')} code, ${count('reason')} reason; chưa đạt / OPEN ${OPEN.length}: ${OPEN.join(', ')}`);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['a row is missing', spoilt('V1.2.4', () => ''), ['V1.2.4: missing, or of another level']],
    ['a row stands twice', spoilt('V1.2.4', (row) => `${row}\n${row}\n`), ['V1.2.4: 2 times']],
    ['a level is another', spoilt('V1.2.4', (row) => `${row.replace('| 1 |', '| 2 |')}\n`), ['V1.2.4: missing, or of another level']],
    ['something is not in the standard', page.replace('\n## V2', '\n| V1.9.9 | 2 | x | reason | long enough to be one |\n\n## V2'), ['V1.9.9: not in the standard']],
    ['one more is open', spoilt('V7.2.1', (row) => `${row.replace(/\| code \| .*/u, '| open | nobody has looked at this |')}\n`), ['V7.2.1: open']],
    ['a file is not there', spoilt('V7.2.1', (row) => `${row.replace('sessions.ts', 'seance.ts')}\n`), ['V7.2.1: apps/api/src/signing-in/seance.ts is not there']],
    ['a case has another name', spoilt('V1.1.1', (row) => `${row.replace('brings text into NFC', 'brings text into NFD')}\n`), ['V1.1.1: apps/api/src/input/clean-json.spec.ts has no case "brings text into NFD"']],
    ['words of a comment are taken for a case', spoilt('V7.2.4', (row) => `${row.replace(/› .* \|$/u, '› One verification each |')}\n`), ['V7.2.4: apps/api/src/signing-in/sign-in.spec.ts has no case "One verification each"']],
    ['a name is only used', spoilt('V7.2.1', (row) => `${row.replace('› caller', '› CLOCK')}\n`), ['V7.2.1: apps/api/src/signing-in/sessions.ts has no "CLOCK"']],
    ['a heading is gone', spoilt('V2.1.3', (row) => `${row.replace('› Limits', '› Borders')}\n`), ['V2.1.3: docs/security.md has no "Borders"']],
    ['a reason is none', spoilt('V9.2.4', (row) => `${row.replace(/\| reason \| .*/u, '| reason | no |')}\n`), ['V9.2.4: says too little']],
    ['a row is no row', spoilt('V9.2.4', (row) => `${row.replace('| reason |', '| reason')}\n`), [expect.stringContaining('no row: | V9.2.4') as unknown as string]],
  ])('is refused when %s', (_what, text, faults) => {
    expect(faultsOf(text, ASVS_IDS, OPEN)).toEqual(faults);
  });

  it('is refused with too many reasons, and when an open one is closed and still known as open', () => {
    const reasoned = page.replaceAll(/\| code \| .* \|$/gmu, '| reason | it is not for us, we think |');
    expect(faultsOf(reasoned, ASVS_IDS, OPEN).filter((fault) => fault.includes('reasons of'))).toHaveLength(1);
    expect(faultsOf(page, ASVS_IDS, ['V12.3.3'])).toEqual(['V12.3.3: known as open, and is not']);
  });
});
