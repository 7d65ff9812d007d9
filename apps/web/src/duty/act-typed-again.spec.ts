import { describe, expect, it } from '@jest/globals';
import { actTypedAgain } from './act-typed-again.js';

describe('what a draft of an act on a duty says, typed again', () => {
  it('has figures, lines and days as they are typed', () => {
    expect(actTypedAgain('ReportProgress', { type: 'ReportProgress', percent: 41, note: 'Đang làm', obstacles: null, occurredOn: '2026-11-29', lateEntryBasis: 'Sổ 1' })).toEqual({ percent: '41', note: 'Đang làm', obstacles: '', occurredOn: '29/11/2026', lateEntryBasis: 'Sổ 1' });
    expect(actTypedAgain('SubmitResult', { outputs: ['BC 1', 'BC 2'], note: null })).toMatchObject({ outputs: 'BC 1\nBC 2', note: '' });
  });

  it('finds what the API calls otherwise', () => {
    expect(actTypedAgain('ReturnToIssuer', { reason: 'unclear', explanation: 'Hai cách hiểu' })).toMatchObject({ returnReason: 'unclear', explanation: 'Hai cách hiểu' });
    const part = { body: 'so-y-te', summary: 'Phần', expectedOutputs: ['BC'], deadlines: [{ kind: 'date', due: '2026-12-15' }] };
    expect([actTypedAgain('HandDownPart', part), actTypedAgain('HandDownPart', { part })].map(({ due, body }) => [due, body])).toEqual([['15/12/2026', 'so-y-te'], ['15/12/2026', 'so-y-te']]);
    expect(actTypedAgain('HandDownPart', { ...part, deadlines: [] }).due).toBe('');
  });
});
