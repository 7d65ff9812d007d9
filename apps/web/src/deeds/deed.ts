import type { Schemas } from '../api/client.js';
import type { Answers, AskedField } from '../forms/answers.js';
import type { Dictionary } from '../language/vi.js';

export type DeedName = keyof Dictionary['deeds']['names'];
type FieldWord = keyof Dictionary['deeds']['fields'];
type ChoiceWord = keyof Dictionary['deeds']['choices'];
type HintWord = keyof Dictionary['deeds']['hints'];

/** What the page knows that can be chosen from: points of the duty, addressees of the paper. */
export type Known = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;

/** One thing that a deed has to say. What it is called on the screen follows from its name, unless `label` says otherwise. */
export interface DeedField {
  /** As the API calls it, dots between the parts. */
  readonly name: string;
  readonly kind: AskedField['kind'];
  readonly label?: FieldWord;
  /** Unless it is false, it must say something. */
  readonly required?: false;
  /** Words of the choices in the dictionary; `known` = those of the page, by the name of the field; where it has none the field takes any text. */
  readonly choices?: ChoiceWord | 'known';
  readonly hint?: HintWord;
  /** Asked for only while another field, of the same row, says one of these. */
  readonly when?: readonly [field: string, ...values: string[]];
  readonly rows?: readonly DeedField[];
}

/** Something that a person does through the API: its route, and what it has to say. */
export interface Deed {
  readonly name: DeedName;
  readonly method?: 'PUT' | 'DELETE';
  /** Address with the places of its parts in braces, as OpenAPI writes it. */
  readonly address: string;
  readonly fields: readonly DeedField[];
  readonly carriesFiles?: true;
  /** It is a paper of one's own body of this kind: with number, date and who signs it. */
  readonly paper?: Schemas['DocumentNumberDto']['kind'];
  /** What is typed is about a person: the browser keeps none of it. */
  readonly unkept?: true;
  /** Not an act of the log: it has no day on a paper, and is done in nobody else's name. */
  readonly plain?: true;
  /** An act that leaves no body, or that its head alone does: never a draft for approval (ADR 0102). */
  readonly inside?: true;
  /** Which field a reason of the rules is about, where the reason names none. */
  readonly reasons?: Readonly<Record<string, string>>;
}

type More = Omit<DeedField, 'name' | 'kind'>;
export const field = (name: string, kind: DeedField['kind'], more: More = {}): DeedField => ({ name, kind, ...more });
/** It may be left empty. */
export const maybe = (name: string, kind: DeedField['kind'], more: More = {}): DeedField => ({ name, kind, required: false, ...more });

/** The fields as the form asks for them, in the words of a language. */
export function askedOf(fields: readonly DeedField[], t: Dictionary, known: Known): readonly AskedField[] {
  return fields.map(({ name, kind, label, required, choices, hint, when, rows }) => {
    const open = choices === 'known' && kind === 'choice' && known[name] === undefined;
    const word = t.deeds.fields[label ?? (name.split('.').at(-1) as FieldWord)];
    const given: AskedField = {
      name, kind: open ? 'text' : kind, label: word, required: required ?? true, ...(hint !== undefined && { hint: t.deeds.hints[hint] }), ...(choices !== undefined && !open && { choices: choicesOf(choices, name, t, known) }),
      ...(when !== undefined && { when: (typed: Answers): boolean => when.slice(1).includes(typed[when[0]] ?? '') }),
    }; // prettier-ignore
    return rows === undefined ? given : { ...given, row: { fields: askedOf(rows, t, known), add: t.deeds.addRow(word), title: (place) => `${word} ${place}` } };
  });
}

const choicesOf = (choices: ChoiceWord | 'known', name: string, t: Dictionary, known: Known): NonNullable<AskedField['choices']> =>
  choices === 'known' ? (known[name] ?? []) : Object.entries<string>(t.deeds.choices[choices]).map(([value, label]) => ({ value, label }));

/** Whether it is a draft when whoever does it only drafts for a head. */
export const goesOut = ({ plain, inside }: Deed): boolean => plain !== true && inside !== true;

/** Whoever only drafts does so in the name of their own body: what another one lets out, that one's rules say. */
export const isDraftable = (deed: Deed, actingFor: string | null): boolean => actingFor === null && goesOut(deed);
