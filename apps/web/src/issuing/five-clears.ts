import { readDay } from '../wording/dates.js';
import type { GroupRow } from '../duty/use-body-names.js';
import { groupIn } from '../forms/named-group.js';
import { itemOf, leadsIn, type DirectiveDraft, type Reading, type TaskDraft } from './directive-draft.js';

/** "5 rõ": who, what, when, with which result, answerable to whom; before them what makes the paper a paper. */
export const CLEARS = ['paper', 'person', 'work', 'time', 'result', 'responsibility'] as const;
export type Clear = (typeof CLEARS)[number];

export type Unclear =
  | 'number-missing' | 'symbol-missing' | 'symbol-without-number' | 'date-missing' | 'title-missing'
  | 'lead-missing' | 'lead-repeated' | 'lead-not-told' | 'recipients-missing'
  | 'part-missing' | 'part-repeated' | 'group-empty' | 'group-open'
  | 'point-incomplete' | 'point-repeated' | 'percent-missing'
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

/** Whom a group stands for on the day of the paper; open: nobody until bodies are added one by one. */
export type Groups = ReadonlyMap<string, Pick<GroupRow, 'open' | 'members'>>;

const UNTIMED: readonly Reading['kind'][] = ['standing', 'recurring', 'conditional', 'relative'];

/**
 * What of a draft is not clear yet, in the order of the form. Time, result and who is told may stay unclear where the paper
 * leaves them so: nothing is invented. `readings`: of each task's words about time, null where there are none or they are not read yet.
 */
export function unclearIn(draft: DirectiveDraft, readings: readonly (Reading | null)[], groups: Groups = new Map()): readonly Finding[] {
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
    const leads = leadsIn(task);
    if (leads.length === 0) say('person', 'lead-missing', at('lead'));
    else if (task.coordinators.some((who) => leads.includes(who))) say('person', 'lead-repeated', at('coordinators'));
    const others = partsUnclear(task);
    if (others !== null) say('person', others, at('others'));
    for (const lead of leads) {
      const group = groups.get(groupIn(lead) ?? '');
      if (group !== undefined && group.members.length === 0) say('person', group.open ? 'group-open' : 'group-empty', at('lead'), false);
    }
    if (leads.some((lead) => !draft.recipients.includes(lead))) say('person', 'lead-not-told', at('lead'), false);
    const works = [...leads, ...task.coordinators, ...task.others.filter(({ role }) => role === 'perform').map(({ who }) => who)].flatMap((who) => groups.get(groupIn(who) ?? '')?.members ?? [who]);
    if (draft.confirmingBody !== '' && works.includes(draft.confirmingBody)) say('responsibility', 'confirming-works', at('lead'), false);
    const unclear = timeOf(task, readings[row] ?? null, readDay(draft.date));
    if (unclear !== null) say('time', unclear, at('phrase'), unclear === 'time-before-issue');
    if (empty(task.outputs)) say('result', 'outputs-missing', at('outputs'), false);
    const { points } = task;
    if (points.some(({ code, text }) => empty(code) || empty(text))) say('work', 'point-incomplete', at('points'));
    else if (new Set(points.map(({ code }) => code.trim())).size < points.length) say('work', 'point-repeated', at('points'));
    for (const name of ['completion', 'partsCompletion', ...(points.length > 0 ? (['pointsCompletion'] as const) : [])] as const) {
      const { by, percent } = task[name];
      if (by === 'quorum' && !/^([1-9]\d?|100)$/.test(percent.trim())) say('result', 'percent-missing', at(name));
    }
  });
  return found;
}

/** The sentence of an item stands with whichever of its tasks. */
const hasSentence = ({ tasks }: DirectiveDraft, task: TaskDraft): boolean => tasks.some((other) => (other === task || (itemOf(other) === itemOf(task) && itemOf(task) !== '')) && other.sentence.trim() !== '');

/** A part without anybody, or the same one twice. */
function partsUnclear({ lead, coordinators, others }: TaskDraft): 'part-missing' | 'part-repeated' | null {
  if (others.some(({ who }) => who === '')) return 'part-missing';
  const parts = [`lead ${lead}`, ...coordinators.map((who) => `coordinate ${who}`), ...others.map(({ role, who }) => `${role} ${who}`)];
  const leads = [lead, ...others.filter(({ role }) => role === 'lead').map(({ who }) => who)];
  return new Set(parts).size < parts.length || others.some(({ role, who }) => role !== 'lead' && leads.includes(who)) ? 'part-repeated' : null;
}

function timeOf({ phrase }: TaskDraft, reading: Reading | null, date: string | null): 'time-missing' | 'time-vague' | 'time-before-issue' | null {
  if (phrase.trim() === '') return 'time-missing';
  if (reading === null) return null;
  if (reading.due !== null) return date !== null && reading.due < date ? 'time-before-issue' : null;
  return UNTIMED.includes(reading.kind) ? null : 'time-vague';
}
