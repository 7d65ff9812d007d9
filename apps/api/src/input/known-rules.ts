import { arrayMaxSize, arrayMinSize, isArray, isBoolean, isIn, isInt, isObject, isString, matches, max, maxLength, min, minLength } from 'class-validator';

/** Whether a value keeps a rule. */
export type Rule = (value: unknown) => boolean;

const FIRST_SURROGATE = 0xd800;

/**
 * class-validator's own functions, by the name of the rule: called without the constraint object and its arguments,
 * which cost more than most rules do. Two length rules see the usual case before counting characters, which takes two
 * searches by regular expression.
 */
const KNOWN: Readonly<Record<string, (parameters: readonly unknown[]) => Rule>> = {
  isString: () => isString,
  isInt: () => isInt,
  isBoolean: () => isBoolean,
  isArray: () => isArray,
  isObject: () => isObject,
  min: ([least]) => (value) => min(value, least as number),
  max: ([most]) => (value) => max(value, most as number),
  isIn: ([values]) => (value) => isIn(value, values as readonly unknown[]),
  arrayMinSize: ([least]) => (value) => arrayMinSize(value, least as number),
  arrayMaxSize: ([most]) => (value) => arrayMaxSize(value, most as number),
  maxLength: ([most]) => (value) => typeof value === 'string' && (value.length <= (most as number) || maxLength(value, most as number)),
  minLength: ([least]) => (value) =>
    typeof value === 'string' && ((least === 1 && value.charCodeAt(0) < FIRST_SURROGATE) || minLength(value, least as number)),
  matches: ([pattern, modifiers]) =>
    pattern instanceof RegExp && !pattern.global && !pattern.sticky
      ? (value) => typeof value === 'string' && pattern.test(value)
      : (value) => typeof value === 'string' && matches(value, pattern as string, modifiers as string),
};

/** The rule of that name with its parameters; null for a rule that class-validator's constraint object must judge. */
export const knownRule = (name: string, parameters: readonly unknown[]): Rule | null => (Object.hasOwn(KNOWN, name) ? (KNOWN[name] as (typeof KNOWN)[string])(parameters) : null);
