import { deadlineLine, type ReminderAddressee, type ReminderSubject } from '../deadline/index.js';
import { dateAt, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';
import { periodAnchors } from './period-anchors.js';
import type { AssignmentState } from './state.js';

/** Which rungs of one limit are over, fired or passed over; no rung of that limit on an earlier day is fired any more. */
export interface RungMark {
  readonly about: ReminderSubject;
  /** The limit: due day of the duty, of its acknowledgement, or of the answer to a submission. */
  readonly forDue: LocalDate;
  /** Of the submission that waits for an answer; 0 for the other subjects. */
  readonly round: number;
  /** Of a recurring duty, whose due day it is; null = the duty itself. */
  readonly period: string | null;
  readonly rungs: readonly string[];
  /** Day of the latest rung that was fired. */
  readonly through: LocalDate;
}

/**
 * The reminders sent about a duty. One mark for each limit that a rung was fired for: a limit that comes back, after an
 * extension was taken back, finds its mark again. Each new limit is an act of some body, so there are few.
 */
export interface Reminders {
  readonly marks: readonly RungMark[];
  /** The unbroken run of reminders that the stream last ended with, by revision; null before the first. */
  readonly run: { readonly from: number; readonly to: number } | null;
}

export const NO_REMINDERS: Reminders = { marks: [], run: null };

/** What a ladder counts from at present. */
export interface ReminderAnchor {
  readonly about: ReminderSubject;
  /** The limit itself; for `approval` the day of the submission, from which the policy counts the limit (R4). */
  readonly day: LocalDate;
  readonly round: number;
  readonly period: string | null;
  /** No rung before this instant is meant: the duty, its period or the submission did not exist. */
  readonly since: Instant;
}

/**
 * The ladders that run now. One runs only while the body it presses can act: the lead on a duty that is neither given
 * back, under review, suspended, withdrawn nor done; the confirming body on a submission. A duty without a due day has
 * no ladder about it; acknowledging and answering have limits of their own (R14, R4), and so has each period of a
 * recurring duty that names a due day (R2). None runs for an external lead.
 */
export function reminderAnchors(state: AssignmentState): readonly ReminderAnchor[] {
  const { status, assignedAt, currentDue, acknowledgementDue, pending, terms } = state;
  if (assignedAt === null || terms === null || terms.external) return [];
  switch (status) {
    case 'assigned':
    case 'acknowledged':
    case 'in-progress': {
      const anchors: ReminderAnchor[] = [];
      if (status === 'assigned' && acknowledgementDue !== null) anchors.push({ about: 'acknowledgement', day: acknowledgementDue, round: 0, period: null, since: assignedAt });
      if (currentDue !== null && deadlineLine(state.deadlines) === 'dated') anchors.push({ about: 'due', day: currentDue, round: 0, period: null, since: assignedAt });
      return [...anchors, ...periodAnchors(state)];
    }
    case 'submitted':
      return pending === null ? [] : [{ about: 'approval', day: dateAt(pending.at), round: pending.round, period: null, since: pending.at }];
    case 'none':
    case 'accepted':
    case 'closed':
    case 'returned-to-issuer':
    case 'suspended':
    case 'withdrawn':
      return [];
  }
}

/** Do both speak of one limit? A submission has one limit, wherever a changed calendar puts it; the others are known by their day, of the period if it is one's. */
export const sameLimit = (a: Pick<RungMark, 'about' | 'forDue' | 'round' | 'period'>, b: Pick<RungMark, 'about' | 'forDue' | 'round' | 'period'>): boolean =>
  a.about === b.about && a.period === b.period && (a.about === 'approval' ? a.round === b.round : a.forDue === b.forDue);

/** What was fired about the limit that a ladder counts from, null when nothing was. */
export const rungMarkOf = ({ reminders }: AssignmentState, { about, day, round, period }: Pick<ReminderAnchor, 'about' | 'day' | 'round' | 'period'>): RungMark | null =>
  reminders.marks.find((mark) => sameLimit(mark, { about, forDue: day, round, period })) ?? null;

/** The body that a rung is addressed to; null before the duty exists. */
export function rungAddressee({ terms }: AssignmentState, to: ReminderAddressee): BodyId | null {
  if (terms === null) return null;
  return { lead: terms.leadBody, supervising: terms.supervisingBody, issuer: terms.issuer, confirming: terms.confirmingBody }[to];
}

/**
 * Revision of the last act of a body: reminders after it change nothing that a body could have seen otherwise, so a
 * caller who knows the duty since then is up to date.
 */
export const lastActRevision = ({ reminders: { run }, revision }: AssignmentState): number => (run !== null && run.to === revision ? run.from - 1 : revision);
