import type { Schemas } from '../api/client.js';
import { readDay } from '../wording/dates.js';

export type Kind = Schemas['DocumentNumberDto']['kind'];
export type Urgency = NonNullable<Schemas['DirectiveContentDto']['urgency']>;
export type Capacity = Schemas['SignatoryDto']['capacity'];
export type Reading = Schemas['Deadline'];

/** One task as it is typed. Tasks with the same `item` belong to one item (mục), whose sentence is the first that is given. */
export interface TaskDraft {
  readonly item: string;
  readonly code: string;
  readonly sentence: string;
  readonly summary: string;
  readonly lead: string;
  readonly coordinators: readonly string[];
  /** The words of the paper about time. */
  readonly phrase: string;
  /** One a line. */
  readonly outputs: string;
}

/** A directive as it is typed: days as dd/mm/yyyy, bodies by their ids, empty = not given yet. */
export interface DirectiveDraft {
  /** Of the draft in the log, once there is one. */
  readonly directiveId: string | null;
  readonly kind: Kind;
  readonly number: string;
  readonly symbol: string;
  readonly date: string;
  readonly urgency: Urgency;
  readonly title: string;
  readonly capacity: Capacity;
  readonly position: string;
  readonly recipients: readonly string[];
  readonly confirmingBody: string;
  readonly supervisingBody: string;
  readonly tasks: readonly TaskDraft[];
}

export const KINDS: readonly Kind[] = ['KH', 'CT', 'NQ', 'KL', 'QĐ', 'QĐi', 'QC', 'HD', 'TT', 'TB', 'BC', 'CTr', 'ĐA', 'TTr', 'CV', 'BB'];
export const URGENCIES: readonly Urgency[] = ['ordinary', 'urgent', 'very-urgent', 'express'];
export const CAPACITIES: readonly Capacity[] = ['T/M', 'K/T', 'T/L', 'Q.', 'none'];

export const EMPTY_TASK: TaskDraft = { item: '', code: '', sentence: '', summary: '', lead: '', coordinators: [], phrase: '', outputs: '' };

export const emptyDraft = (today: string): DirectiveDraft => ({
  directiveId: null, kind: 'KH', number: '', symbol: '', date: today, urgency: 'ordinary', title: '', capacity: 'T/M', position: '', recipients: [], confirmingBody: '', supervisingBody: '', tasks: [EMPTY_TASK],
}); // prettier-ignore

/** A kept draft, if it is one of this shape. */
export function draftIn(kept: unknown, today: string): DirectiveDraft {
  const empty = emptyDraft(today);
  if (typeof kept !== 'object' || kept === null || !Array.isArray((kept as DirectiveDraft).tasks) || (kept as DirectiveDraft).tasks.length === 0) return empty;
  return { ...empty, ...(kept as DirectiveDraft), tasks: (kept as DirectiveDraft).tasks.map((task) => ({ ...EMPTY_TASK, ...task })) };
}

/** The code of the item of a task: what is typed, or that of the task. */
export const itemOf = ({ item, code }: TaskDraft): string => (item.trim() === '' ? code.trim() : item.trim());

/** Bodies that a task is given to, each once, in order. */
export const leadsOf = ({ tasks }: DirectiveDraft): readonly string[] => [...new Set(tasks.map(({ lead }) => lead).filter((lead) => lead !== ''))];

/** What a draft is made of, and at which place of it each task stands (`/items/0/tasks/1`). */
export interface Composed {
  readonly content: Schemas['DirectiveContentDto'];
  readonly places: readonly string[];
}

/** The content for the API. `readings`: of each task's phrase, null where there is none. */
export function contentOf(draft: DirectiveDraft, readings: readonly (Reading | null)[], issuer: string, nameOf: (body: string) => string): Composed {
  const items: { code: string; sourceSentence: string; tasks: Schemas['TaskDto'][] }[] = [];
  const places = draft.tasks.map((task, row) => {
    const code = itemOf(task);
    const known = items.findIndex((item) => item.code === code);
    const place = known === -1 ? items.push({ code, sourceSentence: '', tasks: [] }) - 1 : known;
    const item = items[place];
    if (item === undefined) return '';
    if (item.sourceSentence === '') item.sourceSentence = task.sentence;
    return `/items/${place}/tasks/${item.tasks.push(taskOf(task, readings[row] ?? null, nameOf)) - 1}`;
  });
  const date = readDay(draft.date) ?? '';
  const content = {
    number: { issuer, kind: draft.kind, year: Number(date.slice(0, 4)), number: Number(draft.number), symbol: draft.symbol },
    date,
    urgency: draft.urgency,
    title: draft.title,
    signatory: { capacity: draft.capacity, position: draft.position, ...(draft.capacity === 'T/M' && { onBehalfOf: issuer }) },
    recipients: draft.recipients.map((body) => ({ text: nameOf(body), bodies: [body] })),
    items,
    confirmingBody: draft.confirmingBody,
    supervisingBody: draft.supervisingBody,
  };
  return { content, places };
}

function taskOf({ code, summary, lead, coordinators, outputs }: TaskDraft, reading: Reading | null, nameOf: (body: string) => string): Schemas['TaskDto'] {
  const beside = coordinators.map((body) => ({ role: 'coordinate' as const, body, text: nameOf(body) }));
  return {
    code: code.trim(),
    summary,
    expectedOutputs: outputs.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
    participants: [...(lead === '' ? [] : [{ role: 'lead' as const, body: lead, text: nameOf(lead) }]), ...beside],
    deadlines: reading === null ? [] : [reading],
  };
}
