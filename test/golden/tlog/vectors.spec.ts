import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checksOf, ourAnswer, randomFrom } from '../../proofs/our-trees.js';
import type { Answer, Question } from '../../proofs/judges.js';

type MakeQuestion = Extract<Question, { ask: 'make' }>;

/** Roots and proofs of random trees as Go's `sumdb/tlog` made them; `test/proofs` asks Go itself, and many more of them. */
const VECTORS = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors.json'), 'utf8')) as readonly { readonly question: MakeQuestion; readonly answer: Answer }[];

describe('trees and proofs made by another implementation', () => {
  it('are the same here', () => {
    expect(VECTORS.length).toBeGreaterThan(60);
    expect(VECTORS.map(({ question }) => ourAnswer(question))).toEqual(VECTORS.map(({ answer }) => answer));
  });

  it('are found good here, and no more so when anything is changed', () => {
    const random = randomFrom(20211115);
    const checks = VECTORS.flatMap(({ question, answer }) => checksOf(question, answer, random));
    expect(checks.map(({ question }) => ourAnswer(question).good)).toEqual(checks.map(({ good }) => good));
  });
});
