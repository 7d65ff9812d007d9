import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { describe, expect, it } from '@jest/globals';
import { CONTROLLERS } from '../../apps/api/src/controllers.js';
import { propertiesOf, type DtoClass, type Property } from '../../apps/api/src/input/compile-validator.js';
import { routePlansOf } from '../../apps/api/src/route-plans.js';
import { PROPOSABLE_ACTS } from '#libs/domain';
import { DEEDS } from '../../apps/web/src/deeds/all-deeds.js';
import { goesOut, type Deed, type DeedField } from '../../apps/web/src/deeds/deed.js';
import { ACT_FIELDS } from '../../apps/web/src/duty/act-fields.js';
import { MEASURING_ACTS } from '../../apps/web/src/indicators/measuring-acts.js';
import { STEPS } from '../../apps/web/src/inspections/inspection-steps.js';
import { en } from '../../apps/web/src/language/en.js';
import { vi } from '../../apps/web/src/language/vi.js';
import { REPORT_ACTS } from '../../apps/web/src/reporting/report-deeds.js';

const WEB = 'apps/web/src';
const NO_SCRIPT = 'a page without JavaScript has it';
const MANY = 'many acts at once, for programs; the browser has each of them';
const MACHINES = 'for machines: `dondoc tokens` has it';

/** Routes that change something and have no form in the browser, and why. */
const WITHOUT_FORM: Readonly<Record<string, string>> = {
  'POST /sign-in': NO_SCRIPT,
  'POST /sign-in/second-step': NO_SCRIPT,
  'POST /sign-out': NO_SCRIPT,
  'POST /invitations/{token}': NO_SCRIPT,
  'POST /api/invitations/{token}': NO_SCRIPT,
  'POST /api/files': 'sent by every form that takes files',
  'POST /api/log-keys': 'for whoever runs the program, with its files at hand',
  'POST /api/tokens': MACHINES,
  'DELETE /api/tokens/{id}': MACHINES,
  'DELETE /api/accounts/{id}/tokens/{token}': MACHINES,
  'POST /api/assignments/bulk': MANY,
  'POST /api/urgings': 'one paper for one duty or many is issued by the route for many',
};

interface Route {
  readonly key: string;
  readonly body: DtoClass | undefined;
}

/** Every route that changes something, as OpenAPI names it. */
const ROUTES: readonly Route[] = CONTROLLERS.flatMap((controller) => {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  return routePlansOf([controller]).flatMap(({ handler, dtos }) => {
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number] ?? '';
    const own = String(Reflect.getMetadata(PATH_METADATA, handler));
    const path = `/${base}/${own}`.replaceAll(/\/+/gu, '/').replace(/(.)\/$/u, '$1').replaceAll(/:(\w+)/gu, '{$1}');
    return method === 'GET' ? [] : [{ key: `${method} ${path}`, body: dtos.body }];
  });
});

/** Routes that the source of the pages calls by name. */
const called = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/u.test(file))
  .flatMap((file) => [...readFileSync(join(WEB, file), 'utf8').matchAll(/api\.(POST|PUT|DELETE)\('([^']+)'/gu)].map(([, method, path]) => `${method ?? ''} ${path ?? ''}`));

const keyOf = ({ method, address }: Deed): string => `${method ?? 'POST'} ${address}`;

/** Parts of every act that the forms themselves add. */
const BESIDE = new Set(['occurredOn', 'lateEntryBasis', 'actingFor', 'secrecy', 'files']);
/** Parts of a paper of one's own body, where the act is one. */
const PAPER = ['number', 'date', 'signatory'];

/** What a form asks for that its route does not take, and what the route needs that the form does not ask for. */
function misfits(fields: readonly DeedField[], dto: DtoClass | undefined, beside: ReadonlySet<string> = BESIDE): readonly string[] {
  const properties = dto === undefined ? [] : propertiesOf(dto);
  const groups = new Map<string, DeedField[]>();
  for (const field of fields) {
    const [first = '', ...rest] = field.name.split('.');
    groups.set(first, [...(groups.get(first) ?? []), { ...field, name: rest.join('.') }]);
  }
  const unknown = [...groups.keys()].filter((name) => !properties.some((property) => property.name === name)).map((name) => `${name} is not taken`);
  const missing = properties.filter(({ name, conditions }) => conditions.length === 0 && !groups.has(name) && !beside.has(name)).map(({ name }) => `${name} is not asked for`);
  const inside = properties.flatMap((property) => (groups.has(property.name) ? misfit(property, groups.get(property.name) ?? []) : []));
  return [...unknown, ...missing, ...inside];
}

const LEFT_OUT = 'may be left out of the form, not of the act';
const KINDS: Readonly<Record<string, readonly string[]>> = {
  isInt: ['number', 'duty-step'], isNumber: ['decimal'], isBoolean: ['box', 'yes-no'], isLocalDate: ['day'], isArray: ['lines', 'bodies', 'boxes', 'rows'],
}; // prettier-ignore

function misfit({ name, checks, nested, conditions }: Property, fields: readonly DeedField[]): readonly string[] {
  const own = fields.filter((field) => field.name === '');
  if (nested !== null) {
    const rows = own.find(({ kind }) => kind === 'rows');
    const faults = misfits(rows === undefined ? fields.filter(({ kind }) => kind !== 'part') : (rows.rows ?? []), nested.of, new Set()).map((fault) => `${name}.${fault}`);
    // What may be left out as a whole may be left out with each of its parts.
    return conditions.length === 0 ? faults : faults.filter((fault) => !fault.endsWith(LEFT_OUT));
  }
  const isList = checks.some(({ rule }) => rule === 'isArray');
  const wanted = isList ? (checks.some(({ rule }) => rule === 'isInt') ? ['numbers'] : KINDS['isArray']) : checks.map(({ rule }) => KINDS[rule]).find((kinds) => kinds !== undefined);
  return own.flatMap(({ kind, required, when }) => [
    ...(wanted === undefined ? (['number', 'numbers', 'duty-step', 'box', 'yes-no', 'lines', 'bodies', 'boxes', 'rows'].includes(kind) ? [`${name} is asked for as ${kind}`] : []) : wanted.includes(kind) ? [] : [`${name} is asked for as ${kind}`]),
    ...(conditions.length === 0 && required === false && when === undefined ? [`${name} ${LEFT_OUT}`] : []),
  ]);
}

describe('the forms of the browser', () => {
  it('are there for every route that changes something, or a reason is', () => {
    const formed = new Set([...called, ...DEEDS.map(keyOf)]);
    expect(ROUTES.length).toBeGreaterThan(140);
    expect(ROUTES.map(({ key }) => key).filter((key) => !formed.has(key) && WITHOUT_FORM[key] === undefined)).toEqual([]);
    expect(Object.keys(WITHOUT_FORM).filter((key) => formed.has(key) || !ROUTES.some((route) => route.key === key))).toEqual([]);
  });

  it('are drafts for whoever drafts where the act leaves a body, and nowhere else', () => {
    const proposable: ReadonlySet<string> = new Set(PROPOSABLE_ACTS);
    expect(DEEDS.filter((deed) => goesOut(deed) !== proposable.has(deed.name)).map(({ name }) => name)).toEqual([]);
  });

  it('begin with what a draft says, for every act that can be drafted', () => {
    const revised = new Set<string>([...DEEDS.filter(goesOut).map(({ name }) => name), ...Object.keys(ACT_FIELDS), 'DecideInspection', 'IssueUrging', ...STEPS, ...Object.values(MEASURING_ACTS), ...Object.values(REPORT_ACTS)]);
    expect(PROPOSABLE_ACTS.filter((act) => !revised.has(act))).toEqual([]);
  });

  it('name routes that are there, each once', () => {
    expect([...called, ...DEEDS.map(keyOf)].filter((key) => !ROUTES.some((route) => route.key === key))).toEqual([]);
    expect(DEEDS.map(keyOf).filter((key, place, all) => all.indexOf(key) !== place)).toEqual([]);
  });

  it.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s asks for what its route takes', (_, deed) => {
    const { body } = ROUTES.find(({ key }) => key === keyOf(deed)) ?? {};
    expect(misfits(deed.fields.filter(({ name }) => !deed.address.includes(`{${name}}`)), body, deed.plain === true ? new Set() : new Set([...BESIDE, ...(deed.paper === undefined ? [] : PAPER)]))).toEqual([]);
    expect(deed.carriesFiles === true && !propertiesOf(body as DtoClass).some(({ name }) => name === 'files')).toBe(false);
  });

  it.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s offers what the route takes where there is a choice', (_, deed) => {
    const { body } = ROUTES.find(({ key }) => key === keyOf(deed)) ?? {};
    expect(choiceFaults(deed.fields, body)).toEqual([]);
  });

  it('would be found wrong', () => {
    const [first] = DEEDS as readonly [Deed];
    const { body } = ROUTES.find(({ key }) => key === keyOf(first)) ?? {};
    expect(misfits([...first.fields.slice(1), { name: 'nothing', kind: 'text' }], body)).toContain('nothing is not taken');
    expect(misfits(first.fields.slice(1), body).join()).toContain('is not asked for');
  });

  it('say the same things in both languages', () => {
    expect(Object.values(en.deeds.names).filter((name, place, all) => all.indexOf(name) !== place)).toEqual([]);
    expect(Object.values(vi.deeds.names).filter((name, place, all) => all.indexOf(name) !== place)).toEqual([]);
  });
});

/** Choices of a form that differ from those that the rules of the route name. */
function choiceFaults(fields: readonly DeedField[], dto: DtoClass | undefined): readonly string[] {
  const properties = dto === undefined ? [] : propertiesOf(dto);
  return fields.flatMap((field) => {
    const [first = '', ...rest] = field.name.split('.');
    const property = properties.find(({ name }) => name === first);
    if (property === undefined) return [];
    if (rest.length > 0) return choiceFaults([{ ...field, name: rest.join('.') }], property.nested?.of);
    if (field.rows !== undefined) return choiceFaults(field.rows, property.nested?.of);
    const taken = property.checks.find(({ rule }) => rule === 'isIn')?.parameters[0] as readonly string[] | undefined;
    if (taken === undefined || field.choices === undefined || field.choices === 'known') return [];
    const offered = Object.keys(vi.deeds.choices[field.choices]);
    return offered.every((word) => taken.includes(word)) ? [] : [`${field.name}: ${offered.filter((word) => !taken.includes(word)).join()}`];
  });
}
