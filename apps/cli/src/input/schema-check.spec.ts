import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parseLocalDate } from '#libs/domain';
import { SAMPLE_PLAN } from '#libs/sample';
import { parseDirective } from './directive-file.js';
import { checkAgainst, type Schema, type SchemaFault } from './schema-check.js';

const schema = JSON.parse(readFileSync('docs/directive.schema.json', 'utf8')) as Schema & AnySchemaObject;
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
ajv.addFormat('date', (text: string) => parseLocalDate(text) !== null);
const published = ajv.compile(schema);

const sample = { format: 'dondoc-directive/1', ...SAMPLE_PLAN };
const copy = (): Record<string, unknown> => structuredClone(sample) as unknown as Record<string, unknown>;

/** Every place of a JSON value, as the object or array that holds it and the key. */
function* places(value: unknown): Generator<readonly [holder: Record<string, unknown>, key: string]> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    yield [value as Record<string, unknown>, key];
    yield* places((value as Record<string, unknown>)[key]);
  }
}

describe('the published schema', () => {
  it('is a valid schema and takes the sample plan whole', () => {
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(published(sample)).toBe(true);
    expect(parseDirective(JSON.stringify(sample))).toEqual({ ok: true, directive: { ...SAMPLE_PLAN, secrecy: 'open' } });
  });

  it('fills in what may be left out', () => {
    const task = { code: 'I.1', summary: 'Việc', participants: [{ role: 'lead', text: 'Sở', body: 'so' }], completion: { by: 'all' }, partsCompletion: { by: 'lead-report' } };
    const { format, number, date, title, confirmingBody, supervisingBody } = { ...sample };
    const short = { format, number, date, title, confirmingBody, supervisingBody, signatory: { capacity: 'none', position: 'Giám đốc' }, recipients: [], items: [{ code: 'I', sourceSentence: 'Câu.', tasks: [task] }] };
    expect(parseDirective(JSON.stringify(short))).toMatchObject({
      ok: true,
      directive: { confirmingFallbacks: [], implements: [], sample: false, urgency: 'ordinary', secrecy: 'open', signatory: { onBehalfOf: null }, items: [{ corrections: [], sourceLine: null, tasks: [{ deadlines: [], expectedOutputs: [], points: [], pointsCompletion: { by: 'all' }, starred: false }] }] },
    });
  });

  it.each([
    ['an unknown field', { nonsense: 1 }, '/', 'additionalProperties'],
    ['31/02', { date: '2021-02-31' }, '/date', 'format'],
    ['a number of the wrong type', { number: { ...SAMPLE_PLAN.number, number: '24' } }, '/number/number', 'type'],
    ['no item', { items: [] }, '/items', 'minItems'],
    ['an unknown format', { format: 'x' }, '/format', 'const'],
    ['an unknown mark of urgency', { urgency: 'soon' }, '/urgency', 'enum'],
    ['an unknown mark of secrecy', { secrecy: 'hush' }, '/secrecy', 'enum'],
  ])('refuses %s and says where', (_what, change, at, rule) => {
    const parsed = parseDirective(JSON.stringify({ ...sample, ...change }));
    expect(parsed.ok ? [] : parsed.faults.map((fault) => [fault.at, fault.rule])).toEqual([[at, rule]]);
  });

  it('is judged as Ajv judges it, wherever one value is spoilt', () => {
    const count = [...places(copy())].length;
    const spoilt = fc.oneof(fc.constantFrom<unknown>(null, '', 'x', '2021-02-31', 0, -1, 1.5, true, [], {}, undefined), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.nat(count - 1), spoilt, (place, value) => {
        const changed = copy();
        const [holder, key] = [...places(changed)][place] as readonly [Record<string, unknown>, string];
        if (value === undefined && !Array.isArray(holder)) delete holder[key];
        else holder[key] = value ?? null;
        const faults: SchemaFault[] = [];
        checkAgainst(schema, changed, faults);
        expect(faults.length === 0).toBe(published(changed));
      }),
      { numRuns: 150 },
    );
  });
});
