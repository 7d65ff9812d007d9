import { parseLocalDate, type LocalDate, type TaskCode } from '../kernel/index.js';
import { deadlineFaults, governingDeadline, type Deadline } from '../deadline/index.js';
import { MOST_POINTS, type CompletionRule, type DirectiveContent, type DirectiveItem, type DocumentNumber, type Task, type TaskPoint } from './document.js';
import { firstFault, refuse, type Refusal } from './refusal.js';

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,31}$/u;

const blank = (text: string): boolean => text.trim() === '';

/** The first thing wrong with the document by itself, the register apart. */
export function documentFault(content: DirectiveContent): Refusal | null {
  if (parseLocalDate(content.date) === null) return refuse('date-invalid', { date: content.date });
  if (blank(content.title)) return refuse('text-missing', { field: 'title' });
  if (blank(content.signatory.position)) return refuse('text-missing', { field: 'signatory.position' });
  if (content.items.length === 0) return refuse('items-missing');
  return numberFault(content.number, content.date) ?? itemsFault(content.items, { items: new Set(), tasks: new Set() }, content.date);
}

/** "24-KH/TU" and "398/KH-UBND": the number stands first, the kind is one of the parts; a quy định prints as QĐ too. */
export function numberFault(document: DocumentNumber, date: LocalDate): Refusal | null {
  const { number, year, kind, symbol } = document;
  if (!Number.isSafeInteger(number) || number < 1 || !Number.isSafeInteger(year)) return refuse('number-invalid', { number, year });
  if (year !== Number(date.slice(0, 4))) return refuse('year-mismatch', { year, date });
  const [first, ...rest] = symbol.split(/[-/]/).map((part) => part.trim());
  const printed = kind === 'QĐi' ? ['QĐi', 'QĐ'] : [kind];
  const shown = first !== undefined && /^\d{1,15}$/.test(first) && Number(first) === number && rest.some((part) => printed.includes(part));
  return shown ? null : refuse('symbol-mismatch', { symbol, number, kind });
}

/** Codes that are taken; the check adds those of the items it passes. */
export interface TakenCodes {
  readonly items: Set<string>;
  readonly tasks: Set<TaskCode>;
}

/** The first thing wrong with items that take effect on `date`. */
export function itemsFault(items: readonly DirectiveItem[], taken: TakenCodes, date: LocalDate): Refusal | null {
  return firstFault(items, (item) => {
    if (!CODE.test(item.code)) return refuse('code-invalid', { code: item.code });
    if (taken.items.has(item.code)) return refuse('duplicate-item-code', { itemCode: item.code });
    taken.items.add(item.code);
    if (blank(item.sourceSentence)) return refuse('text-missing', { field: 'sourceSentence', itemCode: item.code });
    if (item.tasks.length === 0) return refuse('items-missing', { itemCode: item.code });
    return firstFault(item.tasks, (task) => {
      if (!CODE.test(task.code)) return refuse('code-invalid', { code: task.code });
      if (taken.tasks.has(task.code)) return refuse('duplicate-task-code', { taskCode: task.code });
      taken.tasks.add(task.code);
      return taskFault(task, date);
    });
  });
}

function taskFault(task: Task, date: LocalDate): Refusal | null {
  const taskCode = task.code;
  if (blank(task.summary)) return refuse('text-missing', { field: 'summary', taskCode });
  return (
    quorumFault(taskCode, task.completion) ??
    quorumFault(taskCode, task.partsCompletion) ??
    quorumFault(taskCode, task.pointsCompletion) ??
    pointsFault(taskCode, task.points, []) ??
    participantsFault(task) ??
    deadlinesFault(taskCode, task.deadlines, date)
  );
}

/** The first thing wrong with points that come to those of the task whose codes are taken. */
export function pointsFault(taskCode: TaskCode, points: readonly TaskPoint[], taken: readonly string[]): Refusal | null {
  if (points.length + taken.length > MOST_POINTS) return refuse('too-many-points', { taskCode, most: MOST_POINTS });
  const seen = new Set(taken);
  return firstFault(points, ({ code, text }) => {
    if (!CODE.test(code)) return refuse('code-invalid', { code });
    if (seen.has(code)) return refuse('duplicate-point-code', { taskCode, pointCode: code });
    seen.add(code);
    return blank(text) ? refuse('text-missing', { field: 'points.text', taskCode }) : null;
  });
}

function quorumFault(taskCode: TaskCode, rule: CompletionRule): Refusal | null {
  if (rule.by !== 'quorum') return null;
  const { percent } = rule;
  return Number.isInteger(percent) && percent >= 1 && percent <= 100 ? null : refuse('quorum-out-of-range', { taskCode, percent });
}

function participantsFault(task: Task): Refusal | null {
  const taskCode = task.code;
  const leads = new Set(task.participants.filter(({ role }) => role === 'lead').map(({ body, group }) => body ?? group));
  if (leads.size === 0) return refuse('task-without-lead', { taskCode });
  const seen = new Set<string>();
  return firstFault(task.participants, ({ role, body, group, text }) => {
    if ((body === null) === (group === null)) return refuse('participant-malformed', { taskCode, text });
    const named = body ?? group;
    const key = `${role} ${body === null ? 'group' : 'body'} ${named}`;
    if (seen.has(key)) return refuse('participant-repeated', { taskCode, named });
    seen.add(key);
    return role !== 'lead' && body !== null && leads.has(body) ? refuse('body-in-two-roles', { taskCode, bodyId: body, role }) : null;
  });
}

/** The first thing wrong with the deadlines of a task that take effect on `date`. A day that is marked as no deadline is not looked at. */
export function deadlinesFault(taskCode: TaskCode, deadlines: readonly Deadline[], date: LocalDate): Refusal | null {
  const fault = firstFault(deadlines, (deadline) => {
    const { start, due, flags } = deadline;
    if (flags.includes('not-a-deadline')) return null;
    const unreal = [start, due].find((day) => day !== null && parseLocalDate(day) === null);
    if (unreal !== undefined) return refuse('deadline-invalid', { taskCode, due: unreal, faults: ['no-such-day'] });
    const faults = deadlineFaults(deadline, date);
    if (faults.includes('due-before-issue')) return refuse('deadline-before-issue', { taskCode, due, date });
    return faults.length > 0 ? refuse('deadline-invalid', { taskCode, due, faults }) : null;
  });
  if (fault !== null) return fault;
  const governing = governingDeadline(deadlines);
  return governing.kind === 'unclear' ? refuse('deadlines-unclear', { taskCode, days: governing.dated.map(({ due }) => due) }) : null;
}
