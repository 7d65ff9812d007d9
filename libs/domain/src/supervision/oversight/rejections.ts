import { reject, type Decision } from '../../kernel/index.js';
import type { EvidenceRejection } from '../evidence.js';
import type { DatesRejection, Fault, PaperRejection } from '../paper.js';

/** Every reason for which an act on an oversight is refused. */
export type OversightRejection =
  | DatesRejection
  | Extract<PaperRejection, 'date-invalid' | 'paper-in-the-future' | 'text-missing'>
  | EvidenceRejection
  /** The id belongs to an oversight already. */
  | 'oversight-already-opened'
  /** The oversight was not opened, or has ended. Facts: `status`. */
  | 'oversight-not-open'
  /** Nothing ended it, so no end can be taken back (R15). Facts: `status`. */
  | 'oversight-not-ended'
  /** R12: the overseeing body came to be one with an overseen one, and another body comes first to end it. Facts: `keeper`, `actingBody`. */
  | 'not-oversight-keeper'
  /** There is nothing of that kind under that number. Facts: `entry`, `number`. */
  | 'oversight-entry-unknown'
  /** It was taken back before. Facts: `entry`, `number`. */
  | 'oversight-entry-taken-back'
  /** A warning that stands rests on the observation: it goes first (R15). Facts: `observation`, `warning`. */
  | 'observation-relied-on'
  /** Oversight of councils and of the Front follows rules that this system does not carry. Facts: `kind`. */
  | 'oversight-kind-not-carried'
  /** A thematic oversight names its last day, a continuous one names none. Facts: `mode`. */
  | 'oversight-period-unfit'
  /** The time ends before it begins. Facts: `from`, `to`. */
  | 'period-reversed'
  /** Something was seen before the oversight began or after its last day. Facts: `date`, `from`, `to`. */
  | 'observation-outside-period'
  /** Only the overseeing body does this. Facts: `overseeingBody`, `actingBody`. */
  | 'not-overseeing-body'
  /** R12: a body oversees itself, or one that it continues or that continues it. Facts: `bodyId`. */
  | 'oversees-itself'
  /** The body is not among the overseen ones. Facts: `bodyId`. */
  | 'body-not-overseen'
  /** No body is named where one must be. Facts: `list`. */
  | 'nothing-named'
  /** One body stands twice. Facts: `bodyId`. */
  | 'body-repeated'
  /** The register has no such body on the day. Facts: `bodyId`. */
  | 'unknown-body'
  /** The body has ended by the day. Facts: `bodyId`, `as`. */
  | 'body-ended'
  /** A body outside the authority neither oversees nor is overseen. Facts: `bodyId`, `as`. */
  | 'body-is-external'
  /** An early warning rests on an observation that was not recorded, or on none. Facts: `observation`. */
  | 'observation-unknown';

export type Refusal = Extract<Decision<never, OversightRejection>, { ok: false }>;

export const refuse = (tag: OversightRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** A fault found by a check that several aggregates use. */
export const refuseFor = (fault: Fault<OversightRejection> | null): Refusal | null => (fault === null ? null : refuse(fault.tag, fault.facts));
