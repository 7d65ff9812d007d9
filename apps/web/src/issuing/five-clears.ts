import { readDay } from '../wording/dates.js';
import { itemOf, type DirectiveDraft, type Reading, type TaskDraft } from './directive-draft.js';

/** "5 rõ": who, what, when, with which result, answerable to whom; before them what makes the paper a paper. */
export const CLEARS = ['paper', 'person', 'work', 'time', 'result', 'responsibility'] as const;
export type Clear = (typeof CLEARS)[number];

export type Unclear =
  | 'number-missing' | 'symbol-missing' | 'symbol-without-number' | 'date-missing' | 'title-missing'
  | 'lead-missing' | 'lead-repeated' | 'lead-not-told' | 'recipients-missing'
  | 'code-missing' | 'code-repeated' | 'sentence-missing' | 'summary-missing'
  | 'time-missing' | 'time-vague' | 'time-before-issue'
  | 'outputs-missing'
  | 'position-missing' | 'confirming-missing' | 'supervising-missing' | 'confirming-works'; // prettier-ignore

/** Something that is not clear. `field`: the name of the field of the form; `refused`: the rules would refuse it, so it must be said before issuing. */
export interface Finding {
  readonly clear: Clear;
  readonly unclear: Unclear;
  readonly field: string;
  readonly refused: boolean;
}

/** The field of a task in the form. */
export const taskField = (row: number, name: keyof TaskDraft): string => `tasks.${row}.${name}`;

const UNTIMED: readonly Reading['kind'][] = ['standing', 'recurring', 'conditional', 'relative'];

/**
 * What of a draft is not clear yet, in the order of the form. Time, result and who is told may stay unclear where the paper
 * leaves them so: nothing is invented. `readings`: of each task's words about time, null where there are none or they are not read yet.
 */
export function unclearIn(draft: DirectiveDraft, readings: readonly (Reading | null)[]): readonly Finding[] {
  const found: Finding[] = [];
  const say = (clear: Clear, unclear: Unclear, field: string, refused = true): void => void found.push({ clear, unclear, field, refused });
  const empty = (text: string): boolean => text.trim() === '';
  const number = draft.number.trim();
  if (!/^[1-9]\d{0,5}$/.test(number)) say('paper', 'number-missing', 'number');
  if (empty(draft.symbol)) say('paper', 'symbol-missing', 'symbol');
  else if (!draft.symbol.trim().startsWith(number)) say('paper', 'symbol-without-number', 'symbol');
  if (readDay(draft.date) === null) say('paper', 'date-missing', 'date');
  if (empty(draft.title)) say('paper', 'title-missing', 'title');
  if (empty(draft.position)) say('responsibility', 'position-missing', 'position');
  if (draft.confirmingBody === '') say('responsibility', 'confirming-missing', 'confirmingBody');
  if (draft.supervisingBody === '') say('responsibility', 'supervising-missing', 'supervisingBody');
  if (draft.recipients.length === 0) say('person', 'recipients-missing', 'recipients', false);
  draft.tasks.forEach((task, row) => {
    const at = (name: keyof TaskDraft): string => taskField(row, name);
    if (empty(task.code)) say('work', 'code-missing', at('code'));
    else if (draft.tasks.findIndex(({ code }) => code.trim() === task.code.trim()) < row) say('work', 'code-repeated', at('code'));
    if (!hasSentence(draft, task)) say('work', 'sentence-missing', at('sentence'));
    if (empty(task.summary)) say('work', 'summary-missing', at('summary'));
    if (task.lead === '') say('person', 'lead-missing', at('lead'));
    else if (task.coordinators.includes(task.lead)) say('person', 'lead-repeated', at('coordinators'));
    if (task.lead !== '' && !draft.recipients.includes(task.lead)) say('person', 'lead-not-told', at('lead'), false);
    if (draft.confirmingBody !== '' && [task.lead, ...task.coordinators].includes(draft.confirmingBody)) say('responsibility', 'confirming-works', at('lead'), false);
    const unclear = timeOf(task, readings[row] ?? null, readDay(draft.date));
    if (unclear !== null) say('time', unclear, at('phrase'), unclear === 'time-before-issue');
    if (empty(task.outputs)) say('result', 'outputs-missing', at('outputs'), false);
  });
  return found;
}

/** The sentence of an item stands with whichever of its tasks. */
const hasSentence = ({ tasks }: DirectiveDraft, task: TaskDraft): boolean => tasks.some((other) => (other === task || (itemOf(other) === itemOf(task) && itemOf(task) !== '')) && other.sentence.trim() !== '');

function timeOf({ phrase }: TaskDraft, reading: Reading | null, date: string | null): 'time-missing' | 'time-vague' | 'time-before-issue' | null {
  if (phrase.trim() === '') return 'time-missing';
  if (reading === null) return null;
  if (reading.due !== null) return date !== null && reading.due < date ? 'time-before-issue' : null;
  return UNTIMED.includes(reading.kind) ? null : 'time-vague';
}
