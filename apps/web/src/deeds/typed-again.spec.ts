import { describe, expect, it } from '@jest/globals';
import { answersOf, placedIn } from '../forms/answers.js';
import { contentOf } from '../forms/content-of.js';
import { vi } from '../language/vi.js';
import { DEEDS } from './all-deeds.js';
import { askedOf, type DeedField } from './deed.js';
import { typedAgain } from './typed-again.js';

/** Something to say in each field, as the API takes it. */
function said(fields: readonly DeedField[]): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { name, kind, rows, when, choices } of fields) {
    const [condition = '', ...values] = when ?? [];
    if (when !== undefined && !values.includes(String(condition.split('.').reduce<unknown>((part, each) => (part as Record<string, unknown> | undefined)?.[each], content)))) continue;
    const path = name.split('.');
    const last = path.pop() ?? '';
    const within = path.reduce((part, each) => (part[each] ??= {}) as Record<string, unknown>, content);
    const word = choices === undefined || choices === 'known' ? 'mot' : (Object.keys(vi.deeds.choices[choices])[0] ?? 'mot');
    within[last] =
      kind === 'rows' ? [said(rows ?? []), said(rows ?? [])] : kind === 'lines' || kind === 'bodies' || kind === 'boxes' ? [word, 'hai'] : kind === 'numbers' ? [1, 2] : kind === 'number' || kind === 'duty-step' ? 7 : kind === 'decimal' ? 62.5
        : kind === 'decimal-text' ? '62.5' : kind === 'box' || kind === 'yes-no' ? true : kind === 'day' ? '2026-11-30' : kind === 'part' ? {} : word; // prettier-ignore
  }
  return content;
}

describe('what a draft says, typed again', () => {
  it.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s says the same again', (_, { fields }) => {
    const asked = askedOf(fields, vi, {});
    const typed = typedAgain(fields, said(fields));
    expect(contentOf(asked, answersOf(placedIn(asked, typed), typed))).toEqual(said(fields));
  });

  it('finds what the act holds in one more part, and a duty by its stream', () => {
    const fields: readonly DeedField[] = [{ name: 'text', kind: 'long' }, { name: 'evidence.by', kind: 'choice' }, { name: 'evidence.events', kind: 'rows', rows: [{ name: 'assignmentId', kind: 'choice' }, { name: 'revision', kind: 'duty-step' }] }];
    expect(typedAgain(fields, { type: 'RecordObservation', observation: { text: 'Chậm.', evidence: { by: 'events', events: [{ stream: 'assignment-abc', revision: 3 }] } } })).toEqual({ text: 'Chậm.', 'evidence.by': 'events', 'evidence.events': '1', 'evidence.events.0.assignmentId': 'abc', 'evidence.events.0.revision': '3' });
  });

  it('leaves empty what is not said', () => {
    expect(typedAgain([{ name: 'note', kind: 'long' }, { name: 'day', kind: 'day' }, { name: 'rows', kind: 'rows', rows: [] }], { note: null })).toEqual({ note: '', day: '', rows: '0' });
  });
});
