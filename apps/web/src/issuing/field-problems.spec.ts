import { describe, expect, it } from '@jest/globals';
import { ApiProblemError, type Problem } from '../api/client.js';
import { emptyDraft, EMPTY_TASK } from './directive-draft.js';
import { fieldProblems } from './field-problems.js';

const DRAFT = { ...emptyDraft(''), tasks: [{ ...EMPTY_TASK, code: 'II.1' }, { ...EMPTY_TASK, code: 'III' }, { ...EMPTY_TASK, code: 'II.2' }] };
const PLACES = ['/items/0/tasks/0', '/items/1/tasks/0', '/items/0/tasks/1'];
const problem = (more: Partial<Problem>): ApiProblemError =>
  new ApiProblemError({ type: 'urn:dondoc:problem:validation-failed', status: 400, title: '', titleEn: '', detail: 'vì sao', detailEn: 'why', nextStep: '', nextStepEn: '', requestId: '', ...more });
const at = (...pointers: readonly string[]): readonly string[] =>
  Object.keys(fieldProblems(problem({ errors: pointers.map((pointer) => ({ pointer, rule: '', detail: 'sai', detailEn: 'bad' })) }), DRAFT, PLACES, 'vi'));

describe('where a refusal is shown', () => {
  it('is the field that stands for the part of the content', () => {
    expect(at('#/content/number/symbol', '#/content/number/number', '#/content/signatory/position', '#/content/recipients/0/text', '#/content/confirmingBody')).toEqual(['symbol', 'number', 'position', 'recipients', 'confirmingBody']);
    expect(at('#/content/items/0/tasks/1/deadlines/0/due', '#/content/items/1/tasks/0/participants', '#/content/items/0/sourceSentence', '#/content/items/1/code')).toEqual(['tasks.2.phrase', 'tasks.1.lead', 'tasks.0.sentence', 'tasks.1.item']);
    expect(at('#/content/sample', '#/elsewhere')).toEqual([]);
  });

  it('is the task that a reason of the rules names', () => {
    const refused = (tag: string, facts: Readonly<Record<string, unknown>>, code: 'vi' | 'en' = 'vi') => fieldProblems(problem({ type: `urn:dondoc:problem:${tag}`, facts }), DRAFT, PLACES, code);
    expect(refused('deadline-before-issue', { taskCode: 'III' })).toEqual({ 'tasks.1.phrase': 'vì sao' });
    expect(refused('symbol-mismatch', {}, 'en')).toEqual({ symbol: 'why' });
    expect(refused('no-confirming-body', { taskCode: 'unknown' })).toEqual({});
    expect(fieldProblems(new Error('x'), DRAFT, PLACES, 'vi')).toEqual({});
  });
});
