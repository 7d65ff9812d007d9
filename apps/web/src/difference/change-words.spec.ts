import { describe, expect, it } from '@jest/globals';
import { enChanges } from '../language/en-changes.js';
import { viChanges } from '../language/vi-changes.js';
import { isChange, pathWords, valueWords } from './change-words.js';

const names = (body: string): string => (body === 'so-noi-vu' ? 'Sở Nội vụ' : body);
const said = (field: string, value: unknown): readonly string[] => [viChanges, enChanges].map((words) => valueWords(words, field, value, names));

describe('what an act changed, in words', () => {
  it('names fields, and what stands between them', () => {
    expect(pathWords(viChanges, 'coordination.so-noi-vu.answer', names)).toBe('Phối hợp › Sở Nội vụ › Ý kiến trả lời');
    expect(pathWords(enChanges, 'terms.leadBody', names)).toBe('Terms › Lead body');
    expect(pathWords(viChanges, 'rounds.2.constructor', names)).toBe('Số lần trình › 2 › constructor');
  });

  it('tells words of the program, days, moments, bodies and numbers', () => {
    expect(said('status', 'in-progress')).toEqual(['đang thực hiện', 'in progress']);
    expect([said('capacity', 'none'), said('stage', 'none')]).toEqual([['tự ký', 'in the own name'], ['chưa có', 'none']]);
    expect([said('due', '2021-12-31'), said('acknowledgedAt', Date.UTC(2021, 11, 31, 2, 5)), said('recordedAt', '2021-12-31T02:05:00.000Z')]).toEqual([['31/12/2021', '31/12/2021'], ['31/12/2021 09:05', '31/12/2021 09:05'], ['31/12/2021 09:05', '31/12/2021 09:05']]);
    expect([said('leadBody', 'so-noi-vu')[0], said('percent', 62.5)[0], said('note', null), said('starred', true)]).toEqual(['Sở Nội vụ', '62,5', ['chưa có', 'nothing'], ['có', 'yes']]);
  });

  it('tells nothing of what came from none to an empty list', () => {
    expect([isChange({ before: null, after: [] }), isChange({ before: {}, after: '' }), isChange({ before: 1, after: 1 }), isChange({ before: null, after: 0 }), isChange({ before: [], after: ['a'] }), isChange({ before: false, after: null })]).toEqual([false, false, false, true, true, true]);
  });

  it('tells lists and things, field by field', () => {
    expect(said('participants', [{ body: 'so-noi-vu', role: 'lead', note: null }, { body: 'vptu', role: 'monitor' }])[0]).toBe('Cơ quan: Sở Nội vụ, Vai trò: chủ trì; Cơ quan: vptu, Vai trò: theo dõi');
    expect([said('outputs', []), said('content', {})]).toEqual([['chưa có', 'nothing'], ['chưa có', 'nothing']]);
  });
});
