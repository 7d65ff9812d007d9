import { dateAt, ignore, send, type BodyId, type LocalDate } from '../../kernel/index.js';
import { heirOf, type HandOverOrder, type OrganisationEvent, type OrganisationState } from '../../organisation/index.js';
import { holdsReportingPart, reportingPartsCollide, reportPeriodOf, reportPeriodOn, REPORTING_PARTS, REVIEW_PARTS, type ReportingState, type ReviewState } from '../../reporting/index.js';
import { toReporting, toReview, type ProcessMessage } from '../messages.js';
import type { Process } from '../process.js';

/** An obligation with those of its units whose report of the period of the change stands already. */
export interface ReportingInChange {
  readonly state: ReportingState;
  readonly reported: ReadonlySet<BodyId>;
}

export interface HandOverReportingContext {
  readonly register: OrganisationState;
  /** At least every obligation in which a body of the change has a part. */
  readonly obligations: readonly ReportingInChange[];
  /** The same of reviews. */
  readonly reviews: readonly ReviewState[];
}

/**
 * When bodies end, what they owe and take of periodic reports goes to those named for it, by an act on each obligation
 * and on each review that goes on (R11): reports that are missing are filed by the heir under the old name, those to come are its own. Nobody comes to
 * take the report it made (R12): such a part stays where it is until the owner names somebody.
 *
 * Ignores: `no-such-change`, `nothing-to-hand-over`, `not-for-this-process`.
 */
export const handOverReporting: Process<OrganisationEvent, HandOverReportingContext> = {
  name: 'hand-over-reporting',
  handles: new Set(['HandOverFellDue']),
  react(event, act, { register, obligations, reviews }) {
    if (event.type !== 'HandOverFellDue') return ignore('not-for-this-process');
    const order = [...register.handOvers.values()].find((each) => each.order.changeId === event.data.changeId)?.order;
    if (order === undefined) return ignore('no-such-change');
    const day = dateAt(act.recordedAt);
    const messages = [...obligations.flatMap((each) => movesOf(each, order, register, day)), ...reviews.flatMap((each) => movesOfReview(each, order, register, day))];
    return messages.length === 0 ? ignore('nothing-to-hand-over') : send(...messages);
  },
};

/** The owner comes last, since the acts before are done in its name. */
function movesOf({ state, reported }: ReportingInChange, order: HandOverOrder, register: OrganisationState, day: LocalDate): readonly ProcessMessage[] {
  const { terms, owner } = state;
  if (terms === null || owner === null || state.status === 'withdrawn') return [];
  let current = state;
  return REPORTING_PARTS.flatMap((part) =>
    order.bodies.flatMap((from): readonly ProcessMessage[] => {
      const to = heirOf(register, from, day, null).body;
      if (to === from || !holdsReportingPart(current, part, from) || reportingPartsCollide(current, part, to)) return [];
      if (part !== 'unit') current = { ...current, [part]: to };
      const fromPeriod = periodOf(state, order.on, part === 'unit' && reported.has(from));
      return [toReporting(terms.obligationId, owner, { type: 'HandOverReporting', part, from, to, fromPeriod, basis: order.basis, register })];
    }),
  );
}

/** The conductor comes last, as the owner does. */
function movesOfReview({ status, terms, conductor, units }: ReviewState, order: HandOverOrder, register: OrganisationState, day: LocalDate): readonly ProcessMessage[] {
  if (terms === null || conductor === null || status === 'concluded' || status === 'withdrawn') return [];
  return REVIEW_PARTS.flatMap((part) =>
    order.bodies.flatMap((from): readonly ProcessMessage[] => {
      const to = heirOf(register, from, day, null).body;
      const holds = part === 'conductor' ? conductor === from : units.some(({ filedBy }) => filedBy === from);
      return holds && to !== from ? [toReview(terms.reviewId, conductor, { type: 'HandOverReview', part, from, to, basis: order.basis, register })] : [];
    }),
  );
}

/** The period of the change, or the next one for a body that has reported it already: what is done stays. */
function periodOf({ terms, first, last }: ReportingState, on: LocalDate, done: boolean): string {
  if (terms === null) return '';
  const { number } = reportPeriodOn(terms.calendar, terms.rhythm, on);
  const wanted = Math.max(first, number + (done ? 1 : 0));
  return reportPeriodOf(terms.calendar, terms.rhythm, last === null ? wanted : Math.min(wanted, last + 1)).key;
}
