import { administration } from './en-admin.js';
import type { Dictionary } from './vi.js';

/** What may be chosen in the forms of deeds, in English: by what the API calls it. */
export const deedChoices: Dictionary['deeds']['choices'] = {
  coordinationAnswers: { received: 'received', 'opinion-sent': 'opinion sent', 'no-opinion': 'no opinion', 'not-competent': 'not competent' },
  pointStatuses: { 'not-started': 'not begun', 'in-progress': 'in progress', done: 'done' },
  calendars: { ND09: 'Decree 09/2019', 'thang-duong-lich': 'calendar months' },
  rhythms: { monthly: 'monthly', quarterly: 'quarterly', 'half-yearly': 'half-yearly', yearly: 'yearly' },
  unitDue: { 'day-of-month': 'a day of a month' },
  deadlineKinds: {
    date: 'day', 'month-end': 'end of month', 'quarter-end': 'end of quarter', 'year-end': 'end of year', milestone: 'milestone', window: 'window', term: 'term', recurring: 'recurring', 'recurring-unspecified': 'recurring, rhythm unknown', standing: 'standing',
    conditional: 'upon a condition', relative: 'before or after something', unspecified: 'no day yet', none: 'none',
  }, // prettier-ignore
  consolidatedDue: { 'day-of-month': 'a day of a month', 'days-after-units': 'days after the units' },
  reportingParts: { unit: 'reporting unit', consolidator: 'consolidating body', recipient: 'recipient', owner: 'owner' },
  reviewKinds: { interim: 'interim review', final: 'final review' },
  reviewSteps: { draft: 'draft', conference: 'conference', conclusion: 'conclusion' },
  reviewParts: { unit: 'reporting unit', conductor: 'conducting body' },
  measures: { share: 'share', count: 'count', amount: 'amount', words: 'in words' },
  milestoneTimes: { year: 'end of a year', day: 'a day', yearly: 'every year', unstated: 'the paper does not say' },
  targets: { number: 'a number', words: 'in words', none: 'the paper does not say' },
  operators: { '>': 'more than', '≥': 'at least', '=': 'exactly', '≤': 'at most', '<': 'less than', '≈': 'about' },
  linkedDuties: { task: 'a task of the directive', assignment: 'the duty of one body' },
  groupRules: { members: 'bodies by name', kind: 'by kind, level, superior' },
  urgencies: { ordinary: 'ordinary', urgent: 'urgent', 'very-urgent': 'very urgent', express: 'express' },
  amendmentChanges: { 'deadline-changed': 'deadline of a task', 'points-changed': 'points of a task', 'task-withdrawn': 'withdraw a task' },
  modes: { do: 'do', direct: 'direct', advise: 'advise', monitor: 'monitor' },
  erasureGrounds: { 'asked-by-the-person': 'the person asks', 'no-longer-needed': 'no longer needed', 'ordered-by-an-authority': 'an authority orders it', 'entered-by-mistake': 'entered by mistake' },
  bodyKinds: administration.admin.kinds,
  bodyLevels: administration.admin.levels,
  boundaries: { inclusive: 'that day included', exclusive: 'before that day' },
  correctable: {
    acknowledgement: 'acknowledgement', progress: 'progress report', submission: 'submission', acceptance: 'acceptance', 'return-for-rework': 'return for rework', 'lateness-waiver': 'lateness waiver', closure: 'closure', 'extension-decision': 'decision about an extension',
    'extension-request': 'request for an extension', suspension: 'suspension', withdrawal: 'withdrawal', 'return-to-issuer': 'return to the issuer', condition: 'condition', 'standing-review': 'review of a standing duty', recurrence: 'recurrence', 'period-result': 'result of a period',
    'external-result': 'result of an external body',
  }, // prettier-ignore
  oversightModes: { continuous: 'continuous', thematic: 'thematic' },
  evidence: { documents: 'documents', absence: 'looked for, not found', events: 'acts of the log' },
  dueReadings: { current: 'current due day', original: 'original due day' },
  rankedBoxes: { 'done-on-time': 'done on time', 'done-late': 'done late', overdue: 'overdue', 'not-counted': 'not counted' },
  deliveries: { immediate: 'at once', digest: 'one digest a day', off: 'no e-mail' },
};
