import { field, maybe, type DeedField } from './deed.js';

/** The phrases about time of a paper, each as it is read (R1, R2): a day where the phrase has one. */
export const deadlineRows = (name: string): DeedField => ({
  name, kind: 'rows', label: 'deadlines',
  rows: [field('phrase', 'text'), field('kind', 'choice', { label: 'deadlineKind', choices: 'deadlineKinds' }), maybe('start', 'day'), maybe('due', 'day', { label: 'dueDay', hint: 'dueDay' }), maybe('boundary', 'choice', { choices: 'boundaries' })],
}); // prettier-ignore

/** What a statement rests on: papers, acts of the log, or that something was looked for and is not there. Of which duties there are acts, the page knows. */
export const EVIDENCE: readonly DeedField[] = [
  field('evidence.by', 'choice', { label: 'evidence', choices: 'evidence' }),
  field('evidence.documents', 'lines', { when: ['evidence.by', 'documents'] }),
  field('evidence.soughtFor', 'text', { when: ['evidence.by', 'absence'] }),
  field('evidence.until', 'day', { when: ['evidence.by', 'absence'] }),
  { name: 'evidence.events', kind: 'rows', when: ['evidence.by', 'events'], rows: [field('assignmentId', 'choice', { choices: 'known' }), field('revision', 'duty-step', { label: 'correctedStep' })] },
];

/** What a report says: in words, in figures with their unit, and by papers that go with it. */
export const REPORT_CONTENT: readonly DeedField[] = [
  field('content.summary', 'long'),
  { name: 'content.figures', kind: 'rows', required: false, rows: [field('name', 'text', { label: 'figure' }), field('value', 'decimal'), field('unit', 'text', { label: 'measuredIn' })] },
  maybe('content.attachments', 'lines', { hint: 'attachments' }),
];

/** When reports of each period are due; nothing named is nothing late. */
export const REPORT_SCHEDULE: readonly DeedField[] = [
  { name: 'schedule', kind: 'part' },
  maybe('schedule.unitDue.by', 'choice', { label: 'unitDue', choices: 'unitDue', hint: 'noDue' }),
  field('schedule.unitDue.monthOffset', 'number', { hint: 'monthOffset', when: ['schedule.unitDue.by', 'day-of-month'] }),
  field('schedule.unitDue.day', 'number', { label: 'dayOfMonth', when: ['schedule.unitDue.by', 'day-of-month'] }),
  maybe('schedule.consolidatedDue.by', 'choice', { label: 'consolidatedDue', choices: 'consolidatedDue', hint: 'noDue' }),
  field('schedule.consolidatedDue.monthOffset', 'number', { hint: 'monthOffset', when: ['schedule.consolidatedDue.by', 'day-of-month'] }),
  field('schedule.consolidatedDue.day', 'number', { label: 'dayOfMonth', when: ['schedule.consolidatedDue.by', 'day-of-month'] }),
  field('schedule.consolidatedDue.days', 'number', { when: ['schedule.consolidatedDue.by', 'days-after-units'] }),
];
