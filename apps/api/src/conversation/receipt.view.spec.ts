import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { CommandReceipt } from '#libs/application';
import { ReceiptView } from './receipt.view.js';

const receipt = (tag: string): CommandReceipt => ({ id: 'a', stream: 'assignment-a', revision: 3, position: 'p', recorded: 1, repeated: false, warnings: [{ tag, facts: { due: '2021-12-31' } }] });
const wordsOf = (tag: string): { readonly vi: string; readonly en: string } | undefined => new ReceiptView(receipt(tag)).warnings[0];

/** The tags that a source file gives to warnings. */
const tagsIn = (path: string, pattern: RegExp): readonly string[] => [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, tag]) => tag ?? '');

describe('the answer to a command', () => {
  it('gives warnings their words and facts', () => {
    expect(new ReceiptView(receipt('due-after-parent'))).toEqual({
      id: 'a', revision: 3, position: 'p', recorded: 1, repeated: false,
      warnings: [{ tag: 'due-after-parent', vi: 'Hạn mới ở sau hạn của nhiệm vụ cấp trên', en: 'The new due day is after the parent’s', facts: { due: '2021-12-31' } }],
    }); // prettier-ignore
  });

  it('has words for every warning that is given', () => {
    const given = [
      ...tagsIn('libs/application/src/commands/assignment/assignment-job.ts', /tag: '([a-z-]+)'/g),
      ...tagsIn('libs/application/src/commands/directive/directive-job.ts', /tag: '([a-z-]+)'/g),
      ...tagsIn('libs/domain/src/directive/warnings.ts', /readonly kind: '([a-z-]+)'/g),
    ];
    expect(given.length).toBeGreaterThanOrEqual(7);
    expect(given.filter((tag) => wordsOf(tag)?.vi === tag)).toEqual([]);
  });

  it('keeps back no warning without words', () => {
    expect(wordsOf('toString')).toEqual({ tag: 'toString', vi: 'toString', en: 'toString', facts: { due: '2021-12-31' } });
  });
});
