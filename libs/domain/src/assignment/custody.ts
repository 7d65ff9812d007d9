import { DAY_MS, dayNumber, fromDayNumber, ZONE_OFFSET_MS, type BodyId, type Instant, type LocalDate } from '../kernel/index.js';
import { workingDaysBetween, type WorkingCalendar } from '../deadline/working-calendar.js';
import { awaitedCoordinators, type AwaitedCoordinator } from './coordination.js';
import { holdingOf } from './holder.js';
import type { AssignmentState } from './state.js';

/** With whom the days of a duty are: its lead, a coordinator, who confirms, who gave it, or nobody while it is suspended. */
export const CUSTODY_PARTIES = ['lead', 'coordinator', 'confirming', 'issuer', 'suspended'] as const;
export type CustodyParty = (typeof CUSTODY_PARTIES)[number];

/** How a duty lies from an event on, until the next one that moves it. */
export interface Custody {
  readonly party: CustodyParty;
  /** Null only while suspended. */
  readonly body: BodyId | null;
  /** Coordinators whose answer the lead may wait for, oldest request first: up to its day each takes the lead's place. */
  readonly waitsFor: readonly AwaitedCoordinator[];
  /** Nothing is left to do: the days end here, unless the end is taken back. */
  readonly ended: boolean;
}

/** A custody with the instant from which it holds; instants never go back (R13). */
export interface CustodyFrom {
  readonly from: Instant;
  readonly custody: Custody;
}

/** Days in a row with the same party; both are counted. */
export interface CustodySpan {
  readonly party: CustodyParty;
  readonly body: BodyId | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The same in day numbers since 1970, which lists over many duties count with: naming a day costs far more. */
export interface CustodyDaySpan {
  readonly party: CustodyParty;
  readonly body: BodyId | null;
  readonly first: number;
  readonly last: number;
}

/** The days of a duty: those after `assignedOn`, up to and with `until`. The spans cover each of them once. */
export interface CustodyDays {
  readonly assignedOn: LocalDate;
  readonly until: LocalDate;
  readonly ended: boolean;
  readonly spans: readonly CustodySpan[];
}

export interface CustodyDayNumbers {
  readonly assignedOn: number;
  readonly until: number;
  readonly ended: boolean;
  readonly spans: readonly CustodyDaySpan[];
}

const AS_PARTY = { lead: 'lead', confirming: 'confirming', issuer: 'issuer' } as const;

/**
 * Who has the duty (feature 36), null before it was assigned: the one of `holdingsOf` that answers for lateness. So an
 * extension asked in time lies with the issuer until it is decided, one asked late with the lead. While the lead works,
 * the oldest coordinator that still owes its answer has it, but no longer than the day it was given: after that the lead
 * may go on without it (R6), and the silence is counted as the coordinator's own lateness. Once a duty has ended, the
 * body that ended it answers for the days until the end is taken back.
 */
export function custodyOf(state: AssignmentState): Custody | null {
  const { terms, status } = state;
  if (terms === null) return null;
  switch (status) {
    case 'suspended':
      return { party: 'suspended', body: null, waitsFor: [], ended: false };
    case 'accepted':
    case 'closed':
      return { party: 'confirming', body: terms.confirmingBody, waitsFor: [], ended: true };
    case 'withdrawn':
      return { party: 'issuer', body: terms.issuer, waitsFor: [], ended: true };
    default: {
      const holding = holdingOf(state);
      if (holding === null) return null;
      const waits = holding.as === 'lead' && (status === 'acknowledged' || status === 'in-progress');
      return { party: AS_PARTY[holding.as], body: holding.body, waitsFor: waits ? awaitedCoordinators(state.coordination, terms.leadBody) : [], ended: false };
    }
  }
}

/** Whether two custodies say the same, so that the second need not be kept. */
export const sameCustody = (a: Custody, b: Custody): boolean =>
  a.party === b.party && a.body === b.body && a.ended === b.ended && a.waitsFor.length === b.waitsFor.length &&
  a.waitsFor.every((wait, place) => wait.body === b.waitsFor[place]?.body && wait.answerDue === b.waitsFor[place]?.answerDue);

/**
 * A day is with whoever had the duty when it began (00:00 in Việt Nam). The day of assigning is not counted (Civil Code
 * 147(2), as for terms); the day on which the duty ended, or that of the moment, is the last one.
 * @param records of one duty, oldest first, the first from its assignment
 * @throws RangeError without records.
 */
export function custodyDays(records: readonly CustodyFrom[], at: Instant): CustodyDays {
  const { assignedOn, until, ended, spans } = custodyDayNumbers(records, at);
  return {
    assignedOn: fromDayNumber(assignedOn),
    until: fromDayNumber(until),
    ended,
    spans: spans.map(({ party, body, first, last }) => ({ party, body, first: fromDayNumber(first), last: fromDayNumber(last) })),
  };
}

/** As `custodyDays`. @throws RangeError without records. */
export function custodyDayNumbers(records: readonly CustodyFrom[], at: Instant): CustodyDayNumbers {
  const [assigned] = records;
  if (assigned === undefined) throw new RangeError('no duty without an assignment');
  const start = dayOf(assigned.from);
  let endedFrom = records.length;
  while (endedFrom > 0 && records[endedFrom - 1]?.custody.ended === true) endedFrom -= 1;
  const end = records[endedFrom];
  const last = Math.max(start, end === undefined ? dayOf(at) : firstDayOf(end.from) - 1);
  const spans: CustodyDaySpan[] = [];
  for (const [place, { from, custody }] of records.entries()) {
    const next = records[place + 1];
    addDays(spans, custody, Math.max(firstDayOf(from), start + 1), Math.min(next === undefined ? last : firstDayOf(next.from) - 1, last));
  }
  return { assignedOn: start, until: last, ended: end !== undefined, spans };
}

const dayOf = (instant: Instant): number => Math.floor((instant + ZONE_OFFSET_MS) / DAY_MS);

/** The first day that begins under what was recorded at that instant. */
const firstDayOf = (instant: Instant): number => Math.ceil((instant + ZONE_OFFSET_MS) / DAY_MS);

function addDays(spans: CustodyDaySpan[], { party, body, waitsFor }: Custody, from: number, to: number): void {
  for (let day = from; day <= to; ) {
    const awaited = waitsFor.find(({ answerDue }) => dayNumber(answerDue) >= day);
    const last = awaited === undefined ? to : Math.min(to, dayNumber(awaited.answerDue));
    append(spans, awaited === undefined ? { party, body } : { party: 'coordinator', body: awaited.body }, day, last);
    day = last + 1;
  }
}

function append(spans: CustodyDaySpan[], { party, body }: Pick<CustodyDaySpan, 'party' | 'body'>, first: number, last: number): void {
  const before = spans.at(-1);
  if (before?.party === party && before.body === body) spans[spans.length - 1] = { party, body, first: before.first, last };
  else spans.push({ party, body, first, last });
}

/** Working days of a span by that calendar. */
export const workingDaysOf = ({ first, last }: Pick<CustodySpan, 'first' | 'last'>, calendar: WorkingCalendar): number =>
  workingDaysBetween(fromDayNumber(dayNumber(first) - 1), last, calendar);
