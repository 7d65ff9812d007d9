import type { BoardStep, OverdueBoardQuestion } from '#libs/application';
import { directiveId, type DueReading } from '#libs/domain';
import { UsageError } from '../command.js';
import { textOf, type Given } from '../reading/reading-command.js';
import { bodyGiven } from './urgings.command.js';

/** Which board a command is about. */
export interface BoardGiven {
  readonly by: OverdueBoardQuestion['groupBy'];
  readonly against: DueReading;
  readonly narrow: OverdueBoardQuestion['narrow'];
}

export const BOARD_OPTIONS = { by: { type: 'string' }, against: { type: 'string' }, body: { type: 'string' }, directive: { type: 'string' } } as const;
export const BOARD_OPTION_HELP = [
  '--by G        body, directive, month (default: body)',
  '--against D   current, original: theo hạn nào / by which due day (default: current)',
  '--body BODY   chỉ cơ quan này / this body only',
  '--directive ID  chỉ văn bản này / this directive only',
] as const;

/** @throws UsageError */
export function boardGiven(given: Given): BoardGiven {
  const directive = textOf(given['directive']);
  if (directive !== undefined && !/^[0-9a-f-]{36}$/u.test(directive)) throw new UsageError(`--directive: không phải mã văn bản / no id of a directive: ${directive}`);
  return {
    by: oneOf(given, 'by', ['body', 'directive', 'month'] as const) ?? 'body',
    against: oneOf(given, 'against', ['current', 'original'] as const) ?? 'current',
    narrow: { body: bodyGiven(given, 'body'), directiveId: directive === undefined ? null : directiveId(directive) },
  };
}

/** The word that an option names; null when it is absent. @throws UsageError for any other word. */
export function oneOf<W extends string>(given: Given, option: string, words: readonly W[]): W | null {
  const text = textOf(given[option]);
  if (text === undefined) return null;
  const word = words.find((each) => each === text);
  if (word === undefined) throw new UsageError(`--${option}: ${words.join(', ')}`);
  return word;
}

/** What moved a duty, in its order. */
export const stepsText = (steps: readonly BoardStep[]): string => steps.map((step) => (step.by === 'act' ? `${step.title.vi} (${step.index})` : `hết ngày / day passed ${step.day}`)).join('; ');
