import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { policyFields, type Switches } from '../../apps/web/src/administration/policy-fields.js';
import { LONGEST_TEXTS } from '../../apps/web/src/api/longest-texts.js';
import { DEEDS } from '../../apps/web/src/deeds/all-deeds.js';
import type { DeedField } from '../../apps/web/src/deeds/deed.js';
import { ACT_FIELDS, API_NAMES, type Act } from '../../apps/web/src/duty/act-fields.js';
import { ACT_ROUTES } from '../../apps/web/src/duty/send-act.js';
import { vi } from '../../apps/web/src/language/vi.js';
import { switchesFault } from '#libs/domain';
import { longest, longestIn, routeCalled, type Route } from '../../apps/web/src/forms/longest.js';

const WEB = 'apps/web/src';
/** Fields that are typed into, in the source of the pages. */
const TYPED = /<(?:TextInput|Textarea|PasswordInput|NumberInput|Autocomplete|TagsInput|JsonInput|PinInput|input|textarea)\b/gu;
/** Kinds of fields that take any text. */
const TEXTS: ReadonlySet<DeedField['kind']> = new Set(['text', 'long', 'lines', 'secret']);

/** What is typed into without an end, and what ends by a number that no route says. */
function endless(text: string): readonly string[] {
  return [...text.matchAll(TYPED)].flatMap(({ index }) => {
    const tag = text.slice(index, text.indexOf('/>', index));
    return /type="(?:range|file|number)"/u.test(tag) || /\bmaxLength=\{(?!\d)/u.test(tag) ? [] : [tag];
  });
}

/** Fields of a form that take any text, and of which the route does not say how long it may be. */
const unbound = (route: Route | null, fields: readonly DeedField[], beginning = ''): readonly string[] =>
  fields.flatMap((field) => [
    ...(TEXTS.has(field.kind) && longestIn(route, field, beginning + field.name) === undefined ? [`${route ?? 'no route'} ${beginning}${field.name}`] : []),
    ...unbound(route, field.rows ?? [], `${beginning}${field.name}.0.`),
  ]);

describe('what is typed', () => {
  const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

  it('ends where the API has an end, in every field of every page', () => {
    const sources = files.map((file) => [file, readFileSync(join(WEB, file), 'utf8')] as const);
    expect(sources.flatMap(([, text]) => [...text.matchAll(TYPED)]).length).toBeGreaterThan(40);
    expect(sources.flatMap(([file, text]) => endless(text).map((tag) => `${file}: ${tag}`))).toEqual([]);
  });

  it.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s ends where its route says', (_, { method = 'POST', address, fields }) => {
    // What the address has a place for is a key.
    expect(unbound(routeCalled(`${method} ${address}`), fields.filter(({ name }) => !address.includes(`{${name}}`)))).toEqual([]);
  });

  it.each(Object.keys(ACT_FIELDS) as Act[])('%s ends where its route says', (act) => {
    const fields = ACT_FIELDS[act].filter(({ kind }) => kind === 'text' || kind === 'long' || kind === 'lines');
    expect(fields.filter(({ name }) => longestIn(ACT_ROUTES[act], { kind: 'text' }, API_NAMES[name] ?? name) === undefined)).toEqual([]);
    expect(longestIn(ACT_ROUTES[act], { kind: 'text' }, 'lateEntryBasis')).toBe(500);
  });

  it('is told by the rules of the routes', () => {
    expect([longest('POST /api/urgings/bulk', 'number.symbol'), longest('POST /api/urgings/bulk', 'demand')]).toEqual([100, 10_000]);
    // A row without its place, a part without what is above it, a list of texts as many lines.
    expect([longestIn('POST /api/inspections/{id}/minutes', { kind: 'long' }, 'findings.3.text'), longestIn('POST /api/bodies', { kind: 'text' }, 'name'), longestIn('POST /api/inspections/{id}/plan', { kind: 'lines' }, 'visits.0.contents')]).toEqual([4000, 300, 50 * 1001]);
    expect(Object.values<Readonly<Record<string, number>>>(LONGEST_TEXTS).flatMap((parts) => Object.values(parts)).filter((length) => !(length > 0))).toEqual([]);
  });

  it('is of a rung of the ladder what the rules of the policy take', () => {
    const [rungs] = policyFields({ reminderLadder: [] } as unknown as Switches, vi).filter(({ kind }) => kind === 'rows');
    const most = rungs?.row?.fields.find(({ name }) => name === 'id')?.longest ?? 0;
    const isTaken = (length: number): boolean => switchesFault({ reminderLadder: [{ id: 'a'.repeat(length), about: 'due', offset: 1, unit: 'working-days', grade: 'remind', to: 'lead' }] }) === null;
    expect([isTaken(most), isTaken(most + 1)]).toEqual([true, false]);
  });

  it('would be found endless', () => {
    expect(endless('<TextInput {...given} autoFocus />\n<Textarea maxLength={4000} />\n<TextInput maxLength={longest(a, b)} />').length).toBe(2);
    expect(unbound('POST /api/urgings/bulk', [{ name: 'nothing', kind: 'text' }, { name: 'basis', kind: 'text' }, { name: 'rows', kind: 'rows', rows: [{ name: 'no', kind: 'long' }] }])).toEqual(['POST /api/urgings/bulk nothing', 'POST /api/urgings/bulk rows.0.no']);
    expect(unbound(null, [{ name: 'basis', kind: 'text' }])).toEqual(['no route basis']);
  });
});
