import type { Schemas } from '../api/client.js';
import { groupIn } from '../forms/named-group.js';
import { readDay } from '../wording/dates.js';

export type Kind = Schemas['DocumentNumberDto']['kind'];
export type Urgency = NonNullable<Schemas['DirectiveContentDto']['urgency']>;
export type Capacity = Schemas['SignatoryDto']['capacity'];
export type Reading = Schemas['Deadline'];
export type Role = Schemas['ParticipantDto']['role'];
export type Mode = NonNullable<Schemas['ParticipantDto']['mode']>;
export type Rule = Schemas['CompletionRuleDto']['by'];
export type PointsRule = Schemas['PointsRuleDto']['by'];

/** Another part in a task; `who`: a body, or a group as `group:…`. `mode` for leads. */
export interface OtherPart {
  readonly role: Role;
  readonly who: string;
  readonly mode: Mode | '';
}

/** How something completes; `percent` for a quorum, as typed. */
export interface TypedRule<By> {
  readonly by: By;
  readonly percent: string;
}

export interface TypedPoint {
  readonly code: string;
  readonly text: string;
}

/** One task as it is typed. Tasks with the same `item` belong to one item (mục), whose sentence is the first that is given. */
export interface TaskDraft {
  readonly item: string;
  readonly code: string;
  readonly sentence: string;
  readonly summary: string;
  /** A body, or a group as `group:…`; so are coordinators. */
  readonly lead: string;
  readonly mode: Mode | '';
  readonly coordinators: readonly string[];
  readonly others: readonly OtherPart[];
  /** The words of the paper about time. */
  readonly phrase: string;
  /** One a line. */
  readonly outputs: string;
  readonly points: readonly TypedPoint[];
  readonly completion: TypedRule<Rule>;
  readonly partsCompletion: TypedRule<Rule>;
  readonly pointsCompletion: TypedRule<PointsRule>;
  readonly starred: boolean;
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

export const ROLES: readonly Role[] = ['lead', 'coordinate', 'perform', 'monitor', 'report-to', 'advised'];
export const MODES: readonly Mode[] = ['do', 'direct', 'advise', 'monitor'];
export const RULES: readonly Rule[] = ['all', 'quorum', 'lead-report', 'first'];
export const POINTS_RULES: readonly PointsRule[] = ['all', 'quorum', 'lead-report'];

export const EMPTY_TASK: TaskDraft = {
  item: '', code: '', sentence: '', summary: '', lead: '', mode: '', coordinators: [], others: [], phrase: '', outputs: '', points: [], completion: { by: 'all', percent: '' }, partsCompletion: { by: 'lead-report', percent: '' },
  pointsCompletion: { by: 'all', percent: '' }, starred: false,
}; // prettier-ignore

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

/** Who leads a task, as typed. */
export const leadsIn = ({ lead, others }: TaskDraft): readonly string[] => [lead, ...others.filter(({ role }) => role === 'lead').map(({ who }) => who)].filter((who) => who !== '');

/** Bodies and groups that a task is given to, each once, in order. */
export const leadsOf = ({ tasks }: DirectiveDraft): readonly string[] => [...new Set(tasks.flatMap(leadsIn))];

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
    recipients: draft.recipients.map((who) => ({ text: nameOf(who), ...(groupIn(who) === null ? { bodies: [who] } : { groups: [groupIn(who) ?? ''] }) })),
    items,
    confirmingBody: draft.confirmingBody,
    supervisingBody: draft.supervisingBody,
  };
  return { content, places };
}

function taskOf(task: TaskDraft, reading: Reading | null, nameOf: (body: string) => string): Schemas['TaskDto'] {
  const { code, summary, lead, mode, coordinators, others, outputs, points, completion, partsCompletion, pointsCompletion, starred } = task;
  const parts: readonly OtherPart[] = [{ role: 'lead', who: lead, mode }, ...coordinators.map((who) => ({ role: 'coordinate', who, mode: '' }) as const), ...others];
  return {
    code: code.trim(),
    summary,
    expectedOutputs: outputs.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
    participants: parts.filter(({ who }) => who !== '').map((part) => participantOf(part, nameOf)),
    deadlines: reading === null ? [] : [reading],
    ...(completion.by !== 'all' && { completion: ruleOf(completion) }),
    ...(partsCompletion.by !== 'lead-report' && { partsCompletion: ruleOf(partsCompletion) }),
    ...(points.length > 0 && { points: points.map((point) => ({ code: point.code.trim(), text: point.text })), pointsCompletion: ruleOf(pointsCompletion) }),
    ...(starred && { starred }),
  };
}

function participantOf({ role, who, mode }: OtherPart, nameOf: (body: string) => string): Schemas['ParticipantDto'] {
  const group = groupIn(who);
  return { role, ...(group === null ? { body: who } : { group }), text: nameOf(who), ...(role === 'lead' && mode !== '' && { mode }) };
}

const ruleOf = <By extends string>({ by, percent }: TypedRule<By>): { by: By; percent?: number } => ({ by, ...(by === 'quorum' && { percent: Number(percent) }) });
