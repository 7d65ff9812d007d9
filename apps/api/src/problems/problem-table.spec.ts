import { describe, expect, it } from '@jest/globals';
import { problemDetails } from './problem-details.js';
import { ProblemError } from './problem.error.js';
import { refusedCommand } from './problem-of.js';
import { PROBLEM_TABLE, type ProblemTag } from './problem-table.js';

const tags = Object.keys(PROBLEM_TABLE) as ProblemTag[];

describe('the problem table', () => {
  it.each(tags)('tells %s in two languages, with a status code and what to do', (tag) => {
    const { status, title, nextStep } = PROBLEM_TABLE[tag];
    expect(status).toBeGreaterThanOrEqual(400);
    expect([title.vi, title.en, nextStep.vi, nextStep.en].map((text) => text.trim().length > 0)).toEqual([true, true, true, true]);
    expect([title.vi, nextStep.vi].map((text) => text.normalize('NFC') === text)).toEqual([true, true]);
  });

  it('has only two faults of its own', () => {
    expect(tags.filter((tag) => PROBLEM_TABLE[tag].status >= 500 && PROBLEM_TABLE[tag].status !== 503)).toEqual(['internal']);
  });
});

describe('problemDetails', () => {
  it('tells the facts, the fields and the next step', () => {
    const problem = new ProblemError('validation-failed', {}, [{ path: 'items.0.note', rule: 'maxLength', parameters: [5] }]);
    expect(problemDetails(problem, 'r1')).toEqual({
      type: 'urn:dondoc:problem:validation-failed',
      status: 400,
      title: 'Một số trường không hợp lệ',
      titleEn: 'Some fields are not valid',
      detail: 'Một số trường không hợp lệ.',
      detailEn: 'Some fields are not valid.',
      nextStep: 'Sửa các trường nêu trong errors.',
      nextStepEn: 'Correct the fields listed in errors.',
      requestId: 'r1',
      errors: [{ pointer: '#/items/0/note', rule: 'maxLength', detail: 'nhiều nhất 5 ký tự', detailEn: 'at most 5 characters' }],
    });
  });

  it('puts plain facts into the detail', () => {
    const { detailEn, facts } = problemDetails(refusedCommand({ kind: 'rejected', rejection: { tag: 'unknown-body', facts: { bodyId: 'x', as: { deep: 1 } } } }), 'r');
    expect([detailEn, facts]).toEqual(['The register has no such body (bodyId: x).', { bodyId: 'x', as: { deep: 1 } }]);
  });
});

describe('refusedCommand', () => {
  const tagOf = (refusal: Parameters<typeof refusedCommand>[0]): string => refusedCommand(refusal).tag;

  it('keeps secret what the caller may not know of', () => {
    expect(tagOf({ kind: 'forbidden', reason: 'not-party', mayKnow: false })).toBe('not-found');
    expect(refusedCommand({ kind: 'forbidden', reason: 'not-party', mayKnow: false }).facts).toEqual({});
    expect(tagOf({ kind: 'forbidden', reason: 'role-lacks-action', mayKnow: true })).toBe('forbidden');
  });

  it('has an answer for a tag nobody foresaw', () => {
    expect(refusedCommand({ kind: 'rejected', rejection: { tag: 'toString', facts: {} } }).facts).toEqual({ reason: 'toString' });
  });
});
