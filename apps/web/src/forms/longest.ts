import { LONGEST_TEXTS } from '../api/longest-texts.js';
import type { AskedField } from './answers.js';

type Texts = typeof LONGEST_TEXTS;
/** A route that takes texts, as OpenAPI names it. */
export type Route = keyof Texts;

/** Of what is typed otherwise than it is sent. */
const TYPED: Readonly<Partial<Record<AskedField['kind'], number>>> = { number: 10, decimal: 40, 'decimal-text': 40, day: 10 };
/** Questions are asked in few words. */
export const LONGEST_QUESTION = 200;
/** A day or a time, as it is typed. */
export const LONGEST_MOMENT = 40;
/** A period, as it is typed: in words, a number and a year. */
export const LONGEST_PERIOD = 20;
/** A day, as it is typed. */
export const LONGEST_DAY = 10;
/** A number of a paper, or any other that is counted. */
export const LONGEST_COUNT = 10;

/** How many characters a part may have that the route takes, by the rules of the route. */
export const longest = <Of extends Route>(route: Of, part: keyof Texts[Of] & string): number => (LONGEST_TEXTS[route] as Readonly<Record<string, number>>)[part] ?? 0;

/** The route by what OpenAPI calls it; null where it takes no texts. */
export const routeCalled = (name: string): Route | null => (name in LONGEST_TEXTS ? (name as Route) : null);

/**
 * How many characters may be typed into a field: what the field itself says, else as its kind is typed, else as the route takes the part of that name, rows without
 * their places, or the one that ends so (`name` for `bodies.name`). Undefined where nothing is known of it.
 */
export function longestIn(route: Route | null, { kind, longest: own }: Pick<AskedField, 'kind' | 'longest'>, name: string): number | undefined {
  const typed = own ?? TYPED[kind];
  if (typed !== undefined || route === null) return typed;
  const parts: Readonly<Record<string, number>> = LONGEST_TEXTS[route];
  const part = name.replaceAll(/\.\d+(?=\.|$)/gu, '');
  return parts[part] ?? Object.entries(parts).find(([each]) => each.endsWith(`.${part}`))?.[1];
}
