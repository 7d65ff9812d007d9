import type { Schemas } from '../api/client.js';
import { withRows, type Answers, type AskedField } from '../forms/answers.js';
import type { Dictionary } from '../language/vi.js';

export type Switches = Schemas['PolicySwitches'];
export type SwitchName = keyof Switches;

const COLOURS = ['xanh', 'cam', 'đỏ'] as const;
const choicesOf = (words: Readonly<Record<string, string>>): NonNullable<AskedField['choices']> => Object.entries(words).map(([value, label]) => ({ value, label }));

/** Every rule of the policy as it is changed, one at a time: a number, yes or no, an hour, a table, or the rungs of the ladder. Which one, `rule` says; it is not sent. */
export function policyFields(switches: Switches, t: Dictionary): readonly AskedField[] {
  const names = Object.keys(switches) as SwitchName[];
  return [
    { name: 'rule', label: t.rules.rule, kind: 'choice', required: true, choices: names.map((name) => ({ value: name, label: t.rules.switches[name] })) },
    ...names.flatMap((name) => fieldsOf(name, switches[name], t).map((field): AskedField => ({ ...field, required: true, when: ({ rule }) => rule === name }))),
    { name: 'issuer', label: t.rules.issuer, kind: 'body', hint: t.rules.issuerHint, required: false },
    { name: 'basis', label: t.account.basis, kind: 'text', required: true },
  ];
}

function fieldsOf(name: SwitchName, value: Switches[SwitchName], t: Dictionary): readonly AskedField[] {
  const at = `switches.${name}`;
  if (typeof value === 'number') return [{ name: at, label: t.rules.value, kind: 'number' }];
  if (typeof value === 'boolean') return [{ name: at, label: t.rules.value, kind: 'yes-no' }];
  if (Array.isArray(value)) return [{ name: at, label: t.rules.switches[name], kind: 'rows', row: { add: t.rules.addRung, title: t.rules.rungRow, fields: rungFields(t) } }];
  return Object.entries(value).map(([part, each]): AskedField => {
    const label = part === 'hour' || part === 'minute' ? t.rules.clock[part] : t.rules.parts[part as keyof typeof t.rules.parts];
    return typeof each === 'number' ? { name: `${at}.${part}`, label, kind: 'number' } : { name: `${at}.${part}`, label, kind: 'choice', choices: COLOURS.map((colour) => ({ value: colour, label: colour })) };
  });
}

/** What a rung of the ladder is called. */
const LONGEST_RUNG = 40;

const rungFields = (t: Dictionary): readonly AskedField[] => [
  { name: 'id', label: t.rules.rungFields.id, kind: 'text', required: true, hint: t.rules.rungFields.idHint, longest: LONGEST_RUNG },
  { name: 'about', label: t.rules.rungFields.about, kind: 'choice', required: true, choices: choicesOf(t.rules.about) },
  { name: 'offset', label: t.rules.rungFields.offset, kind: 'number', required: true, hint: t.rules.rungFields.offsetHint },
  { name: 'unit', label: t.rules.rungFields.unit, kind: 'choice', required: true, choices: choicesOf(t.rules.units) },
  { name: 'grade', label: t.rules.rungFields.grade, kind: 'choice', required: true, choices: choicesOf(t.rules.grades) },
  { name: 'to', label: t.rules.rungFields.to, kind: 'choice', required: true, choices: choicesOf(t.rules.to) },
];

/** The policy in force, as it would be typed. */
export function policyAsTyped(switches: Switches): Answers {
  const typed: Record<string, string> = {};
  for (const [name, value] of Object.entries(switches)) {
    if (typeof value === 'boolean') typed[`switches.${name}`] = value ? 'yes' : 'no';
    else if (typeof value === 'number') typed[`switches.${name}`] = String(value);
    else if (!Array.isArray(value)) for (const [part, each] of Object.entries(value as Readonly<Record<string, unknown>>)) typed[`switches.${name}.${part}`] = String(each);
  }
  return withRows(typed, 'switches.reminderLadder', switches.reminderLadder.map((rung) => ({ ...rung, offset: String(rung.offset) })));
}
